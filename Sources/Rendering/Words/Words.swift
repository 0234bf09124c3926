import Newsroom

/// The words of the reader's pages that are made here and not in a template, in one language.
package struct Words: Sendable {
    enum DateOrder {
        /// February 12, 2025 2:02 PM
        case monthFirst
        /// 12 February 2025, 14:02
        case dayFirst
    }

    let dateOrder: DateOrder
    /// As they stand in a date.
    let months: [String]
    let readingTime: @Sendable (Int) -> String
    let and: String
    let storyKinds: [StoryKind: String]
    let topicKinds: [Topic.Kind: String]
    let correctionKinds: [Correction.Kind: String]
    let roles: [BylineEntry.Role: String]
    let syntheticVoice: String
    let newsFeed: String
    let search: String
    let notFound: String
    let withdrawn: String
    let error: String
    /// Before a search's words in the page's title.
    let searchFor: @Sendable (String) -> String

    /// The words for a language tag (BCP 47); English where the language has none yet.
    package static func of(_ language: String) -> Words {
        let primary = language.prefix { $0 != "-" }.lowercased()
        if primary == "uk" { return ukrainian }
        return primary == "en" && !["en", "en-us"].contains(language.lowercased()) ? british : english
    }

    /// The languages written from right to left.
    static func direction(of language: String) -> String {
        ["ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb", "dv"].contains(language.prefix { $0 != "-" }.lowercased()) ? "rtl" : "ltr"
    }

    // MARK: Dates

    func date(_ day: Day) -> String {
        switch dateOrder {
        case .monthFirst: "\(months[day.month - 1]) \(day.day), \(day.year)"
        case .dayFirst: "\(day.day) \(months[day.month - 1]) \(day.year)"
        }
    }

    func time(_ time: LocalTime) -> String {
        switch dateOrder {
        case .monthFirst:
            "\((time.hour + 11) % 12 + 1):\(time.minute < 10 ? "0" : "")\(time.minute) \(time.hour < 12 ? "AM" : "PM")"
        case .dayFirst: time.clock
        }
    }

    func dateTime(_ time: LocalTime) -> String {
        switch dateOrder {
        case .monthFirst: "\(date(time.day)) \(self.time(time))"
        case .dayFirst: "\(date(time.day)), \(self.time(time))"
        }
    }

    /// What stands after a name in a list: a comma, the last "and", or nothing.
    func separator(after index: Int, of count: Int) -> String {
        switch count - index {
        case ...1: ""
        case 2: " \(and) "
        default: ", "
        }
    }
}
