import Newsroom

/// Finds figures: `110 brigades`, `roughly 20% of the land`, `2.5 kilometers`, `$57 million`, `a 100-day goal`, `four regions`. Dates,
/// times of day and years are none.
struct FigureFinder {
    private let copy: Copy
    private let dates: [FoundDate]

    init(_ copy: Copy, _ dates: [FoundDate]) {
        self.copy = copy
        self.dates = dates
    }

    func figures() -> [MentionedFigure] {
        var (found, index, date): ([MentionedFigure], Int, Int) = ([], 0, 0)
        while index < copy.tokens.count {
            while date < dates.count, dates[date].tokens.upperBound <= index { date += 1 }
            if date < dates.count, dates[date].tokens.contains(index) {
                index = dates[date].tokens.upperBound
            } else if let figure = figure(at: index) {
                found.append(figure.found)
                index = figure.end
            } else {
                index += 1
            }
        }
        return found
    }

    private func figure(at index: Int) -> (found: MentionedFigure, end: Int)? {
        let token = copy.tokens[index]
        let isDigits = token.kind == .number
        guard isDigits && !isTime(index) || token.kind == .word && token.word.isAny(.numeral) && !token.isAllCapitals else { return nil }
        guard var value = isDigits ? decimal(index) : "\(token.word.value)" else { return nil }
        var (start, end, unit) = (index, index + 1, "")
        if let scale = copy[end], scale.kind == .word, scale.word.isAny(.scale) {
            value = Decimals.times(value, Int(scale.word.value))
            end += 1
        }
        if let sign = copy[index - 1], sign.kind == .symbol, !token.spaceBefore, isCurrency(index - 1) {
            unit = copy.text(index - 1..<index)
            start = index - 1
        }
        readUnit(&unit, &end)
        let counted = counted(from: end, after: unit)
        // A written number by itself ("one of them") counts nothing that can be told.
        guard isDigits || !unit.isEmpty || !counted.isEmpty else { return nil }
        let last = counted.isEmpty ? end : counted.upperBound
        let names = counted.isEmpty ? [] : names(around: start)
        let figure = MentionedFigure(span: copy.span(start..<end), value: value, unit: unit, counts: copy.text(counted), names: names)
        return (figure, max(end, last))
    }

    /// Capitals within the sentence, a dozen words to either side: names, and a few words that only begin a sentence.
    private func names(around index: Int) -> [String] {
        var names: [String] = []
        var (low, high) = (index, index + 1)
        while low > 0, index - low < 12, !copy.tokens[low].beginsParagraph, copy.tokens[low - 1].kind != .stop { low -= 1 }
        while high < copy.tokens.count, high - index < 12, !copy.tokens[high].beginsParagraph, copy.tokens[high].kind != .stop { high += 1 }
        for near in low..<high where copy.tokens[near].kind == .word && copy.tokens[near].isCapital {
            let word = copy.tokens[near].word
            if word.classes.isEmpty && word.forms.isEmpty || word.isAny(.government) { names.append(copy.text(near..<near + 1)) }
        }
        return names
    }

    private func decimal(_ index: Int) -> String? {
        let text = copy.text(index..<index + 1)
        guard copy.language.traits.contains(.decimalComma) else { return Decimals.value(text) }
        return Decimals.value(String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 }))
    }

    /// `2:02 PM`, and numbers that are parts of words.
    private func isTime(_ index: Int) -> Bool {
        let after = copy[index + 1]
        let before = copy[index - 1]
        let isClock = after?.kind == .colon && after?.spaceBefore == false && copy[index + 2]?.kind == .number
        return isClock || before?.kind == .colon && before?.spaceAfter == false && !copy.tokens[index].spaceBefore
    }

    private func isCurrency(_ index: Int) -> Bool { ["$", "€", "£", "¥", "₴", "₽"].contains(copy.text(index..<index + 1)) }

    /// `%`, `kilometers`, `-day`.
    private func readUnit(_ unit: inout String, _ end: inout Int) {
        guard unit.isEmpty, let next = copy[end], !next.beginsParagraph else { return }
        if next.kind == .symbol, !next.spaceBefore, copy.text(end..<end + 1) == "%" {
            unit = "%"
            end += 1
        } else if next.kind == .hyphen, let word = copy[end + 1], word.kind == .word, word.word.isAny([.unit, .span]) {
            unit = copy.text(end + 1..<end + 2)
            end += 2
        } else if next.kind == .word, next.word.isAny(.unit) {
            unit = copy.text(end..<end + 1)
            end += 1
        }
    }

    /// What is counted: the nouns that follow, or what follows "of".
    private func counted(from end: Int, after unit: String) -> Range<Int> {
        var start = end
        let isOf = copy[start]?.word.isAny(.of) == true
        if isOf { start += 1 } else if !unit.isEmpty, unit != "day", !isHyphenated(end) { return end..<end }
        var last = start
        while last - start < 6, let token = copy[last], token.kind == .word, !token.beginsParagraph,
            isNounLike(token, isFirst: isOf && last == start)
        {
            last += 1
        }
        return last > start ? start..<last : end..<end
    }

    private func isHyphenated(_ end: Int) -> Bool { copy[end - 2]?.kind == .hyphen }

    private func isNounLike(_ token: Token, isFirst: Bool) -> Bool {
        if token.word.isAny([.determiner, .possessive]) { return isFirst }
        if token.word.isAny(.be) { return !token.spaceBefore }
        if token.isCapital || token.word.forms.contains(.participle) || token.word.isAny([.adjective, .adverb]) { return true }
        return token.word.isAny([.role, .organization, .span, .unit, .scale])
            || token.word.classes.isEmpty
                && (token.word.forms.isEmpty || token.word.isNounToo || token.word.forms == .base)
    }
}
