/// Where a page's parts stand: most pages go from menu to topics, headline, standfirst, byline and date, picture, copy, and then
/// to other stories and furniture.
struct PageOrder {
    let headline: Int
    /// Lines between headline and byline that are copy: the standfirst.
    let standfirst: Range<Int>
    /// The first line behind headline and standfirst.
    let rest: Int

    /// How many lines of prose can stand above the byline before it must be one at the story's foot.
    private static let longestStandfirst = 2

    init(_ lines: [PageLine], _ kinds: [LineKind]) throws(UnreadablePage) {
        guard
            let firstProse = kinds.indices.first(where: { kinds[$0] == .prose && lines[$0].wordCount >= 12 })
                ?? kinds.firstIndex(of: .prose)
        else { throw .noStory("no paragraph of copy") }
        let anchor = Self.anchor(lines, kinds, firstProse: firstProse)
        guard let headline = Self.headline(lines, kinds, before: anchor ?? firstProse) ?? Self.headline(lines, kinds, before: firstProse)
        else {
            throw .noStory("no headline")
        }
        self.headline = headline
        var end = headline + 1
        if let anchor, anchor > headline {
            while end < anchor, kinds[end] == .title || kinds[end] == .prose { end += 1 }
            if end < anchor, kinds[end] == .title || kinds[end] == .prose { end = headline + 1 }
        } else if anchor == nil, end < kinds.count, Self.isStandfirst(lines, kinds, at: end) {
            end += 1
        }
        standfirst = headline + 1..<end
        rest = end
    }

    /// The line of byline or date that stands between headline and copy.
    private static func anchor(_ lines: [PageLine], _ kinds: [LineKind], firstProse: Int) -> Int? {
        var prose = 0
        for index in kinds.indices {
            if case .meta(let meta) = kinds[index], !meta.isPageDate, index > 0, kinds[..<index].contains(where: \.isCopy) { return index }
            if kinds[index] == .prose {
                prose += 1
                if prose > longestStandfirst { return nil }
            }
        }
        return nil
    }

    /// The line before `end` that reads most like a headline.
    private static func headline(_ lines: [PageLine], _ kinds: [LineKind], before end: Int) -> Int? {
        var best: (index: Int, score: Double)?
        for index in kinds.indices.prefix(end) {
            guard let score = headlineScore(lines[index], kinds[index]) else { continue }
            // Of equals the last of a run of menu lines would win; of a headline and its standfirst the first must.
            if score > (best?.score ?? 0) { best = (index, score) }
        }
        return best?.index
    }

    private static func headlineScore(_ line: PageLine, _ kind: LineKind) -> Double? {
        switch kind {
        case .heading: return line.mark == .heading(1) ? 10 : 2
        case .title, .topics(_, isLabelled: false):
            // Two words are a menu's or a kicker; a headline has five to sixteen.
            let length = min(Double(line.wordCount), 5) / 5
            return length + (line.wordCount <= 16 ? 0.3 : 0) - (kind == .title ? 0 : 0.9)
        case .prose: return line.wordCount <= 20 ? 0.7 : nil
        default: return nil
        }
    }

    /// Without a byline to part them: one short line straight under the headline, set off from the copy by a blank line.
    private static func isStandfirst(_ lines: [PageLine], _ kinds: [LineKind], at index: Int) -> Bool {
        guard index + 1 < kinds.count, !lines[index].blankBefore, lines[index + 1].blankBefore else { return false }
        return (kinds[index] == .title || kinds[index] == .prose) && lines[index].wordCount <= 45
    }
}
