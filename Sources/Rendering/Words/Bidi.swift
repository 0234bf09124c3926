import Newsroom

/// Keeps what is written from left to right and what is written from right to left apart on one line (Unicode UAX 9).
enum Bidi {
    /// The value between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE where it has letters of the other direction; as
    /// it is where it has none.
    static func isolated(_ value: String, in direction: LanguageTag.Direction) -> String {
        runs(value, against: direction) ? "\u{2068}\(value)\u{2069}" : value
    }

    private static func runs(_ value: String, against direction: LanguageTag.Direction) -> Bool {
        switch direction {
        case .leftToRight: value.unicodeScalars.contains(where: isRightToLeft)
        case .rightToLeft: value.unicodeScalars.contains { $0.properties.isAlphabetic && !isRightToLeft($0) }
        }
    }

    /// The blocks of the scripts that are written so; letters only, for digits and marks follow what is around them.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: scalar.properties.isAlphabetic
        default: false
        }
    }
}
