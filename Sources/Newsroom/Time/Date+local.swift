package import Foundation

extension Date {
    /// The instant at which a zone's clocks show what a browser's field gives: `2025-02-12T14:02`, with or without seconds.
    /// Where they show it twice, the first time; nil where they never do, or the text is none.
    package init?(local text: String, in zone: TimeZone) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(parts[0]), let second = Self.second(of: parts[1]) else { return nil }
        let shown = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + second))
        let offsets = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: shown.addingTimeInterval($0)) }
        let instants = offsets.map { (shown.addingTimeInterval(-Double($0)), $0) }
        guard let first = instants.filter({ zone.secondsFromGMT(for: $0.0) == $0.1 }).map(\.0).min() else { return nil }
        self = first
    }

    /// The same text of an instant, without seconds.
    package func local(in zone: TimeZone) -> String {
        let shown = Int(timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: self)
        let minute = (shown - Day(self, in: zone).daysSince1970 * 86_400) / 60
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Day(self, in: zone))T\(padded(minute / 60)):\(padded(minute % 60))"
    }

    private static func second(of text: Substring) -> Int? {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { $0.utf8.count == 2 ? Int(digits: $0) : nil }
        guard numbers.count == 2 || numbers.count == 3, let hour = numbers[0], let minute = numbers[1] else { return nil }
        guard let second = numbers.count == 3 ? numbers[2] : 0, hour < 24, minute < 60, second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}

extension Day {
    /// `2025-02-12`.
    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(digits: parts[0]), let month = Int(digits: parts[1]), let day = Int(digits: parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Int {
    /// Digits and nothing else: no sign, no other script.
    fileprivate init?(digits text: Substring) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text)
    }
}
