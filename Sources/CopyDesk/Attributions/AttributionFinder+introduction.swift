/// Quotations that something introduces: a verb before its source, a colon, or a verb that attributes nothing else.
extension AttributionFinder {
    /// `Said Smith: "…"`.
    mutating func frontedSpeech(_ group: Group, _ frame: Frame) -> Bool {
        guard group.start == 0, sentence[0].tag == .past, frame.has(.quote), let source = source(from: group.end),
            let mark = (source.upperBound - 1...source.upperBound).first(where: { sentence[$0].isPause }), sentence[mark + 1].isSpeech
        else { return false }
        keep(.speech, source: source, cue: 0..<group.end, content: [mark + 1..<contentEnd(from: mark + 1, source: source)], frame.flags)
        return true
    }

    /// Any verb beside speech: `"…!" she barked`, `he cracked, "…"`.
    mutating func speaking(_ index: Int) {
        let group = group(index)
        guard !group.isNegated, !group.isPassive, !group.isInfinitive else { return }
        let frame = Frame(flags: [.quote, .strict])
        if spokenBefore(group, frame, quoted: true) || group.end == index + 1 && invertedSpeech(group, frame) { return }
        let comma = sentence[group.end].word.isAny([.particle, .preposition]) ? group.end + 1 : group.end
        guard sentence[comma].tag == .comma, sentence[comma + 1].isSpeech, let source = source(before: group.start) else { return }
        let content = comma + 1..<contentEnd(from: comma + 1, source: source)
        keep(.speech, source: source, cue: group.start..<comma, content: [content], frame.flags)
    }

    /// The quotation that a colon leads to: `said of the plan: "…"`.
    func colonSpeech(after group: Group, _ frame: Frame) -> Int? {
        guard frame.has(.quote) else { return nil }
        var at = group.end
        while at < sentence.count, at - group.end < 40 {
            switch sentence[at].tag {
            case .colon: return opensSpeech(at) ? at + 1 : nil
            case .stop, .semicolon, .quote, .that, .third, .past, .modal: return nil
            case .pronoun where sentence[at + 1].isVerb: return nil
            default: at += 1
            }
        }
        return nil
    }

    /// What is announced by a colon is the subject's, whatever the verb: `Smith put it this way: "…"`.
    mutating func announced(_ colon: Int) {
        if named(colon) { return }
        guard let subject, opensSpeech(colon), mainCue < colon, colon - mainCue < 24, isSomebody(subject),
            !(mainCue..<colon).contains(where: { sentence[$0].tag == .negation || introducesSpeech($0) })
        else { return }
        keep(.speech, source: subject, cue: mainCue..<colon, content: [colon + 1..<contentEnd(from: colon + 1, source: subject)], .quote)
    }

    /// `Smith: "…"` where a sentence or, behind a dash, a part of one begins.
    private mutating func named(_ colon: Int) -> Bool {
        guard sentence[colon - 1].tag == .name, opensSpeech(colon), !isInside(colon + 1..<colon + 2), let source = phrase(endingAt: colon)
        else { return false }
        let before = sentence[source.lowerBound - 1].tag
        guard before == .edge || before == .dash, source.allSatisfy({ sentence[$0].isCapital || sentence[$0].tag != .noun }) else {
            return false
        }
        keep(.colon, source: source, cue: colon..<colon + 1, content: [colon + 1..<contentEnd(from: colon + 1, source: source)], .quote)
        return true
    }

    /// A quotation after a colon, unless an attribution of its own follows: `: "It is over," she wrote`.
    func opensSpeech(_ colon: Int) -> Bool {
        let quote = sentence[colon + 1]
        return quote.isSpeech && (!quote.goesOn || sentence[colon + 2].tag == .edge)
    }

    private func introducesSpeech(_ index: Int) -> Bool {
        isOtherCue(index) && language.verbFrame(of: sentence[index].word)?.has(.quote) == true
    }
}
