import Archive
package import Newsroom

/// Says something of a passage of a story in the making, or how it might be worded. Whoever may read the story may do it.
///
/// The identifiers are made in the browser; a repeated call is one.
package struct AddComment: Act {
    package var story: Story.ID
    package var id: Comment.ID
    /// The editor's positions in `version`; empty: the whole story is meant.
    package var range: Range<Int>
    /// The draft's version in which the positions count; nil where none are given.
    package var version: Int?
    /// The passage's words, for who knows no positions; nil where those are given.
    package var words: QuotedWords?
    package var text: String
    package var message: CommentMessage.ID
    /// What is to stand in the passage's place.
    package var suggestion: String?

    package init(
        story: Story.ID, id: Comment.ID, range: Range<Int> = 0..<0, version: Int? = nil, text: String, message: CommentMessage.ID,
        suggestion: String? = nil
    ) {
        self.story = story
        self.id = id
        self.range = range
        self.version = version
        self.text = text
        self.message = message
        self.suggestion = suggestion
    }

    /// Of words as they stand in the newest text.
    package init(
        story: Story.ID, id: Comment.ID, quoting words: QuotedWords, text: String, message: CommentMessage.ID, suggestion: String? = nil
    ) {
        self.init(story: story, id: id, text: text, message: message, suggestion: suggestion)
        self.words = words
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.commented(self.story)
        if let known = try transaction.records.comments.find(id) {
            guard known.story == story.id, known.madeBy == transaction.actor.id else {
                throw NewsroomError.conflict("the identifier is that of another comment")
            }
            return
        }
        guard try transaction.records.comments.open(at: story.id).count < Comment.Limit.open else {
            throw NewsroomError.conflict("a story has at most \(Comment.Limit.open) open comments: settle some of them first")
        }
        let comment = try comment(on: story, in: transaction)
        try transaction.records.comments.add(comment)
        // What is suggested speaks for itself.
        if suggestion == nil || !text.trimmed.isEmpty { try transaction.say(text, as: message, in: comment) }
        try transaction.records.comments.touch(story.id)
        transaction.record(on: "story:\(story.id)", ["comment": "\(id)"])
    }

    /// While there is an open comment, there is a draft, by whose changes it is moved.
    private func comment(on story: Story, in transaction: Transaction) throws -> Comment {
        let opened = try transaction.perform(OpenDraft(commenting: story.id))
        let range =
            try words.map { try opened.range(of: $0) } ?? (range.isEmpty ? 0..<0 : transaction.place(of: range, in: version, opened))
        let quote: String
        do {
            quote = try opened.document.passage(range)
            if let suggestion, !suggestion.isEmpty || !range.isEmpty { _ = try opened.document.rewording(range, as: suggestion) }
        } catch {
            throw NewsroomError.invalid(field: "range", reason: error.reason)
        }
        if let suggestion { try check(suggestion, instead: quote) }
        return Comment(
            id: id, story: story.id, range: range, quote: String(quote.prefix(Comment.Limit.quote)), suggestion: suggestion,
            madeAt: transaction.now, madeBy: transaction.actor.id)
    }

    private func check(_ suggestion: String, instead quote: String) throws {
        try Check.text(suggestion, in: "suggestion", 0...Comment.Limit.suggestion)
        guard !suggestion.contains("\n") else { throw NewsroomError.invalid(field: "suggestion", reason: "one paragraph") }
        guard !quote.isEmpty else { throw NewsroomError.invalid(field: "suggestion", reason: "it needs a passage") }
        guard quote.utf8.count <= Comment.Limit.quote, suggestion != quote else {
            throw NewsroomError.invalid(
                field: "suggestion", reason: "other words than those that are there, for a passage that is not too long")
        }
    }
}
