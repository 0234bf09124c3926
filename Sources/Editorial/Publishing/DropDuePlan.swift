import Archive
import Newsroom

/// Drops the plan that is due first because carrying it out failed, and says why in the audit trail: one bad plan must not
/// hold up those behind it.
struct DropDuePlan: Act {
    var reason: String

    func perform(in transaction: Transaction) throws {
        guard let plan = try transaction.records.publications.nextPlan(), plan.due <= transaction.now else { return }
        try transaction.records.publications.dropPlan(plan.story)
        transaction.record(on: "story:\(plan.story)", ["refused": reason, "revision": "\(plan.revision)"])
    }
}
