import Archive
package import Newsroom

/// Says that a comment is done with: talked over, or, for suggested words, refused. It is kept.
package struct SettleComment: Act {
    package var comment: Comment.ID
    /// Accepting changes the text: that is `AcceptSuggestion`.
    package var isRefused: Bool

    package init(_ comment: Comment.ID, isRefused: Bool = false) {
        self.comment = comment
        self.isRefused = isRefused
    }

    package func perform(in transaction: Transaction) throws {
        let comment = try transaction.openComment(self.comment)
        let outcome = isRefused ? Comment.Outcome.refused : .resolved
        guard (comment.suggestion != nil) == isRefused else {
            throw NewsroomError.conflict("a comment is resolved; suggested words are accepted or refused")
        }
        // Whoever wrote or suggested it may take it back; else it is for who works on the text.
        if isRefused, comment.madeBy != transaction.actor.id { _ = try transaction.story(comment.story, changing: true) }
        try transaction.settle(comment, outcome)
    }
}

/// Opens a settled comment again.
package struct ReopenComment: Act {
    package var comment: Comment.ID

    package init(_ comment: Comment.ID) {
        self.comment = comment
    }

    package func perform(in transaction: Transaction) throws {
        guard let comment = try transaction.records.comments.find(comment) else { throw NewsroomError.notFound("comment \(comment)") }
        let story = try transaction.commented(comment.story)
        guard let settlement = comment.settlement else { return }
        guard settlement.outcome == .resolved else {
            throw NewsroomError.conflict("suggested words were \(settlement.outcome.rawValue): make the suggestion again")
        }
        _ = try transaction.perform(OpenDraft(commenting: story.id))
        // Nobody has moved its place meanwhile.
        try transaction.records.comments.move(comment.id, to: 0..<0)
        try transaction.records.comments.settle(comment.id, nil)
        try transaction.records.comments.touch(story.id)
        transaction.record(on: "story:\(story.id)", ["comment": "\(comment.id)"])
    }
}

extension Transaction {
    func settle(_ comment: Comment, _ outcome: Comment.Outcome) throws {
        try records.comments.settle(comment.id, Comment.Settlement(outcome: outcome, at: now, by: actor.id))
        try records.comments.forgetMentions(in: comment.id)
        try records.comments.touch(comment.story)
        record(on: "story:\(comment.story)", ["comment": "\(comment.id)", "outcome": outcome.rawValue])
    }
}
