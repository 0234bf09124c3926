/// A word of the table: what it can be, how it is inflected, and what it attributes.
struct Word: Sendable {
    var classes: WordClass = []
    var forms: VerbForms = []
    /// A month's, weekday's or numeral's number; days in a span.
    var value: Int32 = 0
    /// Indexes into the language's frames.
    var verbFrame: Int32 = -1
    var nounFrame: Int32 = -1
    var adjectiveFrame: Int32 = -1
    /// A verb whose forms are nouns as well.
    var isNounToo = false
    /// The base form's key; other forms of the verb have the same.
    var lemma: UInt64 = 0

    static let unknown = Word()

    func isAny(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}

struct VerbForms: OptionSet, Sendable {
    let rawValue: UInt8

    static let base = VerbForms(rawValue: 1)
    static let third = VerbForms(rawValue: 2)
    static let past = VerbForms(rawValue: 4)
    static let participle = VerbForms(rawValue: 8)
    static let ing = VerbForms(rawValue: 16)
    /// In the order in which tables list them.
    static let inOrder: [VerbForms] = [.base, .third, .past, .participle, .ing]
}

/// What a cue takes: the syntactic frames of PARC's cue verbs, as far as they tell where the content stands.
struct Frame: Sendable, Equatable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        /// A clause, with or without "that".
        static let clause = Flags(rawValue: 1)
        static let object = Flags(rawValue: 2)
        static let infinitive = Flags(rawValue: 4)
        static let ing = Flags(rawValue: 8)
        /// Somebody told, then what.
        static let addressee = Flags(rawValue: 16)
        /// It introduces direct speech.
        static let quote = Flags(rawValue: 32)
        /// Its forms are nouns as well.
        static let noun = Flags(rawValue: 64)
        /// It attributes only with "that", a quotation or its preposition.
        static let strict = Flags(rawValue: 128)
        /// A belief or an intention, not something said (PARC's beliefs and eventualities).
        static let attitude = Flags(rawValue: 256)
        /// It says that nothing was said or done: never words in a mouth.
        static let negative = Flags(rawValue: 512)
        /// What it attributes was written.
        static let written = Flags(rawValue: 1024)

        /// A separable verb: it attributes only with the part that stands at the clause's end.
        static let apart = Flags(rawValue: 2048)

        static let named: [String: Flags] = [
            "apart": .apart,
            "that": .clause, "obj": .object, "to": .infinitive, "ing": .ing, "whom": .addressee, "quote": .quote, "noun": .noun,
            "strict": .strict, "written": .written, "attitude": .attitude, "negative": .negative,
        ]
    }

    var flags: Flags = []
    /// Keys of the prepositions and particles that belong to the cue.
    var prepositions: [UInt64] = []

    func has(_ wanted: Flags) -> Bool { flags.contains(wanted) }
}
