/// The words of an expectation as a line of the diary: the clause around its cue, without its date.
struct DiaryLine {
    typealias Duration = (count: Int, unit: Int, tokens: Range<Int>)

    private let copy: Copy
    private let words: DeskWords
    /// A line of more tokens is none.
    private static let longest = 28

    init(_ copy: Copy, _ words: DeskWords) {
        self.copy = copy
        self.words = words
    }

    func read(_ cue: ExpectationCue, without time: Range<Int>) -> (what: String, span: Span, isBare: Bool) {
        let clause = cue.kind == .event ? event(cue.tokens, time) : start(of: cue, time)..<end(of: cue, time)
        let isDuration = cue.kind == .term || cue.kind == .within && time.lowerBound < cue.tokens.lowerBound
        let left = isDuration ? time.lowerBound..<time.lowerBound : preposition(before: time.lowerBound)..<end(ofDate: time.upperBound)
        let parts = [
            clause.clamped(to: 0..<max(left.lowerBound, clause.lowerBound)), clause.clamped(to: left.upperBound..<copy.tokens.count),
        ]
        let kept = clause.overlaps(left) && !isJoined(left) ? parts : [clause]
        var what = kept.filter { !$0.isEmpty }.map { copy.text(trimmed($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
        what = what.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let first = min(clause.lowerBound, time.lowerBound)
        let span = copy.span(first..<max(clause.upperBound, time.upperBound))
        // Without a subject, or a name, a line says little by itself.
        let isBare = clause.lowerBound == cue.tokens.lowerBound && cue.kind != .term
        return (what.prefix(1).uppercased() + what.dropFirst(), span, isBare)
    }

    /// "from Feb. 20", "Feb. 20-22", "Feb. 20 or 21": without the date, the line would not read.
    private func isJoined(_ date: Range<Int>) -> Bool {
        let (before, after) = (copy[date.lowerBound - 1], copy[date.upperBound])
        let leads = before.map { $0.kind == .word && $0.word.isAny([.preposition, .of, .conjunction]) && !$0.word.isAny(.adverb) } ?? false
        guard let after, !after.beginsParagraph else { return leads }
        return leads || after.kind == .hyphen || after.kind == .symbol && !after.spaceBefore
            || after.word.isAny(.conjunction) && copy[date.upperBound + 1]?.kind == .number
    }

    /// Without commas and dashes at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isPause(low) { low += 1 }
        while high > low, isPause(high - 1) { high -= 1 }
        return low..<high
    }

    private func isPause(_ index: Int) -> Bool {
        switch copy.tokens[index].kind {
        case .comma, .stop, .dash, .semicolon, .colon: true
        default: false
        }
    }

    // MARK: The clause

    /// Back to where the clause's subject begins.
    private func start(of cue: ExpectationCue, _ time: Range<Int>) -> Int {
        var at = cue.tokens.lowerBound
        // An apposition between subject and verb: "Kellogg, the envoy, is expected".
        if copy[at - 1]?.kind == .comma, let comma = (max(0, at - 14)..<max(0, at - 2)).last(where: { copy.tokens[$0].kind == .comma }),
            !copy.tokens[comma + 1..<at].contains(where: { $0.kind == .stop || $0.beginsParagraph })
        {
            at = comma
        }
        while at > 0, cue.tokens.lowerBound - at < Self.longest, !copy.tokens[at].beginsParagraph, !isBarrier(at - 1) { at -= 1 }
        let first = at
        while at < cue.tokens.lowerBound, isLead(at) || time.contains(at) || at > first && isDate(at) { at += 1 }
        return copy.tokens[at].word.isAny(.relative) && !copy.tokens[at].isCapital ? antecedent(of: at) : at
    }

    /// What "which" or "who" speaks of: the few words before it.
    private func antecedent(of relative: Int) -> Int {
        var at = copy[relative - 1]?.kind == .comma ? relative - 1 : relative
        let first = at
        while at > 0, first - at < 6, !copy.tokens[at].beginsParagraph, let token = copy[at - 1], token.kind == .word,
            !token.word.isAny([.preposition, .be, .have, .to, .conjunction, .modal]), token.word.forms.isEmpty || token.isCapital
        {
            at -= 1
        }
        return at == first ? relative : at
    }

    /// "Since Jan. 20 she has".
    private func isDate(_ index: Int) -> Bool {
        copy.tokens[index].kind == .number || copy.tokens[index].isCapital && copy.tokens[index].word.isAny([.month, .weekday])
    }

    private func isBarrier(_ index: Int) -> Bool {
        let token = copy.tokens[index]
        switch token.kind {
        case .comma, .stop, .semicolon, .colon, .dash, .open, .close, .opening, .straight, .openingSingle, .lowDouble, .guillemetLeft,
            .guillemetRight, .closing:
            return true
        case .word: return token.word.isAny([.that, .with, .subordinator]) && !token.isCapital || isSpeech(token)
        default: return false
        }
    }

    /// "She said she would": what is said begins behind it.
    func isSpeech(_ token: Token) -> Bool {
        guard let frame = copy.language.verbFrame(of: token.word), frame.has(.clause), frame.has(.quote) else { return false }
        return !token.word.forms.isDisjoint(with: [.past, .third]) && !token.word.isNounToo && !token.isCapital
    }

    /// "and", "but", "when", prepositions before a subject are no part of it.
    private func isLead(_ index: Int) -> Bool {
        let word = copy.tokens[index].word
        return word.isAny([.conjunction, .subordinator, .that, .preposition]) && !word.isAny([.pronoun, .determiner])
    }

    private func end(of cue: ExpectationCue, _ time: Range<Int>) -> Int {
        var at = max(cue.tokens.upperBound, time.lowerBound > cue.tokens.lowerBound ? time.upperBound : 0)
        let last = min(copy.tokens.count, max(at, cue.tokens.lowerBound + Self.longest))
        while at < last, !copy.tokens[at].beginsParagraph, !endsLine(at) { at += 1 }
        return at
    }

    private func endsLine(_ index: Int) -> Bool {
        switch copy.tokens[index].kind {
        case .comma, .semicolon, .colon, .dash, .open, .closing, .straight, .opening, .guillemetLeft, .guillemetRight: true
        case .stop: true
        case .word: copy.tokens[index].word.isAny([.relative, .contrast]) && !copy.tokens[index].word.isAny(.that)
        default: false
        }
    }

    /// The noun with the words before it that belong to it.
    private func event(_ noun: Range<Int>, _ time: Range<Int>) -> Range<Int> {
        let last = noun.lowerBound >= time.upperBound ? time.upperBound : 0
        var at = noun.lowerBound
        while at > last, noun.lowerBound - at < 6, !copy.tokens[at].beginsParagraph, let token = copy[at - 1], token.kind == .word,
            token.isCapital && !token.word.isAny(.preposition) || token.word.isAny(.adjective)
                || token.word.classes.isEmpty && token.word.forms.isEmpty
        {
            at -= 1
        }
        return at..<noun.upperBound
    }

    // MARK: Times

    /// The first token of a date, with a preposition that the line does without.
    func preposition(before date: Int) -> Int {
        var date = date
        while let before = copy[date - 1], words.classes(of: before).has(.around), !copy.tokens[date].beginsParagraph { date -= 1 }
        guard let before = copy[date - 1], words.classes(of: before).has(.dated), !copy.tokens[date].beginsParagraph else { return date }
        return date - 1
    }

    private func end(ofDate end: Int) -> Int {
        guard let after = copy[end], words.classes(of: after).has(.around), !after.beginsParagraph else { return end }
        return end + 1
    }

    /// `100-day` or `two-week` before a noun, an adjective between at most.
    func duration(endingBefore index: Int) -> Duration? {
        guard !copy.tokens[index].beginsParagraph else { return nil }
        for last in [index - 1, index - 2] where last >= 0 && copy.tokens[last].kind == .word {
            if copy[last - 1]?.kind == .hyphen, let found = duration(last - 2, unit: last) { return found }
            if let found = compound(last) { return found }
        }
        return nil
    }

    /// `30 days` · `the two weeks`.
    func duration(from index: Int) -> Duration? { duration(index, unit: index + 1) }

    private func duration(_ number: Int, unit: Int) -> Duration? {
        guard let count = copy[number], let word = copy[unit], word.word.isAny(.span), !word.beginsParagraph else { return nil }
        let value = count.kind == .number ? Int(copy.text(number..<number + 1)) : count.word.isAny(.numeral) ? Int(count.word.value) : nil
        guard let value, value > 0 else { return nil }
        return (value, Int(word.word.value), number..<unit + 1)
    }

    /// `two-week`: one word with its hyphen.
    private func compound(_ index: Int) -> Duration? {
        let parts = copy.text(index..<index + 1).split(separator: "-")
        guard parts.count == 2, let count = copy.language.word(WordKey.of(parts[0])), count.isAny(.numeral), count.value > 0,
            let unit = copy.language.word(WordKey.of(parts[1])), unit.isAny(.span)
        else { return nil }
        return (Int(count.value), Int(unit.value), index..<index + 1)
    }
}
