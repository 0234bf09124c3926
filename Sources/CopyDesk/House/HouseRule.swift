/// A rule of the house book: what it says, what it looks for, and examples that hold it to its word.
package struct HouseRule: Sendable {
    package let id: String
    /// The sentence shown; `{wrong}` and `{right}` stand for the copy's words and those in their place.
    package internal(set) var says = ""
    package internal(set) var severity = CopyNote.Severity.suggestion
    /// It looks at a speaker's own words as well.
    package internal(set) var appliesInQuotations = false
    /// Copy that breaks the rule, and what becomes of it; nil where there is no fix.
    package internal(set) var wrong: [(text: String, fixed: String?)] = []
    /// Copy that the rule has nothing to say about.
    package internal(set) var right: [String] = []
    var checks: [HouseCheck] = []

    /// The part of the story that it looks at, if that is not the copy.
    package var field: StoryField? {
        for case .field(let check) in checks { return check.field }
        return nil
    }

    func message(_ wrong: String, _ right: String?) -> String {
        guard says.contains("{") else { return says }
        return says.replacing("{wrong}", with: wrong).replacing("{right}", with: right ?? "")
    }
}

/// What a rule looks for.
enum HouseCheck: Sendable {
    /// Words, and those in their place; without them there is no fix.
    case words([String], WordUse)
    case dates(DateStyle)
    case numbers(NumberStyle)
    /// Quantities in the first unit need the second beside them.
    case conversion(UnitForm, UnitForm)
    /// Pairs of units need to agree.
    case pairs
    case marks(MarkStyle)
    /// Direct quotations need somebody who says them.
    case unattributed
    case field(FieldCheck)
}

enum WordUse: Sendable {
    case write(String?)
    /// Only before a name.
    case beforeName(String)
    /// Only after a number, which becomes figures.
    case afterNumber(String)
    /// Never touched by the rule.
    case leave
}

struct DateStyle: Sendable {
    var dayFirst: Bool
    /// The months' names beside a day and without one, twelve each.
    var withDay: [String] = []
    var alone: [String] = []
}

struct NumberStyle: Sendable {
    /// How the numbers below ten are written, from zero.
    var words: [String] = []
    /// Keys of words beside which a number stays as it is.
    var notBefore: Set<UInt64> = []
    var notAfter: Set<UInt64> = []
}

struct MarkStyle: Sendable {
    enum Shape: String, Sendable {
        case curly, straight
        /// Either, but the same throughout.
        case alike
    }

    var isSingle: Bool
    var shape: Shape
}

struct FieldCheck: Sendable {
    var field: StoryField
    /// In characters; 0 where the field only must not be empty.
    var longest = 0
}
