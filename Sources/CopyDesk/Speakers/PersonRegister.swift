/// The persons of a text, found by their last names.
struct PersonRegister {
    private let copy: Copy
    private var persons: [Person] = []
    private var byLastName: [UInt64: Int] = [:]
    /// Where persons are named, in order of tokens.
    private var mentions: [(token: Int, person: Int)] = []
    private var reached = 0

    init(_ copy: Copy) {
        self.copy = copy
    }

    /// Takes notice of everybody named before a token.
    mutating func read(upTo end: Int) {
        while reached < end {
            let token = copy.tokens[reached]
            if token.kind == .word, token.isCapital, token.word.classes.isDisjoint(with: [.determiner, .pronoun, .title, .honorific]) {
                reached = readRun(reached)
            } else {
                reached += 1
            }
        }
    }

    /// A run of capitals: somebody known by the last name, or somebody new where a title or a forename tells that it is a person.
    private mutating func readRun(_ start: Int) -> Int {
        var end = start
        while end < copy.tokens.count, end - start < 6, copy.tokens[end].kind == .word, copy.tokens[end].isCapital { end += 1 }
        var first = start
        while first > 0, start - first < 4, isRole(copy.tokens[first - 1], beforeRole: first < start) { first -= 1 }
        let phrase = NamePhrase(first..<end, in: copy)
        if let name = phrase.name, isPerson(name, phrase) {
            note(name, phrase, at: start)
        }
        return max(end, start + 1)
    }

    private func isRole(_ token: Token, beforeRole: Bool) -> Bool {
        guard token.kind == .word else { return false }
        if beforeRole, token.isCapital, token.word.classes.isDisjoint(with: [.weekday, .month, .preposition, .determiner]) { return true }
        return token.word.isAny([.title, .role, .honorific]) || token.isCapital && token.word.isAny(.organization)
    }

    private func isPerson(_ name: Range<Int>, _ phrase: NamePhrase) -> Bool {
        if byLastName[copy.tokens[name.upperBound - 1].key] != nil { return true }
        return name.count < 4 && (phrase.role != nil || phrase.gender != .unknown)
    }

    @discardableResult
    mutating func note(_ name: Range<Int>, _ phrase: NamePhrase, at token: Int) -> Int {
        let key = copy.tokens[name.upperBound - 1].key
        let person = byLastName[key] ?? persons.count
        if person == persons.count {
            persons.append(Person(name: copy.text(name)))
            byLastName[key] = person
        }
        if name.count > 1, !persons[person].name.contains(" ") { persons[person].name = copy.text(name) }
        if let role = phrase.role { persons[person].role = copy.text(role) }
        if persons[person].gender == .unknown { persons[person].gender = phrase.gender }
        persons[person].lastSeen = token
        mentions.append((token, person))
        return person
    }

    func person(_ index: Int) -> Person { persons[index] }
    func known(lastName key: UInt64) -> Int? { byLastName[key] }

    mutating func learn(_ gender: Gender, of person: Int) {
        if persons[person].gender == .unknown { persons[person].gender = gender }
    }

    /// Whoever of a gender was named last between two tokens.
    func last(_ gender: Gender, in range: Range<Int>) -> Int? {
        for mention in mentions.reversed().prefix(12) where range.contains(mention.token) {
            if persons[mention.person].gender.fits(gender) { return mention.person }
        }
        return nil
    }
}
