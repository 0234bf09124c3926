/// The categories of number that languages tell apart (Unicode CLDR, plural rules for cardinals), for whole numbers.
package enum PluralForm: String, CaseIterable, Hashable, Sendable {
    case zero, one, two, few, many, other

    /// Those that a language needs a text for; English's where we do not know its rules.
    static func forms(of language: String) -> Set<PluralForm> {
        switch PluralRules(language) {
        case .english: [.one, .other]
        case .eastSlavic: [.one, .few, .many, .other]
        case .arabic: Set(allCases)
        case .none: [.other]
        }
    }

    package static func of(_ number: Int, in language: String) -> PluralForm {
        let number = number.magnitude
        switch PluralRules(language) {
        case .english: return number == 1 ? .one : .other
        case .eastSlavic: return eastSlavic(number)
        case .arabic: return arabic(number)
        case .none: return .other
        }
    }

    private static func eastSlavic(_ number: UInt) -> PluralForm {
        switch (number % 10, number % 100) {
        case (1, let rest) where rest != 11: .one
        case (2...4, let rest) where !(12...14).contains(rest): .few
        default: .many
        }
    }

    private static func arabic(_ number: UInt) -> PluralForm {
        switch number {
        case 0: .zero
        case 1: .one
        case 2: .two
        default:
            switch number % 100 {
            case 3...10: .few
            case 11...99: .many
            default: .other
            }
        }
    }
}

private enum PluralRules {
    case english, eastSlavic, arabic, none

    init(_ language: String) {
        self =
            switch Words.primary(language) {
            case "uk", "ru", "be": .eastSlavic
            case "ar": .arabic
            case "ja", "ko", "zh", "vi", "th", "id", "ms", "my", "lo": .none
            default: .english
            }
    }
}
