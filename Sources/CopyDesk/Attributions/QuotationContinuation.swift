/// Gives quotations without an attribution of their own to the speaker before: `"…," she said. "…"`, and those that go on in the next
/// paragraph.
struct QuotationContinuation {
    private let tokens: [Token]
    private let quotations: [Quotation]
    /// For each token the paragraphs that began up to it.
    private let paragraphs: [Int32]

    init(_ copy: Copy) {
        tokens = copy.tokens
        quotations = copy.quotations
        var count: Int32 = 0
        paragraphs = tokens.map { token in
            if token.beginsParagraph { count += 1 }
            return count
        }
    }

    func extend(_ attributions: inout [Attribution]) {
        var covered = [Bool](repeating: false, count: quotations.count)
        for attribution in attributions {
            for content in attribution.content { cover(content, &covered) }
        }
        let order = attributions.indices.sorted {
            (attributions[$0].sentence.upperBound, $0) < (attributions[$1].sentence.upperBound, $1)
        }
        var (next, speaker): (Int, Int?) = (0, nil)
        var lastEnd = 0
        for (number, quotation) in quotations.enumerated() {
            while next < order.count, attributions[order[next]].sentence.lowerBound <= quotation.open {
                if carries(attributions[order[next]]) { speaker = order[next] }
                next += 1
            }
            if covered[number] {
                lastEnd = quotation.close
                continue
            }
            guard isSentence(quotation), let speaker, follows(quotation, attributions[speaker], lastEnd) else { continue }
            attributions[speaker].content.append(quotation.tokens)
            attributions[speaker].hasSpeech = true
            lastEnd = quotation.close
        }
    }

    private func cover(_ content: Range<Int>, _ covered: inout [Bool]) {
        var (low, high) = (0, quotations.count)
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].open < content.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < quotations.count, quotations[low].open < content.upperBound {
            covered[low] = true
            low += 1
        }
    }

    private func carries(_ attribution: Attribution) -> Bool {
        switch attribution.pattern {
        case .speech, .trailing: true
        case .reported: attribution.flags.contains(.quote) && !attribution.flags.contains(.attitude)
        default: false
        }
    }

    /// It stands alone: after a sentence's end or at a paragraph's beginning.
    private func isSentence(_ quotation: Quotation) -> Bool {
        let first = tokens[quotation.open]
        guard let inside = quotation.inside.first, tokens[inside].isCapital || quotation.inside.count > 6 else { return false }
        guard !first.beginsParagraph, quotation.open > 0 else { return true }
        switch tokens[quotation.open - 1].kind {
        case .stop, .closing, .straight, .closingSingle: return true
        default: return false
        }
    }

    /// In the speaker's paragraph, or at the beginning of the next one where nothing else was said between.
    private func follows(_ quotation: Quotation, _ attribution: Attribution, _ lastEnd: Int) -> Bool {
        let start = max(attribution.sentence.upperBound, lastEnd)
        guard start <= quotation.open else { return attribution.sentence.contains(quotation.open) }
        guard start > 0 else { return false }
        let begun = paragraphs[quotation.open] - paragraphs[start - 1]
        if begun == 0 { return true }
        guard begun == 1, tokens[quotation.open].beginsParagraph else { return false }
        return attribution.hasSpeech && quotation.open - start < 3
    }
}
