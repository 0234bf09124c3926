/// A word, a number or a sign, and where it stands.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word, number, sign
    }

    let kind: Kind
    let lower: String
    /// UTF-8 offsets in the line.
    let range: Range<Int>
    let isCapitalised: Bool

    /// An apostrophe or a full stop between letters belongs to the word (`O'Brien`, `p.m`); a hyphen parts words.
    static func tokens(of text: String, limit: Int) -> [Token] {
        var tokens: [Token] = []
        let scalars = text.unicodeScalars
        var (index, offset) = (scalars.startIndex, 0)
        while index < scalars.endIndex, tokens.count < limit {
            let start = (index: index, offset: offset)
            let first = scalars[index]
            func step() {
                offset += UTF8.width(scalars[index])
                index = scalars.index(after: index)
            }
            step()
            if first.properties.isWhitespace { continue }
            let kind: Kind = isLetter(first) ? .word : isDigit(first) ? .number : .sign
            while kind != .sign, index < scalars.endIndex {
                let next = scalars[index]
                if kind == .number ? isDigit(next) : isLetter(next) {
                    step()
                } else if kind == .word, ["'", "\u{2019}", ".", "\u{02BC}"].contains(next), follows(index, in: scalars, isLetter) {
                    step()
                } else {
                    break
                }
            }
            let word = String(scalars[start.index..<index])
            tokens.append(
                Token(kind: kind, lower: word.lowercased(), range: start.offset..<offset, isCapitalised: first.properties.isUppercase))
        }
        return tokens
    }

    private static func follows(
        _ index: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView, _ test: (Unicode.Scalar) -> Bool
    ) -> Bool {
        let next = scalars.index(after: index)
        return next < scalars.endIndex && test(scalars[next])
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}

extension String {
    /// The part at UTF-8 offsets, white space at its ends left out.
    func part(_ range: Range<Int>) -> String {
        let bytes = utf8
        guard let from = bytes.index(startIndex, offsetBy: range.lowerBound, limitedBy: endIndex),
            let to = bytes.index(startIndex, offsetBy: range.upperBound, limitedBy: endIndex)
        else { return "" }
        return String(self[from..<to]).trimmed
    }

    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension [Token] {
    func isWord(_ index: Int) -> Bool { indices.contains(index) && self[index].kind == .word }

    func isSign(_ index: Int, _ signs: String) -> Bool {
        indices.contains(index) && self[index].kind == .sign && signs.contains(self[index].lower)
    }

    func number(at index: Int, in range: ClosedRange<Int>) -> Int? {
        guard indices.contains(index), self[index].kind == .number, let number = Int(self[index].lower) else { return nil }
        return range.contains(number) ? number : nil
    }

    /// No space between the tokens.
    func isTight(_ range: ClosedRange<Int>) -> Bool {
        range.upperBound < count && range.dropLast().allSatisfy { self[$0].range.upperBound == self[$0 + 1].range.lowerBound }
    }
}
