import Foundation
import Newsroom

/// A date as printed on a page, perhaps with a time and a zone.
struct PrintedDate: Hashable, Sendable {
    var day: Day
    /// Seconds since midnight; nil where no time is printed.
    var time: Int?
    var zone: PageZone?
    /// The tokens it takes.
    var tokens: Range<Int>

    /// The instant meant; a day without a time is its first instant.
    func instant(in newsroom: TimeZone) -> Date {
        let zone: TimeZone =
            switch self.zone {
            case .minutes(let minutes): TimeZone(secondsFromGMT: minutes * 60) ?? newsroom
            case .identifier(let name): TimeZone(identifier: name) ?? newsroom
            case nil: newsroom
            }
        guard let time else { return day.start(in: zone) }
        let wall = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + time))
        let near = wall.addingTimeInterval(-Double(zone.secondsFromGMT(for: wall)))
        return wall.addingTimeInterval(-Double(zone.secondsFromGMT(for: near)))
    }
}
