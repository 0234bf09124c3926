package import Newsroom

/// A passage of the copy, in Unicode scalars from 0, the end not included.
package struct Span: Hashable, Sendable {
    package let start: Int
    package let end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}

/// What the copy desk found in a text. All of it is suggested; none of it counts until an editor says so.
package struct Reading: Sendable {
    package var statements: [SuggestedStatement] = []
    package var dates: [MentionedDate] = []
    package var figures: [MentionedFigure] = []
    package var expectations: [SuggestedExpectation] = []
    package var unitPairs: [UnitPair] = []
    /// Figures of this copy that differ from an earlier one of it for the same thing.
    package var conflicts: [FigureConflict] = []
    /// In the copy's order.
    package var notes: [CopyNote] = []
}

/// A date named in the copy.
package struct MentionedDate: Hashable, Sendable {
    package var span: Span
    /// Nil where the copy does not tell enough: a weekday without a day to count from.
    package var date: ImpreciseDate?
}

/// A number in the copy, with what it counts.
package struct MentionedFigure: Hashable, Sendable {
    package var span: Span
    /// In decimal notation: `110`, `2.5`, `57000000`.
    package var value: String
    /// As the copy has it: `%`, `kilometers`, `$`; empty where things are counted.
    package var unit: String
    /// The words that follow, which say what is counted: `brigades`.
    package var counts: String
    /// Names near it in its sentence, by which figures of two owners are told from one another.
    package var names: [String] = []
}

/// Who said what, as the copy has it.
package struct SuggestedStatement: Sendable {
    /// The words that name whom it is attributed to; none where the copy does not say ("when asked whether").
    package var source: Span?
    package var cue: Span
    package var content: [Span]
    /// The speaker's name as the copy gives it first, or the source's words; empty where nobody is named.
    package var speaker: String
    package var role: String
    package var kind: Statement.Kind
    package var said: ImpreciseDate?
    package var occasion: String
    /// Through which we know, the one nearest to the speaker first.
    package var outlets: [String]
    /// How likely it is right, by the precision of its pattern on the part of PolNeAR that the rules were worked out on.
    package var confidence: Double
}
