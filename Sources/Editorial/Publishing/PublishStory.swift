import Archive
package import Foundation
package import Newsroom

/// Makes a story public: at once, at a time, or when its embargo ends.
package struct PublishStory: Act {
    package enum Time: Hashable, Sendable {
        case now
        /// Not before this time; an embargo that ends later goes before it.
        case at(Date)
        /// As having been published then: for archives that are taken in. Needs the right to import.
        case dated(Date, updated: Date?)
    }

    package var story: Story.ID
    /// What is to become public: what the person who publishes has seen.
    package var revision: Int
    package var time: Time
    /// Whether somebody planned it before, and everything was asked for then.
    var wasPlanned = false
    /// Whether the words were approved in the revision before, from which this one differs in where and when it appears.
    var isApproved = false

    package init(story: Story.ID, revision: Int, time: Time = .now) {
        self.story = story
        self.revision = revision
        self.time = time
    }

    private static let checks = Set(PublicationCheck.allCases)

    package enum Outcome: Hashable, Sendable {
        case published(slug: String)
        case planned(due: Date)
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        try transaction.require(.publish)
        if case .dated = time { try transaction.require(.importArchive) }
        let story = try transaction.story(self.story)
        try transaction.require(.publish, on: story)
        guard story.stage.kind != .spiked else {
            throw NewsroomError.conflict("the story is spiked: take it up again before publishing it")
        }
        if case .published(let standing) = story.publication {
            if standing == revision, let slug = try transaction.records.editions.standing(story.id)?.slug { return .published(slug: slug) }
            throw NewsroomError.conflict("the story is public already: publish an update")
        }
        let revision = try transaction.revision(revision, of: story.id)
        if !wasPlanned, !isApproved { try transaction.requireSecondPerson(for: revision) }
        try revision.content.checkForPublication()
        // What somebody planned was looked at then; only a picture that nobody may go without is looked at again.
        let due = due(revision.content, now: transaction.now)
        if case .dated = time {
        } else {
            try transaction.requireChecks(revision, wasPlanned ? [.alternativeText] : Self.checks, at: due)
        }
        if let due { return try plan(revision, due: due, in: transaction) }
        return try publish(revision, in: transaction)
    }

    /// When the story becomes public, if that is later than now.
    private func due(_ content: StoryContent, now: Date) -> Date? {
        var due = content.embargo ?? .distantPast
        if case .at(let time) = time { due = max(due, time) }
        return due > now ? due : nil
    }

    private func plan(_ revision: Revision, due: Date, in transaction: Transaction) throws -> Outcome {
        let before = try transaction.formerPlan(of: revision.story)
        try transaction.records.publications.plan(
            revision.story, revision: revision.number, due: due, by: transaction.actor.id, at: transaction.now)
        transaction.record(
            on: "story:\(revision.story)", ["revision": "\(revision.number)", "due": due.formatted(.iso8601)], before: .plan(before))
        return .planned(due: due)
    }

    private func publish(_ revision: Revision, in transaction: Transaction) throws -> Outcome {
        var at = transaction.now
        var updated: Date?
        if case .dated(let date, let later) = time {
            at = min(date, transaction.now)
            updated = later.map { min($0, transaction.now) }
        }
        let first = try transaction.records.publications.firstPublished(revision.story) ?? at
        try transaction.records.publications.dropPlan(revision.story)
        let slug = try transaction.putEdition(of: revision, firstPublished: first, updated: max(first, updated ?? at))
        try transaction.records.publications.add(
            Publication(
                id: transaction.newID(), story: revision.story, revision: revision.number, kind: .published, at: at,
                by: transaction.actor.id))
        transaction.record(on: "story:\(revision.story)", ["revision": "\(revision.number)", "slug": slug], before: .edition(nil))
        try transaction.doFirstAssignment(of: revision.story)
        return .published(slug: slug)
    }
}
