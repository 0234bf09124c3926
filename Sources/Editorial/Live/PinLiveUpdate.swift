import Archive
package import Newsroom

/// Keeps a live update above the others, or lets it go back to its place.
package struct PinLiveUpdate: Act {
    package var update: LiveUpdate.ID
    package var isPinned: Bool

    package init(_ update: LiveUpdate.ID, isPinned: Bool = true) {
        self.update = update
        self.isPinned = isPinned
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        var update = try transaction.liveUpdate(update)
        guard update.isPinned != isPinned else { return }
        if isPinned, try transaction.records.live.pinnedCount(of: update.story) >= LiveCoverage.mostPinned {
            throw NewsroomError.conflict("\(LiveCoverage.mostPinned) updates are pinned already: let one go first")
        }
        update.isPinned = isPinned
        try transaction.records.live.setPinned(isPinned, update.id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(update.story)", ["update": "\(update.id)", "pinned": "\(isPinned)"])
        try transaction.show(update)
    }
}
