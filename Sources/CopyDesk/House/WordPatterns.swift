/// The words of all rules of a book, by their first word, so that copy is read once for all of them.
struct WordPatterns: Sendable {
    struct Pattern: Sendable {
        let rule: Int
        let use: WordUse
        let keys: [UInt64]
        /// Whether each word ends in a full stop: "Mr." is another than "Mr".
        let stops: [Bool]
        /// The rule names it with a capital: it is a name, and nothing in lower case.
        let isName: Bool
    }

    private var patterns: [UInt64: [Pattern]] = [:]
    private var filter = KeyFilter([])

    init(_ rules: [HouseRule], _ language: Language) {
        for (index, rule) in rules.enumerated() {
            for case .words(let words, let use) in rule.checks {
                for word in words { add(word, use, index, language) }
            }
        }
        filter = KeyFilter(patterns.keys)
    }

    private mutating func add(_ text: String, _ use: WordUse, _ rule: Int, _ language: Language) {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(of: bytes, in: language)
        guard let first = tokens.first else { return }
        let pattern = Pattern(
            rule: rule, use: use, keys: tokens.map { UnitTable.key(of: $0, in: bytes) }, stops: tokens.map { Self.hasStop($0, bytes) },
            isName: first.isCapital)
        patterns[first.key, default: []].append(pattern)
        // What is left alone comes first, then the longest.
        patterns[first.key]?.sort { ($0.isLeave ? 1 : 0, $0.keys.count) > ($1.isLeave ? 1 : 0, $1.keys.count) }
    }

    static func hasStop(_ token: Token, _ bytes: [UInt8]) -> Bool {
        token.kind == .word && token.endByte > token.firstByte && bytes[Int(token.endByte) - 1] == 0x2E
    }

    func starting(with key: UInt64) -> [Pattern] {
        guard filter.mayHave(key) else { return [] }
        return patterns[key] ?? []
    }
}

extension WordPatterns.Pattern {
    var isLeave: Bool { if case .leave = use { true } else { false } }
}
