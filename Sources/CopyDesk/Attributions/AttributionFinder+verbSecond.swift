/// Attributions in languages whose finite verb is the main clause's second part, and whose clauses are cut off by commas: the source
/// stands before the verb or right behind it, the content after a comma or colon, or before a comma.
extension AttributionFinder {
    mutating func verbSecond(_ index: Int, _ frame: Frame) {
        guard !frame.has(.negative) else { return }
        if let helper = helper(of: index) { return perfect(index, helper, frame) }
        guard !isNegated(index), sentence[index].isFinite || sentence[index].tag == .base, !sentence[index + 1].isFinite else { return }
        if frame.has(.apart), !hasSeparatedPart(index, frame) { return }
        if spokenFirst(index, frame) || conformityClause(index, frame) { return }
        guard let source = sourceAround(index) else { return }
        let start = source.lowerBound > index ? source.upperBound : index + 1
        guard let content = clauseContent(after: start, frame) else { return }
        keep(
            content.contains { sentence[$0].isSpeech } ? .speech : .reported, source: source, cue: index..<index + 1, content: [content],
            frame.flags)
    }

    /// `hat … gesagt`, `wird … vorgeworfen`: the helping verb of a participle at its clause's end.
    private func helper(of index: Int) -> Int? {
        guard sentence[index].word.forms.contains(.participle), sentence[index + 1].isPause else { return nil }
        var at = index - 1
        while at >= 0, index - at < 24, !sentence[at].isPause {
            if sentence[at].tag == .have || sentence[at].tag == .doing { return at }
            at -= 1
        }
        return nil
    }

    /// Of the passive the copy does not say whose words they are.
    private mutating func perfect(_ index: Int, _ helper: Int, _ frame: Frame) {
        guard !(helper..<index).contains(where: { sentence[$0].tag == .negation }), let content = clauseContent(after: index + 1, frame)
        else { return }
        let isPassive = sentence[helper].tag == .doing
        let source = isPassive ? nil : sourceAround(helper)
        guard isPassive || source != nil else { return }
        let isSpeech = content.contains { sentence[$0].isSpeech }
        keep(
            isSpeech ? .speech : isPassive ? .passive : .reported, source: source, cue: index..<index + 1, content: [content], frame.flags)
    }

    /// `"…", sagte Smith gestern` · `…, teilte Smith mit`: what was said stands before the verb, and no clause behind it.
    private mutating func spokenFirst(_ index: Int, _ frame: Frame) -> Bool {
        guard frame.has(.quote), index > clauseStart + 1 else { return false }
        let isPaused = sentence[index - 1].tag == .comma || sentence[index - 1].tag == .dash
        // `«…», — сказала Лінд`
        let isDoubled = sentence[index - 1].tag == .dash && sentence[index - 2].tag == .comma
        let last = isDoubled ? index - 2 : isPaused ? index - 1 : index
        let isSpoken = sentence[last - 1].isSpeech
        guard isPaused || isSpoken, let source = source(from: skippingReflexive(index + 1)).map(plain) else { return false }
        let pause = clausePause(source.upperBound)
        guard pause - source.upperBound < 9 else { return false }
        if !isSpoken, sentence[clauseStart].tag == .subordinator || clauseContent(after: source.upperBound, frame) != nil { return false }
        var parts = [isSpoken ? quotedPart(last) : clauseStart..<last]
        if isSpoken, sentence[pause + 1].isSpeech { parts.append(pause + 1..<pause + 2) }
        clauseStart = parts[parts.count - 1].upperBound
        keep(isSpoken ? .speech : .trailing, source: source, cue: index..<index + 1, content: parts, frame.flags)
        return true
    }

    /// "not" and "no" in the verb's own clause, before its comma.
    private func isNegated(_ index: Int) -> Bool {
        var at = index + 1
        while at < sentence.count, at - index < 20, !sentence[at].isPause, sentence[at].tag != .quote {
            if sentence[at].tag == .negation { return true }
            at += 1
        }
        return false
    }

