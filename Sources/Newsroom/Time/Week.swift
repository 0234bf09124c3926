/// A week of the calendar (ISO 8601): it begins on Monday, and the year's first is the one with its first Thursday. `2026-W48`.
package struct Week: Hashable, Sendable, LosslessStringConvertible {
    package let monday: Day

    package init(_ day: Day) {
        monday = Day(daysSince1970: day.daysSince1970 - (day.weekday - 1))
    }

    /// Nil for what is no week, and for years other than 1…9998.
    package init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 3, parts[1].hasPrefix("W"),
            description.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }), let year = Int(parts[0]), (1...9998).contains(year),
            let number = Int(parts[1].dropFirst()), let fourth = Day(year: year, month: 1, day: 4)
        else { return nil }
        // The fourth of January always stands in the first week.
        let week = Week(Day(daysSince1970: fourth.daysSince1970 + (number - 1) * 7))
        guard week.year == year, week.number == number else { return nil }
        self = week
    }

    private var thursday: Day { Day(daysSince1970: monday.daysSince1970 + 3) }

    /// The year that the week belongs to.
    package var year: Int { thursday.year }

    package var number: Int {
        let first = Day(year: year, month: 1, day: 1)?.daysSince1970 ?? 0
        return (thursday.daysSince1970 - first) / 7 + 1
    }

    package var description: String {
        "\(String(repeating: "0", count: max(0, 4 - String(year).count)))\(year)-W\(number < 10 ? "0" : "")\(number)"
    }

    package var days: [Day] { (0..<7).map { Day(daysSince1970: monday.daysSince1970 + $0) } }
    package var next: Week { Week(Day(daysSince1970: monday.daysSince1970 + 7)) }
    package var previous: Week { Week(Day(daysSince1970: monday.daysSince1970 - 7)) }
}

extension Day {
    /// From 1 for Monday to 7 for Sunday. 1970 began on a Thursday.
    package var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }
}
