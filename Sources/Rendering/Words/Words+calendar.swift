package import Newsroom

/// Months and days of the week by themselves, and dates that are known only so well.
extension Words {
    private func word(_ name: String) -> String { texts[name]?.filled { _ in "" } ?? "" }

    /// `February`, as it stands without a day.
    func month(_ month: Int) -> String { word("month_alone_\(month)") }

    /// `February 2025`.
    func month(_ month: Int, of year: Int) -> String {
        self[.monthOfYear, { $0 == "month" ? self.month(month) : number(year) }]
    }

    func year(_ year: Int) -> String { number(year) }

    /// The days of the week in the language's order, from 1 for Monday to 7 for Sunday.
    var weekdays: [Int] {
        let first = Int(word("first_weekday")).map { min(7, max(1, $0)) } ?? 1
        return (0..<7).map { (first - 1 + $0) % 7 + 1 }
    }

    func weekday(_ weekday: Int) -> String { word("weekday_\(weekday)") }
    func shortWeekday(_ weekday: Int) -> String { word("weekday_short_\(weekday)") }

    /// `Thu 26 November`: for days whose year is plain.
    package func shortDate(_ day: Day) -> String { "\(shortWeekday(day.weekday)) \(number(day.day)) \(month(day.month))" }

    /// `November 2026`.
    package func monthAndYear(_ day: Day) -> String { month(day.month, of: day.year) }

    /// As precisely as it is known: `2024`, `August 2024`, `12 February 2025`.
    package func date(_ date: ImpreciseDate) -> String {
        let text =
            switch date.precision {
            case .year: year(date.first.year)
            case .month: month(date.first.month, of: date.first.year)
            case .day, .minute: self.date(date.first)
            }
        return date.isApproximate ? self[.aboutDate, { _ in text }] : text
    }

    func fact(_ name: String) -> String { word("fact_\(name)") }
}
