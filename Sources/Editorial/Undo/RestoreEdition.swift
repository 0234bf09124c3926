import Archive
import Foundation
import Newsroom

/// Lets readers see of a story again what they saw, with the times and the address of then. They are told of no update, and what the
/// account made public meanwhile has no place in the story's history.
struct RestoreEdition: Act {
    let story: Story.ID
    let former: Former.Edition
    let account: User.ID
    let since: Date

    init(story: Story.ID, _ former: Former.Edition, insteadOf account: User.ID, since: Date) {
        self.story = story
        self.former = former
        self.account = account
        self.since = since
    }

    /// Whether anything was another than then.
    func perform(in transaction: Transaction) throws -> Bool {
        try transaction.require(.publish)
        let story = try transaction.story(self.story)
        try transaction.require(.publish, on: story)
        let revision = try transaction.revision(former.revision, of: story.id)
        let standing = try transaction.records.editions.standing(story.id)
        if standing == nil { try transaction.records.publications.dropPlan(story.id) }
        let publications = transaction.records.publications
        let hasPublished = try publications.undo(story.id, by: account, since: since, at: transaction.now)
        guard standing.map(Former.Edition.init) != former else {
            guard hasPublished else { return false }
            try transaction.touchEdition(of: story.id)
            transaction.record(on: "story:\(story.id)", ["revision": "\(revision.number)"], before: .edition(former))
            return true
        }
        let newest = try publications.newest(of: story.id)
        let publication = Publication(
            id: transaction.newID(), story: story.id, revision: revision.number, kind: standing == nil ? .published : .fixed,
            at: transaction.now, by: transaction.actor.id)
        try publications.add(publication)
        // The history ends with the same words already: to readers nothing happened.
        if let newest, newest.revision == revision.number, newest.kind != .withdrawn {
            try publications.undo(publication.id, at: transaction.now)
        }
        let slug = try transaction.putEdition(
            of: revision, firstPublished: former.firstPublished, updated: former.updated, at: former.slug)
        transaction.record(
            on: "story:\(story.id)", ["revision": "\(revision.number)", "slug": slug],
            before: .edition(standing.map(Former.Edition.init)))
        return true
    }
}
