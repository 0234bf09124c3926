/// Where the content ends.
extension AttributionFinder {
    /// Where content that begins at an item ends: with the sentence, or where another clause begins that is not its own.
    func contentEnd(from start: Int, source: Range<Int>?) -> Int {
        let isRelative = source.map { sentence[$0.lowerBound].tag == .relative || sentence[$0.lowerBound].tag == .that } ?? false
        var (at, depth) = (start, 0)
        while at < sentence.count {
            let item = sentence[at]
            switch item.tag {
            case .open: depth += 1
            case .close:
                if depth == 0 { return at }
                depth -= 1
            case .stop where depth == 0, .semicolon where depth == 0: return at
            case .comma where depth == 0: if endsAtComma(at, start, isRelative) { return at }
            case .conjunction: if beginsCoordinate(at + 1, at, start) || beginsOthersClause(at, start) { return at }
            case .preposition: if item.word.isAny(.onOccasion), at > start + 1, beginsOccasion(at) { return at }
            case .quote where item.isSpeech && at == start:
                if sentence[at + 1].tag != .quote, !goesOn(after: at) { return at + 1 }
            case .quote where item.goesOn && sentence[at + 1].tag != .comma: if endsAtComma(at, start, isRelative) { return at + 1 }
            default: break
            }
            if item.tag != .conjunction, beginsOthersClause(at, start) { return at }
            if item.word.isAny(.by), item.tag == .preposition, beginsMeans(at) { return at }
            if isRelative, item.isFinite, at > start, closesRelative(at, start) { return at }
            if isRelative, at > start, item.isFinite || item.tag == .base, resumesAfterRelative(at) { return at }
            at += 1
        }
        return at
    }

    /// `"We have three weeks" until the vote`: the quotation stops in the middle of what was said.
    private func goesOn(after quote: Int) -> Bool {
        let next = sentence[quote + 1]
        guard !sentence[quote].goesOn, !next.word.isAny([.onOccasion, .by]) else { return false }
        return next.tag == .of || next.tag == .preposition || next.tag == .noun || next.tag == .pronoun
    }

    func endsAtComma(_ comma: Int, _ start: Int, _ isRelative: Bool) -> Bool {
        let next = sentence[comma + 1]
        if next.tag == .ing || next.tag == .adverb && sentence[comma + 2].tag == .ing { return true }
        if next.word.isAny(.accordingTo) || endsInAttribution(comma + 1) { return true }
        if next.tag == .relative, isOthersVerdict(comma + 2) { return true }
        if next.tag == .conjunction { return beginsCoordinate(comma + 2, comma + 1, start) || beginsOthersClause(comma + 1, start) }
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

    /// Another speaker's clause: `…, and officials said`, `while critics say`; after a mere thing also `after Smith said`.
    func beginsOthersClause(_ index: Int, _ start: Int) -> Bool {
        guard index > start + 1 else { return false }
        let item = sentence[index]
        let isContrast = item.tag == .conjunction || item.word.isAny(.contrast)
        guard isContrast || item.word.isAny([.subordinator, .by]) && !hasVerb(start..<index) && sentence[start].tag != .that else {
            return false
        }
        let end = phraseEnd(from: index + 1)
        guard end > index + 1, sentence[index + 1].tag != .quote else { return false }
        var verb = end
        while sentence[verb].tag == .have || sentence[verb].tag == .adverb { verb += 1 }
        guard let frame = language.verbFrame(of: sentence[verb].word), frame.has(.clause), frame.has(.quote), !frame.has(.attitude) else {
            return false
        }
        switch sentence[verb].tag {
        case .past, .third, .base, .participle: return !frame.has(.noun) || sentence[verb].tag != .base
        default: return false
        }
    }

    /// `by saying that`: how it was said, with words of its own.
    func beginsMeans(_ index: Int) -> Bool {
        sentence[index + 1].tag == .ing && language.verbFrame(of: sentence[index + 1].word) != nil
    }

    /// In a relative clause, a verb of speech with a clause after it is the outer clause's: `those who back her say the plan failed`.
    func resumesAfterRelative(_ index: Int) -> Bool {
        guard let frame = language.verbFrame(of: sentence[index].word), frame.has(.clause), frame.has(.quote), !frame.has(.attitude) else {
            return false
        }
        let (before, next) = (sentence[index - 1], sentence[index + 1])
        return (before.isNominal || before.tag == .adverb || before.tag == .objectPronoun) && (next.tag == .that || next.beginsPhrase)
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
