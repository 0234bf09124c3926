/// Quantities that need a second unit, and pairs of units that do not agree.
struct UnitRules {
    private let copy: Copy
    private let book: HouseBook
    private let quoted: QuotedTokens
    private let words: DeskWords
    /// As many tokens to either side, a word may tell that it is sport or a difference.
    private static let neighbourhood = 5

    init(_ copy: Copy, _ book: HouseBook, _ quoted: QuotedTokens) {
        self.copy = copy
        self.book = book
        self.quoted = quoted
        words = DeskWords.of(copy.language)
    }

    func notes() -> [CopyNote] {
        let (conversions, pairs) = rules()
        guard !conversions.isEmpty || pairs != nil else { return [] }
        let finder = UnitPairFinder(copy, words)
        var (found, given): ([CopyNote], Set<String>) = ([], [])
        for one in finder.quantities() {
            let index = one.first.tokens.lowerBound
            let known = "\(one.first.value) \(one.first.unit.name)"
            if let second = one.second {
                given.insert(known)
                if let pairs, !one.isRight, pairs.appliesInQuotations || !quoted.contains(index) {
                    let tokens = second.tokens
                    let span = finder.numberSpan(second)
                    let number = String(copy.text(tokens).unicodeScalars.prefix(span.end - span.start))
                    found.append(copy.note(pairs, span, number, one.expected, around: tokens))
                }
            } else if !one.isPaired, let (rule, target) = conversions[one.first.form.unit], !given.contains(known), needsPair(one.first),
                rule.appliesInQuotations || !quoted.contains(index)
            {
                given.insert(known)
                found.append(converted(one.first, rule, target))
            }
        }
        return found
    }

    private func rules() -> ([Int: (rule: HouseRule, target: UnitForm)], HouseRule?) {
        var (conversions, pairs): ([Int: (rule: HouseRule, target: UnitForm)], HouseRule?) = ([:], nil)
        for rule in book.rules {
            for check in rule.checks {
                if case .conversion(let from, let to) = check { conversions[from.unit] = (rule, to) }
                if case .pairs = check { pairs = rule }
            }
        }
        return (conversions, pairs)
    }

    private func needsPair(_ measure: Measure) -> Bool {
        guard measure.isFigure, !measure.isPart, measure.value > 0 else { return false }
        // "6ft 6in": the quantity goes on.
        if let next = copy[measure.tokens.upperBound], next.kind == .number, !next.beginsParagraph { return false }
        let low = max(0, measure.tokens.lowerBound - Self.neighbourhood)
        let high = min(copy.tokens.count, measure.tokens.upperBound + Self.neighbourhood)
        let isDifference = measure.unit.hasZero
        return !(low..<high).contains { index in
            guard !measure.tokens.contains(index) else { return false }
            let kind = words.classes(of: copy.tokens[index])
            return kind.has(.sport) || isDifference && kind.has(.difference)
        }
    }

    /// `30 kilometers` → `30 kilometers (19 miles)`, `30-kilometer` → `30-kilometer (19-mile)`.
    private func converted(_ measure: Measure, _ rule: HouseRule, _ target: UnitForm) -> CopyNote {
        let exact = measure.unit.convert(measure.value, to: words.units.units[target.unit])
        // "1.5 million square feet" are 140,000 square meters, and not 0.14 million.
        let scale = exact >= Double(measure.scale) ? measure.scale : 1
        let number =
            measure.unit.hasZero ? Conversion.whole(exact) : Conversion.written(exact / Double(scale), like: measure.number)
        let isOne = number == "1" && scale == 1 || measure.isHyphenated
        let scaleWord = scale > 1 ? " " + copy.text(measure.tokens.lowerBound + 1..<measure.tokens.lowerBound + 2) : ""
        let isSign = target.many.first?.isLetter != true
        let unit = isOne ? target.one : target.many
        let second = "\(number)\(scaleWord)\(measure.isHyphenated ? "-" : isSign ? "" : " ")\(unit)"
        let text = copy.text(measure.tokens)
        return copy.note(rule, measure.tokens, number.isEmpty ? nil : "\(text) (\(second))")
    }
}
