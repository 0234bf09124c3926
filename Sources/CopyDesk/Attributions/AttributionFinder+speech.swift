/// Attributions that stand after what was said, or inside of it.
extension AttributionFinder {
    /// `"…," said Smith` and `…, said Smith`.
    mutating func invertedSpeech(_ group: Group, _ frame: Frame) -> Bool {
        guard frame.has(.quote), group.start == group.verb, sentence[group.verb].tag != .ing,
            let content = spokenContent(before: group.start)
        else { return false }
        let isQuoted = sentence[content.upperBound - 1].tag == .quote
        guard isQuoted || frame.has(.clause) && !frame.has(.noun), let source = source(from: group.end) else { return false }
        // "citing 'hope,' said the candidate could win": no inversion.
        guard !sentence[source.upperBound].isFinite || sentence[source.upperBound - 1].tag == .comma else { return false }
        guard isQuoted || isSomebody(source),
            isQuoted || hasClause(content) || sentence[source.upperBound].tag == .comma || sentence[source.upperBound - 1].tag == .comma
        else { return false }
        guard isQuoted || sentence[source.upperBound].isPause || sentence[source.upperBound - 1].tag == .comma else { return false }
        keepSpoken(source, group, content, after: source.upperBound, frame)
        return true
    }

    /// `"…," Smith said` and `…, Smith said`.
    mutating func spokenBefore(_ group: Group, _ frame: Frame, quoted: Bool) -> Bool {
        guard frame.has(.clause) || quoted && frame.has(.quote), sentence[group.verb].tag != .ing, let source = source(before: group.start),
            sentence[source.lowerBound].tag != .relative,
            let content = spokenContent(before: source.lowerBound) ?? adverb(before: source.lowerBound, group)
        else { return false }
        let isQuoted = sentence[content.upperBound - 1].tag == .quote
        guard isQuoted == quoted, isQuoted || endsClause(group, frame),
            isQuoted || hasClause(content) || sentence[group.end].tag == .comma && isPart(content, group)
        else { return false }
        keepSpoken(source, group, content, after: group.end, frame)
        return true
    }

    /// A phrase that can speak: a name, a role, an organisation.
    func isSomebody(_ items: Range<Int>) -> Bool {
        sentence[items.lowerBound].tag != .possessive
            && items.contains { sentence[$0].tag == .name || sentence[$0].word.isAny([.role, .organization, .outlet, .pronoun]) }
    }

    /// `a site called Real News`: a participle that only names.
    func isNaming(_ group: Group) -> Bool {
        let word = sentence[group.verb].word
        guard word.isAny(.naming), group.start == group.verb, sentence[group.verb].tag == .past else { return false }
        let before = sentence[group.start - 1]
        return (before.tag == .noun || before.tag == .indefinite || before.tag == .comma) && sentence[group.end].tag == .name
    }

    /// Before a quotation that goes on in lower case, a part of its sentence: `The plan, she said, "is over"`.
    private func isPart(_ content: Range<Int>, _ group: Group) -> Bool {
        sentence[group.end + 1].tag != .quote || sentence[content.lowerBound].tag != .preposition
    }

    func endsClause(_ group: Group, _ frame: Frame) -> Bool {
        let next = sentence[group.end]
        if next.isPause { return next.tag != .comma || sentence[group.end + 1].tag != .quote || !sentence[group.end + 1].isCapital }
        if frame.has(.addressee), next.beginsPhrase { return sentence[phraseEnd(from: group.end)].isPause }
        let ahead = group.end..<max(group.end, min(group.end + 9, sentence.count))
        if let mark = ahead.first(where: { sentence[$0].isPause || sentence[$0].tag == .that }), sentence[mark].tag == .that {
            return false
        }
        return next.tag == .preposition || next.tag == .adverb || next.word.isAny([.weekday, .dayword])
    }

    /// What stands before a trailing attribution: from the clause's start to the comma or quotation before it.
    func spokenContent(before index: Int) -> Range<Int>? {
        var end = index
        if sentence[end - 1].tag == .comma || sentence[end - 1].tag == .dash { end -= 1 }
        guard end > clauseStart else { return nil }
        let last = sentence[end - 1]
        if last.tag == .quote, end < index || last.goesOn || last.isSpeech, last.isSpeech || hasClause(clauseStart..<end) {
            return quotedPart(end)
        }
        guard end < index, last.tag != .adverb, end > clauseStart else { return nil }
        return clauseStart..<end
    }

    /// `Otherwise, she said, …`: an adverb of what was said, before somebody's name between commas.
    private func adverb(before index: Int, _ group: Group) -> Range<Int>? {
        let comma = index - 1
        guard sentence[comma].tag == .comma, comma > clauseStart, comma - clauseStart < 3, sentence[group.end].tag == .comma,
            !sentence[group.end + 1].isSpeech,
            (clauseStart..<comma).allSatisfy({ sentence[$0].tag == .adverb || sentence[$0].tag == .conjunction })
        else { return nil }
        return clauseStart..<comma
    }

    /// What leads to speech by a colon, or stands before the parenthesis in which it is, is no part of it.
    func quotedPart(_ end: Int) -> Range<Int> {
        guard sentence[end - 1].isSpeech else { return clauseStart..<end }
        var at = end - 2
        while at >= clauseStart, end - at < 60 {
            switch sentence[at].tag {
            case .colon, .open: return at + 1..<end
            case .close: return clauseStart..<end
            case .comma where isLinking(clauseStart..<at): return at + 1..<end
            default: at -= 1
            }
        }
        return clauseStart..<end
    }

