/// Where the content begins.
extension AttributionFinder {
    /// The first item of what the verb attributes, or nil where nothing stands there that it could.
    func contentStart(_ group: inout Group, _ frame: Frame) -> Int? {
        var index = group.end
        let ownsPreposition = group.end > group.verb + 1
        if ownsPreposition { return sentence[index].isPause ? afterPause(index, frame) : speechAfterObject(index) ?? index }
        // "said there was"
        if sentence[index].word.isAny(.expletive), sentence[index + 1].isFinite { return frame.has(.clause) ? index : nil }
        if sentence[index].tag == .adverb || sentence[index].word.isAny(.particle) && sentence[index + 1].isPause { index += 1 }
        if frame.has(.addressee), let told = afterAddressee(index, frame) { return told }
        let item = sentence[index]
        switch item.tag {
        case .that, .question, .subordinator: return isClauseStart(item, frame) ? index : afterAdjunct(index, frame)
        case .quote: return index
        case .comma, .colon: return afterPause(index, frame)
        case .to: return frame.has(.infinitive) ? index : afterAdjunct(index, frame)
        case .ing: return frame.has(.ing) || frame.has(.object) || frame.has(.clause) && frame.has(.quote) ? index : nil
        case .preposition where isRoughly(index) && frame.has(.clause): return index
        case .preposition, .of: return afterAdjunct(index, frame)
        case .negation: return frame.has(.clause) ? index : nil
        // "said having a vote was right"
        case .have, .be: return frame.has(.clause) && frame.has(.quote) && item.word.isAny(.gerund) ? index : nil
        case .relative: return item.word.isAny(.question) && frame.has(.clause) ? index : nil
        default: return item.beginsPhrase ? phraseContent(index, frame) : nil
        }
    }

    /// `said about 40 people came`, `said about half of it was gone`.
    private func isRoughly(_ index: Int) -> Bool {
        let next = sentence[index + 1]
        return (next.tag == .number || next.tag == .adjective && sentence[index + 2].tag == .of) && sentence[index].word.isAny(.roughly)
    }

    func isClauseStart(_ item: Item, _ frame: Frame) -> Bool {
        switch item.tag {
        case .that: frame.has(.clause)
        case .subordinator: item.word.isAny(.question) && (frame.has(.clause) || frame.has(.addressee))
        default: frame.has(.clause) || frame.has(.addressee) || frame.has(.object)
        }
    }

    func phraseContent(_ index: Int, _ frame: Frame) -> Int? {
        if sentence[index].word.isAny([.weekday, .dayword, .month, .last]) { return afterAdjunct(index, frame) }
        if let speech = speechAfterObject(index) { return speech }
        if frame.has(.strict) { return nil }
        return frame.has(.clause) || frame.has(.object) ? index : nil
    }

    /// `issued a statement, "…"` and `said of the plan, "…"`: whole sentences after a mere thing are what was said.
    func speechAfterObject(_ index: Int) -> Int? {
        let comma = phraseEnd(from: index)
        guard comma > index, sentence[comma].tag == .comma, opensSpeech(comma), sentence[comma + 1].isCapital else { return nil }
        return comma + 1
    }

    /// `told reporters that`, `asked her whether`, `told them, "…"`.
    func afterAddressee(_ index: Int, _ frame: Frame) -> Int? {
        guard sentence[index].beginsPhrase, sentence[index].tag != .quote else { return nil }
        let end = phraseEnd(from: index)
        guard end > index else { return nil }
        switch sentence[end].tag {
        case .that, .question, .quote: return end
        case .subordinator: return sentence[end].word.isAny(.question) ? end : nil
        case .comma, .colon: return afterPause(end, frame)
        case .to: return frame.has(.object) ? nil : end
        case .pronoun: return end
        case .preposition, .adverb: return afterAdjunct(end, frame)
        default: return sentence[end].beginsPhrase && sentence[index].tag == .objectPronoun ? end : nil
        }
    }

    /// After a comma or colon only a quotation, or what follows an insertion between two commas.
    func afterPause(_ index: Int, _ frame: Frame) -> Int? {
        if sentence[index + 1].tag == .quote { return index + 1 }
        if sentence[index].tag == .colon { return frame.has(.quote) && index + 1 < sentence.count ? index + 1 : nil }
        guard sentence[index].tag == .comma else { return nil }
        var at = index + 1
        while at < sentence.count, at - index < 12, sentence[at].tag != .comma, !isOtherCue(at) { at += 1 }
        guard sentence[at].tag == .comma else { return nil }
        let next = sentence[at + 1]
        return next.tag == .quote || next.tag == .that && frame.has(.clause) ? at + 1 : nil
    }

    /// What follows when and where it was said: `said on Monday that`, `wrote in a statement: "…"`.
    func afterAdjunct(_ index: Int, _ frame: Frame) -> Int? {
        var at = index + 1
        // A preposition's own phrase is no content: `said Thursday on Twitter`.
        var isOwned = sentence[index].isPreposition
        while at < sentence.count, at - index < 14 {
            if sentence[at].isPreposition {
                isOwned = true
            } else if isOwned, sentence[at - 1].isNominal, !sentence[at].isNominal {
                isOwned = false
            }
            switch sentence[at].tag {
            case .that: return frame.has(.clause) && !sentence[at - 1].isPreposition ? at : nil
            case .quote:
                if sentence[at].isSpeech, !sentence[at].isTitle, sentence[at - 1].tag != .possessiveMark, !sentence[at - 1].isPreposition {
                    return at
                }
            case .to: if frame.has(.infinitive), hasTime(index..<at) { return at }
            case .comma, .colon: return afterPause(at, frame)
            case .pronoun: return hasTime(index..<at) && frame.has(.clause) ? at : nil
            case .stop, .semicolon, .third, .past, .modal: return nil
            default: break
            }
            if sentence[index].tag == .preposition, at == index + 2, hasTime(index..<at), sentence[at].tag == .determiner,
                frame.has(.object)
            {
                return at
            }
            if !isOwned, hasTime(index..<at), !hasTime(at..<at + 1), sentence[index].tag != .preposition, sentence[at].beginsPhrase,
                !frame.has(.strict)
            {
                return at
            }
            at += 1
        }
        return nil
    }

    func hasTime(_ items: Range<Int>) -> Bool {
        items.contains { sentence[$0].word.isAny([.weekday, .month, .dayword, .span, .last]) }
    }
}

extension Item {
    var isPreposition: Bool { tag == .preposition || tag == .of }
}
