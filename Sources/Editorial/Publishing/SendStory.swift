package import Archive
package import Foundation
package import Newsroom

/// Sends a story to readers, changes what they see of it, or takes it from them, with the places where it appears: what a person
/// decides on one screen is one transaction. Each part is an act of its own, and asks for its own right.
///
/// The form's identifier makes a second sending of it harmless.
package struct SendStory: Act {
    package enum Step: Hashable, Sendable {
        case publish(revision: Int, time: PublishStory.Time)
        case update(revision: Int, kind: UpdatePublished.Kind)
        case correct(revision: Int, kind: Correction.Kind, text: String)
        case cancel
        case withdraw(reason: String)
    }

    package enum Outcome: Hashable, Sendable {
        case published(slug: String)
        case planned(due: Date)
        case updated, corrected, cancelled, withdrawn
        /// The same form was sent before: nothing was done again.
        case repeated
    }

    package var id: Identifier<PublishingStep>
    package var story: Story.ID
    package var step: Step
    package var places: StoryPlaces

    package init(_ id: Identifier<PublishingStep>, story: Story.ID, _ step: Step, places: StoryPlaces = StoryPlaces()) {
        self.id = id
        self.story = story
        self.step = step
        self.places = places
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        let story = try transaction.story(self.story)
        let isNew = try transaction.records.publishingSteps.take(id, of: story.id, by: transaction.actor.id, at: transaction.now)
        guard isNew else { return .repeated }
        let outcome = try take(in: transaction)
        try transaction.place(story.id, at: places)
        return outcome
    }

    private func take(in transaction: Transaction) throws -> Outcome {
        switch step {
        case .publish(let seen, let time):
            let (revision, isApproved) = try transaction.revision(with: places, insteadOf: seen, of: story)
            var act = PublishStory(story: story, revision: revision, time: time)
            act.isApproved = isApproved
            switch try transaction.perform(act) {
            case .published(let slug): return .published(slug: slug)
            case .planned(let due): return .planned(due: due)
            }
        case .update(let seen, let kind):
            let (revision, isApproved) = try transaction.revision(with: places, insteadOf: seen, of: story)
            var act = UpdatePublished(story: story, revision: revision, kind: kind)
            act.isApproved = isApproved
            try transaction.perform(act)
            return .updated
        case .correct(let seen, let kind, let text):
            let (revision, isApproved) = try transaction.revision(with: places, insteadOf: seen, of: story)
            var act = IssueCorrection(story: story, revision: revision, kind: kind, text: text)
            act.isApproved = isApproved
            try transaction.perform(act)
            return .corrected
        case .cancel:
            try transaction.perform(CancelPublication(story: story))
            return .cancelled
        case .withdraw(let reason):
            try transaction.perform(WithdrawStory(story: story, reason: reason))
            return .withdrawn
        }
    }
}
