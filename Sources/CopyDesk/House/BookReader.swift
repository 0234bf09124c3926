/// Reads a house book: a section in brackets for each rule, lines of a name, a colon and what is said of it.
struct BookReader {
    private(set) var name = ""
    private(set) var language = Language.english
    private(set) var rules: [HouseRule] = []

    /// A book of more rules is none.
    private static let mostRules = 5_000

    private var dates: DateStyle?
    private var numbers: NumberStyle?

    init(_ bytes: [UInt8]) throws(BookFault) {
        guard bytes.count <= HouseBook.longest else { throw BookFault(line: 1, reason: "a book has at most 1 MB") }
        var seen: Set<String> = []
        for section in SectionedText(bytes).sections {
            if section.name.isEmpty || section.name == "book" {
                for line in section.lines { try readBook(line) }
            } else {
                guard seen.insert(section.name).inserted, rules.count < Self.mostRules else {
                    throw BookFault(line: section.number, reason: "the rule \(section.name) is there already, or there are more than 5,000")
                }
                rules.append(try rule(section))
            }
        }
    }

    private static func pair(_ line: (number: Int, text: String)) throws(BookFault) -> (name: String, value: String) {
        let (name, value) = line.text.components(separatedByFirst: ":")
        guard let value, !SectionedText.trimmed(value).isEmpty else {
            throw BookFault(line: line.number, reason: "a line is a name, a colon and what is said of it")
        }
        return (SectionedText.trimmed(name), SectionedText.trimmed(value))
    }

    private mutating func readBook(_ line: (number: Int, text: String)) throws(BookFault) {
        let (name, value) = try Self.pair(line)
        switch name {
        case "name": self.name = value
        case "language":
            guard value == Language.english.code else {
                throw BookFault(line: line.number, reason: "\(value) is no language that the copy desk reads")
            }
        default: throw BookFault(line: line.number, reason: "a book has a name and a language; \(name) belongs under a rule's [name]")
        }
    }

    // MARK: Rules

    private mutating func rule(_ section: SectionedText.Section) throws(BookFault) -> HouseRule {
        var rule = HouseRule(id: section.name)
        (dates, numbers) = (nil, nil)
        for line in section.lines {
            let (name, value) = try Self.pair(line)
            if try read(name, value, line.number, &rule) { continue }
            guard try check(name, value, line.number, &rule) else { throw BookFault(line: line.number, reason: "a rule has no \(name)") }
        }
        if let dates {
            guard dates.withDay.count == 12, dates.alone.count == 12 else {
                throw BookFault(line: section.number, reason: "dates need twelve months after \"with a day\" and after \"alone\"")
            }
            rule.checks.append(.dates(dates))
        }
        if let numbers { rule.checks.append(.numbers(numbers)) }
        guard !rule.says.isEmpty, !rule.checks.isEmpty else {
            throw BookFault(line: section.number, reason: "the rule \(rule.id) says nothing or looks for nothing")
        }
        return rule
    }

    private func read(_ name: String, _ value: String, _ line: Int, _ rule: inout HouseRule) throws(BookFault) -> Bool {
        switch name {
        case "says": rule.says = value
        case "severity":
            guard let severity = CopyNote.Severity(rawValue: value) else {
                throw BookFault(line: line, reason: "a severity is suggestion or warning")
            }
            rule.severity = severity
        case "in quotations":
            guard value == "yes" || value == "no" else { throw BookFault(line: line, reason: "in quotations: yes or no") }
            rule.appliesInQuotations = value == "yes"
        case "wrong":
            let (text, fixed) = value.components(separatedByFirst: " => ")
            rule.wrong.append((text, fixed))
        case "right": rule.right.append(value)
        default: return false
        }
        return true
    }

    // MARK: What they look for

