/// White space as HTML shows it: any run of it is one space.
enum WhiteSpace {
    /// One space for each run of white space (the no-break space and zero-width characters included), none at the ends.
    static func normalised(_ bytes: some Sequence<UInt8>) -> String {
        var result = Collapser()
        result.append(bytes)
        return String(decoding: result.bytes, as: UTF8.self)
    }

    static func normalised(_ text: String) -> String { normalised(text.utf8) }

    /// Appends text with its white space collapsed, across calls.
    struct Collapser {
        private(set) var bytes: [UInt8] = []
        private var pendingSpace = false

        mutating func append(_ more: some Sequence<UInt8>) {
            var held: [UInt8] = []
            for byte in more {
                // U+00A0 is C2 A0; U+2000–200B E2 80 80–8B; U+2028/9 E2 80 A8/A9; U+202F E2 80 AF; U+3000 E3 80 80; U+FEFF EF BB BF.
                if !held.isEmpty || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF {
                    held.append(byte)
                    switch Self.judge(held) {
                    case .undecided: continue
                    case .space: pendingSpace = true
                    case .nothing: break
                    case .text: for each in held { add(each) }
                    }
                    held.removeAll(keepingCapacity: true)
                } else {
                    add(byte)
                }
            }
            for each in held { add(each) }
        }

        private mutating func add(_ byte: UInt8) {
            if byte.isWhiteSpace {
                pendingSpace = true
                return
            }
            if byte < 0x20 || byte == 0x7F { return }
            if pendingSpace, !bytes.isEmpty { bytes.append(Ascii.space) }
            pendingSpace = false
            bytes.append(byte)
        }

        private enum Verdict {
            case undecided, space, nothing, text
        }

        private static func judge(_ held: [UInt8]) -> Verdict {
            switch (held[0], held.count) {
            case (0xC2, 1), (0xE2, 1), (0xE3, 1), (0xEF, 1): .undecided
            case (0xC2, _): held[1] == 0xA0 ? .space : (held[1] == 0xAD ? .nothing : .text)
            case (0xE2, 2): held[1] == 0x80 || held[1] == 0x81 ? .undecided : .text
            case (0xE2, _):
                switch (held[1], held[2]) {
                case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): .space
                case (0x80, 0x8B), (0x81, 0xA0): .nothing
                default: .text
                }
            case (0xE3, 2): held[1] == 0x80 ? .undecided : .text
            case (0xE3, _): held[2] == 0x80 ? .space : .text
            case (0xEF, 2): held[1] == 0xBB ? .undecided : .text
            case (0xEF, _): held[2] == 0xBF ? .nothing : .text
            default: .text
            }
        }
    }
}
