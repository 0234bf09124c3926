import Newsroom

/// Dates as something expected has them: read forward from the copy's day, where the same words in a report are read back.
struct ForwardDates {
    private let copy: Copy
    let day: Day?
    /// A day and month without a year that lie farther back than this are meant a year later.
    private static let memory = 31

    init(_ copy: Copy, _ day: Day?) {
        self.copy = copy
        self.day = day
    }

    enum Answer {
        case none
        /// Nil where it cannot be told.
        case on(ImpreciseDate?)
    }

    /// - Parameter looksBack: The words are of the past: the date counts only if it is named by its day and still to come.
    func read(_ found: FoundDate, looksBack: Bool) -> Answer {
        guard let first = copy[found.tokens.lowerBound] else { return .none }
        let isNamed = (found.tokens).contains { copy.tokens[$0].kind == .number }
        if looksBack, !isNamed { return .none }
        guard let day else { return looksBack || first.word.isAny(.last) || isBehind(first) ? .none : .on(found.date) }
        guard let date = found.date else { return .none }
        let ahead = looksBack ? date : moved(found, first, date, day)
        guard ahead.last >= day, !looksBack || ahead.first > day else { return .none }
        // A year or a month that goes on already is no time to look for.
        let isUnderWay = ahead.precision == .year && ahead.first <= day
        return isUnderWay ? .none : .on(ahead)
    }

    private func isBehind(_ token: Token) -> Bool { token.word.isAny(.dayword) && token.word.value < 0 }

    private func moved(_ found: FoundDate, _ first: Token, _ date: ImpreciseDate, _ day: Day) -> ImpreciseDate {
        if first.word.isAny(.weekday), found.tokens.count == 1 { return forward(first.word.value, day) }
        if first.word.isAny(.month), found.tokens.count == 1, date.last < day {
            return ImpreciseDate(year: date.first.year + 1, month: date.first.month) ?? date
        }
        let hasNoYear = found.tokens.count == 2 && found.tokens.contains { copy.tokens[$0].word.isAny(.month) }
        if hasNoYear, date.precision == .day, date.first.daysSince1970 < day.daysSince1970 - Self.memory,
            let next = Day(year: date.first.year + 1, month: date.first.month, day: date.first.day)
        {
            return ImpreciseDate(next)
        }
        return date
    }

    /// The next such weekday, the copy's own day among them.
    private func forward(_ weekday: Int32, _ day: Day) -> ImpreciseDate {
        ImpreciseDate(Day(daysSince1970: day.daysSince1970 + ((Int(weekday) - day.weekday) % 7 + 7) % 7))
    }

    /// So many days, weeks, months or years after a day, as precise as the words are.
    static func after(_ day: Day, _ count: Int, _ unit: Int, approximate: Bool) -> ImpreciseDate? {
        guard (1...5000).contains(count) else { return nil }
        switch unit {
        case 365: return day.year + count < 10_000 ? ImpreciseDate(year: day.year + count, approximate: approximate) : nil
        case 30:
            let months = day.year * 12 + day.month - 1 + count
            return ImpreciseDate(year: months / 12, month: months % 12 + 1, approximate: approximate)
        default: return ImpreciseDate(Day(daysSince1970: day.daysSince1970 + count * max(1, unit)), approximate: approximate)
        }
    }
}
