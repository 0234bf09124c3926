/// Numbers below ten in words, from ten on in figures; and as it is where figures have their reason: measures, ages, scores, votes,
/// headings, comparisons.
struct NumberRule {
    private let copy: Copy
    private let rule: HouseRule
    private let style: NumberStyle
    private let quoted: QuotedTokens
    private let dates: [FoundDate]
    private let words: DeskWords
    /// Another number so near means a comparison or a list, in which all are written alike.
    private static let neighbourhood = 8

    init(_ copy: Copy, _ rule: HouseRule, _ style: NumberStyle, _ quoted: QuotedTokens, _ dates: [FoundDate]) {
        self.copy = copy
        self.rule = rule
        self.style = style
        self.quoted = quoted
        self.dates = dates
        words = DeskWords.of(copy.language)
    }

    func notes() -> [CopyNote] {
        var (found, date): ([CopyNote], Int) = ([], 0)
        for index in copy.tokens.indices {
            let token = copy.tokens[index]
            guard token.kind == .number || token.kind == .word && !token.isCapital && mayBeNumber(token) else { continue }
            while date < dates.count, dates[date].tokens.upperBound <= index { date += 1 }
            if date < dates.count, dates[date].tokens.contains(index) { continue }
            guard rule.appliesInQuotations || !quoted.contains(index), let replacement = replacement(index), isRunningText(index),
                hasNoNeighbour(index)
            else { continue }
            found.append(copy.note(rule, index..<index + 1, replacement))
        }
        return found
    }

    private func mayBeNumber(_ token: Token) -> Bool {
        token.word.isAny(.numeral) || copy.bytes[Int(token.firstByte)..<Int(token.endByte)].contains(0x2D)
    }

    private func replacement(_ index: Int) -> String? {
        let token = copy.tokens[index]
        if token.kind == .number {
            let text = copy.text(index..<index + 1)
            guard text.utf8.count == 1, let value = Int(text), value > 0, style.words.indices.contains(value) else { return nil }
            return style.words[value]
        }
        guard let value = value(of: index), (11...99).contains(value) else { return nil }
        return "\(value)"
    }

    /// `twenty-five` is one word with its hyphen.
    private func value(of index: Int) -> Int? {
        let token = copy.tokens[index]
        if token.word.isAny(.numeral) { return Int(token.word.value) }
        let parts = copy.text(index..<index + 1).split(separator: "-")
        guard parts.count == 2, let tens = copy.language.word(WordKey.of(parts[0])), let ones = copy.language.word(WordKey.of(parts[1])),
            tens.isAny(.numeral), ones.isAny(.numeral), (20...90).contains(tens.value), tens.value % 10 == 0, (1...9).contains(ones.value)
        else { return nil }
        return Int(tens.value + ones.value)
    }

    /// Between two words in lower case that are no unit and none of the rule's exceptions, in a paragraph that ends as a sentence does.
    private func isRunningText(_ index: Int) -> Bool {
        let token = copy.tokens[index]
        guard let before = copy[index - 1], let after = copy[index + 1], !token.beginsParagraph, !after.beginsParagraph,
            before.kind == .word, after.kind == .word, !before.isCapital, !after.isCapital, token.spaceBefore, token.spaceAfter,
            !after.word.isAny([.unit, .scale, .month, .numeral]), !before.word.isAny([.scale, .month, .numeral]),
            words.units.forms(after.key).isEmpty, !style.notBefore.contains(after.key), !style.notAfter.contains(before.key)
        else { return false }
        return endsAsSentence(from: index)
    }

    private func endsAsSentence(from index: Int) -> Bool {
        for next in index + 1..<min(copy.tokens.count, index + 60) {
            if copy.tokens[next].beginsParagraph { return false }
            if copy.tokens[next].kind == .stop { return true }
        }
        return false
    }

    private func hasNoNeighbour(_ index: Int) -> Bool {
        let low = max(0, index - Self.neighbourhood)
        let high = min(copy.tokens.count, index + Self.neighbourhood + 1)
        return !(low..<high).contains { near in
            let token = copy.tokens[near]
            return near != index && (token.kind == .number || token.word.isAny(.numeral) && token.word.value > 1)
        }
    }
}
