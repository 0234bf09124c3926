import Archive
package import Newsroom

/// An editor's yes: a statement is on the record, confirmed by the actor, and the words of the draft that carry it are marked. Of one
/// that is on the record already, mends it, or says anew that it is right.
///
/// The identifier is made by the client; a repeated call is one. The mark, the topics and outlets that are made, and the statement are
/// one transaction.
package struct ConfirmStatement: Act {
    package var statement: Statement
    package var names: StatementNames
    /// Nil: the words that are marked already.
    package var passage: StatementPassage?
    /// An earlier statement that it repeats: the link is part of the yes.
    package var repeats: Statement.ID?

    package init(
        _ statement: Statement, names: StatementNames = StatementNames(), passage: StatementPassage? = nil, repeats: Statement.ID? = nil
    ) {
        self.statement = statement
        self.names = names
        self.passage = passage
        self.repeats = repeats
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        var statement = statement
        let opened = try transaction.perform(OpenDraft(transaction.story(statement.story, changing: true).id))
        if let former = try transaction.records.statements.find(statement.id), former.story != statement.story {
            throw NewsroomError.conflict("the statement belongs to another story: \(former.story)")
        }
        let ranges = try ranges(in: opened, transaction)
        if case .verbatim = statement.content { try Self.checkAreQuoted(ranges, in: opened.document) }
        try transaction.mark(ranges, as: statement.id, in: opened)
        try names.settle(&statement, in: transaction)
        try SaveStatement(statement, confirms: true).keep(in: transaction)
        transaction.record(on: "statement:\(statement.id)", ["story": "\(statement.story)"])
        if let repeats { try transaction.perform(LinkStatements(StatementLink(from: statement.id, to: repeats, kind: .repeats))) }
        try transaction.tellOfRecord(of: statement.story)
    }

    private func ranges(in opened: OpenedDraft, _ transaction: Transaction) throws -> [Range<Int>] {
        guard let passage else {
            guard let marked = opened.document.statementRanges[statement.id] else {
                throw NewsroomError.conflict("the text has no longer what was marked for this statement: mark its words, or take it back")
            }
            return marked
        }
        let ranges = try transaction.ranges(of: passage, in: opened)
        for range in ranges where !opened.document.statements(in: range).isSubset(of: [statement.id]) {
            throw NewsroomError.conflict("another statement has been confirmed of these words")
        }
        return ranges
    }

    /// A paraphrase is never taken for somebody's own words.
    private static func checkAreQuoted(_ ranges: [Range<Int>], in draft: DraftDocument) throws {
        guard let document = try? draft.document else {
            throw NewsroomError.conflict("something in the text is not finished yet")
        }
        let quoted = QuotedText(document, text: document.plainText)
        guard ranges.allSatisfy(quoted.isQuoted) else {
            throw NewsroomError.invalid(
                field: "content",
                reason: "the text has these words without quotation marks: they are the sense, not the speaker's own words")
        }
    }
}

extension Transaction {
    /// Puts a statement's mark on these ranges of the draft, and nowhere else; editors that have it open see it come in.
    func mark(_ ranges: [Range<Int>], as statement: Statement.ID, in opened: OpenedDraft) throws {
        let steps: [EditStep]
        do {
            steps = try ranges.isEmpty ? opened.document.unmarking(statement) : opened.document.marking(ranges, as: statement)
        } catch {
            throw error.newsroomError
        }
        guard !steps.isEmpty else { return }
        let batch = DraftBatch(id: newID(), client: newID(), steps: steps)
        let outcome = try perform(
            TakeSteps(story: opened.draft.story, draft: opened.draft.id, base: opened.draft.version, batch: batch))
        guard case .accepted = outcome else { throw NewsroomError.conflict("the text was changed meanwhile: try again") }
    }

    /// Lets editors that have the story open ask anew what is said of it.
    func tellOfRecord(of story: Story.ID) throws { try records.comments.touch(story) }
}
