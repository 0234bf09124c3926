import Archive
import Foundation
package import Newsroom

/// Puts a newer revision in the place of what is public.
package struct UpdatePublished: Act {
    package enum Kind: Hashable, Sendable {
        /// Readers are told when.
        case update
        /// They are not: a typing error, a link.
        case fix
    }

    package var story: Story.ID
    package var revision: Int
    package var kind: Kind

    var isMechanical = false
    /// See `PublishStory.isApproved`.
    var isApproved = false

    package init(story: Story.ID, revision: Int, kind: Kind) {
        self.story = story
        self.revision = revision
        self.kind = kind
    }

    /// The story's address.
    package func perform(in transaction: Transaction) throws -> String {
        try transaction.require(.publish)
        try transaction.require(.publish, on: transaction.story(story))
        return try transaction.update(
            story, to: revision, kind: kind == .update ? .updated : .fixed, isMechanical: isMechanical, isApproved: isApproved
        ).slug
    }
}

extension Transaction {
    /// - Parameter isMechanical: whether nobody wrote the revision: it is the public one in another form.
    func update(
        _ story: Story.ID, to number: Int, kind: Publication.Kind, isMechanical: Bool = false, isApproved: Bool = false
    ) throws -> (slug: String, before: Int) {
        guard let standing = try records.editions.standing(self.story(story).id) else {
            throw NewsroomError.conflict("the story is not public")
        }
        let revision = try revision(number, of: story)
        // The same words again, with a notice of what was wrong in them or with another form, have been approved.
        let isNew = number != standing.revision && !isMechanical
        if isNew, !isApproved { try requireSecondPerson(for: revision) }
        try revision.content.checkForPublication()
        if isNew { try requireChecks(revision) }
        if let embargo = revision.content.embargo, embargo > now {
            throw NewsroomError.conflict("the revision is under embargo until \(embargo.formatted(.iso8601))")
        }
        try records.publications.add(Publication(id: newID(), story: story, revision: number, kind: kind, at: now, by: actor.id))
        let slug = try putEdition(
            of: revision, firstPublished: standing.firstPublished, updated: kind == .fixed ? standing.updated : now)
        record(
            on: "story:\(story)", ["revision": "\(number)", "before": "\(standing.revision)", "kind": kind.rawValue],
            before: .edition(Former.Edition(standing)))
        return (slug, standing.revision)
    }
}
