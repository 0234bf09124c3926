/// Says who the source of an attribution is: names and last names are resolved to the person named before, "he" and "she" to the last
/// speaker or the person last named, "who" to the words before it.
///
/// Attributions are to be given in order.
struct SpeakerResolver {
    private let copy: Copy
    private var register: PersonRegister
    private var lastSpeaker: (person: Int, token: Int)?

    init(_ copy: Copy, _ attributions: [Attribution]) {
        self.copy = copy
        register = PersonRegister(copy)
    }

    mutating func speaker(of attribution: Attribution) -> Speaker {
        guard let source = attribution.source, let first = source.first else { return Speaker(name: "", isResolved: false) }
        register.read(upTo: attribution.sentence.lowerBound)
        let word = copy.tokens[first].word
        if source.count == 1 || word.isAny(.possessive), word.isAny([.man, .woman]) { return pronoun(word, source, attribution) }
        if source.count == 1, word.isAny(.relative) { return relative(first, attribution) }
        return named(source)
    }

    // MARK: Names

    private mutating func named(_ source: Range<Int>) -> Speaker {
        let phrase = NamePhrase(source, in: copy)
        guard let name = phrase.name else { return Speaker(name: described(source), isResolved: !isPronoun(source)) }
        let isKnown = register.known(lastName: copy.tokens[name.upperBound - 1].key) != nil
        guard isKnown || phrase.role != nil || phrase.gender != .unknown || name.count == 2 else { return Speaker(name: described(source)) }
        let person = register.note(name, phrase, at: name.lowerBound)
        lastSpeaker = (person, source.lowerBound)
        return speaker(person)
    }

    private func speaker(_ person: Int) -> Speaker {
        Speaker(name: register.person(person).name, role: register.person(person).role)
    }

    private func isPronoun(_ source: Range<Int>) -> Bool {
        source.count == 1 && copy.tokens[source.lowerBound].word.isAny([.pronoun, .objectPronoun, .possessive, .relative])
    }

    /// The source's words without article, possessive mark and apposition: `Kremlin`.
    private func described(_ source: Range<Int>) -> String {
        var first = source.lowerBound
        while first < source.upperBound - 1, copy.tokens[first].word.isAny(.the) { first += 1 }
        var end = first
        while end < source.upperBound, copy.tokens[end].kind != .comma { end += 1 }
        while end > first + 1, copy.tokens[end - 1].word.isAny(.be) || copy.tokens[end - 1].kind == .closingSingle { end -= 1 }
        return copy.text(first..<end)
    }

    // MARK: Pronouns

    /// At a sentence's beginning, who spoke last; later in it, whoever was named in it last.
    private mutating func pronoun(_ word: Word, _ source: Range<Int>, _ attribution: Attribution) -> Speaker {
        let gender: Gender = word.isAny(.woman) ? .woman : .man
        let start = attribution.sentence.lowerBound
        register.read(upTo: source.lowerBound)
        let named = register.last(gender, in: start..<source.lowerBound)
        let spoke = lastSpeaker.flatMap { speaker in
            register.person(speaker.person).gender.fits(gender) && source.lowerBound - speaker.token < 400 ? speaker.person : nil
        }
        let isFirst = source.lowerBound - start < 3
        guard let person = (isFirst ? spoke ?? named : named ?? spoke) ?? register.last(gender, in: max(0, start - 400)..<start) else {
            return Speaker(name: copy.text(source), isResolved: false)
        }
        register.learn(gender, of: person)
        lastSpeaker = (person, source.lowerBound)
        return speaker(person)
    }

    /// "who" is whoever is named before it.
    private mutating func relative(_ token: Int, _ attribution: Attribution) -> Speaker {
        var end = token
        if end > attribution.sentence.lowerBound, copy.tokens[end - 1].kind == .comma { end -= 1 }
        var start = end
        while start > attribution.sentence.lowerBound, end - start < 8, isPhrasePart(copy.tokens[start - 1]) { start -= 1 }
        guard start < end else { return Speaker(name: copy.text(token..<token + 1), isResolved: false) }
        return named(start..<end)
    }

    private func isPhrasePart(_ token: Token) -> Bool {
        guard token.kind == .word || token.kind == .number else { return false }
        return token.isCapital || token.word.isAny([.role, .organization, .title, .adjective, .determiner, .honorific])
            || token.word.classes.isEmpty && token.word.forms.isEmpty
    }
}
