import Newsroom

/// Finds dates among a line's tokens: RFC 3339 and ISO 8601 with their common faults, RFC 5322, and the written forms of many
/// languages: `February 12, 2025 2:02 PM ET`, `12. Februar 2025, 14.02 Uhr`, `14:02, 12 лютого 2025`, `12/02/2025`, `2025年2月12日`.
struct DateGrammar {
    /// What `7/4/2024` means.
    enum Order: Sendable {
        /// The fourth of July.
        case monthFirst
        case dayFirst
        /// The fourth of July where a 12-hour clock stands behind it, for pages that do not say where they are from.
        case byClock
    }

    let tokens: [Token]
    var order = Order.byClock

    private static let years = 1800...2200

    /// All dates of the line, in order.
    var dates: [PrintedDate] {
        var found: [PrintedDate] = []
        var index = 0
        while let date = firstDate(from: index) {
            found.append(date)
            index = date.tokens.upperBound
        }
        return found
    }

    /// The first date, with the first time of the line where none stands beside it.
    var dateWithDistantTime: PrintedDate? {
        guard var date = firstDate(from: 0) else { return nil }
        guard date.time == nil else { return date }
        for index in tokens.indices where !date.tokens.contains(index) {
            guard let time = clock.time(at: index) else { continue }
            date.time = time.seconds
            date.zone = clock.zone(at: time.end)?.value
            break
        }
        return date
    }

    private func firstDate(from start: Int) -> PrintedDate? {
        tokens.indices.dropFirst(start).lazy.compactMap(date).first
    }

    private func date(at start: Int) -> PrintedDate? {
        if let time = clock.time(at: start) {
            var next = skipGlue(from: time.end)
            let zone = clock.zone(at: time.end) ?? clock.zone(at: next)
            if let zone { next = skipGlue(from: zone.end) }
            if let day = day(at: next) {
                return PrintedDate(day: day.value, time: time.seconds, zone: zone?.value, tokens: start..<day.end)
            }
        }
        guard let day = day(at: start) else { return nil }
        var date = PrintedDate(day: day.value, time: nil, zone: nil, tokens: start..<day.end)
        guard let time = clock.time(at: skipGlue(from: day.end)) else { return date }
        date.time = time.seconds
        date.tokens = start..<time.end
        if let zone = clock.zone(at: time.end) {
            date.zone = zone.value
            date.tokens = start..<zone.end
        }
        return date
    }

    private var clock: ClockGrammar { ClockGrammar(tokens: tokens) }

    // MARK: Days

    private func day(at start: Int) -> (value: Day, end: Int)? {
        var start = start
        if tokens.isWord(start), CalendarWords.weekdays.contains(tokens[start].lower) {
            start += 1
            while tokens.isSign(start, ",.|") { start += 1 }
        }
        return monthFirst(at: start) ?? dayFirst(at: start) ?? yearFirst(at: start) ?? numeric(at: start) ?? eastAsian(at: start)
            ?? compact(at: start)
    }

    /// `February 12th, 2025`.
    private func monthFirst(at start: Int) -> (value: Day, end: Int)? {
        guard let month = month(at: start) else { return nil }
        let dayAt = skipJoints(from: start + 1)
        guard let day = tokens.number(at: dayAt, in: 1...31) else { return nil }
        let yearAt = skipJoints(from: dayAt + 1)
        // Behind "May 2", a small number is no year.
        guard tokens.number(at: yearAt, in: 32...2999) != nil, let year = year(at: yearAt),
            let value = Day(year: year, month: month, day: day)
        else { return nil }
        return (value, yearAt + 1)
    }

    /// `12. Februar 2025`, `12 de febrero de 2025`, `12th of February, 2025`, `12 лютого 2025 року`.
    private func dayFirst(at start: Int) -> (value: Day, end: Int)? {
        guard let day = tokens.number(at: start, in: 1...31) else { return nil }
        let monthAt = skipJoints(from: start + 1)
        guard let month = month(at: monthAt) else { return nil }
        let yearAt = skipJoints(from: monthAt + 1)
        guard let year = year(at: yearAt), let value = Day(year: year, month: month, day: day) else { return nil }
        let end = yearAt + 1
        guard tokens.isWord(end), ["року", "р", "рік", "года", "г"].contains(tokens[end].lower) else { return (value, end) }
        return (value, tokens.isSign(end + 1, ".") ? end + 2 : end + 1)
    }

