/// The words by which something is expected, and what they tell.
struct ExpectationCue {
    enum Kind {
        /// "expected to", "due on", "scheduled for".
        case expected
        case will, would, must
        /// "plans to".
        case plans
        /// "is to".
        case isTo
        /// "expires", "begins".
        case ends
        /// "the summit on …", "the … election".
        case event
        /// "a 100-day goal".
        case term
        /// "within 30 days".
        case within
    }

    var kind: Kind
    /// With its helping verbs.
    var tokens: Range<Int>
    /// "was expected", "would": it counts with a date that is still to come and no other.
    var looksBack = false

    var hundredths: Int {
        switch kind {
        case .expected, .isTo: 90
        case .will: 85
        case .term: 80
        case .plans, .must, .ends: 70
        case .event, .within, .would: 60
        }
    }
}

/// Reads such words at a token.
struct CueReader {
    private let copy: Copy
    private let words: DeskWords

    init(_ copy: Copy, _ words: DeskWords) {
        self.copy = copy
        self.words = words
    }

    /// - Parameter date: The date's first token, with its preposition, which may follow the cue at once ("due in October").
    func cue(at index: Int, before date: Int) -> ExpectationCue? {
        let kind = words.classes(of: copy.tokens[index])
        guard !kind.isEmpty else { return nil }
        if kind.has(.will) { return modal(.will, index) }
        if kind.has(.would) { return modal(.would, index) }
        if kind.has(.must) { return modal(.must, index) }
        if kind.has([.expected, .due]), let cue = expected(index, date) { return cue }
        if kind.has(.plans), isInfinitive(index + 1), !isNegated(index) { return ExpectationCue(kind: .plans, tokens: index..<index + 1) }
        if kind.has(.present), isInfinitive(index + 1), !isNegated(index), copy.tokens[index].word.isAny(.be),
            copy[index - 1]?.word.forms.isEmpty == true
        {
            return ExpectationCue(kind: .isTo, tokens: index..<index + 1)
        }
        return kind.has(.ends) ? present(index, date) : nil
    }

    /// A modal with its verb; "his will" is none.
    private func modal(_ kind: ExpectationCue.Kind, _ index: Int) -> ExpectationCue? {
        if let before = copy[index - 1], before.word.isAny([.possessive, .determiner]), !before.word.isAny([.pronoun, .indefinite, .that]) {
            return nil
        }
        guard !copy.tokens[index].isCapital, copy[index - 1]?.word.isAny(.negation) != true else { return nil }
        var next = index + 1
        while let word = copy[next], word.kind == .word, next < index + 4 {
            if word.word.isAny([.negation, .negated]) { return nil }
            if word.word.forms.contains(.base) || word.word.isAny([.be, .have, .doing]) {
                return ExpectationCue(kind: kind, tokens: index..<index + 1, looksBack: kind == .would)
            }
            guard word.word.isAny(.adverb) || word.word.classes.isEmpty else { return nil }
            next += 1
        }
        return nil
    }

    // MARK: Expected

    private func expected(_ index: Int, _ date: Int) -> ExpectationCue? {
        guard takesVerb(index) || isJustBefore(index, date) else { return nil }
        guard let helper = helper(of: index) else {
            // "Analysts expected inflation to …", "they expected to": somebody's expectation, in the past.
            guard let before = copy[index - 1], before.kind == .word, !before.word.isAny([.pronoun, .have]), !isAlone(index) else {
                return nil
            }
            return ExpectationCue(kind: .expected, tokens: index..<index + 1, looksBack: true)
        }
        if (helper..<index).contains(where: { copy.tokens[$0].word.isAny([.negation, .negated]) }) { return nil }
        let isPast = words.classes(of: copy.tokens[helper]).has(.past)
        return ExpectationCue(kind: .expected, tokens: helper..<index + 1, looksBack: isPast)
    }

    private func takesVerb(_ index: Int) -> Bool {
        guard isInfinitive(index + 1) else { return false }
        return !words.classes(of: copy.tokens[index]).has(.due) || copy[index + 2]?.word.forms.contains(.base) == true
            || copy[index + 2]?.word.isAny([.be, .have]) == true
    }

    /// Words that are no participle without a form of "be": "a plan due", "the set".
    private func isAlone(_ index: Int) -> Bool {
        copy[index + 1]?.word.isAny(.to) != true && copy[index - 1]?.word.isAny(.determiner) == true
    }

    /// The first of the forms of "be" and "have" before a participle, adverbs between.
    private func helper(of index: Int) -> Int? {
        var (at, first): (Int, Int?) = (index - 1, nil)
        while at >= 0, index - at < 5, let token = copy[at], token.kind == .word, !copy.tokens[at + 1].beginsParagraph {
            if token.word.isAny([.be, .have, .negated]) {
                first = at
            } else if !token.word.isAny([.adverb, .negation]) {
                break
            }
            at -= 1
        }
        return first
    }

    private func isInfinitive(_ index: Int) -> Bool {
        guard copy[index]?.word.isAny(.to) == true, let verb = copy[index + 1], verb.kind == .word, !verb.isCapital else { return false }
        return verb.word.forms.contains(.base) || verb.word.isAny([.be, .have, .doing]) || verb.word.classes.isEmpty && !verb.mayBePlural
    }

    private func isNegated(_ index: Int) -> Bool {
        (max(0, index - 3)..<min(index + 2, copy.tokens.count)).contains {
            let word = copy.tokens[$0].word
            return word.isAny([.negation, .negated]) && copy.tokens[$0].kind == .word
        }
    }

    /// At most a preposition and two words stand between.
    private func isJustBefore(_ index: Int, _ date: Int) -> Bool {
        guard date > index, date - index < 5 else { return false }
        return (index + 1..<date).allSatisfy {
            copy.tokens[$0].kind == .word && copy.tokens[$0].word.forms.isEmpty && !copy.tokens[$0].word.isAny(.to)
        }
    }

    // MARK: In the present

    /// `The deadline expires on …`: after a noun, with the date near.
    private func present(_ index: Int, _ date: Int) -> ExpectationCue? {
        guard date > index, date - index < 7, let before = copy[index - 1], before.kind == .word, !copy.tokens[index].beginsParagraph,
            !before.word.isAny([.determiner, .possessive, .adjective, .preposition, .of, .to, .modal, .doing, .be, .pronoun, .that]),
            copy.tokens[index].word.forms.contains(before.mayBePlural ? .base : .third) || copy.tokens[index].word.forms.isEmpty,
            !copy.tokens[index].isCapital
        else { return nil }
        return ExpectationCue(kind: .ends, tokens: index..<index + 1)
    }
}
