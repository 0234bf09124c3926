/// Money and measures.
extension EnglishEar {
    private static let sign = alternation(EnglishWords.currencies.keys)
    private static let shortScale = "(?:bn|mn|tn|[kKmMbB])(?!\\w)"

    static let money: [SpeakingRule] = [
        SpeakingRule(
            #"(\#(sign))(\#(number))(?:[ -]?(\#(scale)|\#(shortScale)))?\s?(?:[–-]|to)\s?(?:\#(sign))?(\#(number))(?:[ -]?(\#(scale)|\#(shortScale)))?(?![\d,]\d)"#
        ) {
            found in
            guard let currency = EnglishWords.currencies[found[1]] else { return nil }
            let first = EnglishNumbers.number(found[2]) + (found[3] == found[5] ? "" : scaled(found[3]))
            return "\(first) to \(EnglishNumbers.number(found[4]))\(scaled(found[5])) \(currency.many)"
        },
        // "A $5 million plan": before a noun the currency is in the singular.
        SpeakingRule(#"(\b[Aa]n? |\b[Tt]he )?([-−])?(\#(sign))\s?(\#(number))(?:([ -]?)(\#(scale)|\#(shortScale)))?(?=( [a-z]+)?)"#) {
            found in
            let isAdjective = found[5] == "-" || found[1].lowercased().hasPrefix("a") && !found[7].isEmpty
            guard let sum = sum(found[4], scale: found[6], currency: found[3], isAdjective: isAdjective) else { return nil }
            return found[1] + (found[2].isEmpty ? "" : "minus ") + sum
        },
        SpeakingRule(#"(?<![\w.,])(\#(number))( \#(scale))? (USD|EUR|UAH|GBP)\b"#) { found in
            let name = ["USD": "U S dollars", "EUR": "euros", "UAH": "hryvnias", "GBP": "pounds"][found[3]] ?? found[3]
            return "\(EnglishNumbers.number(found[1]))\(found[2]) \(name)"
        },
    ]

    private static func scaled(_ scale: String) -> String { scale.isEmpty ? "" : " \(EnglishWords.scales[scale] ?? scale)" }

    private static func sum(_ number: String, scale: String, currency sign: String, isAdjective: Bool) -> String? {
        guard let currency = EnglishWords.currencies[sign] else { return nil }
        let parts = number.filter { $0 != "," }.split(separator: ".")
        if scale.isEmpty, let part = currency.part, parts.count == 2, parts[1].count == 2, let cents = Int(parts[1]) {
            let small = "\(EnglishNumbers.cardinal(cents)) \(cents == 1 ? part.0 : part.1)"
            let whole = String(parts[0])
            if whole == "0" { return small }
            let large = "\(EnglishNumbers.number(whole)) \(whole == "1" ? currency.one : currency.many)"
            return cents == 0 ? large : "\(large) and \(small)"
        }
        let isOne = scale.isEmpty && EnglishNumbers.isOne(number) || isAdjective
        return "\(EnglishNumbers.number(number))\(scaled(scale)) \(isOne ? currency.one : currency.many)"
    }

    static let measures: [SpeakingRule] = [
        SpeakingRule(#"(?<![\w.,])([-−])?(\#(number))\s?°\s?([CF]\b)?"#) { found in
            let name = ["C": " Celsius", "F": " Fahrenheit"][found[3]] ?? ""
            return "\(minus(found[1]))\(EnglishNumbers.number(found[2])) \(EnglishNumbers.isOne(found[2]) ? "degree" : "degrees")\(name)"
        },
        SpeakingRule(#"(?<![\w.,])(\#(number))\s?(?:[–-]|to)\s?(\#(number))\s?%"#) {
            "\(EnglishNumbers.number($0[1])) to \(EnglishNumbers.number($0[2])) percent"
        },
        SpeakingRule(#"(?<![\w.,])([-−+])?(\#(number))\s?%"#) { "\(minus($0[1]))\(EnglishNumbers.number($0[2])) percent" },
        SpeakingRule(#"(?<![\w.,-])(\#(number))\s?[–-]\s?(?=\#(number)[ -]?(?:\#(alternation(EnglishWords.units.keys)))(?![\w²³/]))"#) {
            "\(EnglishNumbers.number($0[1])) to "
        },
        SpeakingRule(#"(?<![\w.,])([-−])?(\#(number))( \#(scale))?([ -]?)(\#(alternation(EnglishWords.units.keys)))(?![\w²³/'’])"#) {
            found in
            guard let unit = EnglishWords.units[found[5]] else { return nil }
            // A 100-km front, a 155mm shell: before a noun.
            let isAdjective = found[4] == "-" || found[4].isEmpty && found[5] == "mm"
            let isOne = found[3].isEmpty && EnglishNumbers.isOne(found[2]) || isAdjective
            return "\(minus(found[1]))\(EnglishNumbers.number(found[2]))\(found[3]) \(isOne ? unit.0 : unit.1)"
        },
        SpeakingRule(#"(\d+)\s?([½¼¾⅓⅔⅛])"#) { "\(EnglishNumbers.number($0[1])) and \(EnglishWords.fractions[$0[2]] ?? "")" },
        SpeakingRule("[½¼¾⅓⅔⅛]") { EnglishWords.fractions[$0[0]] },
        SpeakingRule(#"(?<![\d/.])(1|2|3)/(2|3|4|5)(?![\d/])"#) { found in
            guard let parts = Int(found[2]), let count = Int(found[1]), count < parts else { return nil }
            let name = parts == 2 ? "half" : parts == 4 ? "quarter" : EnglishNumbers.ordinal(parts)
            return "\(EnglishNumbers.cardinal(count)) \(count == 1 ? name : EnglishNumbers.plural(name))"
        },
        SpeakingRule(#"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])"#) { "\(EnglishNumbers.number($0[1])) \(EnglishNumbers.number($0[2]))" },
    ]

    static func minus(_ sign: String) -> String { sign == "+" ? "plus " : sign.isEmpty ? "" : "minus " }
}
