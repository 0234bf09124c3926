/// Finds quantities that are given in two units, and those that are given in one.
struct UnitPairFinder {
    /// A quantity with its second unit, if it has one.
    struct Found {
        let first: Measure
        let second: Measure?
        /// It is given in both units though they cannot be compared: "10-15 kilometers (6-9 miles)".
        let isPaired: Bool
        /// What the second number should be.
        let expected: String
        let isRight: Bool
    }

    private let copy: Copy
    private let words: DeskWords
    private let measures: MeasureFinder
    /// As many tokens after a quantity, its second unit may stand: "30 kilometers away from the town (19 miles)".
    private static let reach = 6

    init(_ copy: Copy, _ words: DeskWords) {
        self.copy = copy
        self.words = words
        measures = MeasureFinder(copy, words)
    }

    func quantities() -> [Found] {
        var (found, index): ([Found], Int) = ([], 0)
        while index < copy.tokens.count {
            guard let first = measures.measure(at: index) else {
                index += 1
                continue
            }
            let one = quantity(first)
            found.append(one)
            index = max(first.tokens.upperBound, one.second?.tokens.upperBound ?? 0)
        }
        return found
    }

    func pairs() -> [UnitPair] { quantities().compactMap(pair) }

    private func pair(_ found: Found) -> UnitPair? {
        guard let second = found.second else { return nil }
        let close = copy[second.tokens.upperBound]?.kind == .close ? 1 : 0
        return UnitPair(
            span: copy.span(found.first.tokens.lowerBound..<second.tokens.upperBound + close), isRight: found.isRight,
            second: numberSpan(second), expected: found.expected)
    }

    /// The number without its unit, also where both are one word ("30km").
    func numberSpan(_ measure: Measure) -> Span {
        let token = copy.tokens[measure.tokens.lowerBound]
        let bytes = copy.bytes[Int(token.firstByte)..<Int(token.endByte)]
        let digits = token.kind == .number ? bytes.prefix { $0 <= 0x39 }.count : Int(token.end - token.start)
        return Span(Int(token.start), Int(token.start) + digits)
    }

    private func quantity(_ first: Measure) -> Found {
        guard let second = second(after: first) else {
            return Found(first: first, second: nil, isPaired: hasNumberInBrackets(first), expected: "", isRight: true)
        }
        guard !first.isPart, !second.isPart else {
            return Found(first: first, second: nil, isPaired: true, expected: "", isRight: true)
        }
        let exact = first.unit.convert(first.value, to: second.unit) / Double(second.scale)
        let difference = first.unit.convertDifference(first.value, to: second.unit) / Double(second.scale)
        let back = second.unit.convert(second.value, to: first.unit) / Double(first.scale)
        if first.unit.hasZero {
            let isRight = [exact, difference].contains { Conversion.agreesInDegrees(second.number, with: $0) }
            return Found(first: first, second: second, isPaired: true, expected: Conversion.whole(exact), isRight: isRight)
        }
        let isRight = Conversion.agrees(second.number, with: exact, of: first.number, sourceExact: back)
        let expected = Conversion.written(exact, like: first.number)
        return Found(first: first, second: second, isPaired: true, expected: expected, isRight: isRight || expected.isEmpty)
    }

    /// "30ft (10m)": something is given beside it, though not in words that the table has; and what stands in brackets is itself the
    /// second of something.
    private func hasNumberInBrackets(_ first: Measure) -> Bool {
        if copy[first.tokens.lowerBound - 1]?.kind == .open { return true }
        guard copy[first.tokens.upperBound]?.kind == .open else { return false }
        let next = first.tokens.upperBound + 1
        return (next..<next + 2).contains { copy[$0]?.kind == .number }
    }

    // MARK: The second

    /// In brackets, or after "or": a quantity of the same dimension in another system.
    private func second(after first: Measure) -> Measure? {
        var at = first.tokens.upperBound
        let last = min(at + Self.reach, copy.tokens.count)
        while at < last, copy.tokens[at].kind == .word, !copy.tokens[at].beginsParagraph, !isOr(at) { at += 1 }
        if let comma = copy[at], comma.kind == .comma || comma.kind == .dash, isOr(at + 1) { at += 1 }
        guard let mark = copy[at], !mark.beginsParagraph, mark.kind == .open || isOr(at) || isSlash(at) else { return nil }
        return measure(from: at + 1, beside: first)
    }

    private func isOr(_ index: Int) -> Bool { copy[index].map { words.classes(of: $0).has(.or) } ?? false }

    private func isSlash(_ index: Int) -> Bool { copy.text(index..<index + 1) == "/" }

    private func measure(from start: Int, beside first: Measure) -> Measure? {
        for index in start..<min(start + 5, max(start, copy.tokens.count)) {
            if let second = measures.measure(at: index) {
                let isOther = second.unit.dimension == first.unit.dimension && second.unit.isMetric != first.unit.isMetric
                return isOther ? second : nil
            }
            let token = copy.tokens[index]
            let isPassed = token.kind == .number || token.kind == .hyphen || token.kind == .dash || words.classes(of: token).has(.roughly)
            guard isPassed, !token.beginsParagraph else { return nil }
        }
        return nil
    }
}