    /// "teilte … mit": the part that the verb owns stands at the clause's end.
    private func hasSeparatedPart(_ index: Int, _ frame: Frame) -> Bool {
        var at = index + 1
        while at < sentence.count, at - index < 30 {
            if frame.prepositions.contains(sentence[at].key), sentence[at + 1].isPause || sentence[at + 1].tag == .conjunction {
                return true
            }
            if sentence[at].tag == .stop || sentence[at].tag == .semicolon { return false }
            at += 1
        }
        return false
    }

    /// The phrase before the verb, or behind it where something else stands first: `Am Montag sagte Smith`.
    private func sourceAround(_ index: Int) -> Range<Int>? {
        if sentence[index + 1].word.isAny(.expletive) { return placeBefore(index) }
        if standsFirst(index), let source = source(from: skippingReflexive(index + 1)) { return plain(source) }
        return source(before: index) ?? source(from: skippingReflexive(index + 1)).map(plain)
    }

    /// `In der Erklärung heißt es`: what stands in it is the declaration's.
    private func placeBefore(_ index: Int) -> Range<Int>? {
        var start = index
        while start > 0, !sentence[start - 1].isPause { start -= 1 }
        return sentence[start].tag == .preposition && start + 1 < index ? start + 1..<index : nil
    }

    private func skippingReflexive(_ index: Int) -> Int { sentence[index].tag == .objectPronoun ? index + 1 : index }

    /// An adverbial or another clause stands before the verb.
    private func standsFirst(_ index: Int) -> Bool {
        var start = index
        while start > 0, !sentence[start - 1].isPause, sentence[start - 1].tag != .conjunction { start -= 1 }
        switch sentence[start].tag {
        case .preposition, .adverb, .subordinator, .question: return true
        default: return start == index
        }
    }

    /// Without the comma that the content begins after.
    private func plain(_ source: Range<Int>) -> Range<Int> {
        sentence[source.upperBound - 1].tag == .comma ? source.lowerBound..<source.upperBound - 1 : source
    }

    /// What follows the next colon or comma, if it is speech or a clause; quotations in the clause itself where the verb names things.
    private func clauseContent(after start: Int, _ frame: Frame) -> Range<Int>? {
        var at = start
        while at < sentence.count, at - start < 30 {
            switch sentence[at].tag {
            case .colon:
                if sentence[at + 1].isSpeech { return opensSpeech(at) ? at + 1..<clauseEnd(from: at + 1) : nil }
                return sentence[at + 1].tag == .quote || frame.has(.clause) ? at + 1..<clauseEnd(from: at + 1) : nil
            case .comma: if beginsClause(at + 1, frame) { return at + 1..<clauseEnd(from: at + 1) }
            case .quote:
                guard frame.has(.object) || sentence[at].isSpeech && frame.has(.quote) else { break }
                return at..<at + 1
            case .stop, .semicolon: return nil
            default: break
            }
            at += 1
        }
        return nil
    }

    /// A relative clause begins with an article that no noun belongs to.
    private func beginsClause(_ index: Int, _ frame: Frame) -> Bool {
        if sentence[index].tag == .quote { return frame.has(.quote) && sentence[index].isSpeech }
        guard frame.has(.clause) else { return false }
        switch sentence[index].tag {
        case .determiner: return sentence[index + 1].isNominal
        case .edge, .relative, .close, .conjunction: return false
        case .preposition: return !sentence[index + 1].word.isAny(.the) || sentence[index + 2].isNominal
        default: return true
        }
    }

    func clauseEnd(from start: Int) -> Int {
        var (at, depth) = (start, 0)
        while at < sentence.count {
            switch sentence[at].tag {
            case .open: depth += 1
            case .close:
                if depth == 0 { return at }
                depth -= 1
            case .stop where depth == 0, .semicolon where depth == 0: return at
            case .comma where sentence[at + 1].word.isAny([.soSaid, .conformity]) && isSomebodyNext(at + 2): return at
            default: break
            }
            at += 1
        }
        return at
    }

