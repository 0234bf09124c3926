import Archive
import Foundation
package import Newsroom

/// Makes a contributor or changes one. The address stays.
package struct SaveContributor: Act {
    package var contributor: Contributor

    /// - Parameter contributor: with an empty slug, a free one is made from the name.
    package init(_ contributor: Contributor) {
        self.contributor = contributor
    }

    package func perform(in transaction: Transaction) throws -> Contributor {
        try transaction.require(.keepContributors)
        let contributors = transaction.records.contributors
        var contributor = contributor
        contributor.name = contributor.name.trimmed
        try Check.text(contributor.name, in: "name", 1...200)
        try Check.text(contributor.position, in: "position", 0...200)
        try Check.text(contributor.biography, in: "biography", 0...5_000)
        guard contributor.links.count <= 20, Set(contributor.links).count == contributor.links.count else {
            throw NewsroomError.invalid(field: "links", reason: "at most 20 addresses, each once")
        }
        for (index, link) in contributor.links.enumerated() where !LinkAddress.isAllowed(link) || !Self.isPersonal(link) {
            throw NewsroomError.invalid(
                field: "links[\(index)]", reason: "not an address such as https://social.example/@ada or mailto:ada@paper.example")
        }
        if let portrait = contributor.portrait { try transaction.checkPortrait(portrait) }
        let existing = try contributors.find(contributor.id)
        if let existing {
            contributor.slug = existing.slug
        } else {
            let wish = contributor.slug.isEmpty ? Slug.make(from: contributor.name, language: "") : contributor.slug
            contributor.slug = try Check.freeSlug(wish, id: contributor.id) { try contributors.find(slug: $0) == nil }
        }
        guard contributor != existing else { return contributor }
        // Readers see the change at once where a public story has the name.
        if try transaction.records.editions.show(contributor.id) { try transaction.require(.publish) }
        try contributors.save(contributor)
        if let existing, existing.name != contributor.name {
            let new = transaction.now.addingTimeInterval(-Transaction.sharingFreshness)
            try transaction.records.sharing.order(naming: contributor.id, publishedAfter: new, at: transaction.now)
            try transaction.records.storyList.refresh(with: contributor.id)
        }
        transaction.record(on: "contributor:\(contributor.id)", ["name": contributor.name], before: existing.map { .contributor($0) })
        transaction.touch(.contributor(contributor.id))
        return contributor
    }

    private static func isPersonal(_ link: String) -> Bool {
        LinkAddress.isElsewhere(link) || link.lowercased().hasPrefix("mailto:")
    }
}

extension Transaction {
    /// Who has no picture yet may come to have a page at any time: the picture is whole before it is somebody's.
    fileprivate func checkPortrait(_ id: Photograph.ID) throws {
        guard let photograph = try records.photographs.find(id), photograph.file != nil else {
            throw NewsroomError.invalid(field: "portrait", reason: "there is no photograph \(id) with a file")
        }
        if photograph.lacksAlternativeText { throw photograph.missingAlternativeText }
    }
}
