import Newsroom

/// Finds what is expected to come, with its date: `is expected to visit on Feb. 20`, `will meet on Friday`, `elections are due in
/// October`, `the deadline expires …`, `a 100-day goal`, `within 30 days`.
///
/// What the copy's day has behind it is not expected, nor is what is denied ("will not meet") or only possible ("could meet"). An
/// intention without a day ("plans to expand this year") is no event either: nobody could ask afterwards whether it happened.
struct ExpectationFinder {
    let copy: Copy
    let dates: [FoundDate]
    let words: DeskWords
    let forward: ForwardDates
    private let cues: CueReader
    let line: DiaryLine
    /// As many tokens to either side a sentence is looked through.
    private static let reach = 40

    init(_ copy: Copy, _ dates: [FoundDate], on day: Day?) {
        self.copy = copy
        self.dates = dates
        words = DeskWords.of(copy.language)
        forward = ForwardDates(copy, day)
        cues = CueReader(copy, words)
        line = DiaryLine(copy, words)
    }

    func expectations() -> [SuggestedExpectation] {
        var (found, index, date, taken): ([SuggestedExpectation], Int, Int, Int) = ([], 0, 0, -1)
        while index < copy.tokens.count {
            while date < dates.count, dates[date].tokens.lowerBound < index { date += 1 }
            var next: (Expectation, Int)?
            if date < dates.count, dates[date].tokens.lowerBound == index {
                next = dated(dates[date]).map { ($0, dates[date].tokens.upperBound) }
            } else {
                let kind = words.classes(of: copy.tokens[index])
                if kind.has(.term) { next = term(index).map { ($0, index + 1) } }
                if kind.has(.within) { next = within(index).map { ($0, index + 3) } }
            }
            // One by a cue, the nearest date's.
            if let next, next.0.cue.tokens.lowerBound > taken {
                taken = next.0.cue.tokens.lowerBound
                let one = suggested(next.0)
                if !isKnown(one, next.0.cue.kind, found) { found.append(one) }
            }
            index = max(index + 1, next?.1 ?? 0)
        }
        return found
    }

    /// The same once more; or only the name of an event on a day for which something was found just before.
    private func isKnown(_ one: SuggestedExpectation, _ kind: ExpectationCue.Kind, _ found: [SuggestedExpectation]) -> Bool {
        found.suffix(30).contains { $0.when == one.when && ($0.what == one.what || kind == .event) }
    }

    struct Expectation {
        var cue: ExpectationCue
        /// The date's or duration's tokens.
        var time: Range<Int>
        var when: ImpreciseDate?
        var isApproximate = false
    }

    private func suggested(_ one: Expectation) -> SuggestedExpectation {
        let told = line.read(one.cue, without: one.time)
        var hundredths = one.cue.hundredths
        if one.when == nil { hundredths -= 20 } else if one.when?.precision == .month { hundredths -= 10 }
        if one.when?.precision == .year { hundredths -= 20 }
        if one.cue.looksBack, one.cue.kind != .would { hundredths -= 10 }
        if told.isBare { hundredths -= 20 }
        return SuggestedExpectation(span: told.span, what: told.what, when: one.when, confidence: Double(hundredths) / 100)
    }

    // MARK: With a date

    private func dated(_ found: FoundDate) -> Expectation? {
        let sentence = sentence(around: found.tokens)
        // "before Tuesday's primary": the date is the event's.
        let verb = isPossessive(found.tokens.upperBound) ? nil : cueBefore(found, sentence) ?? cueAfter(found, sentence)
        guard let cue = verb ?? event(found, sentence) else { return nil }
        guard case .on(let when) = forward.read(found, looksBack: cue.looksBack || cue.kind == .event) else { return nil }
        let isIntention = cue.kind == .plans || cue.kind == .must
        if isIntention, when?.precision == .year || when?.precision == .month { return nil }
        if cue.kind == .event, !isNear(when) { return nil }
        return Expectation(cue: cue, time: found.tokens, when: when)
    }

    /// An event that is only named counts within four months; what is farther off is likelier long past.
    private func isNear(_ when: ImpreciseDate?) -> Bool {
        guard let when, let day = forward.day, when.precision == .day else { return false }
        return when.first.daysSince1970 - day.daysSince1970 < 120
    }

    /// The cue nearest before the date, in its clause.
    func cueBefore(_ date: FoundDate, _ sentence: Range<Int>) -> ExpectationCue? {
        let first = line.preposition(before: date.tokens.lowerBound)
        for index in stride(from: date.tokens.lowerBound - 1, through: sentence.lowerBound, by: -1) {
            if let cue = cues.cue(at: index, before: first) { return cue }
            if endsClause(index) { return nil }
        }
        return nil
    }

    /// `On Friday, they will meet`: the date leads.
    private func cueAfter(_ date: FoundDate, _ sentence: Range<Int>) -> ExpectationCue? {
        let first = line.preposition(before: date.tokens.lowerBound)
        let leads = first == sentence.lowerBound || copy[first - 1]?.kind == .comma || copy[first - 1]?.word.isAny([.that, .and]) == true
        guard leads else { return nil }
        for index in date.tokens.upperBound..<min(sentence.upperBound, date.tokens.upperBound + 16) {
            if let cue = cues.cue(at: index, before: -1) { return cue }
            if endsClause(index) || copy.tokens[index].word.forms == .past { return nil }
        }
        return nil
    }

    private func isPossessive(_ index: Int) -> Bool {
        copy[index].map { $0.kind == .word && $0.word.isAny(.be) && !$0.spaceBefore } ?? false
    }

    private func endsClause(_ index: Int) -> Bool {
        let token = copy.tokens[index]
        switch token.kind {
        case .semicolon, .colon, .open, .close: return true
        case .word:
            return token.word.isAny([.relative, .subordinator, .question]) && !token.word.isAny(.that) || token.word.forms == .past
                || line.isSpeech(token)
        default: return false
        }
    }

    /// `the summit on June 24` · `the June 24 summit`.
    private func event(_ date: FoundDate, _ sentence: Range<Int>) -> ExpectationCue? {
        let before = line.preposition(before: date.tokens.lowerBound)
        let after = isPossessive(date.tokens.upperBound) ? date.tokens.upperBound + 1 : date.tokens.upperBound
        let near = [before - 1, after, after + 1]
        for index in near where sentence.contains(index) {
            guard words.classes(of: copy.tokens[index]).has(.event), index >= date.tokens.upperBound || before < date.tokens.lowerBound
            else {
                continue
            }
            return ExpectationCue(kind: .event, tokens: index..<index + 1)
        }
        return nil
    }

    /// The tokens of the sentence that are within reach.
    func sentence(around range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, range.lowerBound - low < Self.reach, !copy.tokens[low].beginsParagraph, !endsSentence(low - 1) { low -= 1 }
        while high < copy.tokens.count, high - range.upperBound < Self.reach, !copy.tokens[high].beginsParagraph, !endsSentence(high - 1) {
            high += 1
        }
        return low..<high
    }

    private func endsSentence(_ index: Int) -> Bool {
        let token = copy.tokens[index]
        guard token.kind == .stop, !token.isEllipsis else { return false }
        return token.spaceAfter || copy[index + 1]?.kind == .closing || copy[index + 1]?.kind == .straight
    }
}
