import Newsroom

/// What is expected within a time: `a 100-day goal`, `within 30 days`.
extension ExpectationFinder {
    /// `a 100-day goal` · `a two-week truce`.
    func term(_ index: Int) -> Expectation? {
        guard let length = line.duration(endingBefore: index) else { return nil }
        let sentence = sentence(around: index..<index + 1)
        let start = start(near: sentence)
        let cue = ExpectationCue(kind: .term, tokens: length.tokens.lowerBound..<index + 1)
        return ended(cue, length, start)
    }

    /// `within 30 days` · `in the next two weeks`.
    func within(_ index: Int) -> Expectation? {
        var next = index + 1
        if copy[next]?.word.isAny(.the) == true { next += 1 }
        let isComing = copy[next].map { words.classes(of: $0).has(.coming) } ?? false
        if isComing { next += 1 }
        guard let length = line.duration(from: next) else { return nil }
        let isWithin = copy.tokens[index].word.isAny(.within)
        // "in 30 days" of a quotation or a law may be a habit: only what is still coming, and "within", count.
        guard isComing || !isWithin else { return nil }
        let sentence = sentence(around: index..<index + 1)
        let date = FoundDate(tokens: index..<length.tokens.upperBound, date: nil)
        guard var cue = cueBefore(date, sentence), cue.kind == .will || cue.kind == .must || cue.kind == .expected || cue.kind == .isTo,
            !cue.looksBack
        else { return nil }
        cue.kind = .within
        let start = isComing ? forward.day.map { ($0, true) } : start(near: index..<sentence.upperBound, isSameSentence: true)
        return ended(cue, (length.count, length.unit, index..<length.tokens.upperBound), start)
    }

    private func ended(_ cue: ExpectationCue, _ length: DiaryLine.Duration, _ start: (day: Day, isApproximate: Bool)?) -> Expectation? {
        let when = start.flatMap { ForwardDates.after($0.day, length.count, length.unit, approximate: $0.isApproximate) }
        if let when, let day = forward.day, when.last < day { return nil }
        return Expectation(cue: cue, time: length.tokens, when: when)
    }

    /// The day that a duration counts from, if the copy says so: after "since", "from", "starting"; in the sentence before, it is likely
    /// meant and no more.
    private func start(near sentence: Range<Int>, isSameSentence: Bool = false) -> (Day, Bool)? {
        if let day = start(in: sentence) { return (day, false) }
        guard !isSameSentence, sentence.lowerBound > 0, !copy.tokens[sentence.lowerBound].beginsParagraph else { return nil }
        let before = self.sentence(around: sentence.lowerBound - 1..<sentence.lowerBound)
        return start(in: before).map { ($0, true) }
    }

    private func start(in sentence: Range<Int>) -> Day? {
        guard let since = sentence.first(where: { words.classes(of: copy.tokens[$0]).has(.since) }) else { return nil }
        var (low, high) = (0, dates.count)
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].tokens.lowerBound <= since { low = middle + 1 } else { high = middle }
        }
        guard low < dates.count, dates[low].tokens.lowerBound < min(sentence.upperBound, since + 10), let date = dates[low].date,
            date.precision == .day
        else { return nil }
        return date.first
    }
}
