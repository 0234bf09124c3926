package import Newsroom

/// Reads copy: who said what in it, which dates it names, which figures it has, what it expects.
///
/// Pure, and linear in the copy's length. Statements follow PARC's definition of an attribution (Pareti 2012) as PolNeAR annotates it
/// (Newell et al. 2018), with the limits that `Attribution` names; kinds are direct, indirect and mixed after Pareti 2015.
package struct CopyDesk: Sendable {
    private let language: Language?
    private let book: HouseBook?

    /// - Parameters:
    ///   - language: Without one, each text's own (`Language.of`).
    ///   - book: The house book that notes go by, on copy in its language; without one there are none.
    package init(language: Language? = nil, book: HouseBook? = nil) {
        self.language = language
        self.book = book
    }

    /// - Parameter date: The day that the copy is of, from which "Wednesday" and "last month" count; without one, the first whole date
    ///   that the copy begins with.
    package func read(_ text: String, on date: Day? = nil) -> Reading {
        let language = language(of: text)
        let copy = Copy(text, in: language)
        let finder = DateFinder(copy, on: date)
        let dates = finder.dates()
        var reading = Reading()
        reading.statements = StatementFinder(copy, dates).statements()
        reading.dates = dates.map { MentionedDate(span: copy.span($0.tokens), date: $0.date) }
        reading.figures = FigureFinder(copy, dates).figures()
        reading.expectations = ExpectationFinder(copy, dates, on: finder.day(among: dates)).expectations()
        reading.unitPairs = UnitPairFinder(copy, DeskWords.of(language)).pairs()
        if let book, book.language.code == language.code { reading.notes = HouseReader(copy, book, dates, reading.statements).notes() }
        reading.conflicts = FigureConflicts(language).conflicts(in: copy, reading.figures.map(Self.known))
        return reading
    }

    /// Figures of a copy that differ from others for the same thing: of background, of stories of before.
    package func conflicts(of reading: Reading, with others: [KnownFigure]) -> [FigureConflict] {
        FigureConflicts(language ?? .english).conflicts(of: reading.figures.map(Self.known), with: others)
    }

    func language(of text: String) -> Language { language ?? .of(text) }

    private static func known(_ figure: MentionedFigure) -> KnownFigure {
        KnownFigure(span: figure.span, value: figure.value, unit: figure.unit, counts: figure.counts, names: figure.names)
    }
}
