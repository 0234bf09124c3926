import Archive
package import Newsroom

/// Takes a live update from readers. It stays on the newsroom's record.
package struct RemoveLiveUpdate: Act {
    package var update: LiveUpdate.ID
    /// For the audit trail.
    package var reason: String

    package init(_ update: LiveUpdate.ID, reason: String) {
        self.update = update
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.correct)
        try Check.text(reason.trimmed, in: "reason", 1...2_000)
        var update = try transaction.liveUpdate(update)
        update.isRemoved = true
        try transaction.records.live.remove(update.id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(update.story)", ["update": "\(update.id)", "reason": reason.trimmed])
        try transaction.show(update)
        if try transaction.records.live.hasCorrections(in: update.story, of: update.id) { transaction.touch(.corrections) }
    }
}
