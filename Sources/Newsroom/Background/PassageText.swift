/// A passage as it is typed into a plain field, by a few of Markdown's signs; what goes in comes out the same.
///
/// A blank line parts paragraphs, and a line break within one stays one. A line that begins with `## `, `### ` or `#### ` is a
/// heading, with `- ` or `1. ` an item of a list, with `> ` a part of a quotation (its last paragraph `— Somebody` is the source), and
/// `---` is a divider. `**bold**`, `_italic_`, `[words](address)`; a backslash takes the sign after it as it is.
package enum PassageText {
    /// Nil where the passage holds what the field has no sign for: a table, a card, a list within a list, a statement's mark.
    package static func text(of document: Document) -> String? {
        var parts: [String] = []
        for block in document.blocks {
            guard let text = PassageWriter.text(of: block) else { return nil }
            parts.append(text)
        }
        let text = parts.joined(separator: "\n\n")
        return self.document(of: text).json == document.json ? text : nil
    }

    package static func document(of text: String) -> Document {
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return Document(PassageReader.blocks(of: lines, canQuote: true))
    }
}

/// What a line begins with.
private enum LineSign: Hashable {
    case blank, plain, divider, bullet, number, quotation
    case heading(Int)

    init(_ line: String) {
        if line.allSatisfy(\.isWhitespace) {
            self = .blank
        } else if line == "---" {
            self = .divider
        } else if line.hasPrefix("- ") {
            self = .bullet
        } else if line == ">" || line.hasPrefix("> ") {
            self = .quotation
        } else if let level = (2...4).first(where: { line.hasPrefix(String(repeating: "#", count: $0) + " ") }) {
            self = .heading(level)
        } else {
            self = Self.number(of: line) == nil ? .plain : .number
        }
    }

    /// The number of an item, and what stands behind it.
    static func number(of line: String) -> (number: Int, text: Substring)? {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...9).contains(digits.count), rest.hasPrefix(". "), let number = Int(digits) else { return nil }
        return (number, rest.dropFirst(2))
    }

    /// Whether lines of it that follow each other are one block.
    var isOneBlock: Bool {
        switch self {
        case .plain, .bullet, .number, .quotation: true
        case .blank, .divider, .heading: false
        }
    }
}

// MARK: Writing

private enum PassageWriter {
    static func text(of block: Block) -> String? {
        switch block {
        case .paragraph(let inlines): return paragraph(inlines)
        case .heading(let level, let inlines): return line(inlines).map { String(repeating: "#", count: level) + " " + $0 }
        case .bulletList(let items): return list(items) { _ in "- " }
        case .orderedList(let start, let items): return list(items) { "\(start + $0). " }
        case .quotation(let blocks, let source):
            var parts: [String] = []
            for block in blocks {
                guard let part = text(of: block) else { return nil }
                parts.append(part.hasPrefix("—") ? "\\" + part : part)
            }
            if !source.isEmpty { parts.append("— " + source) }
            let lines = parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
            return lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
        case .divider: return "---"
        case .photograph, .storyCard, .background, .audio, .table: return nil
        }
    }

    private static func list(_ items: [[Block]], _ sign: (Int) -> String) -> String? {
        var lines: [String] = []
        for (index, item) in items.enumerated() {
            guard item.count == 1, let text = line(item[0].inlines) else { return nil }
            lines.append(sign(index) + text)
        }
        return lines.joined(separator: "\n")
    }

    /// No line of it may begin as something else does.
    private static func paragraph(_ inlines: [Inline]) -> String {
        marked(inlines).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            switch LineSign(String(line)) {
            case .number:
                let digits = line.prefix { $0 != "." }
                return digits + "\\" + line.dropFirst(digits.count)
            case .plain, .blank: return String(line)
            case .divider, .bullet, .quotation, .heading: return "\\" + line
            }
        }.joined(separator: "\n")
    }

    private static func line(_ inlines: [Inline]) -> String? {
        let text = marked(inlines)
        return text.contains("\n") ? nil : text
    }

    /// The widest mark outside: links, then bold, then italics.
    private static func marked(_ inlines: [Inline]) -> String { marked(inlines[...], inside: .link) }

    private enum Level { case link, strong, emphasis, plain }

    private static func marked(_ inlines: ArraySlice<Inline>, inside level: Level) -> String {
        guard level != .plain else {
            return inlines.map { if case .text(let text, _) = $0 { escaped(text) } else { "\n" } }.joined()
        }
        var (text, rest) = ("", inlines)
        while let first = rest.first {
            let sign = sign(of: first, at: level)
            let run = rest.prefix { self.sign(of: $0, at: level) == sign }
            rest = rest.dropFirst(run.count)
            let next: Level = level == .link ? .strong : level == .strong ? .emphasis : .plain
            let inner = marked(run, inside: next)
            switch level {
            case .link: text += sign.isEmpty ? inner : "[\(inner)](\(escaped(address: sign)))"
            default: text += sign + inner + sign
            }
        }
        return text
    }

    private static func sign(of inline: Inline, at level: Level) -> String {
        guard case .text(_, let marks) = inline else { return "" }
        return switch level {
        case .link: marks.compactMap { if case .link(let href) = $0 { href } else { nil } }.first ?? ""
        case .strong: marks.contains(.strong) ? "**" : ""
        case .emphasis: marks.contains(.emphasis) ? "_" : ""
        case .plain: ""
        }
    }

    private static func escaped(_ text: String) -> String {
        text.map { "\\*_[]".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }

    private static func escaped(address: String) -> String { address.map { "\\()".contains($0) ? "\\\($0)" : "\($0)" }.joined() }
}

