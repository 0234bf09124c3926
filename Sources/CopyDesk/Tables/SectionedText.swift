/// A table's text: sections in brackets, lines under them, "#" at a line's beginning or after a space before a remark.
struct SectionedText {
    struct Section {
        let name: String
        /// The number in the file of each line, from 1, and its words without the spaces around them.
        var lines: [(number: Int, text: String)] = []
        let number: Int
    }

    /// The first has what stands before any bracket, and no name.
    private(set) var sections = [Section(name: "", number: 0)]

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let text = Self.trimmed(Self.withoutRemark(line))
            if text.isEmpty { continue }
            if text.hasPrefix("["), text.hasSuffix("]") {
                sections.append(Section(name: String(text.dropFirst().dropLast()), number: index + 1))
            } else {
                sections[sections.count - 1].lines.append((index + 1, text))
            }
        }
    }

    private static func withoutRemark(_ line: Substring) -> Substring {
        var before: Character = " "
        for index in line.indices {
            if line[index] == "#", before.isWhitespace { return line[..<index] }
            before = line[index]
        }
        return line
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
