package import Newsroom

/// Something expected, as the copy has it.
package struct SuggestedExpectation: Hashable, Sendable {
    package var span: Span
    /// The copy's own words for it, without the date: "Elections are due".
    package var what: String
    /// Nil where the copy does not tell from which day it counts.
    package var when: ImpreciseDate?
    /// How likely it is one: the share of each kind that was right in a sample, rounded down.
    package var confidence: Double
}
