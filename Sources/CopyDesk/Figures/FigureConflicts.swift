/// Finds figures that count the same and differ: "110 brigades" here, "120 brigades" there.
///
/// Cautious: the words for what is counted must be the same but for articles, number and case, the units too; two figures that name
/// different owners ("Ukraine", "Russia"), that lie wide apart or of which one is the other rounded are no conflict.
struct FigureConflicts {
    private let language: Language
    private let words: DeskWords
    /// Farther apart, they likely count something else; within one copy, which tells of many things, much sooner.
    private static let (widest, widestWithin) = (3.0, 1.3)
    /// As many figures of a list are compared.
    private static let most = 20_000

    init(_ language: Language) {
        self.language = language
        words = DeskWords.of(language)
    }

    private struct Thing: Hashable {
        var unit: UInt64
        var words: [UInt64]
    }

    private struct Counted {
        var figure: KnownFigure
        var value: Double
        var names: Set<UInt64>
        var sentence: Int
    }

    /// Of this copy's figures and others.
    func conflicts(of here: [KnownFigure], with others: [KnownFigure]) -> [FigureConflict] {
        let known = Dictionary(grouping: others.prefix(Self.most).compactMap { counted($0, 0) }, by: \.thing)
        return here.prefix(Self.most).compactMap { counted($0, 0) }.flatMap { one in
            (known[one.thing] ?? []).prefix(50).filter {
                differ(one.counted, $0.counted, Self.widest) && mayBeSame(one.counted, $0.counted)
            }.map {
                FigureConflict(here: one.counted.figure, other: $0.counted.figure)
            }
        }
    }

    /// Within one copy, where the same sentence contrasts and does not conflict, and common nouns ("people") count anything.
    func conflicts(in copy: Copy, _ figures: [KnownFigure]) -> [FigureConflict] {
        let ends = copy.tokens.indices.filter { copy.tokens[$0].kind == .stop || copy.tokens[$0].beginsParagraph }.map {
            Int(copy.tokens[$0].start)
        }
        var (seen, found): ([Thing: [Counted]], [FigureConflict]) = ([:], [])
        for figure in figures.prefix(Self.most) {
            guard let span = figure.span, let one = counted(figure, Self.count(ends, upTo: span.start)), one.counted.value >= 10,
                !isCommon(figure.counts)
            else { continue }
            let earlier = seen[one.thing]?.last {
                $0.sentence != one.counted.sentence && differ($0, one.counted, Self.widestWithin)
                    && !$0.names.isDisjoint(with: one.counted.names)
            }
            if let earlier { found.append(FigureConflict(here: one.counted.figure, other: earlier.figure)) }
            if seen[one.thing, default: []].count < 50 { seen[one.thing, default: []].append(one.counted) }
        }
        return found
    }

    private static func count(_ ends: [Int], upTo start: Int) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Sameness

    private func counted(_ figure: KnownFigure, _ sentence: Int) -> (thing: Thing, counted: Counted)? {
        guard let value = Double(figure.value), value.isFinite else { return nil }
        let counts = keys(figure.counts)
        guard !counts.isEmpty else { return nil }
        let names = Set(figure.names.map { WordKey.of($0) })
        return (Thing(unit: unit(figure.unit), words: counts), Counted(figure: figure, value: value, names: names, sentence: sentence))
    }

    /// The words without articles and adverbs, in the singular as far as an ending tells.
    private func keys(_ text: String) -> [UInt64] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            if language.word(WordKey.of(word))?.isAny([.determiner, .possessive, .the, .adverb]) == true { return nil }
            let isPlural = language.mayBePlural(Array(word.utf8)[...])
            return WordKey.of(isPlural ? word.dropLast() : word)
        }
    }

    /// A unit by its name, however it is written.
    private func unit(_ written: String) -> UInt64 {
        guard let form = words.units.form(written) else { return WordKey.of(written) }
        return WordKey.of(words.units.units[form.unit].name)
    }

    private func isCommon(_ counts: String) -> Bool {
        let parts = counts.split(whereSeparator: \.isWhitespace)
        return parts.count < 2 && parts.allSatisfy { words.classes(ofKey: WordKey.of($0)).has(.uncounted) }
    }

    private func mayBeSame(_ one: Counted, _ other: Counted) -> Bool {
        one.names.isEmpty || other.names.isEmpty || !one.names.isDisjoint(with: other.names)
    }

    private func differ(_ one: Counted, _ other: Counted, _ widest: Double) -> Bool {
        guard one.value != other.value, one.value > 0, other.value > 0 else { return false }
        let (low, high) = (min(one.value, other.value), max(one.value, other.value))
        guard high <= low * widest else { return false }
        return !Self.isRounded(one, other.value) && !Self.isRounded(other, one.value)
    }

    /// Whether a figure is another rounded: "100" is what "103" comes to.
    private static func isRounded(_ figure: Counted, _ exact: Double) -> Bool {
        let digits = figure.figure.value
        guard !digits.contains(".") else { return abs(figure.value - exact) <= 0.051 }
        var step = 1.0
        for digit in digits.reversed() {
            guard digit == "0", step < 1e15 else { break }
            step *= 10
        }
        return abs(figure.value - exact) <= step / 2 && abs(figure.value - exact) <= exact / 20
    }
}