// MARK: Reading

private enum PassageReader {
    /// - Parameter canQuote: a quotation holds no quotation, heading or divider: their signs are text there.
    static func blocks(of lines: [String], canQuote: Bool) -> [Block] {
        var (blocks, rest): ([Block], ArraySlice<String>) = ([], lines[...])
        func sign(_ line: String) -> LineSign {
            let sign = LineSign(line)
            return canQuote || [.blank, .bullet, .number].contains(sign) ? sign : .plain
        }
        while let first = rest.first {
            let kind = sign(first)
            let run = kind.isOneBlock ? Array(rest.prefix { sign($0) == kind }) : [first]
            rest = rest.dropFirst(run.count)
            switch kind {
            case .blank: break
            case .plain: blocks.append(.paragraph(PassageInlines(run.joined(separator: "\n")).inlines))
            case .divider: blocks.append(.divider)
            case .heading(let level): blocks.append(.heading(level: level, PassageInlines(String(first.dropFirst(level + 1))).inlines))
            case .bullet: blocks.append(.bulletList(run.map { item($0.dropFirst(2)) }))
            case .number:
                let items = run.compactMap(LineSign.number)
                blocks.append(.orderedList(start: items.first?.number ?? 1, items.map { item($0.text) }))
            case .quotation: blocks.append(quotation(run.map { String($0.dropFirst($0 == ">" ? 1 : 2)) }))
            }
        }
        return blocks
    }

    private static func item(_ text: Substring) -> [Block] { [.paragraph(PassageInlines(String(text)).inlines)] }

    private static func quotation(_ lines: [String]) -> Block {
        var (lines, source) = (lines, "")
        if let last = lines.last, last.hasPrefix("— "), lines.count > 1 {
            source = String(last.dropFirst(2))
            lines.removeLast()
        }
        let blocks = blocks(of: lines, canQuote: false)
        return .quotation(blocks.isEmpty ? [.paragraph([])] : blocks, source: source)
    }
}

/// The signs within a line. One that is not closed is text.
private struct PassageInlines {
    private(set) var inlines: [Inline] = []
    /// What closes is looked for so far: signs that open and never close cost no more, however many there are.
    private static let farthest = 4_000
    private let signs: [Character]

    init(_ text: String) {
        signs = Array(text)
        read(signs.startIndex..<signs.endIndex, [])
    }

    private mutating func read(_ range: Range<Int>, _ marks: Set<Mark>) {
        var at = range.lowerBound
        while at < range.upperBound {
            if isEscape(at), at + 1 < range.upperBound {
                add(signs[at + 1], marks)
                at += 2
            } else if signs[at] == "\n" {
                inlines.append(.lineBreak)
                at += 1
            } else if !marks.contains(.strong), isBold(at), let end = close(from: at + 2, before: range.upperBound, isBold) {
                read(at + 2..<end, marks.union([.strong]))
                at = end + 2
            } else if !marks.contains(.emphasis), opensItalics(at),
                let end = close(from: at + 1, before: range.upperBound, { $0 > at + 1 && closesItalics($0) })
            {
                read(at + 1..<end, marks.union([.emphasis]))
                at = end + 1
            } else if signs[at] == "[", let link = link(from: at, before: range.upperBound) {
                read(at + 1..<link.words, marks.union([.link(href: link.address)]))
                at = link.end
            } else {
                add(signs[at], marks)
                at += 1
            }
        }
    }

    private mutating func add(_ sign: Character, _ marks: Set<Mark>) {
        if case .text(var text, marks)? = inlines.last {
            // Taken out first, so that it grows in its place and is not copied for each sign.
            inlines.removeLast()
            text.append(sign)
            inlines.append(.text(text, marks))
        } else {
            inlines.append(.text(String(sign), marks))
        }
    }

    private func isEscape(_ at: Int) -> Bool {
        signs[at] == "\\" && at + 1 < signs.count && !signs[at + 1].isLetter && !signs[at + 1].isNumber && !signs[at + 1].isWhitespace
    }

    private func isBold(_ at: Int) -> Bool { signs[at] == "*" && at + 1 < signs.count && signs[at + 1] == "*" }

    /// Within a word it is a sign of the word: `file_name`.
    private func opensItalics(_ at: Int) -> Bool { signs[at] == "_" && (at == 0 || !isOfWord(signs[at - 1])) }

    private func closesItalics(_ at: Int) -> Bool { signs[at] == "_" && (at + 1 == signs.count || !isOfWord(signs[at + 1])) }

    private func isOfWord(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber }

    private func close(from start: Int, before end: Int, _ isClose: (Int) -> Bool) -> Int? {
        var at = start
        let end = min(end, start + Self.farthest)
        while at < end {
            if isEscape(at) {
                at += 2
                continue
            }
            if at > start, isClose(at) { return at }
            at += 1
        }
        return nil
    }

    private func link(from start: Int, before end: Int) -> (words: Int, address: String, end: Int)? {
        guard let words = close(from: start + 1, before: end, { signs[$0] == "]" }), words + 1 < end, signs[words + 1] == "(" else {
            return nil
        }
        var (address, at) = ("", words + 2)
        let end = min(end, at + Self.farthest)
        while at < end, signs[at] != ")" {
            if isEscape(at) { at += 1 }
            guard at < end else { return nil }
            address.append(signs[at])
            at += 1
        }
        return at < end && LinkAddress.isAllowed(address) ? (words, address, at + 1) : nil
    }
}
