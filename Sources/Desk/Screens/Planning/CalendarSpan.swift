import Newsroom

/// What the calendar shows at once.
enum CalendarSpan: Hashable, Sendable {
    case week(Week)
    /// The month that the day stands in.
    case month(Day)

    /// What anybody plans for, well within what can be counted.
    private static let years = 1970...2999

    init(week: String, month: String, today: Day) {
        if let week = Week(week), Self.years.contains(week.year) {
            self = .week(week)
        } else if let date = ImpreciseDate(month), date.precision == .month, Self.years.contains(date.first.year) {
            self = .month(date.first)
        } else {
            self = .week(Week(today))
        }
    }

    var isMonth: Bool { if case .month = self { true } else { false } }

    /// Whole weeks.
    var days: [Day] {
        guard case .month(let day) = self else { return Week(middle).days }
        var week = Week(first(of: day))
        var days: [Day] = []
        repeat {
            days += week.days
            week = week.next
        } while week.monday.month == day.month
        return days
    }

    /// A day that belongs to it in any case.
    var middle: Day {
        switch self {
        case .week(let week): week.days[3]
        case .month(let day): first(of: day)
        }
    }

    var previous: CalendarSpan {
        switch self {
        case .week(let week): .week(week.previous)
        case .month(let day): .month(first(of: first(of: day).previous))
        }
    }

    var next: CalendarSpan {
        switch self {
        case .week(let week): .week(week.next)
        case .month(let day):
            .month(Day(daysSince1970: first(of: day).daysSince1970 + Day.days(inMonth: day.month, of: day.year)))
        }
    }

    func now(_ today: Day) -> CalendarSpan { isMonth ? .month(today) : .week(Week(today)) }
    func holds(_ day: Day) -> Bool { days.contains(day) }

    /// A week has room for what a newsroom does on a day; a month shows that there is something.
    var mostOnOneDay: Int { isMonth ? 8 : 40 }

    var query: String { isMonth ? "month=\(description)" : "week=\(description)" }

    /// As in an address: `2026-W48`, `2026-11`.
    var description: String {
        switch self {
        case .week(let week): week.description
        case .month(let day): String(day.description.prefix(7))
        }
    }

    private func first(of day: Day) -> Day { Day(daysSince1970: day.daysSince1970 - day.day + 1) }
}
