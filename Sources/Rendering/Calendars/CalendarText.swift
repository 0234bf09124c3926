/// Lines of iCalendar (RFC 5545, section 3.1): ended by CRLF, folded at 75 octets, never within a character.
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    private static let longestLine = 75

    /// - Parameter parameters: `VALUE=DATE`, as they stand before the colon.
    mutating func line(_ name: String, _ parameters: String = "", value: String) {
        let line = parameters.isEmpty ? "\(name):\(value)" : "\(name);\(parameters):\(value)"
        var length = 0
        for character in line.unicodeScalars {
            let octets = Array(String(character).utf8)
            if length + octets.count > Self.longestLine {
                bytes += [0x0D, 0x0A, 0x20]
                length = 1
            }
            bytes += octets
            length += octets.count
        }
        bytes += [0x0D, 0x0A]
    }

    /// - Parameter text: anything; what has a meaning of its own is escaped (section 3.3.11), and control characters are left out.
    mutating func text(_ name: String, _ parameters: String = "", saying text: String) {
        line(name, parameters, value: Self.escaped(text))
    }

    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            default: if scalar.properties.generalCategory != .control { escaped.append(scalar) }
            }
        }
        return String(escaped)
    }
}
