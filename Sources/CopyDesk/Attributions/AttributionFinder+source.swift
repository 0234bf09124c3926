/// Where the source stands.
extension AttributionFinder {
    /// The noun phrase that ends before an item, with what stands in apposition to it.
    func source(before end: Int) -> Range<Int>? {
        let index = beforeTime(end)
        switch sentence[index - 1].tag {
        case .pronoun, .relative: return index - 1..<index
        case .that: return sentence[index - 2].isNominal ? index - 1..<index : nil
        case .indefinite: return phrase(endingAt: index)
        case .close: return parenthesis(endingAt: index)
        case .comma: return apposition(endingAt: index - 1)
        case .dash: return parenthesis(betweenDashes: index - 1)
        default: return sentence[index - 1].isNominal ? phrase(endingAt: index) : nil
        }
    }

    /// `Smith on Monday said`: where the time before the verb begins.
    func beforeTime(_ end: Int) -> Int {
        var start = end
        if sentence[start - 1].word.isAny(.emphatic), sentence[start - 1].tag == .objectPronoun { return start - 1 }
        while start > 1, end - start < 6, isTime(sentence[start - 1]) || start < end && belongs(sentence[start - 1]) { start -= 1 }
        guard start < end else { return end }
        if sentence[start - 1].tag == .preposition { start -= 1 }
        return sentence[start - 1].isNominal || sentence[start - 1].tag == .comma || sentence[start - 1].tag == .pronoun
            || sentence[start - 1].tag == .close ? start : end
    }

    func isTime(_ item: Item) -> Bool {
        item.word.isAny([.last, .dayPart]) || item.word.isAny([.weekday, .dayword, .span, .ago]) && item.tag != .adjective
            || item.word.isAny(.month) && item.isCapital
    }

    /// `Smith (R-Ohio)`.
    func parenthesis(endingAt end: Int) -> Range<Int>? {
        var open = end - 2
        while open > 0, end - open < 12, sentence[open].tag != .open { open -= 1 }
        guard sentence[open].tag == .open, let phrase = phrase(endingAt: open) else { return nil }
        return phrase.lowerBound..<end
    }

    /// `Smith — a farmer from Ohio —`.
    private func parenthesis(betweenDashes last: Int) -> Range<Int>? {
        var first = last - 1
        while first > 0, last - first < 26, sentence[first].tag != .dash {
            if sentence[first].tag == .stop || sentence[first].tag == .semicolon { return nil }
            first -= 1
        }
        guard first > 0, sentence[first].tag == .dash, let phrase = phrase(endingAt: first) else { return nil }
        return phrase.lowerBound..<last + 1
    }

    /// `Smith, a farmer from Ohio,` and `Smith, however,`: the phrase before the first comma, to the last.
    func apposition(endingAt comma: Int) -> Range<Int>? {
        var open = comma - 1
        while open > 0, comma - open < 26, sentence[open].tag != .comma {
            if sentence[open].tag == .stop || sentence[open].tag == .semicolon { return nil }
            open -= 1
        }
        guard open > 0, sentence[open].tag == .comma, let phrase = named(endingAt: open) else { return nil }
        let first = sentence[open + 1]
        if first.tag == .name, sentence[open - 1].tag == .name, comma - open <= 4 { return outer(phrase, open, comma) }
        return isApposition(first) ? phrase.lowerBound..<comma + 1 : phrase
    }

    /// The phrase before an apposition, over somebody's age or party: `Smith, 67, a farmer,`, `Smith (D-Ohio), a farmer,`.
    private func named(endingAt end: Int) -> Range<Int>? {
        if sentence[end - 1].tag == .close { return parenthesis(endingAt: end) }
        guard let phrase = phrase(endingAt: end), phrase.count == 1, sentence[phrase.lowerBound].tag == .number,
            sentence[phrase.lowerBound - 1].tag == .comma, let name = self.phrase(endingAt: phrase.lowerBound - 1)
        else { return phrase(endingAt: end) }
        return name.lowerBound..<end
    }

    /// A place inside of an apposition has commas of its own: `Inman, a farmer from Jackson, Miss., said`.
    func outer(_ phrase: Range<Int>, _ open: Int, _ comma: Int) -> Range<Int> {
        if let wider = apposition(endingAt: open) {
            return wider.upperBound == open + 1 ? wider.lowerBound..<comma + 1 : wider
        }
        return phrase.lowerBound..<comma + 1
    }

    func isApposition(_ item: Item) -> Bool {
        switch item.tag {
        case .determiner, .number, .possessive, .name: true
        case .noun, .adjective: !item.word.isAny(.adverb)
        case .preposition: item.word.isAny(.including)
        default: false
        }
    }

    /// A noun phrase read from its end: names, nouns and what belongs to them, over "of", "for" and "and" where nouns are on both sides.
    func phrase(endingAt end: Int) -> Range<Int>? {
        var start = end
        while start > 0, end - start < 40 {
            let item = sentence[start - 1]
            if item.isNominal || belongs(item) {
                start -= 1
            } else if joins(start - 1, end) {
                start -= 2
            } else {
                break
            }
        }
        while start < end, sentence[start].tag == .possessiveMark { start += 1 }
        return start < end ? start..<end : nil
    }

    func belongs(_ item: Item) -> Bool {
        switch item.tag {
        case .determiner, .possessive, .possessiveMark, .indefinite: true
        case .other: false
        default: false
        }
    }

    /// Whether the word at an item joins two nouns into one phrase.
    func joins(_ index: Int, _ end: Int) -> Bool {
        guard index + 1 < end, sentence[index + 1].beginsPhrase, sentence[index - 1].isNominal || sentence[index - 1].tag == .indefinite
        else { return false }
        let item = sentence[index]
        switch item.tag {
        case .of: return true
        case .preposition, .to: return !sentence[index - 1].word.isAny([.month, .weekday]) && startsPhraseNotPlace(index)
        case .conjunction: return item.word.isAny(.and) && isLeftmost(before: index)
        default: return false
        }
    }

    /// The noun before a preposition is the phrase's head, not the end of an adverbial at the sentence's beginning.
    func startsPhraseNotPlace(_ index: Int) -> Bool {
        guard let left = simplePhraseStart(before: index) else { return false }
        let isShare = sentence[index - 1].tag == .number && sentence[index + 1].tag == .number
        return sentence[left - 1].tag != .preposition || isShare
    }

    func isLeftmost(before index: Int) -> Bool {
        guard let left = simplePhraseStart(before: index) else { return false }
        let before = sentence[left - 1]
        return !before.isVerb && before.tag != .preposition && before.tag != .of && before.tag != .to
    }

    /// The beginning of the run of nouns that ends before an item.
    func simplePhraseStart(before index: Int) -> Int? {
        var start = index
        while start > 0, sentence[start - 1].isNominal || belongs(sentence[start - 1]) { start -= 1 }
        return start < index ? start : nil
    }
}
