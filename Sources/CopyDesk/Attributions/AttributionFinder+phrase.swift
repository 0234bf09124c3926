/// Noun phrases, read from their beginning: the source after a verb, and how far a phrase goes.
extension AttributionFinder {
    /// The noun phrase that begins at an item, with its apposition: `said Smith, a farmer from Ohio`.
    func source(from start: Int) -> Range<Int>? {
        guard sentence[start].beginsPhrase || sentence[start].tag == .pronoun, sentence[start].tag != .quote else { return nil }
        let head = phraseEnd(from: start)
        guard head > start else { return nil }
        var end = head
        if sentence[end].tag == .open { end = closing(end) ?? end }
        if sentence[end].tag == .comma, isApposition(sentence[end + 1]) {
            let apposed = appositionEnd(from: end + 1)
            if apposed > end + 1, !isClause(end + 1..<apposed) { end = sentence[apposed].tag == .comma ? apposed + 1 : apposed }
        }
        return start..<end
    }

    /// With a verb of its own and no relative, it is the sentence going on.
    func isClause(_ items: Range<Int>) -> Bool {
        for index in items {
            if sentence[index].tag == .relative || sentence[index].tag == .that { return false }
            if sentence[index].isFinite { return true }
        }
        return false
    }

    func closing(_ open: Int) -> Int? {
        var at = open + 1
        while at < sentence.count, at - open < 12 {
            if sentence[at].tag == .close { return at + 1 }
            at += 1
        }
        return nil
    }

    func phraseEnd(from start: Int) -> Int {
        var end = start
        while end < sentence.count {
            let item = sentence[end]
            if item.word.isAny([.weekday, .month, .dayword]), end > start { break }
            if item.isNominal || belongs(item) || item.tag == .pronoun && end == start || item.tag == .objectPronoun && end == start {
                end += 1
            } else if continues(end, start) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    func continues(_ index: Int, _ start: Int) -> Bool {
        guard index > start, sentence[index + 1].beginsPhrase, sentence[index + 1].tag != .quote else { return false }
        let next = sentence[index + 1]
        switch sentence[index].tag {
        case .of: return true
        case .conjunction: return sentence[index].word.isAny(.and) && next.tag == .name
        case .preposition:
            return !next.word.isAny([.weekday, .month, .dayword, .occasion, .number]) && sentence[index + 2].word.isAny(.occasion) == false
                && (next.tag == .name || sentence[index - 1].tag != .name) && !sentence[index].word.isAny(.subordinator)
        default: return false
        }
    }

    func appositionEnd(from start: Int) -> Int {
        var at = start
        while at < sentence.count, at - start < 40 {
            switch sentence[at].tag {
            case .comma:
                // A place's commas are inside of the apposition: "from Columbus, Ohio".
                let isPlace = sentence[at - 1].tag == .name && sentence[at + 1].tag == .name && sentence[at + 2].isPause
                if !isPlace { return at }
            case .stop, .semicolon, .dash, .quote, .colon: return at
            default: break
            }
            at += 1
        }
        return at
    }
}

extension WordClass {
    /// Written numbers.
    static let number: WordClass = [.numeral, .scale]
}