    private func isSomebodyNext(_ index: Int) -> Bool {
        let end = phraseEnd(from: index)
        return end > index && (sentence[end].isPause || sentence[end].isFinite || sentence[end].tag == .adverb)
    }

    // MARK: Without a clause of their own

    /// `…, wie Smith sagte, …` · `Wie Smith sagte, …` · `як сказала Лінд, …`
    private mutating func conformityClause(_ index: Int, _ frame: Frame) -> Bool {
        if language.traits.contains(.accountCommas), sentence[index - 1].word.isAny(.conformity), frame.has(.clause) {
            let source = index + 1..<max(index + 1, phraseEnd(from: index + 1))
            return !source.isEmpty
                && keepAround(
                    index - 1, source: source, cue: index..<index + 1, end: clausePause(source.upperBound), .trailing, frame.flags)
        }
        guard let source = source(before: index), sentence[source.lowerBound - 1].word.isAny(.conformity), frame.has(.clause) else {
            return false
        }
        return keepAround(
            source.lowerBound - 1, source: source, cue: index..<index + 1, end: clausePause(index + 1), .trailing, frame.flags)
    }

    private func clausePause(_ start: Int) -> Int {
        var at = start
        while at < sentence.count, at - start < 12, !sentence[at].isPause { at += 1 }
        return at
    }

    /// `laut Smith` · `nach Angaben der Polizei` · `Berichten zufolge` · `…, so Smith`
    mutating func account(_ index: Int) -> Bool {
        let word = sentence[index].word
        if word.isAny(.accordingAfter) {
            guard let source = source(before: index) else { return false }
            return keepAround(source.lowerBound, source: source, cue: index..<index + 1, end: index + 1, .accordingTo)
        }
        let isAccount = word.isAny(.accordingWith) && (index + 1..<index + 4).contains { sentence[$0].word.isAny(.account) }
        if isAccount || word.isAny(.accordingTo), language.traits.contains(.accountCommas) { return accountWithComma(index) }
        if isAccount || word.isAny(.accordingTo) {
            guard let source = source(from: index + 1).map(plain) else { return false }
            return keepAround(index, source: source, cue: index..<index + 1, end: source.upperBound, .accordingTo)
        }
        guard word.isAny(.soSaid), sentence[index - 1].tag == .comma || sentence[index - 1].tag == .quote,
            let source = source(from: index + 1).map(plain), clausePause(source.upperBound) - source.upperBound < 9
        else { return false }
        return keepAround(index, source: source, cue: index..<index + 1, end: source.upperBound, .trailing)
    }

    /// `за словами Лінд, …` · `згідно з доповіддю, …`: the words that make the account are its cue, and a comma ends it.
    private mutating func accountWithComma(_ index: Int) -> Bool {
        var start = index + 1
        if sentence[start].tag == .preposition { start += 1 }
        if sentence[start].word.isAny(.account) { start += 1 }
        let end = phraseEnd(from: start)
        guard end > start, sentence[end].isPause || end == sentence.count else { return false }
        return keepAround(index, source: start..<end, cue: index..<start, end: end, .accordingTo)
    }

    /// All of the clause around an insertion is content.
    private mutating func keepAround(
        _ start: Int, source: Range<Int>, cue: Range<Int>, end: Int, _ pattern: Attribution.Pattern, _ flags: Frame.Flags = []
    ) -> Bool {
        var parts: [Range<Int>] = []
        if start > wholeStart { parts.append(wholeStart..<start) }
        var rest = end
        if sentence[rest].tag == .comma { rest += 1 }
        // Behind an insertion at the sentence's end only adverbs may follow: "so Smith weiter".
        if start == wholeStart || hasVerb(rest..<max(rest, clauseEnd(from: rest))) || !hasVerb(wholeStart..<start) {
            parts.append(rest..<max(rest, clauseEnd(from: rest)))
        }
        let isSpoken = parts.contains { $0.contains { sentence[$0].isSpeech } }
        let count = found.count
        keep(isSpoken ? .speech : pattern, source: source, cue: cue, content: parts.filter { !$0.isEmpty }, flags.union(.quote))
        return found.count != count
    }
}
