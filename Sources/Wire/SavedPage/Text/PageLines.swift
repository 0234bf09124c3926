/// A saved text → its lines: line ends of every kind, odd spaces, invisible characters, text wrapped at a width, and the marks of
/// Markdown that people paste.
enum PageLines {
    static func lines(of text: String) throws(UnreadablePage) -> [PageLine] {
        var raw = rawLines(of: text)
        guard raw.count <= PageLimits.lines else { throw .noStory("it has more than \(PageLimits.lines) lines") }
        if let width = wrapWidth(of: raw) { raw = unwrapped(raw, width: width) }
        var lines: [PageLine] = []
        var blank = true
        for line in raw {
            if line.isEmpty {
                blank = true
                continue
            }
            let (mark, rest) = LineMark.split(line)
            guard !rest.isEmpty || mark == .divider else { continue }
            lines.append(PageLine(rest, mark: mark, blankBefore: blank))
            blank = false
        }
        return lines
    }

    /// Lines with every run of white space made one space; blank lines are empty strings. A file of line ends alone stays small:
    /// one blank line stands for many.
    private static func rawLines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var pendingSpace = false
        func end() {
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(String(line)) }
            line = String.UnicodeScalarView()
            pendingSpace = false
        }
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": end()
            case "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{200F}", "\u{0}"..."\u{8}", "\u{0E}"..."\u{1F}", "\u{FFFC}":
                continue
            case " ", "\t", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": pendingSpace = !line.isEmpty
            default:
                if pendingSpace { line.append(" ") }
                pendingSpace = false
                line.append(scalar)
            }
        }
        end()
        return lines
    }

    /// The column at which a text was wrapped; nil where each paragraph is one line.
    ///
    /// Wrapped text has no long line, and many of its lines stop in mid-sentence close to the longest one's length.
    private static func wrapWidth(of lines: [String]) -> Int? {
        let width = lines.lazy.map(\.unicodeScalars.count).max() ?? 0
        guard (40...100).contains(width) else { return nil }
        var full = 0
        for (line, next) in zip(lines, lines.dropFirst()) where continues(line, next, width: width) {
            if next.unicodeScalars.first?.properties.isLowercase == true { full += 1 }
        }
        return full >= 2 ? width : nil
    }

    /// Whether the next line's first word would not have fitted behind this line: that is why the line ends where it does.
    private static func continues(_ line: String, _ next: String, width: Int) -> Bool {
        guard !line.isEmpty, !next.isEmpty, LineMark.split(next).0 == .none else { return false }
        let length = line.unicodeScalars.count
        return length * 2 > width
            && length + 1 + (next.firstIndex(of: " ").map { next[..<$0].unicodeScalars.count } ?? next.unicodeScalars.count) > width
    }

    private static func unwrapped(_ lines: [String], width: Int) -> [String] {
        var joined: [String] = []
        var last = ""
        for line in lines {
            if !joined.isEmpty, continues(last, line, width: width) {
                joined[joined.count - 1] += " " + line
            } else {
                joined.append(line)
            }
            last = line
        }
        return joined
    }
}

/// The mark at a line's beginning: Markdown's, and the bullets that browsers give.
enum LineMark {
    static func split(_ line: String) -> (PageLine.Mark, String) {
        let bytes = Array(line.utf8.prefix(12))
        guard let first = bytes.first else { return (.none, "") }
        switch first {
        case UInt8(ascii: "#"):
            let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
            if level <= 6, bytes.count > level, bytes[level] == UInt8(ascii: " ") {
                return (.heading(level), line.part(level..<line.utf8.count))
            }
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
            if line.utf8.count >= 3, line.utf8.allSatisfy({ $0 == first || $0 == UInt8(ascii: " ") }) { return (.divider, "") }
            if bytes.count > 1, bytes[1] == UInt8(ascii: " "), first != UInt8(ascii: "_"), first != UInt8(ascii: "=") {
                return (.bullet, line.part(1..<line.utf8.count))
            }
        case UInt8(ascii: ">"):
            return (.quote, line.part(1..<line.utf8.count))
        case UInt8(ascii: "1")...UInt8(ascii: "9"):
            let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            if digits <= 2, bytes.count > digits + 1, bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")"),
                bytes[digits + 1] == UInt8(ascii: " "), let number = Int(line.part(0..<digits)),
                !startsWithMonth(line.part(digits + 1..<line.utf8.count))
            {
                return (.number(number), line.part(digits + 1..<line.utf8.count))
            }
        default:
            for bullet in ["\u{2022}", "\u{25CF}", "\u{25AA}", "\u{2023}", "\u{00B7}", "\u{25E6}", "\u{25A0}"] where line.hasPrefix(bullet)
            {
                return (.bullet, line.part(bullet.utf8.count..<line.utf8.count))
            }
        }
        return (.none, line)
    }

    /// `12. Februar 2025` and `12. Februar: …` are dates and no twelfth items; "1. Set the table" is one.
    private static func startsWithMonth(_ text: String) -> Bool {
        let tokens = Token.tokens(of: text, limit: 2)
        guard let first = tokens.first, MonthNames.number(first.lower) != nil else { return false }
        return tokens.count < 2 || tokens[1].kind != .word
    }
}
