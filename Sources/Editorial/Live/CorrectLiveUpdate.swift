import Archive
package import Newsroom

/// Puts other words in the place of a live update's. What it said before stays on the record.
package struct CorrectLiveUpdate: Act {
    package var update: LiveUpdate.ID
    /// The number of the revision that the content was made from.
    package var basedOn: Int
    package var content: LiveUpdate.Content
    /// What was wrong, for readers; empty for what misled nobody: a typing error, a link.
    package var notice: String

    package init(_ update: LiveUpdate.ID, basedOn: Int, content: LiveUpdate.Content, notice: String = "") {
        self.update = update
        self.basedOn = basedOn
        self.content = content
        self.notice = notice
    }

    package func perform(in transaction: Transaction) throws -> LiveUpdate {
        try transaction.require(.correct)
        try content.check()
        try Check.text(notice, in: "notice", 0...2_000)
        var update = try transaction.liveUpdate(update)
        guard basedOn == update.revision else {
            throw NewsroomError.conflict("the update was changed in between: its latest revision is \(update.revision)")
        }
        guard content != update.content || !notice.trimmed.isEmpty else { return update }
        try transaction.checkReferences(of: content)
        update.content = content
        update.revision += 1
        if !notice.trimmed.isEmpty { update.updatedAt = transaction.now }
        try transaction.records.live.save(update, by: transaction.actor.id, at: transaction.now)
        if !notice.trimmed.isEmpty { try correct(update, in: transaction) }
        transaction.record(
            on: "story:\(update.story)",
            ["update": "\(update.id)", "revision": "\(update.revision)", "before": "\(basedOn)", "notice": notice.trimmed])
        try transaction.show(update)
        return update
    }

    private func correct(_ update: LiveUpdate, in transaction: Transaction) throws {
        try transaction.records.live.addCorrection(
            notice.trimmed, of: update.id, as: transaction.newID(), before: basedOn, after: update.revision, by: transaction.actor.id,
            at: transaction.now)
        transaction.touch(.corrections)
    }
}
