/// What a language says about things to come, about measures and about figures: a table beside the language's own.
struct DeskWords: Sendable {
    private let classes: [UInt64: DeskClass]
    private let filter: KeyFilter
    let units: UnitTable
    /// Lines of the table that mean nothing.
    let unread: [String]

    init(_ bytes: [UInt8]) {
        var (classes, unread, units): ([UInt64: DeskClass], [String], UnitTable) = ([:], [], UnitTable())
        for section in SectionedText(bytes).sections {
            for line in section.lines {
                if section.name.hasPrefix("unit ") {
                    if !units.read(line.text, of: section.name.dropFirst(5)) { unread.append(line.text) }
                } else if let kind = DeskClass(named: section.name) {
                    for word in line.text.split(separator: " ") { classes[WordKey.of(word), default: []].formUnion(kind) }
                } else {
                    unread.append(line.text)
                }
            }
        }
        self.classes = classes
        self.units = units
        self.unread = unread
        filter = KeyFilter(classes.keys)
    }

    static let english = DeskWords(PackageResources.en_desk)
    private static let none = DeskWords([])

    /// A language without a table has no such words: nothing is found then.
    static func of(_ language: Language) -> DeskWords {
        language.code == "en" ? english : none
    }

    func classes(of token: Token) -> DeskClass { token.kind == .word ? classes(ofKey: token.key) : [] }

    func classes(ofKey key: UInt64) -> DeskClass {
        guard filter.mayHave(key) else { return [] }
        return classes[key] ?? []
    }
}

/// What a word can be to the diary, to measures and to figures. The table's sections are called after these.
struct DeskClass: OptionSet, Sendable {
    let rawValue: UInt32

    private static let names = [
        "expected", "due", "will", "would", "must", "plans", "present", "past", "ends", "event", "term", "within", "coming", "since",
        "dated", "around",
        "uncounted", "difference", "sport", "roughly", "or", "per",
    ]

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init?(named name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: 1 << UInt32(index))
    }

    private init(_ name: String) {
        self = Self(named: name) ?? []
    }

    static let expected = Self("expected")
    static let due = Self("due")
    static let will = Self("will")
    static let would = Self("would")
    static let must = Self("must")
    static let plans = Self("plans")
    static let present = Self("present")
    static let past = Self("past")
    static let ends = Self("ends")
    static let event = Self("event")
    static let term = Self("term")
    static let within = Self("within")
    static let coming = Self("coming")
    static let since = Self("since")
    static let dated = Self("dated")
    static let around = Self("around")
    static let uncounted = Self("uncounted")
    static let difference = Self("difference")
    static let sport = Self("sport")
    static let roughly = Self("roughly")
    static let or = Self("or")
    static let per = Self("per")

    func has(_ wanted: DeskClass) -> Bool { !isDisjoint(with: wanted) }
}

extension Language {
    /// A language of which nothing is known: it cuts text into words and marks.
    static let bare = Language(LanguageTable([]))
}

/// Says quickly that a key is not among some: most words of a copy concern no rule.
struct KeyFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 256)

    init(_ keys: some Sequence<UInt64>) {
        for key in keys { bits[Self.place(key) >> 6] |= 1 << UInt64(Self.place(key) & 63) }
    }

    func mayHave(_ key: UInt64) -> Bool { bits[Self.place(key) >> 6] >> UInt64(Self.place(key) & 63) & 1 == 1 }

    private static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 17) & 16_383 }
}
