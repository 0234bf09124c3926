import Archive
import Foundation
import Newsroom

/// Publishes the planned story that is due first, as the person who planned it. Done by the clock, not by a person, and
/// after a standstill too: what became due meanwhile is published then.
struct PublishDue: Act {
    enum Outcome: Hashable, Sendable {
        case published(Story.ID)
        case nothingDue(next: Date?)
    }

    /// - Throws: what publishing throws; all of it is undone then, and `DropDuePlan` keeps why.
    func perform(in transaction: Transaction) throws -> Outcome {
        guard let plan = try transaction.records.publications.nextPlan() else { return .nothingDue(next: nil) }
        guard plan.due <= transaction.now else { return .nothingDue(next: plan.due) }
        guard let planner = try transaction.records.users.find(plan.by), planner.status == .active else {
            throw NewsroomError.notFound("the account that planned it")
        }
        var publishing = PublishStory(story: plan.story, revision: plan.revision)
        publishing.wasPlanned = true
        try transaction.perform(publishing, as: planner)
        return .published(plan.story)
    }
}
