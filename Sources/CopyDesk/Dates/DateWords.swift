import Newsroom

/// Reads one date at a token, if there is one.
struct DateWords {
    let copy: Copy
    /// The day that "Wednesday" and "last month" count from.
    let day: Day?

    func date(at index: Int) -> FoundDate? {
        guard let token = copy[index] else { return nil }
        if token.kind == .number { return iso(index) ?? dayMonth(index) ?? year(index) ?? ago(index) }
        guard token.kind == .word else { return nil }
        let word = token.word
        if word.isAny(.month), isDateName(token) { return month(index) }
        if word.isAny(.weekday), isDateName(token) { return weekday(index) }
        if word.isAny(.dayword) { return relative(index..<index + 1, days: Int(word.value)) }
        if word.isAny([.last, .next, .this]) { return span(index) }
        return word.isAny(.numeral) ? ago(index) : nil
    }

    /// A capital tells "May" from "may", where the language writes one.
    private func isDateName(_ token: Token) -> Bool { token.isCapital || copy.language.traits.contains(.smallDates) }

    // MARK: Months

    /// `Feb. 12, 2025` · `Feb. 12` · `August 2024` · `in August`.
    private func month(_ index: Int) -> FoundDate? {
        let month = Int(copy.tokens[index].word.value)
        guard let number = number(at: index + 1), let next = copy[index + 1], !next.beginsParagraph else {
            return isAfterPreposition(index) ? FoundDate(tokens: index..<index + 1, date: nearest(month: month)) : nil
        }
        if number > 31 {
            guard (1000...2999).contains(number) else { return nil }
            return FoundDate(tokens: index..<index + 2, date: ImpreciseDate(year: number, month: month))
        }
        if copy[index + 2]?.kind == .comma, let year = self.number(at: index + 3), (1000...2999).contains(year) {
            let day = Day(year: year, month: month, day: number)
            return FoundDate(tokens: index..<index + 4, date: day.map { ImpreciseDate($0) }, isWhole: day != nil)
        }
        return nearest(index..<index + 2, month, number)
    }

    /// `12 February 2025` · `12 February` · `12. Februar 2025`.
    private func dayMonth(_ index: Int) -> FoundDate? {
        let isOrdinal = copy.language.traits.contains(.ordinalStops) && copy[index + 1]?.kind == .stop
        let name = isOrdinal ? index + 2 : index + 1
        guard let number = number(at: index), (1...31).contains(number), let next = copy[name], next.kind == .word, isDateName(next),
            next.word.isAny(.month), !next.beginsParagraph
        else { return nil }
        let month = Int(next.word.value)
        if let year = self.number(at: name + 1), (1000...2999).contains(year) {
            let day = Day(year: year, month: month, day: number)
            return FoundDate(tokens: index..<name + 2, date: day.map { ImpreciseDate($0) }, isWhole: day != nil)
        }
        return nearest(index..<name + 1, month, number)
    }

    /// The day of that name that is nearest to the copy's day.
    private func nearest(_ tokens: Range<Int>, _ month: Int, _ number: Int) -> FoundDate? {
        guard (1...12).contains(month), (1...31).contains(number) else { return nil }
        guard let day else { return FoundDate(tokens: tokens, date: nil) }
        let candidates = [day.year - 1, day.year, day.year + 1].compactMap { Day(year: $0, month: month, day: number) }
        let nearest = candidates.min { abs($0.daysSince1970 - day.daysSince1970) < abs($1.daysSince1970 - day.daysSince1970) }
        return FoundDate(tokens: tokens, date: nearest.map { ImpreciseDate($0) })
    }

    private func nearest(month: Int) -> ImpreciseDate? {
        guard let day else { return nil }
        let distance = month - day.month
        let year = distance > 6 ? day.year - 1 : distance < -6 ? day.year + 1 : day.year
        return ImpreciseDate(year: year, month: month)
    }

    // MARK: Numbers

    /// `2025-02-12`.
    private func iso(_ index: Int) -> FoundDate? {
        guard copy[index + 1]?.kind == .hyphen, copy[index + 3]?.kind == .hyphen, let year = number(at: index), year > 999,
            let month = number(at: index + 2), let number = number(at: index + 4), let day = Day(year: year, month: month, day: number)
        else { return nil }
        return FoundDate(tokens: index..<index + 5, date: ImpreciseDate(day), isWhole: true)
    }