    private mutating func check(_ name: String, _ value: String, _ line: Int, _ rule: inout HouseRule) throws(BookFault) -> Bool {
        switch name {
        case "write", "before names", "after numbers":
            let (wrong, right) = try Self.arrow(value, line)
            for (wrong, right) in Self.inflected(wrong, right) {
                let use: WordUse = name == "write" ? .write(right) : name == "before names" ? .beforeName(right) : .afterNumber(right)
                rule.checks.append(.words(wrong, use))
            }
        case "avoid":
            for (words, _) in Self.inflected(Self.list(value), "") { rule.checks.append(.words(words, .write(nil))) }
        case "leave": rule.checks.append(.words(Self.list(value), .leave))
        case "dates":
            guard value == "month day" || value == "day month" else {
                throw BookFault(line: line, reason: "dates: month day, or day month")
            }
            dates = DateStyle(dayFirst: value == "day month")
        case "with a day": dates?.withDay = Self.list(value, by: " ")
        case "alone": dates?.alone = Self.list(value, by: " ")
        case "numbers":
            numbers = NumberStyle(words: Self.list(value, by: " "))
            guard numbers?.words.count == 10 else { throw BookFault(line: line, reason: "numbers: ten words, from zero to nine") }
        case "not before": numbers?.notBefore.formUnion(Self.list(value, by: " ").map { WordKey.of($0) })
        case "not after": numbers?.notAfter.formUnion(Self.list(value, by: " ").map { WordKey.of($0) })
        default: return try other(name, value, line, &rule)
        }
        return true
    }

    private func other(_ name: String, _ value: String, _ line: Int, _ rule: inout HouseRule) throws(BookFault) -> Bool {
        switch name {
        case "convert":
            let (from, to) = try Self.arrow(value, line)
            let units = DeskWords.of(language).units
            guard let first = from.first.flatMap(units.form), let second = units.form(to),
                units.units[first.unit].dimension == units.units[second.unit].dimension
            else {
                throw BookFault(line: line, reason: "convert: two units of one kind that the copy desk knows, as in kilometers -> miles")
            }
            rule.checks.append(.conversion(first, second))
        case "pairs": rule.checks.append(.pairs)
        case "quotation marks": rule.checks.append(.marks(try Self.marks(value, line)))
        case "unattributed": rule.checks.append(.unattributed)
        case "longest", "needed": rule.checks.append(.field(try Self.field(name, value, line)))
        default: return false
        }
        return true
    }

    private static func marks(_ value: String, _ line: Int) throws(BookFault) -> MarkStyle {
        let parts = list(value)
        guard parts.count == 2, parts[0] == "double" || parts[0] == "single", let shape = MarkStyle.Shape(rawValue: parts[1]) else {
            throw BookFault(line: line, reason: "quotation marks: double or single, then curly, straight or alike")
        }
        return MarkStyle(isSingle: parts[0] == "single", shape: shape)
    }

    private static func field(_ name: String, _ value: String, _ line: Int) throws(BookFault) -> FieldCheck {
        let parts = list(value, by: " ")
        guard let field = parts.first.flatMap(StoryField.init), name == "needed" ? parts.count == 1 : parts.count == 2,
            let longest = name == "needed" ? 0 : Int(parts[1]), name == "needed" || (1...10_000).contains(longest)
        else { throw BookFault(line: line, reason: "\(name): headline, standfirst, credit or alternative, and after longest a number") }
        return FieldCheck(field: field, longest: longest)
    }

    // MARK: Values

    private static func arrow(_ value: String, _ line: Int) throws(BookFault) -> ([String], String) {
        let (wrong, right) = value.components(separatedByFirst: " -> ")
        let words = list(wrong)
        guard let right, !words.isEmpty else {
            throw BookFault(line: line, reason: "words, an arrow and what is written instead: a, b -> c")
        }
        return (words, SectionedText.trimmed(right))
    }

    private static func list(_ value: String, by separator: Character = ",") -> [String] {
        value.split(separator: separator).map { SectionedText.trimmed($0) }.filter { !$0.isEmpty }
    }

    /// `utilize|s|d -> use`: the word, and it with each ending, as the right one has it: the bare words here, then each ending.
    private static func inflected(_ wrong: [String], _ right: String) -> [([String], String)] {
        let rights = right.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return wrong.flatMap { word -> [([String], String)] in
            let parts = word.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard let base = parts.first, parts.count > 1 else { return [([word], right)] }
            return [([base], rights[0])]
                + parts.dropFirst().enumerated().map { index, ending in
                    ([base + ending], rights[0] + (index + 1 < rights.count ? rights[index + 1] : ending))
                }
        }
    }
}
