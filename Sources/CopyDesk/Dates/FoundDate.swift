import Newsroom

/// A date's tokens, and the date where it can be told.
struct FoundDate {
    var tokens: Range<Int>
    var date: ImpreciseDate?
    /// It is a whole date by itself: day, month and year.
    var isWhole = false
}
