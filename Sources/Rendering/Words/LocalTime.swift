package import Foundation
package import Newsroom

/// An instant as the newsroom's clock shows it.
package struct LocalTime: Hashable, Sendable {
    package let day: Day
    /// Since the day began, 0…86 399.
    package let second: Int
    /// East of UTC, in seconds.
    package let offset: Int

    package init(_ date: Date, in zone: TimeZone) {
        offset = zone.secondsFromGMT(for: date)
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + offset
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        day = Day(daysSince1970: days)
        second = seconds - days * 86_400
    }

    package var hour: Int { second / 3600 }
    package var minute: Int { second / 60 % 60 }

    /// RFC 3339 with the zone's offset: `2025-02-12T14:02:00+02:00`.
    package var iso: String {
        var text = ASCIIText(capacity: 25)
        text.append(day)
        text.append("T")
        appendClock(to: &text, withSeconds: true)
        text.append(offset < 0 ? "-" : "+")
        text.append(abs(offset) / 3600, width: 2)
        text.append(":")
        text.append(abs(offset) / 60 % 60, width: 2)
        return text.string
    }

    /// `14:02`.
    var clock: String {
        var text = ASCIIText(capacity: 5)
        appendClock(to: &text, withSeconds: false)
        return text.string
    }

    func appendClock(to text: inout ASCIIText, withSeconds: Bool) {
        text.append(hour, width: 2)
        text.append(":")
        text.append(minute, width: 2)
        guard withSeconds else { return }
        text.append(":")
        text.append(second % 60, width: 2)
    }
}

/// Builds short texts of digits and ASCII.
struct ASCIIText {
    private var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ number: Int, width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    mutating func append(_ day: Day) {
        append(day.year, width: 4)
        append("-")
        append(day.month, width: 2)
        append("-")
        append(day.day, width: 2)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension Day {
    /// ISO 8601.
    var iso: String {
        var text = ASCIIText(capacity: 10)
        text.append(self)
        return text.string
    }
}
