import Archive
package import Newsroom

/// Makes a section or changes it. Its address stays.
package struct SaveSection: Act {
    package var section: Section

    /// - Parameter section: with an empty slug, a free one is made from the name.
    package init(_ section: Section) {
        self.section = section
    }

    package func perform(in transaction: Transaction) throws -> Section {
        try transaction.require(.keepSections)
        let sections = transaction.records.sections
        var section = section
        section.name = section.name.trimmed
        try Check.text(section.name, in: "name", 1...100)
        try Check.text(section.summary, in: "summary", 0...2_000)
        guard (0...10_000).contains(section.position) else {
            throw NewsroomError.invalid(field: "position", reason: "a number from 0 to 10,000")
        }
        let existing = try sections.find(section.id)
        if let existing {
            section.slug = existing.slug
        } else {
            guard try sections.all().count < Section.most else {
                throw NewsroomError.conflict("the paper has \(Section.most) sections already: every page names them all")
            }
            let wish = section.slug.isEmpty ? Slug.make(from: section.name, language: "") : section.slug
            section.slug = try Check.freeSlug(wish, id: section.id) { try sections.find(slug: $0) == nil }
        }
        guard section != existing else { return section }
        // Readers see the change at once where a public story stands in the section.
        let isShown = try sections.isShown(section.id)
        if isShown { try transaction.require(.publish) }
        try sections.save(section, at: transaction.now)
        transaction.record(
            on: "section:\(section.id)", ["name": section.name, "position": "\(section.position)"], before: existing.map { .section($0) })
        transaction.touch(.section(section.id))
        if isShown { transaction.touch(.sections) }
        // Its page comes and goes.
        if (existing?.isClosed ?? false) != section.isClosed { transaction.touch(.address("section/\(section.slug)")) }
        return section
    }
}
