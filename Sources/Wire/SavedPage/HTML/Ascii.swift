/// Bytes by name, for readers that work on UTF-8.
enum Ascii {
    static let space: UInt8 = 0x20
    static let exclamation: UInt8 = 0x21
    static let quote: UInt8 = 0x22
    static let apostrophe: UInt8 = 0x27
    static let hyphen: UInt8 = 0x2D
    static let slash: UInt8 = 0x2F
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let question: UInt8 = 0x3F
}

extension UInt8 {
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// White space of HTML: tab, line feed, form feed, carriage return, space.
    var isWhiteSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}

extension [UInt8] {
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return self[start...].firstIndex(of: byte)
    }

    func starts(with text: StaticString, at start: Int) -> Bool {
        text.withUTF8Buffer { start >= 0 && start + $0.count <= count && self[start..<start + $0.count].elementsEqual($0) }
    }

    /// `text` is lower case.
    func starts(withIgnoringCase text: String, at start: Int) -> Bool {
        guard start >= 0, start + text.utf8.count <= count else { return false }
        var at = start
        for byte in text.utf8 {
            if self[at].lowercased != byte { return false }
            at += 1
        }
        return true
    }
}
