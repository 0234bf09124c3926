/// Where the content ends.
extension AttributionFinder {
    /// Where content that begins at an item ends: with the sentence, or where another clause begins that is not its own.
    func contentEnd(from start: Int, source: Range<Int>?) -> Int {
        let isRelative = source.map { sentence[$0.lowerBound].tag == .relative || sentence[$0.lowerBound].tag == .that } ?? false
        var (at, depth, verbs) = (start, 0, 0)
        while at < sentence.count {
            let item = sentence[at]
            switch item.tag {
            case .open: depth += 1
            case .close:
                if depth == 0 { return at }
                depth -= 1
            case .stop where depth == 0, .semicolon where depth == 0: return at
            case .comma where depth == 0: if endsAtComma(at, start, isRelative) { return at }
            case .conjunction: if beginsCoordinate(at + 1, at, start) { return at }
            case .preposition: if item.word.isAny(.onOccasion), at > start + 1, beginsOccasion(at) { return at }
            case .quote where item.isSpeech && at == start:
                if sentence[at + 1].tag != .quote { return at + 1 }
            case .quote where item.goesOn && sentence[at + 1].tag != .comma: if endsAtComma(at, start, isRelative) { return at + 1 }
            default: break
            }
            if item.isFinite { verbs += 1 }
            if isRelative, item.isFinite, at > start, closesRelative(at, start) { return at }
            at += 1
        }
        return at
    }

    func endsAtComma(_ comma: Int, _ start: Int, _ isRelative: Bool) -> Bool {
        let next = sentence[comma + 1]
        if next.tag == .ing || next.tag == .adverb && sentence[comma + 2].tag == .ing { return true }
        if next.word.isAny(.accordingTo) || endsInAttribution(comma + 1) { return true }
        if next.tag == .relative, isOthersVerdict(comma + 2) { return true }
        if next.tag == .conjunction { return beginsCoordinate(comma + 2, comma + 1, start) }
        if isRelative, next.isFinite { return true }
        return next.tag == .past && language.verbFrame(of: next.word) != nil
    }

    /// ", Smith said on Monday" and ", said Smith" at the clause's end: what stands before is Smith's.
    func endsInAttribution(_ start: Int) -> Bool {
        let end = phraseEnd(from: start)
        var verb = end
        while sentence[verb].tag == .have || sentence[verb].tag == .adverb { verb += 1 }
        guard
            sentence[verb].tag == .past || sentence[verb].tag == .third || sentence[verb].tag == .base || sentence[verb].tag == .participle,
            let frame = language.verbFrame(of: sentence[verb].word), frame.has(.clause), frame.has(.quote)
        else { return false }
        let next = sentence[verb + 1]
        if end == start { return !frame.has(.noun) && sentence[phraseEnd(from: verb + 1)].isPause && next.beginsPhrase }
        return next.isPause || next.isPreposition || next.word.isAny([.weekday, .dayword, .adverb, .last])
    }

    /// ", which Smith rejected": another source's words about the content.
    func isOthersVerdict(_ start: Int) -> Bool {
        let end = phraseEnd(from: start)
        guard end > start, sentence[end].isVerb || sentence[end].isFinite else { return false }
        var verb = end
        while sentence[verb].tag == .have || sentence[verb].tag == .adverb { verb += 1 }
        return language.verbFrame(of: sentence[verb].word) != nil
    }

    /// "and" before another cue of the same subject: `said it was over and called for calm`.
    func beginsCoordinate(_ index: Int, _ conjunction: Int, _ start: Int) -> Bool {
        var at = index
        while sentence[at].tag == .adverb { at += 1 }
        let item = sentence[at]
        guard item.tag == .past || item.tag == .third || item.tag == .have, conjunction > start else { return false }
        if item.tag == .third, mainVerb == .past { return false }
        return item.tag == .have || language.verbFrame(of: item.word) != nil
    }

    /// "in an interview", "at a news conference".
    func beginsOccasion(_ index: Int) -> Bool {
        for at in index + 1..<index + 6 {
            let item = sentence[at]
            if item.word.isAny(.occasion), item.tag == .noun { return at > index + 1 }
            guard item.tag == .determiner || item.tag == .adjective || item.tag == .noun || item.tag == .name || item.tag == .number else {
                return false
            }
        }
        return false
    }

    /// In a relative clause, a finite verb right after a noun is the outer clause's: `those who support him say`.
    func closesRelative(_ index: Int, _ start: Int) -> Bool {
        sentence[index - 1].isNominal && (start..<index).allSatisfy { !sentence[$0].isFinite && sentence[$0].tag != .that }
            && sentence[start].tag != .that
    }
}
