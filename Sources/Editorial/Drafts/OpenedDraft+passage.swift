import Archive
import Newsroom

/// A passage by its words as they stand in one paragraph, for who knows no positions.
package struct QuotedWords: Hashable, Sendable {
    /// Within one block.
    package var quote: String
    /// Which, where they stand there more than once; from 1.
    package var occurrence: Int

    package init(_ quote: String, occurrence: Int = 1) {
        self.quote = quote
        self.occurrence = occurrence
    }
}

extension OpenedDraft {
    func range(of words: QuotedWords) throws -> Range<Int> {
        guard words.quote.utf8.count <= Comment.Limit.quote else {
            throw NewsroomError.invalid(field: "quote", reason: "at most \(Comment.Limit.quote) bytes")
        }
        let passages = document.passages(saying: words.quote)
        guard passages.indices.contains(words.occurrence - 1) else {
            throw NewsroomError.invalid(
                field: "quote", reason: "these words stand in one paragraph of the newest text \(passages.count) times")
        }
        return passages[words.occurrence - 1]
    }
}

extension Transaction {
    /// Where a passage of an earlier version is by now: others may have typed since it was marked.
    func place(of range: Range<Int>, in version: Int?, _ opened: OpenedDraft) throws -> Range<Int> {
        guard let version, version <= opened.draft.version, version >= opened.draft.keptFrom else {
            throw NewsroomError.conflict("the text has changed too much since: mark the passage again")
        }
        var maps: [StepMap] = []
        for batch in try records.drafts.batches(of: opened.draft.story, after: version) { maps += try batch.editSteps().map(\.map) }
        let from = maps.map(range.lowerBound, .after)
        let to = maps.map(range.upperBound, .before)
        guard from < to, to <= opened.document.size else {
            throw NewsroomError.conflict("the passage is gone by now: mark another")
        }
        return from..<to
    }
}
