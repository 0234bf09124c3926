/// Names in a byline: `by Ada Brook, Jon O'Neil and María Cruz`, `Автор: Олена Коваль`, `Ada Brook, Staff Writer`.
enum Byline {
    /// A run of words that may be names.
    struct Part {
        let tokens: ArraySlice<Token>
        let isLabelled: Bool

        /// Nil when there is no word in it.
        init?(_ tokens: [Token]) {
            guard tokens.contains(where: { $0.kind != .sign }) else { return nil }
            for length in stride(from: min(3, tokens.count), through: 1, by: -1) {
                let opening = tokens.prefix(length)
                guard opening.allSatisfy({ $0.kind == .word }),
                    PagePhrases.bylineOpenings.contains(opening.map(\.lower).joined(separator: " "))
                else { continue }
                let rest = tokens.dropFirst(length)
                let hasColon = rest.first?.lower == ":"
                // "Story", "Text" and the like are labels only with a colon behind them; "by" needs none.
                guard hasColon || Self.needNoColon.contains(tokens[length - 1].lower) else { continue }
                self.tokens = hasColon ? rest.dropFirst() : rest
                isLabelled = true
                return
            }
            self.tokens = tokens[...]
            isLabelled = false
        }

        private static let needNoColon: Set<String> = ["by", "von", "par", "por"]
    }

    /// The names; empty where the part is only a role ("Staff writer"); nil where it is neither.
    static func names(in part: Part, of line: PageLine) -> [String]? {
        var names: [String] = []
        for piece in pieces(of: part.tokens) {
            if isRole(piece) { continue }
            guard let first = piece.first, let last = piece.last, isName(piece, isLabelled: part.isLabelled) else { return nil }
            names.append(line.text.part(first.range.lowerBound..<last.range.upperBound))
        }
        return names.isEmpty && part.isLabelled ? nil : names
    }

    /// Whether a text is two to four words that could be somebody's name.
    static func isPersonName(_ text: String) -> Bool {
        let tokens = Token.tokens(of: text, limit: 12)[...]
        return tokens.count { $0.kind == .word } >= 2 && isName(tokens, isLabelled: false) && !isRole(tokens)
    }

    private static func pieces(of tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
        var pieces: [ArraySlice<Token>] = []
        var start = tokens.startIndex
        func cut(at end: Int) {
            var piece = tokens[start..<end]
            while let last = piece.last, last.kind == .sign { piece.removeLast() }
            while let first = piece.first, first.kind == .sign { piece.removeFirst() }
            if !piece.isEmpty { pieces.append(piece) }
            start = end + 1
        }
        for index in tokens.indices where isJoint(tokens[index]) { cut(at: index) }
        cut(at: tokens.endIndex)
        return pieces
    }

    private static func isJoint(_ token: Token) -> Bool {
        token.kind == .sign
            ? [",", ";", "&", "(", ")"].contains(token.lower)
            : !token.isCapitalised && ["and", "und", "et", "y", "та", "і", "й", "и", "with", "in", "for"].contains(token.lower)
    }

    private static func isName(_ tokens: ArraySlice<Token>, isLabelled: Bool) -> Bool {
        let words = tokens.filter { $0.kind == .word }
        guard (isLabelled ? 1 : 2)...(isLabelled ? 6 : 4) ~= words.count,
            tokens.allSatisfy({ $0.kind == .word || "-.'\u{2019}".contains($0.lower) })
        else { return false }
        return words.first?.isCapitalised == true || particles.contains(words.first?.lower ?? "")
            ? words.allSatisfy { $0.isCapitalised || particles.contains($0.lower) } && words.contains(where: \.isCapitalised) : false
    }

    /// Words that stand in lower case within a name.
    static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el", "ter", "zu", "zur",
        "af",
        "the", "of",
    ]

    private static func isRole(_ tokens: ArraySlice<Token>) -> Bool {
        tokens.contains { roles.contains($0.lower) } && tokens.count <= 8 && !tokens.contains { $0.kind == .number }
    }

    private static let roles: Set<String> = [
        "writer", "reporter", "correspondent", "editor", "staff", "journalist", "contributor", "columnist", "producer", "desk", "bureau",
        "senior",
        "кореспондент", "кореспондентка", "журналіст", "журналістка", "редактор", "редакторка", "корреспондент", "журналист", "редакция",
        "редакція",
        "redakteur", "redakteurin", "korrespondent", "korrespondentin", "journaliste", "rédacteur", "rédactrice", "correspondant",
        "correspondante",
        "redactor", "redactora", "periodista", "corresponsal",
    ]
}