    /// `2025 February 12`.
    private func yearFirst(at start: Int) -> (value: Day, end: Int)? {
        guard let year = tokens.number(at: start, in: Self.years) else { return nil }
        let monthAt = skipJoints(from: start + 1)
        guard let month = month(at: monthAt) else { return nil }
        let dayAt = skipJoints(from: monthAt + 1)
        guard let day = tokens.number(at: dayAt, in: 1...31) else { return nil }
        return Day(year: year, month: month, day: day).map { ($0, dayAt + 1) }
    }

    /// `2025-02-12`, `2025/2/12`, `12.02.2025`, `12. 2. 2025`, `12/02/25`. Dates with dots have the day first everywhere, and one
    /// figure is no year there: `1.2.3` is a version.
    private func numeric(at start: Int) -> (value: Day, end: Int)? {
        guard let first = tokens.number(at: start, in: 1...2999), tokens.isSign(start + 1, "-/."),
            let second = tokens.number(at: start + 2, in: 1...31), tokens.isSign(start + 3, "-/."),
            tokens[start + 1].lower == tokens[start + 3].lower, let third = tokens.number(at: start + 4, in: 0...2999)
        else { return nil }
        let separator = tokens[start + 1].lower
        guard tokens.isTight(start...start + 1), tokens.isTight(start + 2...start + 3),
            separator == "." || tokens.isTight(start...start + 4)
        else { return nil }
        let end = start + 5
        if Self.years.contains(first) { return Day(year: first, month: second, day: third).map { ($0, end) } }
        guard first <= 31, tokens[start].range.count <= 2, separator == "/" || third > 9, let year = year(at: start + 4) else { return nil }
        let american = Day(year: year, month: first, day: second).map { ($0, end) }
        let european = Day(year: year, month: second, day: first).map { ($0, end) }
        if separator == "." { return european }
        return isMonthFirst(separator, before: end) ? american ?? european : european ?? american
    }

    private func isMonthFirst(_ separator: String, before end: Int) -> Bool {
        switch order {
        case .monthFirst: true
        case .dayFirst: false
        case .byClock: separator == "/" && clock.hasTwelveHours(from: end)
        }
    }

    /// `2025年2月12日`, `2025년 2월 12일`.
    private func eastAsian(at start: Int) -> (value: Day, end: Int)? {
        guard let year = tokens.number(at: start, in: Self.years), tokens.isWord(start + 1), ["年", "년"].contains(tokens[start + 1].lower),
            let month = tokens.number(at: start + 2, in: 1...12), tokens.isWord(start + 3),
            ["月", "월"].contains(tokens[start + 3].lower), let day = tokens.number(at: start + 4, in: 1...31)
        else { return nil }
        return Day(year: year, month: month, day: day).map { ($0, start + 5) }
    }

    /// `20250212`, alone or before `T140200`.
    private func compact(at start: Int) -> (value: Day, end: Int)? {
        guard let figures = tokens.number(at: start, in: 18_000_101...22_001_231), tokens[start].range.count == 8,
            start + 1 == tokens.count ? start == 0 : tokens[start + 1].lower == "t"
        else { return nil }
        return Day(year: figures / 10_000, month: figures / 100 % 100, day: figures % 100).map { ($0, start + 1) }
    }

    // MARK: Words

    private func month(at index: Int) -> Int? { tokens.isWord(index) ? MonthNames.number(tokens[index].lower) : nil }

    /// Four figures, or the last two of a year of 1970…2069.
    private func year(at index: Int) -> Int? {
        guard let number = tokens.number(at: index, in: 0...2999) else { return nil }
        if tokens[index].range.count == 2 {
            // `18 Feb 10:27`: an hour.
            if tokens.isSign(index + 1, ":") { return nil }
            return number < 70 ? 2000 + number : 1900 + number
        }
        return Self.years.contains(number) ? number : nil
    }

    private func skipJoints(from start: Int) -> Int {
        var index = start
        while index < start + 4,
            tokens.isSign(index, ".,-/") || (tokens.isWord(index) && CalendarWords.joints.contains(tokens[index].lower))
        { index += 1 }
        return index
    }

    private func skipGlue(from start: Int) -> Int {
        var index = start
        while index < start + 4,
            tokens.isSign(index, ",.-\u{2013}\u{2014}|\u{00B7}\u{2022}/")
                || (tokens.isWord(index) && CalendarWords.glue.contains(tokens[index].lower))
        { index += 1 }
        return index
    }
}
