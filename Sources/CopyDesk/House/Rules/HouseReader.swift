/// Reads copy by a house book: every rule's notes, in the copy's order.
struct HouseReader {
    private let copy: Copy
    private let book: HouseBook
    private let dates: [FoundDate]
    private let statements: [SuggestedStatement]

    init(_ copy: Copy, _ book: HouseBook, _ dates: [FoundDate], _ statements: [SuggestedStatement]) {
        self.copy = copy
        self.book = book
        self.dates = dates
        self.statements = statements
    }

    func notes() -> [CopyNote] {
        let quoted = QuotedTokens(copy)
        var found = WordRules(copy, book, quoted).notes()
        for rule in book.rules {
            for check in rule.checks {
                switch check {
                case .words, .field, .conversion, .pairs: break
                case .dates(let style): found += DateRule(copy, rule, style, quoted).notes()
                case .numbers(let style): found += NumberRule(copy, rule, style, quoted, dates).notes()
                case .marks(let style): found += MarkRule(copy, rule, style).notes()
                case .unattributed: found += UnattributedRule(copy, rule, statements).notes()
                }
            }
        }
        found += UnitRules(copy, book, quoted).notes()
        return found.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
}

/// Which tokens stand inside of quotations.
struct QuotedTokens {
    private let isQuoted: [Bool]

    init(_ copy: Copy) {
        var isQuoted = [Bool](repeating: false, count: copy.tokens.count)
        for quotation in copy.quotations { for index in quotation.inside where index < isQuoted.count { isQuoted[index] = true } }
        self.isQuoted = isQuoted
    }

    func contains(_ index: Int) -> Bool { index >= 0 && index < isQuoted.count && isQuoted[index] }
}

extension Copy {
    func note(_ rule: HouseRule, _ range: Range<Int>, _ replacement: String?) -> CopyNote {
        note(rule, span(range), text(range), replacement, around: range)
    }

    /// - Parameter around: The tokens that the span lies in.
    func note(_ rule: HouseRule, _ span: Span, _ words: String, _ replacement: String?, around range: Range<Int>) -> CopyNote {
        CopyNote(
            rule: rule.id, span: span, message: rule.message(words, replacement), replacement: replacement, severity: rule.severity,
            key: noteKey(rule.id, words, around: range))
    }

    /// A note's key, of its rule and words and the three tokens to either side of those that it lies in.
    func noteKey(_ rule: String, _ words: String, around range: Range<Int>) -> String {
        var key = WordKey()
        for scalar in rule.unicodeScalars { key.add(scalar.value) }
        for index in max(0, range.lowerBound - 3)..<min(tokens.count, range.upperBound + 3) {
            if index == range.lowerBound { for scalar in words.unicodeScalars { key.add(scalar.value) } }
            if range.contains(index) { continue }
            key.add(UInt32(truncatingIfNeeded: tokens[index].key))
            key.add(UInt32(truncatingIfNeeded: tokens[index].key >> 32))
        }
        let digits = String(key.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
