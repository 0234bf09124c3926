/// Abbreviations, names with numbers, and numbers by themselves.
extension EnglishEar {
    static let names: [SpeakingRule] = [
        SpeakingRule(#"\b([A-Z][a-z]+) St\.(?! [A-Z][a-z])"#) { "\($0[1]) Street" },
        SpeakingRule(#"(?<![\w.])(\#(alternation(EnglishWords.titles.keys)))\s+(?=[A-Z])"#) { EnglishWords.titles[$0[1]].map { $0 + " " } },
        SpeakingRule(#"(?<=\w )v\.(?= [A-Z])"#, "versus"),
        SpeakingRule(#"(?<![\w.])(\#(alternation(EnglishWords.abbreviations.keys)))"#) { EnglishWords.abbreviations[$0[1]] },
        SpeakingRule(#"(?<![\w.])((?:[A-Z]\.){2,})"#) { $0[1].filter { $0 != "." }.map(String.init).joined(separator: " ") },
        SpeakingRule(#"\b([ap])\.m\."#) { "\($0[1]) m" },
        SpeakingRule(#"(?<![\w.-])(\#(alternation(EnglishWords.initials)))(?!\w|\.\w)"#) { $0[1].map(String.init).joined(separator: " ") },
        SpeakingRule(#"\b(?:No|no)\.\s?(?=\d)"#, "number "),
        SpeakingRule(#"\bNos\.\s?(?=\d)"#, "numbers "),
        SpeakingRule(#"(?<![\w&])[#№]\s?(?=\d)"#, "number "),
        // "George I think": a lone I may be the speaker.
        SpeakingRule(#"\b(\#(alternation(EnglishWords.monarchs))) ([IVX]{2,6}|V|X)\b(?!\.\w)"#) { found in
            EnglishNumbers.roman(found[2]).map { "\(found[1]) the \(EnglishNumbers.ordinal($0))" }
        },
        SpeakingRule(#"\b(\#(alternation(EnglishWords.numbered))) ([IVXLC]{1,6})\b(?!['’.]\w)"#) { found in
            EnglishNumbers.roman(found[2]).map { "\(found[1]) \(EnglishNumbers.cardinal($0))" }
        },
    ]

    static let numbers: [SpeakingRule] = [
        SpeakingRule(#"(?<!\w)\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,4}(?!\d)|(?<!\w)(?:\(\d{3}\) |\d{3}-)\d{3}-\d{4}(?!\d)"#) { found in
            found[0].split { !$0.isNumber }.map { EnglishNumbers.digits(String($0)) }.joined(separator: ", ")
        },
        SpeakingRule(#"\b([A-Za-z]+)-(\d{1,4})(s?)(?![\w-]|[.,]\d)"#) { found in
            let said = EnglishNumbers.designation(found[2])
            return "\(found[1]) \(found[3].isEmpty ? said : EnglishNumbers.plural(said))"
        },
        SpeakingRule(#"\b([GFQMAEB])(\d{1,2})\b(?![.,]\d)"#) { "\($0[1]) \(EnglishNumbers.designation($0[2]))" },
        SpeakingRule(#"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b"#) { found in
            Int(found[1].filter { $0 != "," }).map(EnglishNumbers.ordinal)
        },
        SpeakingRule(#"(?<![\w.,-])(\#(number))\s?[–-]\s?(?=\#(number)(?![\w-]))"#) { "\($0[1]) to " },
        SpeakingRule(#"(?i)\b(in|since|from|by|until|of|before|after|around|to) (1[0-8]\d{2})(?![\w%]|[.,]\d)"#) {
            "\($0[1]) \(EnglishNumbers.year($0[2]))"
        },
        // The news agencies put a comma into a thousand: four digits without one are a year.
        SpeakingRule(#"(?<![\w.,])((?:19|20)\d{2})(?![\w%]|[.,]\d| (?:\#(counted)|\#(scale)))"#) { EnglishNumbers.year($0[1]) },
        SpeakingRule(#"(?<![\w)])[-−](?=\d)"#, "minus "),
        SpeakingRule(#"(?<!\w)\+(?=\d)"#, "plus "),
        SpeakingRule(#"(?<!\w)(\#(number))(?=[A-Za-z])"#) { "\(EnglishNumbers.number($0[1])) " },
        SpeakingRule(#"(?<!\w)(\#(number))"#) { EnglishNumbers.number($0[1]) },
    ]

    private static let counted =
        "people|soldiers|troops|men|women|children|tons|times|workers|homes|houses|civilians|drones|trees|jobs|votes"
}
