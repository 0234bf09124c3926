import Archive
package import Newsroom

/// Takes a section out of the paper: readers find its stories where they are, and whoever asks for its page is led elsewhere.
/// Its stories keep it, and writers are not offered it any longer.
package struct CloseSection: Act {
    package var section: Section.ID
    /// Where its page leads.
    package var target: String

    package init(_ section: Section.ID, leadingTo target: String) {
        self.section = section
        self.target = target
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSections)
        guard var section = try transaction.records.sections.find(section) else { throw NewsroomError.notFound("section \(section)") }
        guard !section.isClosed else { throw NewsroomError.conflict("the section is closed already") }
        section.isClosed = true
        try transaction.perform(SaveSection(section))
        try transaction.perform(SaveRedirect("/section/\(section.slug)/", to: target))
    }
}

/// Opens a section again.
package struct OpenSection: Act {
    package var section: Section.ID

    package init(_ section: Section.ID) {
        self.section = section
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSections)
        guard var section = try transaction.records.sections.find(section) else { throw NewsroomError.notFound("section \(section)") }
        guard section.isClosed else { return }
        section.isClosed = false
        try transaction.perform(SaveSection(section))
        let path = "/section/\(section.slug)"
        if try transaction.records.redirects.target(of: path) != nil { try transaction.perform(RemoveRedirect(path)) }
    }
}
