import Archive
package import Newsroom

/// Puts suggested words into the text, as a change by who accepts them; editors that have the story open see it come in.
///
/// The words and the settlement are one transaction: accepted twice, they stand there once.
package struct AcceptSuggestion: Act {
    package var comment: Comment.ID
    private let memory: DraftMemory?

    package init(_ comment: Comment.ID, memory: DraftMemory? = nil) {
        self.comment = comment
        self.memory = memory
    }

    package func perform(in transaction: Transaction) throws -> Story.ID {
        let comment = try transaction.openComment(self.comment)
        guard let suggestion = comment.suggestion else { throw NewsroomError.conflict("nothing is suggested in this comment") }
        let opened = try transaction.perform(OpenDraft(comment.story, memory: memory))
        let step: EditStep
        do {
            guard try opened.document.passage(comment.range) == comment.quote else { throw Self.hasChanged }
            step = try opened.document.rewording(comment.range, as: suggestion)
        } catch is StepFault {
            throw Self.hasChanged
        }
        let batch = DraftBatch(id: transaction.newID(), client: transaction.newID(), steps: [step])
        let outcome = try transaction.perform(
            TakeSteps(story: comment.story, draft: opened.draft.id, base: opened.draft.version, batch: batch, memory: memory))
        guard case .accepted = outcome else { throw Self.hasChanged }
        try transaction.settle(comment, .accepted)
        return comment.story
    }

    private static let hasChanged = NewsroomError.conflict(
        "the passage has been changed since this was suggested: change it by hand, or refuse the suggestion")
}
