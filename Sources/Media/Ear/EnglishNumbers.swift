/// Numbers in English words.
enum EnglishNumbers {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let scales = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")]
    private static let irregularOrdinals = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
    ]

    /// For 0 and up; what has more than fifteen digits is said digit by digit.
    static func cardinal(_ number: Int) -> String {
        switch number {
        case ..<0: return "minus \(cardinal(number == .min ? .max : -number))"
        case ..<20: return small[number]
        case ..<100: return tens[number / 10] + (number % 10 == 0 ? "" : "-\(small[number % 10])")
        case ..<1000: return "\(small[number / 100]) hundred" + (number % 100 == 0 ? "" : " \(cardinal(number % 100))")
        case 1_000_000_000_000_000...: return digits(String(number))
        default:
            for (scale, name) in scales where number >= scale {
                return "\(cardinal(number / scale)) \(name)" + (number % scale == 0 ? "" : " \(cardinal(number % scale))")
            }
            return digits(String(number))
        }
    }

    static func ordinal(_ number: Int) -> String {
        let words = cardinal(number)
        let start = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) } ?? words.startIndex
        let last = String(words[start...])
        if let irregular = irregularOrdinals[last] { return words[..<start] + irregular }
        return words[..<start] + (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    }

    /// 1066 is "ten sixty-six", 2005 "two thousand five", 2025 "twenty twenty-five".
    static func year(_ year: Int) -> String {
        let (century, rest) = (year / 100, year % 100)
        if year % 1000 < 10 || year < 1000 || year > 9999 { return cardinal(year) }
        if rest == 0 { return "\(cardinal(century)) hundred" }
        return "\(cardinal(century)) \(rest < 10 ? "oh " : "")\(cardinal(rest))"
    }

    /// The second year of a range may have only its last two digits: 2014–22.
    static func year(_ text: String, after first: String = "") -> String {
        let full = text.count == 2 && first.count == 4 ? String(first.prefix(2)) + text : text
        return Int(full).map(year) ?? digits(text)
    }

    /// 1990 is "nineteen nineties", 2000 "two thousands".
    static func decade(_ year: Int) -> String { plural(self.year(year)) }

    static func plural(_ words: String) -> String {
        words.hasSuffix("y") ? words.dropLast() + "ies" : words.hasSuffix("x") ? words + "es" : words + "s"
    }

    /// Of a type or a route: 16 is "sixteen", 136 "one thirty-six", 300 "three hundred".
    static func designation(_ text: String) -> String {
        guard let number = Int(text), !text.hasPrefix("0") else { return digits(text) }
        guard (101...999).contains(number), number % 100 != 0 else { return number > 999 ? year(number) : cardinal(number) }
        return "\(small[number / 100]) \(number % 100 < 10 ? "oh " : "")\(cardinal(number % 100))"
    }

    static func digits(_ text: String) -> String {
        text.compactMap { $0.wholeNumberValue }.filter { (0...9).contains($0) }.map { small[$0] }.joined(separator: " ")
    }

    /// `1,234.5` is "one thousand two hundred thirty-four point five".
    static func number(_ text: String) -> String {
        let parts = text.filter { $0 != "," }.split(separator: ".", maxSplits: 1)
        guard let first = parts.first else { return text }
        let isCode = first.count > 1 && first.hasPrefix("0")
        let whole = isCode ? digits(String(first)) : first.count <= 15 ? Int(first).map(cardinal) ?? text : digits(String(first))
        return parts.count == 2 ? "\(whole) point \(digits(String(parts[1])))" : whole
    }

    static func isOne(_ text: String) -> Bool { text == "1" }

    /// Nil where it is no Roman number as one writes it.
    static func roman(_ text: String) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100]
        let numbers = text.compactMap { values[$0] }
        guard numbers.count == text.count, !numbers.isEmpty, numbers.count <= 7 else { return nil }
        var sum = 0
        for (index, number) in numbers.enumerated() {
            sum += index + 1 < numbers.count && number < numbers[index + 1] ? -number : number
        }
        return sum > 0 ? sum : nil
    }
}
