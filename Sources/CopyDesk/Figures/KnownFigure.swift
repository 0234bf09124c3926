package import Newsroom

/// A figure that is compared with others: of this copy, of background or of a story of before.
package struct KnownFigure: Hashable, Sendable {
    /// Where it stands, if it is of the copy that is read.
    package var span: Span?
    /// In decimal notation.
    package var value: String
    package var unit: String
    package var counts: String
    /// Names in its sentence; none where only the figure is known.
    package var names: [String]
    /// Whose figure it is, or where it stands.
    package var source: String
    package var asOf: ImpreciseDate?

    package init(
        span: Span? = nil, value: String, unit: String = "", counts: String, names: [String] = [], source: String = "",
        asOf: ImpreciseDate? = nil
    ) {
        (self.span, self.value, self.unit, self.counts) = (span, value, unit, counts)
        (self.names, self.source, self.asOf) = (names, source, asOf)
    }
}

extension KnownFigure {
    /// A figure that was kept with its story.
    package init(_ figure: Figure) {
        self.init(value: figure.value, unit: figure.unit, counts: figure.counts, source: figure.source, asOf: figure.asOf)
    }
}

/// Two figures for the same thing that differ.
package struct FigureConflict: Hashable, Sendable {
    package var here: KnownFigure
    package var other: KnownFigure
}
