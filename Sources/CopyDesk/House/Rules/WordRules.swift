/// Words that the book writes otherwise, or not at all: in one pass for all rules.
struct WordRules {
    private let copy: Copy
    private let book: HouseBook
    private let quoted: QuotedTokens
    /// Up to which token each rule leaves the copy alone.
    private var left: [Int]
    private var found: [CopyNote] = []

    init(_ copy: Copy, _ book: HouseBook, _ quoted: QuotedTokens) {
        self.copy = copy
        self.book = book
        self.quoted = quoted
        left = Array(repeating: 0, count: book.rules.count)
    }

    func notes() -> [CopyNote] {
        var reader = self
        reader.run()
        return reader.found
    }

    private mutating func run() {
        for index in copy.tokens.indices where copy.tokens[index].kind == .word {
            let token = copy.tokens[index]
            for pattern in book.patterns.starting(with: token.key) {
                guard let end = end(of: pattern, from: index) else { continue }
                guard !pattern.isLeave else {
                    left[pattern.rule] = max(left[pattern.rule], end)
                    continue
                }
                if index >= left[pattern.rule], read(pattern, index..<end) {
                    left[pattern.rule] = end
                    break
                }
            }
            if hasHyphen(token) { readParts(index) }
        }
    }

    private func end(of pattern: WordPatterns.Pattern, from index: Int) -> Int? {
        guard !pattern.isName || copy.tokens[index].isCapital else { return nil }
        var next = index
        for (key, stop) in zip(pattern.keys, pattern.stops) {
            // "Odessa, Texas" is left alone as "Odessa Texas".
            if pattern.isLeave, next > index, copy[next]?.kind == .comma { next += 1 }
            guard let token = copy[next], UnitTable.key(of: token, in: copy.bytes) == key, next == index || !token.beginsParagraph,
                token.kind != .word || WordPatterns.hasStop(token, copy.bytes) == stop
            else { return nil }
            next += 1
        }
        return next
    }

    private mutating func read(_ pattern: WordPatterns.Pattern, _ range: Range<Int>) -> Bool {
        let rule = book.rules[pattern.rule]
        guard rule.appliesInQuotations || !quoted.contains(range.lowerBound), !isInAddress(range) else { return false }
        switch pattern.use {
        case .leave: return false
        case .write(let right):
            let right = right.map { cased($0, like: range, isName: pattern.isName) }
            guard right != copy.text(range) else { return false }
            found.append(copy.note(rule, range, right))
        case .beforeName(let right):
            guard let next = copy[range.upperBound], next.kind == .word, next.isCapital,
                next.word.classes.isEmpty || next.word.isAny([.manName, .womanName]),
                !next.beginsParagraph, copy.text(range) != right
            else { return false }
            found.append(copy.note(rule, range, right))
        case .afterNumber(let right): return afterNumber(rule, range, right)
        }
        return true
    }

    /// As the copy has it: in capitals where the whole is, with a capital at the beginning of a sentence.
    private func cased(_ right: String, like range: Range<Int>, isName: Bool) -> String {
        let words = range.filter { copy.tokens[$0].kind == .word }
        if !words.isEmpty, words.allSatisfy({ copy.tokens[$0].isAllCapitals }) { return right.uppercased() }
        return copy.tokens[range.lowerBound].isCapital && !isName ? right.prefix(1).uppercased() + right.dropFirst() : right
    }

    /// Names in web addresses, mail addresses and tags are not ours to write; in brackets by itself a name explains another.
    private func isInAddress(_ range: Range<Int>) -> Bool {
        if copy[range.lowerBound - 1]?.kind == .open, copy[range.upperBound]?.kind == .close { return true }
        if let before = copy[range.lowerBound - 1], !copy.tokens[range.lowerBound].spaceBefore {
            if before.kind == .symbol || before.kind == .stop && !before.spaceBefore { return true }
        }
        guard let after = copy[range.upperBound], !after.spaceBefore, after.kind == .symbol || after.kind == .stop else { return false }
        return !after.spaceAfter && copy[range.upperBound + 1]?.kind == .word && !after.isEllipsis
    }

    // MARK: After a number

    private mutating func afterNumber(_ rule: HouseRule, _ range: Range<Int>, _ right: String) -> Bool {
        guard let number = copy[range.lowerBound - 1], !copy.tokens[range.lowerBound].beginsParagraph,
            !isOneOfTwo(range.lowerBound - 1)
        else { return false }
        let figures: String
        switch number.kind {
        case .number: figures = copy.text(range.lowerBound - 1..<range.lowerBound)
        case .word where number.word.isAny(.numeral) && !number.isCapital: figures = "\(number.word.value)"
        default: return false
        }
        let space = right.first?.isLetter == true ? " " : ""
        found.append(copy.note(rule, range.lowerBound - 1..<range.upperBound, figures + space + right))
        return true
    }

    /// "10 to 20 percent", "one-half percent": the number is not the whole of it.
    private func isOneOfTwo(_ index: Int) -> Bool {
        guard let before = copy[index - 1], !copy.tokens[index].beginsParagraph else { return false }
        if before.kind == .hyphen || before.kind == .dash || before.kind == .symbol { return true }
        guard before.kind == .word, let first = copy[index - 2] else { return before.word.isAny([.numeral, .scale]) }
        // "one point three percent".
        if copy.tokens[index].kind == .word, first.word.isAny(.numeral) { return true }
        let joins = before.word.isAny([.to, .and, .conjunction])
        return before.word.isAny([.numeral, .scale]) || joins && (first.kind == .number || first.word.isAny([.numeral, .unit]))
    }

    // MARK: Parts of a word

    private func hasHyphen(_ token: Token) -> Bool {
        copy.bytes[Int(token.firstByte)..<Int(token.endByte)].contains(0x2D)
    }

    /// "Kiev-based": a name that is a part of a word with a hyphen.
    private mutating func readParts(_ index: Int) {
        let token = copy.tokens[index]
        let text = copy.text(index..<index + 1)
        var start = Int(token.start)
        for part in text.split(separator: "-", omittingEmptySubsequences: false) {
            let span = Span(start, start + part.unicodeScalars.count)
            start = span.end + 1
            for pattern in book.patterns.starting(with: WordKey.of(part)) where pattern.keys.count == 1 && pattern.isName {
                guard case .write(let right?) = pattern.use, part.first?.isUppercase == true, index >= left[pattern.rule],
                    book.rules[pattern.rule].appliesInQuotations || !quoted.contains(index)
                else { continue }
                let isLoud = part.allSatisfy { !$0.isLowercase }
                let note = copy.note(
                    book.rules[pattern.rule], span, String(part), isLoud ? right.uppercased() : right, around: index..<index + 1)
                found.append(note)
                break
            }
        }
    }
}
