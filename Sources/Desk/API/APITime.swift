import Foundation
import Newsroom

/// Times as the API writes and reads them: RFC 3339.
enum APITime {
    /// In UTC, to the millisecond, which is what is kept: `2025-02-12T14:02:00.000Z`.
    static func text(_ date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
        let (seconds, part) = (milliseconds.floorDivided(by: 1000), milliseconds.remainder(by: 1000))
        let (days, second) = (seconds.floorDivided(by: 86_400), seconds.remainder(by: 86_400))
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(Day(daysSince1970: days))T\(clock).\(padded(part, 3))Z"
    }

    static func json(_ date: Date) -> JSONValue { .string(text(date)) }
    static func json(_ date: Date?) -> JSONValue { date.map { .string(text($0)) } ?? .null }

    private static func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }

    /// With any offset; what is finer than a millisecond is left out. Nil for what is no time, or none from 1970 to 9999.
    static func date(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 40, bytes[10] == UInt8(ascii: "T"), bytes[13] == bytes[16], bytes[13] == UInt8(ascii: ":"),
            let date = ImpreciseDate(String(decoding: bytes[..<10], as: UTF8.self)), date.precision == .day,
            !date.isApproximate, let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var milliseconds = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard (1...9).contains(digits.count), let part = number((Array(digits) + [0x30, 0x30])[..<3]) else { return nil }
            milliseconds = part
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offset(Array(rest)) else { return nil }
        let seconds = date.first.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        guard (0..<253_402_300_800).contains(seconds) else { return nil }
        return Date(timeIntervalSince1970: Double(seconds * 1000 + milliseconds) / 1000)
    }

    /// East of UTC, in seconds: `Z`, `+02:00`.
    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]),
            hours < 24, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        switch bytes[0] {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int { self >= 0 ? self / divisor : (self - divisor + 1) / divisor }
    fileprivate func remainder(by divisor: Int) -> Int { self - floorDivided(by: divisor) * divisor }
}
