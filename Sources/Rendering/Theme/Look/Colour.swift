import Foundation
import Newsroom

/// A colour of sRGB, as a style sheet writes it: `#2438c4`, or `#24c` for `#2244cc`.
package struct Colour: Hashable, Sendable, LosslessStringConvertible {
    /// Red, green and blue from 0 to 255.
    let parts: [Int]

    static let white = Colour(parts: [255, 255, 255])
    static let black = Colour(parts: [0, 0, 0])

    private init(parts: [Int]) {
        self.parts = parts.map { min(max($0, 0), 255) }
    }

    package init?(_ description: String) {
        var digits = Array(description.lowercased())
        guard digits.first == "#" else { return nil }
        digits.removeFirst()
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        let values = digits.map { $0.hexDigitValue ?? 0 }
        self.init(parts: [values[0] * 16 + values[1], values[2] * 16 + values[3], values[4] * 16 + values[5]])
    }

    package var description: String {
        "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// From 1 to 21 (WCAG 2.2, "contrast ratio").
    func contrast(with other: Colour) -> Double {
        let lights = [luminance, other.luminance]
        return ((lights.max() ?? 0) + 0.05) / ((lights.min() ?? 0) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    private var luminance: Double {
        let linear = parts.map { part in
            let part = Double(part) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// This colour with a share of another, from 0 to 1.
    func mixed(with other: Colour, _ share: Double) -> Colour {
        Colour(parts: zip(parts, other.parts).map { Int((Double($0) + (Double($1) - Double($0)) * share).rounded()) })
    }

    /// As far from this colour as `other` is from `base`, in the same direction.
    func moved(as other: Colour, from base: Colour) -> Colour {
        Colour(parts: zip(parts, zip(other.parts, base.parts)).map { $0 + $1.0 - $1.1 })
    }
}
