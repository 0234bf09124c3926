import Archive
import Newsroom

/// Lets readers see of a story again what they saw, with the times and the address of then. They are told of no update.
struct RestoreEdition: Act {
    let story: Story.ID
    let former: Former.Edition

    init(story: Story.ID, _ former: Former.Edition) {
        self.story = story
        self.former = former
    }

    func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        let story = try transaction.story(self.story)
        try transaction.require(.publish, on: story)
        let revision = try transaction.revision(former.revision, of: story.id)
        let standing = try transaction.records.editions.standing(story.id)
        if standing == nil { try transaction.records.publications.dropPlan(story.id) }
        try transaction.records.publications.add(
            Publication(
                id: transaction.newID(), story: story.id, revision: revision.number, kind: standing == nil ? .published : .fixed,
                at: transaction.now, by: transaction.actor.id))
        let slug = try transaction.putEdition(
            of: revision, firstPublished: former.firstPublished, updated: former.updated, at: former.slug)
        transaction.record(
            on: "story:\(story.id)", ["revision": "\(revision.number)", "slug": slug],
            before: .edition(standing.map(Former.Edition.init)))
    }
}
