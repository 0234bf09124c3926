/// A date that is known only so well: "on Feb. 12", "in August 2024", "last year". Its text form is EDTF (ISO 8601-2:2019),
/// level 0 and the "approximate" qualifier of level 1: `2024`, `2024-08`, `2025-02-12`, `2025-02-12T14:02`, `2024-08~`.
package struct ImpreciseDate: Hashable, Sendable, Codable, LosslessStringConvertible {
    package enum Precision: String, CaseIterable, Codable, Hashable, Sendable {
        case year, month, day, minute
    }

    package let precision: Precision
    /// The first day that it can be: 2024-08-01 for "in August 2024".
    package let first: Day
    /// Minutes since the day began in the newsroom's zone; 0 unless the precision is `minute`.
    package let minute: Int
    package let isApproximate: Bool

    package init(year: Int, approximate: Bool = false) {
        self.init(.year, Day(year: min(9999, max(1, year)), month: 1, day: 1), 0, approximate)
    }

    /// Nil where the calendar has no such month.
    package init?(year: Int, month: Int, approximate: Bool = false) {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        self.init(.month, first, 0, approximate)
    }

    package init(_ day: Day, approximate: Bool = false) {
        self.init(.day, day, 0, approximate)
    }

    /// Nil unless `minute` is a minute of a day, 0…1439.
    package init?(_ day: Day, minute: Int, approximate: Bool = false) {
        guard (0..<1440).contains(minute) else { return nil }
        self.init(.minute, day, minute, approximate)
    }

    private init(_ precision: Precision, _ first: Day?, _ minute: Int, _ isApproximate: Bool) {
        self.precision = precision
        self.first = first ?? Day(daysSince1970: 0)
        self.minute = minute
        self.isApproximate = isApproximate
    }

    package init?(_ description: String) {
        let isApproximate = description.hasSuffix("~")
        let text = isApproximate ? description.dropLast() : Substring(description)
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let parts = Self.numbers(halves[0], separator: "-", widths: [4, 2, 2]) else { return nil }
        switch (parts.count, halves.count) {
        case (1, 1) where parts[0] >= 1:
            self.init(year: parts[0], approximate: isApproximate)
        case (2, 1):
            self.init(year: parts[0], month: parts[1], approximate: isApproximate)
        case (3, 1):
            guard let day = Day(year: parts[0], month: parts[1], day: parts[2]) else { return nil }
            self.init(day, approximate: isApproximate)
        case (3, 2):
            guard let day = Day(year: parts[0], month: parts[1], day: parts[2]),
                let time = Self.numbers(halves[1], separator: ":", widths: [2, 2]), time.count == 2, time[0] < 24, time[1] < 60
            else { return nil }
            self.init(day, minute: time[0] * 60 + time[1], approximate: isApproximate)
        default: return nil
        }
    }

    private static func numbers(_ text: Substring, separator: Character, widths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count <= widths.count else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.utf8.count == width, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    package var description: String {
        let day = first.description
        let text =
            switch precision {
            case .year: String(day.prefix(4))
            case .month: String(day.prefix(7))
            case .day: day
            case .minute: "\(day)T\(Self.twoDigits(minute / 60)):\(Self.twoDigits(minute % 60))"
            }
        return isApproximate ? text + "~" : text
    }

    /// The last day that it can be: 2024-08-31 for "in August 2024".
    package var last: Day {
        switch precision {
        case .year: Day(year: first.year, month: 12, day: 31) ?? first
        case .month: Day(year: first.year, month: first.month, day: Day.days(inMonth: first.month, of: first.year)) ?? first
        case .day, .minute: first
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date of EDTF level 0 or 1: \(text.prefix(40))")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
