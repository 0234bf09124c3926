package import Foundation

/// A day of the calendar (proleptic Gregorian), as the newsroom's zone counts days.
package struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where the calendar has no such day, or the year is not 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that it is at an instant in a zone.
    package init(_ date: Date, in zone: TimeZone) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        self.init(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// ISO 8601: `2025-02-12`.
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The instant at which the day begins in a zone.
    package func start(in zone: TimeZone) -> Date { instant(at: 0, in: zone) }

    /// The instant at which a zone's clock shows a minute of the day; where the clock leaps over it, one beside it.
    package func instant(at minute: Int, in zone: TimeZone) -> Date {
        let shown = Date(timeIntervalSince1970: Double(daysSince1970) * 86_400 + Double(minute) * 60)
        let first = shown.addingTimeInterval(-Double(zone.secondsFromGMT(for: shown)))
        // The offset may differ at the instant found: ask again there.
        return shown.addingTimeInterval(-Double(zone.secondsFromGMT(for: first)))
    }

    package var next: Day { Day(daysSince1970: daysSince1970 + 1) }
    package var previous: Day { Day(daysSince1970: daysSince1970 - 1) }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days since 1970-01-01, and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    package var daysSince1970: Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package init(daysSince1970: Int) {
        let limited = min(2_932_896, max(-719_162, daysSince1970)) + 719_468
        let era = limited / 146_097
        let dayOfEra = limited - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
