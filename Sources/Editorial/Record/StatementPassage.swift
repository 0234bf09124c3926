import Newsroom

/// The words of a draft that carry a statement, as whoever confirms it has seen them.
package enum StatementPassage: Hashable, Sendable {
    /// By the editor's positions in a version of the draft, each with the words that stand there.
    case placed([Piece], version: Int)
    /// By the words alone.
    case quoted([QuotedWords])

    package struct Piece: Hashable, Sendable {
        /// Within one block.
        package var range: Range<Int>
        package var words: String

        package init(_ range: Range<Int>, _ words: String) {
            self.range = range
            self.words = words
        }
    }

    /// Of more than these nobody makes one statement.
    package static let mostPieces = 50
}

extension Transaction {
    /// Where a passage is in the newest version, in the text's order.
    ///
    /// - Throws: where the words are there no longer, or reach over more than one paragraph.
    func ranges(of passage: StatementPassage, in opened: OpenedDraft) throws -> [Range<Int>] {
        let ranges: [Range<Int>]
        switch passage {
        case .quoted(let pieces): ranges = try pieces.map { try opened.range(of: $0) }
        case .placed(let pieces, let version):
            ranges = try pieces.map { piece in
                let range = try place(of: piece.range, in: version, opened)
                guard (try? opened.document.passage(range)) == piece.words else {
                    throw NewsroomError.conflict("the words have been changed meanwhile: look at the passage again")
                }
                return range
            }
        }
        guard (1...StatementPassage.mostPieces).contains(ranges.count) else {
            throw NewsroomError.invalid(field: "passage", reason: "one to \(StatementPassage.mostPieces) pieces")
        }
        let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else {
            throw NewsroomError.invalid(field: "passage", reason: "pieces that lie on each other")
        }
        for range in sorted {
            do {
                try opened.document.checkIsInOneBlock(range)
            } catch {
                throw NewsroomError.invalid(field: "passage", reason: "\(error.reason): name it piece by piece")
            }
        }
        return sorted
    }
}
