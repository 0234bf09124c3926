/// A noun phrase taken apart: a name, and the role that stands before or after it.
///
/// `Kremlin spokesperson Dmitry Peskov` · `President Volodymyr Zelensky` · `Dennis Gask, a retiree from Ohio,` · `Mr. Gask, 66,`
struct NamePhrase {
    private(set) var name: Range<Int>?
    private(set) var role: Range<Int>?
    private(set) var gender: Gender = .unknown

    /// - Parameter range: The phrase's tokens.
    init(_ range: Range<Int>, in copy: Copy) {
        let head = Self.head(range, copy)
        readGender(head, copy)
        guard let name = Self.lastName(head, copy) else { return }
        self.name = name
        role = Self.roleBefore(name, head, copy) ?? Self.roleAfter(name, range, copy)
        readForename(name, copy)
    }

    /// Up to the first comma or parenthesis, without a possessive's mark.
    private static func head(_ range: Range<Int>, _ copy: Copy) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound {
            let kind = copy.tokens[end].kind
            if kind != .word && kind != .number && kind != .hyphen || copy.tokens[end].word.isAny(.be) { break }
            end += 1
        }
        return range.lowerBound..<end
    }

    /// The last run of capitals that is no role: `Dmitry Peskov`.
    private static func lastName(_ head: Range<Int>, _ copy: Copy) -> Range<Int>? {
        guard let last = head.last(where: { isNamePart(copy.tokens[$0]) }), last == head.last else { return nil }
        var first = last
        while first > head.lowerBound, isNamePart(copy.tokens[first - 1]) { first -= 1 }
        return first..<last + 1
    }

    private static func isNamePart(_ token: Token) -> Bool {
        token.kind == .word && token.isCapital && !token.word.isAny([.title, .role, .organization, .honorific, .determiner, .government])
    }

    private static func roleBefore(_ name: Range<Int>, _ head: Range<Int>, _ copy: Copy) -> Range<Int>? {
        var first = head.lowerBound
        while first < name.lowerBound, copy.tokens[first].word.isAny([.determiner, .honorific]) { first += 1 }
        let role = first..<name.lowerBound
        if role.contains(where: { copy.tokens[$0].word.isAny([.title, .role]) }) { return role }
        return name.count > 1 && isTrade(role, copy) ? role : nil
    }

    /// `harbour master Ida Marsh`: common nouns right before a whole name say what somebody is, also where the table does not know them.
    private static func isTrade(_ words: Range<Int>, _ copy: Copy) -> Bool {
        guard let last = words.last, words.count < 5, !copy.tokens[last].word.isAny([.adjective, .adverb, .indefinite]) else {
            return false
        }
        return words.allSatisfy { index in
            let token = copy.tokens[index]
            let isNoun =
                token.kind == .word && !token.isCapital && !token.word.isAny([.of, .preposition, .and, .conjunction, .possessive, .be])
            return isNoun || token.kind == .hyphen
        }
    }

    /// An apposition with a role in it: `, a Kremlin spokesman,`.
    private static func roleAfter(_ name: Range<Int>, _ range: Range<Int>, _ copy: Copy) -> Range<Int>? {
        guard let comma = range.first(where: { $0 >= name.upperBound && copy.tokens[$0].kind == .comma }) else { return nil }
        var first = comma + 1
        while first < range.upperBound, copy.tokens[first].word.isAny(.determiner) { first += 1 }
        var end = first
        while end < range.upperBound, copy.tokens[end].kind != .comma { end += 1 }
        guard first < end, (first..<end).contains(where: { copy.tokens[$0].word.isAny([.role, .title]) }) else { return nil }
        return first..<end
    }

    private mutating func readGender(_ head: Range<Int>, _ copy: Copy) {
        for index in head {
            if copy.tokens[index].word.isAny(.womanTitle) { gender = .woman }
            if copy.tokens[index].word.isAny(.manTitle) { gender = .man }
        }
    }

    private mutating func readForename(_ name: Range<Int>, _ copy: Copy) {
        guard gender == .unknown, name.count > 1 else { return }
        let word = copy.tokens[name.lowerBound].word
        gender =
            word.isAny(.manName) && !word.isAny(.womanName) ? .man : word.isAny(.womanName) && !word.isAny(.manName) ? .woman : .unknown
    }
}