    /// A number of four digits is a year after a preposition of time.
    private func year(_ index: Int) -> FoundDate? {
        guard let number = number(at: index), (1800...2100).contains(number), isAfterPreposition(index),
            copy.text(index..<index + 1).count == 4,
            copy[index + 1]?.kind != .symbol
        else { return nil }
        return FoundDate(tokens: index..<index + 1, date: ImpreciseDate(year: number))
    }

    private func isAfterPreposition(_ index: Int) -> Bool { copy[index - 1]?.word.isAny(.inTime) ?? false }

    private func number(at index: Int) -> Int? {
        guard let token = copy[index], token.kind == .number else { return nil }
        // "12th" is a day as well.
        let digits = copy.text(index..<index + 1).prefix { $0.isASCII && $0.isNumber }
        return digits.count < 6 ? Int(digits) : nil
    }

    // MARK: Counted from the copy's day

    /// The last such day up to the copy's own; the next one after "next" or where the sentence looks ahead.
    private func weekday(_ index: Int) -> FoundDate? {
        guard let day else { return FoundDate(tokens: index..<index + 1, date: nil) }
        let isNext = looksAhead(index)
        let start = index > 0 && copy.tokens[index - 1].word.isAny([.last, .next]) ? index - 1 : index
        // 1970-01-01 was a Thursday; Monday is 1.
        let today = ((day.daysSince1970 + 3) % 7 + 7) % 7 + 1
        let wanted = Int(copy.tokens[index].word.value)
        var distance = ((today - wanted) % 7 + 7) % 7
        if start < index, distance == 0 { distance = 7 }
        let days = isNext ? (distance == 0 ? 0 : 7 - distance) : -distance
        return relative(start..<index + 1, days: isNext && start < index && days == 0 ? 7 : days)
    }

    private func looksAhead(_ index: Int) -> Bool {
        for at in stride(from: index - 1, to: max(-1, index - 7), by: -1) {
            let token = copy.tokens[at]
            if token.kind == .stop || token.kind == .comma { return false }
            if token.word.isAny([.modal, .next]) || token.word.isAny(.to) && copy[at + 1]?.word.forms.contains(.base) == true {
                return true
            }
        }
        return false
    }

    private func relative(_ tokens: Range<Int>, days: Int) -> FoundDate {
        FoundDate(tokens: tokens, date: day.map { ImpreciseDate(Day(daysSince1970: $0.daysSince1970 + days)) })
    }

    /// `last month` · `next year` · `this week`.
    private func span(_ index: Int) -> FoundDate? {
        guard let next = copy[index + 1], next.kind == .word else { return nil }
        let word = copy.tokens[index].word
        if next.word.isAny(.weekday), isDateName(next) { return weekday(index + 1) }
        guard next.word.isAny(.span), next.word.value > 1, !next.mayBePlural else { return nil }
        let step = word.isAny(.last) ? -1 : word.isAny(.next) ? 1 : 0
        return FoundDate(tokens: index..<index + 2, date: moved(step, Int(next.word.value)))
    }

    /// `two weeks ago`.
    private func ago(_ index: Int) -> FoundDate? {
        guard let unit = copy[index + 1], unit.word.isAny(.span), copy[index + 2]?.word.isAny(.ago) == true else { return nil }
        let token = copy.tokens[index]
        guard let count = token.kind == .number ? number(at: index) : Int(token.word.value), count < 1000 else { return nil }
        return FoundDate(tokens: index..<index + 3, date: moved(-count, Int(unit.word.value)))
    }

    /// So many days, weeks, months or years from the copy's day, as precise as the words are.
    private func moved(_ count: Int, _ unit: Int) -> ImpreciseDate? {
        guard let day else { return nil }
        switch unit {
        case 365: return (1...9999).contains(day.year + count) ? ImpreciseDate(year: day.year + count) : nil
        case 30:
            let months = day.year * 12 + day.month - 1 + count
            return months > 11 ? ImpreciseDate(year: months / 12, month: months % 12 + 1) : nil
        case 7: return ImpreciseDate(Day(daysSince1970: day.daysSince1970 + count * 7), approximate: true)
        default: return ImpreciseDate(Day(daysSince1970: day.daysSince1970 + count))
        }
    }
}
