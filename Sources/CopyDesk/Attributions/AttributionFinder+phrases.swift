/// Attributions without a verb of their own.
extension AttributionFinder {
    /// `According to police, …` · `…, according to police` · `…, according to police, …`.
    mutating func accordingTo(_ index: Int) {
        guard sentence[index + 1].tag == .to, let source = source(from: index + 2) else { return }
        let cue = index..<index + 2
        let after = sentence[source.upperBound].tag == .comma ? source.upperBound + 1 : source.upperBound
        if index == wholeStart || hasNoClause(before: index) {
            let rest = after..<contentEnd(from: after, source: nil)
            return keep(.accordingTo, source: bare(source), cue: cue, content: [rest])
        }
        var parts = [wholeStart..<index]
        if sentence[index - 1].tag == .comma, sentence[source.upperBound - 1].tag == .comma || sentence[source.upperBound].tag == .comma,
            !hasVerb(wholeStart..<index)
        {
            parts.append(after..<contentEnd(from: after, source: nil))
        }
        keep(.accordingTo, source: bare(source), cue: cue, content: parts)
    }

    /// `In a poll, …`.
    mutating func inSurvey() {
        guard sentence[0].tag == .preposition, sentence[0].word.isAny(.within), let source = source(from: 1),
            source.contains(where: { sentence[$0].word.isAny(.survey) }), sentence[source.upperBound].tag == .comma
        else { return }
        let start = source.upperBound + 1
        keep(.accordingTo, source: source, cue: 0..<1, content: [start..<contentEnd(from: start, source: nil)])
    }

    private func hasNoClause(before index: Int) -> Bool {
        index - wholeStart < 3 && !hasVerb(wholeStart..<index) && !(wholeStart..<index).contains { sentence[$0].isSpeech }
    }

    func hasVerb(_ items: Range<Int>) -> Bool { items.contains { sentence[$0].isFinite || sentence[$0].tag == .base } }

    private func bare(_ source: Range<Int>) -> Range<Int> {
        sentence[source.upperBound - 1].tag == .comma ? source.lowerBound..<source.upperBound - 1 : source
    }

    /// `her call for calm`, `Smith's criticism of the plan`.
    mutating func noun(_ index: Int, _ frame: Frame) {
        guard let owner = owner(of: index) else { return }
        let next = sentence[index + 1]
        let content: Int
        var cueEnd = index + 1
        switch next.tag {
        case .that: content = index + 1
        case .to where sentence[index + 2].tag == .base: content = index + 1
        case .preposition, .of, .to:
            content = index + 2
            cueEnd = index + 2
        default: return
        }
        guard frame.prepositions.contains(next.key) || next.tag == .that && frame.has(.clause) || frame.has(.infinitive) else { return }
        keep(.noun, source: owner.source, cue: owner.end..<cueEnd, content: [content..<nounContentEnd(from: content)], frame.flags)
    }

    /// The possessive before a noun, and where the words after it begin.
    private func owner(of index: Int) -> (source: Range<Int>, end: Int)? {
        var at = index - 1
        while at >= 0, index - at < 4, sentence[at].tag == .noun || sentence[at].tag == .adjective || sentence[at].tag == .number {
            at -= 1
        }
        switch sentence[at].tag {
        case .possessive: return (at..<at + 1, at + 1)
        case .possessiveMark:
            guard let owner = phrase(endingAt: at) else { return nil }
            return (owner.lowerBound..<at + 1, at + 1)
        default: return nil
        }
    }

    /// Content after a noun ends before the clause's verb.
    private func nounContentEnd(from start: Int) -> Int {
        var at = start
        let isClause = sentence[start].tag == .that
        while at < sentence.count {
            let item = sentence[at]
            if item.tag == .comma || item.tag == .stop || item.tag == .semicolon || item.tag == .close || item.tag == .dash { return at }
            if !isClause, item.isFinite, at > start { return at }
            at += 1
        }
        return at
    }

    /// `is confident that`, `are critical of`.
    mutating func adjective(_ index: Int, _ frame: Frame) {
        let start = groupStart(index)
        let helpers = (start..<index).map { sentence[$0] }
        guard helpers.contains(where: { $0.tag == .be }), !helpers.contains(where: { $0.tag == .negation }) else { return }
        let next = sentence[index + 1]
        guard let source = source(before: start) else { return }
        switch next.tag {
        case .that where frame.has(.clause), .to where frame.has(.infinitive):
            keep(
                .adjective, source: source, cue: start..<index + 1, content: [index + 1..<contentEnd(from: index + 1, source: source)],
                .attitude)
        case .preposition, .of:
            guard frame.prepositions.contains(next.key) else { return }
            keep(
                .adjective, source: source, cue: start..<index + 2, content: [index + 2..<contentEnd(from: index + 2, source: source)],
                .attitude)
        default: return
        }
    }

    /// `Smith: the talks are over` as a headline or a transcript has it.
    mutating func colon() {
        guard sentence.beginsParagraph else { return }
        var at = 0
        while at < 5, sentence[at].tag == .name || sentence[at].tag == .noun && sentence[at].isCapital { at += 1 }
        guard at > 0, sentence[at].tag == .colon, at + 4 < sentence.count, hasVerb(at + 1..<sentence.count) else { return }
        keep(.colon, source: 0..<at, cue: at..<at + 1, content: [at + 1..<sentence.count])
        clauseStart = at + 1
    }
}