    /// "Yet," and "But then," before a quotation are the reporter's.
    private func isLinking(_ items: Range<Int>) -> Bool {
        items.count < 3 && items.allSatisfy { sentence[$0].tag == .adverb || sentence[$0].tag == .conjunction }
    }

    /// "In 2008, she said, …": when it was is no part of what she said.
    func isTimeOnly(_ items: Range<Int>) -> Bool {
        items.contains { sentence[$0].word.isAny([.weekday, .month, .dayword, .span]) || sentence[$0].tag == .number } && items.count < 7
    }

    /// A clause has a subject and a verb; an adverbial ("In a speech on Monday,") has none.
    func hasClause(_ items: Range<Int>) -> Bool {
        let first = sentence[items.lowerBound]
        guard first.tag == .subordinator || first.word.isAny([.by, .contrast, .subordinator]) else { return hasVerb(items) }
        // "After it fell, she said": a clause that only tells when; with a main clause behind it, it is a part of what she said.
        guard let comma = items.first(where: { sentence[$0].tag == .comma }) else { return false }
        return hasVerb(comma..<items.upperBound)
    }

    mutating func keepSpoken(_ source: Range<Int>, _ group: Group, _ content: Range<Int>, after: Int, _ frame: Frame) {
        let isTold = sentence[content.upperBound - 1].isSpeech
        let isAdverbial = !isTold && (!hasClause(content) && isTimeOnly(content) || content.allSatisfy { sentence[$0].tag == .conjunction })
        var parts = isAdverbial ? [] : [content]
        var next = after
        while next < sentence.count, next - after < 14, !sentence[next].isSpeech, !isOtherCue(next) { next += 1 }
        if sentence[next].isSpeech, !isAttributed(next),
            sentence[next - 1].isPause || sentence[next - 1].tag == .name || next == after
        {
            // "Asked about it, she said: …" and "After the vote, she said on Monday, …"
            let isWhole = sentence[next - 1].tag == .comma && sentence[next].isCapital && next > after + 1
            if !isTold, sentence[next - 1].tag == .colon || isWhole { parts = [] }
            parts.append(next..<contentEnd(from: next, source: source))
        } else if !isTold, sentence[after].tag == .comma, sentence[after + 1].tag != .ing {
            parts.append(after + 1..<contentEnd(from: after + 1, source: source))
        }
        clauseStart = parts.last?.upperBound ?? clauseStart
        keep(
            parts.contains { $0.contains { sentence[$0].isSpeech } } ? .speech : .trailing, source: source, cue: group.start..<group.end,
            content: parts, frame.flags)
    }

    /// `"…," the tall, 71-year-old diplomat said` and `"…," said one woman involved in it`: before and after what is plainly speech,
    /// whoever stands there says it, also where the phrase is none that is known.
    mutating func loosely(_ group: Group, _ frame: Frame) -> Bool {
        guard frame.has(.clause), frame.has(.quote), !frame.has(.attitude), sentence[group.verb].tag != .ing else { return false }
        var quote = group.start - 1
        while quote >= clauseStart, group.start - quote < 30, sentence[quote].tag != .quote { quote -= 1 }
        guard quote >= clauseStart, sentence[quote].isSpeech, sentence[quote].goesOn else { return false }
        var source = quote + 1..<group.start
        if sentence[source.lowerBound].tag == .comma { source = min(quote + 2, group.start)..<group.start }
        if source.isEmpty {
            guard group.start == group.verb else { return false }
            var end = group.end
            while end - group.end < 14, !sentence[end].isPause, sentence[end].tag != .relative, sentence[end].tag != .quote { end += 1 }
            source = group.end..<end
        } else if !isLoneSubject(source) {
            return false
        }
        guard !source.isEmpty, isSomebody(source) else { return false }
        keepSpoken(source, group, quotedPart(quote + 1), after: max(group.end, source.upperBound), frame)
        return true
    }

    /// With no verb of its own but behind "who".
    private func isLoneSubject(_ items: Range<Int>) -> Bool {
        guard let last = items.last, sentence[items.lowerBound].beginsPhrase, sentence[items.lowerBound].tag != .quote else { return false }
        guard sentence[last].isNominal || sentence[last].tag == .comma || sentence[last].tag == .close else { return false }
        var isRelative = false
        for index in items {
            switch sentence[index].tag {
            case .relative: isRelative = true
            case .stop, .semicolon, .colon, .subordinator, .question, .that: return false
            case .pronoun where index > items.lowerBound: return false
            default: if sentence[index].isFinite, !isRelative { return false }
            }
        }
        return true
    }

    /// Whether who says a quotation stands behind it: `"…," said Smith`, `"…," Smith said`.
    private func isAttributed(_ quote: Int) -> Bool {
        guard sentence[quote].goesOn else { return false }
        let start = sentence[quote + 1].tag == .comma ? quote + 2 : quote + 1
        return [start, phraseEnd(from: start)].contains { at in
            isOtherCue(at) && language.verbFrame(of: sentence[at].word)?.has(.quote) == true
        }
    }

    /// A verb that attributes something itself.
    func isOtherCue(_ index: Int) -> Bool { sentence[index].isVerb && language.verbFrame(of: sentence[index].word) != nil }
}
