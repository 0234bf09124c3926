package import Foundation
import Newsroom

/// Dates in headers (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    package static func text(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let time = seconds - days * 86_400
        return "\(text(ofDay: days)) \(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
    }

    private static func text(ofDay days: Int) -> String {
        let day = Day(daysSince1970: days)
        return "\(Self.days[((days % 7) + 7) % 7]), \(two(day.day)) \(months[day.month - 1]) \(day.description.prefix(4))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Reads the form in which dates are sent today. Nil for anything else, the two forms of old included: a recipient that
    /// cannot read a date passes the condition over, and the reader is sent the page.
    package static func date(_ text: String) -> Date? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            let dayOfMonth = number(parts[1], digits: 2), let year = number(parts[3], digits: 4),
            let day = Day(year: year, month: month + 1, day: dayOfMonth), let seconds = second(parts[4])
        else { return nil }
        let date = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + seconds))
        return self.text(date) == text ? date : nil
    }

    /// Of the day.
    private static func second(_ clock: Substring) -> Int? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2] else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
