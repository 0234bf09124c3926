import Foundation

/// English copy as one says it: American, as the words of the news agencies' style books are.
///
/// The rules run in this order, each over the whole text: what is long and particular goes before what is short.
enum EnglishEar {
    static let rules = sentenceEnds + conversions + dates + times + money + measures + names + numbers

    static let number = #"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"#
    static let scale = "(?:hundred|thousand|million|billion|trillion)"
    static let month = "(\(EnglishWords.monthPattern))"

    static func alternation(_ words: some Sequence<String>) -> String {
        words.sorted { $0.count > $1.count }.map(NSRegularExpression.escapedPattern(for:)).joined(separator: "|")
    }

    /// An abbreviation's point at a sentence's end is two points in one: the sentence gets its own.
    private static let sentenceEnds = [
        SpeakingRule(
            #"((?<![\w.])(?:[A-Za-z]\.){2,}|\b(?:Inc|Jr|Sr|Corp|Co|Ltd|etc|Bros|Ave|Blvd|St)\.)(?=["'”’)]*\s*$|["'”’)]*\s+(?:\#(EnglishWords.openers))\s)"#
        ) { "\($0[1])." }
    ]

    /// The same measure or sum again, in parentheses, is for the eye.
    private static let conversions: [SpeakingRule] = {
        let about = "(?:about |around |roughly |nearly |some |approximately |over |more than |less than |or )?"
        let words =
            "miles?|feet|foot|inch(?:es)?|pounds?|ounces?|acres?|yards?|gallons?|kilometers?|meters?|centimeters?|hectares?|kilograms?|tons?|tonnes?|liters?"
        let unit =
            "(?:(?:square |cubic |nautical )?(?:\(words))|\(alternation(EnglishWords.units.keys))|degrees? (?:Fahrenheit|Celsius)|°? ?[CF])"
        let value = "[-−]?\(number)(?: ?[-–] ?\(number))?(?: \(scale))?"
        return [
            SpeakingRule(#"\s*\(\#(about)\#(value)[ -]?\#(unit)(?: per hour| an hour)?\)"#, ""),
            SpeakingRule(#"\s*\(\#(about)(?:US)?[$€£₴]\#(value)(?: ?(?:bn|mn|tn|[kKmMbB]))?(?: dollars| euros)?\)"#, ""),
        ]
    }()

    private static let dates: [SpeakingRule] = [
        SpeakingRule(#"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])"#) { found in
            guard let month = Int(found[2]).flatMap({ EnglishWords.month($0) }), let day = day(found[3]) else { return nil }
            return "\(month) \(day), \(EnglishNumbers.year(found[1]))"
        },
        SpeakingRule(#"\b\#(month)\.? (\d{1,2})\s?[-–]\s?(\d{1,2})(?!\d)(?:,? (\d{4})(?!\d))?"#) { found in
            guard let first = day(found[2]), let last = day(found[3]) else { return nil }
            return "\(EnglishWords.month(found[1])) \(first) to \(last)" + comma(year: found[4])
        },
        SpeakingRule(#"\b\#(month)\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|,\d|\.\d| \#(scale))(?:, (\d{4})(?!\d))?"#) { found in
            day(found[2]).map { "\(EnglishWords.month(found[1])) \($0)" + comma(year: found[3]) }
        },
        SpeakingRule(#"(?<![\w.,])(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? \#(month)\b(?:\.(?= \d| [a-z]))?(?:,? (\d{4})(?!\d))?"#) {
            found in
            day(found[1]).map { "the \($0) of \(EnglishWords.month(found[2]))" + comma(year: found[3]) }
        },
        SpeakingRule(#"\b\#(month)\.?,? (\d{4})(?![\d%]|,\d)"#) { "\(EnglishWords.month($0[1])) \(EnglishNumbers.year($0[2]))" },
        SpeakingRule(#"(?<!\d)(\d{2}[1-9]0|\d[1-9]00|\d000)s(?!\w)"#) { Int($0[1]).map(EnglishNumbers.decade) },
        SpeakingRule(#"['’‘](\d0)s(?!\w)"#) { Int($0[1]).map { EnglishNumbers.plural(EnglishNumbers.cardinal($0)) } },
        SpeakingRule(#"(?<=\b[Tt]he )(\d0)s(?!\w)"#) { Int($0[1]).map { EnglishNumbers.plural(EnglishNumbers.cardinal($0)) } },
        SpeakingRule(#"(?<![\w.,$€£-])((?:1[0-9]|20)\d{2})\s?[–-]\s?((?:1[0-9]|20)\d{2}|\d{2})(?![\w%-]|[.,]\d)"#) { found in
            "\(EnglishNumbers.year(found[1])) to \(EnglishNumbers.year(found[2], after: found[1]))"
        },
    ]

    private static func day(_ text: String) -> String? {
        Int(text).flatMap { (1...31).contains($0) ? EnglishNumbers.ordinal($0) : nil }
    }

    private static func comma(year: String) -> String { year.isEmpty ? "" : ", \(EnglishNumbers.year(year))" }

    private static let times: [SpeakingRule] = [
        SpeakingRule(#"(?<![\d:.])(\d{1,2})[.:](\d{2})\s?([AaPp])\.?[Mm](?:\.|\b)"#) { clock($0[1], $0[2], $0[3]) },
        SpeakingRule(#"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])"#) { clock($0[1], $0[2], "") },
        SpeakingRule(#"(?<![\d:.])(\d{1,2})\s?[-–]\s?(\d{1,2})\s?([AaPp])\.?[Mm](?:\.|\b)"#) { found in
            guard let first = Int(found[1]), first < 25 else { return nil }
            return clock(found[2], "00", found[3]).map { "\(EnglishNumbers.cardinal(first)) to \($0)" }
        },
        SpeakingRule(#"(?<![\d:.])(\d{1,2})\s?([AaPp])\.?[Mm](?:\.|\b)"#) { clock($0[1], "00", $0[2]) },
    ]

    private static func clock(_ hour: String, _ minute: String, _ half: String) -> String? {
        guard let hours = Int(hour), let minutes = Int(minute), hours < 25, minutes < 60 else { return nil }
        let said =
            switch minutes {
            case 0 where !half.isEmpty: ""
            case 0: hours > 12 || hours == 0 ? " hundred" : " o'clock"
            case ..<10: " oh \(EnglishNumbers.cardinal(minutes))"
            default: " \(EnglishNumbers.cardinal(minutes))"
            }
        return EnglishNumbers.cardinal(hours) + said + (half.isEmpty ? "" : " \(half.lowercased()) m")
    }
}
