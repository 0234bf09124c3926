import Archive
package import Newsroom

/// Adds to what was said of a passage.
package struct AnswerComment: Act {
    package var comment: Comment.ID
    package var message: CommentMessage.ID
    package var text: String

    package init(_ comment: Comment.ID, message: CommentMessage.ID, text: String) {
        self.comment = comment
        self.message = message
        self.text = text
    }

    package func perform(in transaction: Transaction) throws {
        let comment = try transaction.openComment(self.comment)
        try transaction.say(text, as: message, in: comment)
        try transaction.records.comments.touch(comment.story)
        transaction.record(on: "story:\(comment.story)", ["comment": "\(comment.id)"])
    }
}
