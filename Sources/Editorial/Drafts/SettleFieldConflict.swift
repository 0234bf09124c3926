import Archive
package import Newsroom

/// Says that a field's value that was kept beside the draft has been seen and dealt with. Taking it over is an edit like any other.
package struct SettleFieldConflict: Act {
    package var conflict: FieldConflict.ID

    package init(_ conflict: FieldConflict.ID) {
        self.conflict = conflict
    }

    package func perform(in transaction: Transaction) throws {
        guard let story = try transaction.records.drafts.story(ofConflict: conflict) else {
            throw NewsroomError.notFound("a conflict that is still to be settled")
        }
        _ = try transaction.story(story, changing: true)
        try transaction.records.drafts.settle(conflict, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story)", ["conflict": "\(conflict)"])
    }
}
