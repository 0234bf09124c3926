/// Attributions by verbs.
extension AttributionFinder {
    /// A verb with its helpers and adverbs.
    struct Group {
        var start: Int
        var verb: Int
        var end: Int
        var isNegated = false
        var isPassive = false
        var isInfinitive = false
    }

    func groupStart(_ verb: Int) -> Int {
        var start = verb
        while start > 0, isHelper(sentence[start - 1]) { start -= 1 }
        return start
    }

    func isHelper(_ item: Item) -> Bool {
        switch item.tag {
        case .adverb, .have, .be, .modal, .doing, .negation: true
        default: false
        }
    }

    func group(_ verb: Int) -> Group {
        var group = Group(start: groupStart(verb), verb: verb, end: verb + 1)
        let helpers = (group.start..<verb).map { sentence[$0] }
        group.isNegated = helpers.contains { $0.tag == .negation }
        group.isPassive = sentence[verb].tag == .participle && helpers.contains { $0.tag == .be }
        group.isInfinitive = sentence[group.start - 1].tag == .to && sentence[verb].tag == .base
        if sentence[verb].tag == .ing, !helpers.contains(where: { $0.tag == .be }) { group.start = verb }
        while group.start < verb, sentence[group.start].tag == .adverb, sentence[group.start - 1].isPause { group.start += 1 }
        return group
    }

    mutating func verb(_ index: Int, _ frame: Frame) {
        var group = group(index)
        continueGroup(&group)
        guard !group.isNegated, !frame.has(.negative), !group.isInfinitive else { return }
        let isReduced = isReducedPassive(group, frame)
        takeParticle(&group, frame)
        if group.isPassive || isReduced || isReducedPassive(group, frame) { return passive(group, frame) }
        if relativeObject(group, frame) || conformity(group, frame) { return }
        if frontedSpeech(group, frame) { return }
        if spokenBefore(group, frame, quoted: true) || invertedSpeech(group, frame) || loosely(group, frame) { return }
        if spokenBefore(group, frame, quoted: false) { return }
        guard !isNaming(group) else { return }
        guard let content = colonSpeech(after: group, frame) ?? contentStart(&group, frame) else { return }
        guard let source = subject(of: group) else { return }
        let end = contentEnd(from: content, source: source)
        keep(
            sentence[content].isSpeech ? .speech : .reported, source: source, cue: group.start..<group.end, content: [content..<end],
            frame.flags)
    }

    /// "went on to say" says.
    private func continueGroup(_ group: inout Group) {
        guard group.isInfinitive else { return }
        var at = group.start - 2
        if sentence[at].word.isAny(.particle) || sentence[at].tag == .preposition { at -= 1 }
        guard sentence[at].word.isAny(.continuing), sentence[at].isVerb else { return }
        group.start = groupStart(at)
        group.isInfinitive = false
        group.isNegated = (group.start..<at).contains { sentence[$0].tag == .negation }
    }

    /// "called for", "pointed out".
    func takeParticle(_ group: inout Group, _ frame: Frame) {
        let next = sentence[group.end]
        guard frame.prepositions.contains(next.key) else { return }
        if next.tag == .to, sentence[group.end + 1].tag == .base { return }
        group.end += 1
    }

    /// Whose verb it is: the phrase before it, or the clause's subject where it follows "and" or a comma.
    func subject(of group: Group) -> Range<Int>? {
        if sentence[group.verb].tag == .ing, !hasBe(group) { return participleSubject(group) }
        if let source = source(before: group.start).map(head) {
            // "with Smith expected to": no clause of its own.
            let isBare = sentence[group.verb].tag == .past && group.start == group.verb
            return isBare && sentence[source.lowerBound - 1].word.isAny(.with) ? nil : source
        }
        let before = group.start - 1
        if sentence[before].tag == .objectPronoun, let relative, subject == nil { return phrase(endingAt: relative.lowerBound) }
        // "those surveyed said"
        if sentence[before].tag == .past, sentence[before - 1].tag == .indefinite {
            return before - 1..<group.start
        }
        switch sentence[group.start - 1].tag {
        case .conjunction, .comma, .close, .quote, .dash: return subject ?? relative
        case .adverb: return sentence[group.start - 2].tag == .comma ? subject : nil
        default: return nil
        }
    }

    func hasBe(_ group: Group) -> Bool { (group.start..<group.verb).contains { sentence[$0].tag == .be } }

    /// `Smith spoke, saying` goes on from the subject; `a letter saying` is the letter's.
    func participleSubject(_ group: Group) -> Range<Int>? {
        var at = group.start - 1
        while sentence[at].tag == .adverb || at > 0 && sentence[at].word.isAny([.weekday, .dayword]) { at -= 1 }
        switch sentence[at].tag {
        case .noun, .name, .close, .indefinite, .number:
            guard let phrase = source(before: at + 1) else { return subject }
            let before = sentence[phrase.lowerBound - 1]
            if before.isVerb, subject != nil { return sentence[at].word.isAny(.occasion) ? subject : phrase }
            return phrase
        case .preposition: return sentence[at].word.isAny(.by) ? subject ?? firstPhrase() : nil
        default: return subject ?? firstPhrase()
        }
    }

    /// The phrase that the sentence begins with.
    func firstPhrase() -> Range<Int>? {
        let start = sentence[clauseStart].tag == .conjunction || sentence[clauseStart].tag == .adverb ? clauseStart + 1 : clauseStart
        let end = phraseEnd(from: start)
        return end > start && sentence[start].tag != .quote ? start..<end : nil
    }
}
