import CopyDesk
import Newsroom

/// Which words of a text stand as somebody's own: within quotation marks, or in a quotation block.
struct QuotedText {
    let positions: DocumentPositions
    private let quotations: [CopyDesk.QuotedSpan]
    /// Whether the top block of an index is a quotation.
    private let isQuotation: [Bool]

    init(_ document: Document, text: String) {
        positions = DocumentPositions(document)
        quotations = CopyDesk().quotations(in: text)
        isQuotation = document.blocks.map { if case .quotation = $0 { true } else { false } }
    }

    /// - Parameter range: the editor's positions, within one block.
    func isQuoted(_ range: Range<Int>) -> Bool {
        guard let place = positions.place(atPosition: range.lowerBound), let block = place.path.first else { return false }
        if isQuotation.indices.contains(block), isQuotation[block] { return true }
        guard let from = positions.plainTextOffset(of: place), let to = positions.plainTextOffset(atPosition: range.upperBound) else {
            return false
        }
        return quotations.contains { $0.whole.start <= from && to <= $0.whole.end }
    }

    /// A stretch of the text without the quotation marks that open and close it.
    func unquoted(_ stretch: Range<Int>) -> Range<Int> {
        var (from, to) = (stretch.lowerBound, stretch.upperBound)
        for quotation in quotations where quotation.whole.start < to && from < quotation.whole.end {
            if (quotation.whole.start..<quotation.words.start).contains(from) { from = quotation.words.start }
            if (quotation.words.end + 1...quotation.whole.end + 1).contains(to) { to = quotation.words.end }
        }
        return from..<max(from, to)
    }
}
