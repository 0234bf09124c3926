import Foundation

/// Turns copy, which is made for the eye, into text for a voice: one language and one newsroom's pronunciations.
package struct Ear: Sendable {
    private let words: EarWords
    private let rules: [SpeakingRule]
    private let pronunciations: [SpeakingRule]

    /// - Parameter language: BCP 47. English is said in full; other languages as far as their table goes.
    package init(language: String, pronunciations: Pronunciations = Pronunciations()) {
        words = EarWords.of(language)
        let isEnglish = language.prefix { $0 != "-" }.lowercased() == "en"
        rules = Self.before(words) + (isEnglish ? EnglishEar.rules : Self.table(words)) + Self.after
        self.pronunciations = pronunciations.rules(for: language)
    }

    /// Several names are parted by semicolons.
    package func spoken(byline: String) -> String {
        let names = byline.components(separatedBy: "; ")
        let list = names.count < 2 ? byline : names.dropLast().joined(separator: ", ") + words.and + " " + names[names.count - 1]
        return spoken("\(words.by) \(list)")
    }

    /// A passage as it is said; empty where nothing of it is for the ear.
    package func spoken(_ text: String) -> String {
        (rules + pronunciations).reduce(text) { text, rule in rule.apply(to: text) }.trimmingCharacters(in: .whitespaces)
    }

    // MARK: In every language

    private static func before(_ words: EarWords) -> [SpeakingRule] {
        [
            SpeakingRule(#"[\u00AD\u200B-\u200F\u2060\uFEFF]"#, ""),
            SpeakingRule(#"(?<=\d)[\u00A0\u2009\u202F](?=\d{3})"#, ""),
            SpeakingRule(#"\s+"#, " "),
            SpeakingRule(#"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"#, words.anAddress),
            // Of an address only the house is said: nobody writes the rest down from hearing it.
            SpeakingRule(
                #"(?:https?://|(?<![\w.])www\.)(?:www\.)?((?:[\w-]+\.)+[A-Za-z]{2,})(?::\d+)?(?:[/?#][^\s)\]>”"]*[^\s)\]>”".,;:!?])?/?"#
            ) { found in
                found[1].replacing(".", with: " \(words.dot) ")
            },
            SpeakingRule(#"(?<![\w.@])((?:[\w-]+\.)+(?:com|org|net|gov|edu|info|example|eu|io))(?:/[^\s)]*[^\s).,;:!?])?(?![\w.]\w)"#) {
                found in
                found[1].replacing(".", with: " \(words.dot) ")
            },
            SpeakingRule(#"[“”„«»"]"#, ""),
            SpeakingRule(#"(?<=\w)’(?=\w)"#, "'"),
        ]
    }

    private static let after: [SpeakingRule] = [
        SpeakingRule(#"(^|[\s(])['‘](?=\w)"#) { $0[1] },
        SpeakingRule(#"(?<=[.,!?])['’](?=\s|$)"#, ""),
        SpeakingRule("’", "'"),
        SpeakingRule(#"\s*…"#, "..."),
        SpeakingRule(#"\s*—\s*|\s+(?:–|--|-)\s+"#, ", "),
        SpeakingRule(#"\[([^\[\]]*)\]"#) { $0[1] },
        SpeakingRule(#"\s*\(([^()]*)\)"#) { ", \($0[1])," },
        SpeakingRule(#"\s*&\s*"#, " and "),
        SpeakingRule(#"[*_|<>()\[\]{}~^]"#, " "),
        SpeakingRule(#"\s+"#, " "),
        SpeakingRule(#"\s+(?=[,.;:!?])"#, ""),
        SpeakingRule(#",+(?=[,.;:!?])"#, ""),
        SpeakingRule(#"^[\s,;:.]+"#, ""),
        SpeakingRule(#",\s*$"#, ""),
    ]

    private static func table(_ words: EarWords) -> [SpeakingRule] {
        let units = EnglishEar.alternation(words.units.keys)
        let short = EnglishEar.alternation(words.words.keys)
        var rules: [SpeakingRule] = []
        // "$5 млн" is said the other way round.
        let scale = words.scales.isEmpty ? "" : #"(?:\s(?:\#(EnglishEar.alternation(words.scales))))?"#
        rules.append(SpeakingRule(#"([$€£₴])\s?(\d+(?:[.,]\d+)?\#(scale))(?![\d\p{L}])"#) { "\($0[2]) \(words.units[$0[1]] ?? $0[1])" })
        rules.append(SpeakingRule(#"(?<=[\p{L}.]\s)[$€£₴]"#) { words.units[$0[0]] })
        if !units.isEmpty {
            rules.append(SpeakingRule(#"(\d)\s?(\#(units))(?![\p{L}/²])"#) { found in words.units[found[2]].map { "\(found[1]) \($0)" } })
        }
        if !short.isEmpty {
            rules.append(SpeakingRule(#"(?<![\p{L}.])(\#(short))(?!\p{L})"#) { words.words[$0[1]] })
        }
        rules.append(SpeakingRule(#"(\d)\s?[–-]\s?(?=\d)"#) { "\($0[1]) \(words.to) " })
        rules.append(SpeakingRule(#"(\d)\s?%"#) { "\($0[1]) \(words.percent)" })
        rules.append(SpeakingRule(#"(?<![\p{L}\d)])[-−](?=\d)"#, "\(words.minus) "))
        return rules
    }
}
