/// The scalars of a text in UTF-8, one after another, with what each is to a tokenizer.
struct Scalars {
    enum Kind {
        case letter, capital, digit, space, newline, apostrophe, other
    }

    let bytes: [UInt8]

    /// The scalar at a byte and its length in bytes. What is no UTF-8 counts as single bytes: a `String`'s bytes always are.
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        guard index < bytes.count else { return (0, 0) }
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        if first >= 0xC2, first < 0xE0, index + 1 < bytes.count {
            return ((first & 0x1F) << 6 | tail(index + 1), 2)
        }
        if first >= 0xE0, first < 0xF0, index + 2 < bytes.count {
            return ((first & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2), 3)
        }
        if first >= 0xF0, first < 0xF8, index + 3 < bytes.count {
            return ((first & 0x07) << 18 | tail(index + 1) << 12 | tail(index + 2) << 6 | tail(index + 3), 4)
        }
        return (first, 1)
    }

    private func tail(_ index: Int) -> UInt32 { UInt32(bytes[index] & 0x3F) }

    static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x61...0x7A: .letter
        case 0x41...0x5A: .capital
        case 0x30...0x39: .digit
        case 0x20, 0x09, 0xA0, 0xAD, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: .space
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .newline
        case 0x27, 0x2019, 0x02BC: .apostrophe
        case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: .capital
        case 0x100...0x17F: scalar & 1 == 0 ? .capital : .letter
        case 0xAA, 0xB5, 0xBA, 0xDF...0xF6, 0xF8...0xFF, 0x180...0x2AF, 0x300...0x390, 0x3AA...0x3FF, 0x430...0x1FFF: .letter
        case 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFC: .letter
        default: .other
        }
    }
}
