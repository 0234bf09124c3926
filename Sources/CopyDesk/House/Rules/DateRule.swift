/// How days and months are written: "Feb. 12", "12 February", "February 2025".
struct DateRule {
    private let copy: Copy
    private let rule: HouseRule
    private let style: DateStyle
    private let quoted: QuotedTokens

    init(_ copy: Copy, _ rule: HouseRule, _ style: DateStyle, _ quoted: QuotedTokens) {
        self.copy = copy
        self.rule = rule
        self.style = style
        self.quoted = quoted
    }

    func notes() -> [CopyNote] {
        copy.tokens.indices.compactMap { index in
            let token = copy.tokens[index]
            guard token.kind == .word, token.isCapital, token.word.isAny(.month), !token.isAllCapitals,
                rule.appliesInQuotations || !quoted.contains(index), (1...12).contains(token.word.value)
            else { return nil }
            return note(index, Int(token.word.value) - 1)
        }
    }

    private func note(_ index: Int, _ month: Int) -> CopyNote? {
        let after = day(at: index + 1).flatMap { copy.tokens[index + 1].beginsParagraph ? nil : $0 }
        let before = copy.tokens[index].beginsParagraph ? nil : day(at: index - 1)
        switch (before, after) {
        case (nil, let day?): return monthFirst(index, month, day)
        case (let day?, nil): return dayFirst(index, month, day)
        case (nil, nil): return alone(index, month)
        // "from 12 May 20 people": either may be the day.
        case (_?, _?): return nil
        }
    }

    /// A day of the month without its ending ("12th"), if the token is one.
    private func day(at index: Int) -> String? {
        guard let token = copy[index], token.kind == .number else { return nil }
        let text = copy.text(index..<index + 1)
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let day = Int(digits), (1...31).contains(day), digits.count < 3,
            text.count - digits.count == 0 || text.count - digits.count == 2
        else { return nil }
        return String(digits)
    }

    private func year(at index: Int) -> String? {
        guard let token = copy[index], token.kind == .number, !token.beginsParagraph else { return nil }
        let text = copy.text(index..<index + 1)
        return text.count == 4 && Int(text).map { (1000...2999).contains($0) } == true ? text : nil
    }

    // MARK: With a day

    private func monthFirst(_ index: Int, _ month: Int, _ day: String) -> CopyNote? {
        guard !style.dayFirst else { return turned(index, month, day) }
        let hasEnding = copy.text(index + 1..<index + 2) != day
        guard hasEnding || copy.text(index..<index + 1) != style.withDay[month] else { return nil }
        if hasEnding { return copy.note(rule, index..<index + 2, "\(style.withDay[month]) \(day)") }
        return copy.note(rule, index..<index + 1, style.withDay[month])
    }

    /// `February 12, 2025` → `12 February 2025`.
    private func turned(_ index: Int, _ month: Int, _ day: String) -> CopyNote? {
        guard isWholeDate(index) else { return nil }
        let isYear = copy[index + 2]?.kind == .comma && year(at: index + 3) != nil
        let year = isYear ? year(at: index + 3) : nil
        let end = isYear ? index + 4 : index + 2
        return copy.note(rule, index..<end, ["\(day) \(style.withDay[month])", year].compactMap(\.self).joined(separator: " "))
    }

    /// "In May 20 people", "May 5%", "Feb. 12-14": the number is not the day, or not the whole of it.
    private func isWholeDate(_ index: Int) -> Bool {
        if copy[index - 1]?.word.isAny(.within) == true, !copy.tokens[index].beginsParagraph { return false }
        guard let next = copy[index + 2], !next.beginsParagraph else { return true }
        return next.kind != .symbol && next.kind != .hyphen && next.kind != .dash && next.kind != .colon
            && !next.word.isAny([.unit, .scale, .and, .to])
    }

    private func dayFirst(_ index: Int, _ month: Int, _ day: String) -> CopyNote? {
        guard style.dayFirst else { return turnedBack(index, month, day) }
        let hasEnding = copy.text(index - 1..<index) != day
        guard hasEnding || copy.text(index..<index + 1) != style.withDay[month], !isEndOfSentence(index) else { return nil }
        if hasEnding { return copy.note(rule, index - 1..<index + 1, "\(day) \(style.withDay[month])") }
        return copy.note(rule, index..<index + 1, style.withDay[month])
    }

    /// `12 February 2025` → `Feb. 12, 2025`.
    private func turnedBack(_ index: Int, _ month: Int, _ day: String) -> CopyNote? {
        // "10-12 February", "the 12th of", "chapter 12": only what begins with its day.
        if let first = copy[index - 2],
            first.kind == .hyphen || first.kind == .dash || first.kind == .symbol || first.kind == .number
                || first.word.isAny([.and, .to, .month])
        {
            return nil
        }
        guard !isEndOfSentence(index) else { return nil }
        guard let year = year(at: index + 1) else { return copy.note(rule, index - 1..<index + 1, "\(style.withDay[month]) \(day)") }
        let comma = copy[index + 2]?.kind == .word && copy[index + 2]?.beginsParagraph == false ? "," : ""
        return copy.note(rule, index - 1..<index + 2, "\(style.withDay[month]) \(day), \(year)\(comma)")
    }

    // MARK: Without a day

    private func alone(_ index: Int, _ month: Int) -> CopyNote? {
        let isDated = year(at: index + 1) != nil || !copy.tokens[index].beginsParagraph && copy[index - 1]?.word.isAny(.inTime) == true
        guard isDated, copy.text(index..<index + 1) != style.alone[month], copy[index + 1]?.kind != .number || year(at: index + 1) != nil,
            !isEndOfSentence(index)
        else { return nil }
        return copy.note(rule, index..<index + 1, style.alone[month])
    }

    /// The abbreviation's full stop ends the sentence as well: without it, the sentence would have none.
    private func isEndOfSentence(_ index: Int) -> Bool {
        guard WordPatterns.hasStop(copy.tokens[index], copy.bytes) else { return false }
        guard let next = copy[index + 1], !next.beginsParagraph else { return true }
        return next.isCapital || next.kind == .closing || next.kind == .straight
    }
}
