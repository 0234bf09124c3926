/// Attributions whose content, or a part of it, stands before the source: relative clauses, "as she said", passives.
extension AttributionFinder {
    /// `which Smith said was wrong`, `what she called a mistake`: the pronoun is a part of the content.
    mutating func relativeObject(_ group: Group, _ frame: Frame) -> Bool {
        guard frame.has(.clause) || frame.has(.object), sentence[group.verb].tag != .ing, let source = source(before: group.start) else {
            return false
        }
        let pronoun = sentence[source.lowerBound - 1]
        guard pronoun.tag == .relative || pronoun.tag == .that || pronoun.tag == .question, pronoun.word.isAny([.relative, .that, .what]),
            sentence[group.end].isFinite || sentence[group.end].isPause && !sentence[group.end + 1].isSpeech
                || sentence[source.lowerBound - 2].isNominal && pronoun.tag == .relative
        else { return false }
        let end = sentence[group.end].isPause ? group.end : contentEnd(from: group.end, source: source)
        keep(
            .reported, source: source, cue: group.start..<group.end, content: [source.lowerBound - 1..<source.lowerBound, group.end..<end],
            frame.flags)
        return true
    }

    /// `As Smith said, …`.
    mutating func conformity(_ group: Group, _ frame: Frame) -> Bool {
        guard frame.has(.clause) || frame.has(.quote), let source = source(before: group.start),
            sentence[source.lowerBound - 1].word.isAny(.conformity),
            source.lowerBound - 1 == clauseStart
        else { return false }
        var comma = group.end
        while comma - group.end < 12, comma < sentence.count, sentence[comma].tag != .comma, sentence[comma].tag != .colon { comma += 1 }
        let isSpoken = sentence[comma + 1].isSpeech
        guard sentence[comma].tag == .comma || isSpoken, isSpoken || frame.has(.clause) else { return false }
        keep(
            isSpoken ? .speech : .trailing, source: source, cue: group.start..<group.end,
            content: [comma + 1..<contentEnd(from: comma + 1, source: source)],
            frame.flags)
        return true
    }

    // MARK: Passives

    /// `When asked whether`, `Asked about it,`: somebody was asked; by whom, the copy does not say.
    func isReducedPassive(_ group: Group, _ frame: Frame) -> Bool {
        guard sentence[group.verb].tag == .past, group.start == group.verb else { return false }
        let before = sentence[group.start - 1]
        if before.word.isAny(.conformity), sentence[group.end].word.isAny(.through) { return true }
        guard frame.has(.addressee) else { return false }
        let next = sentence[group.end]
        if before.tag == .comma, sentence[group.start - 2].isNominal { return next.isPreposition || next.tag == .question }
        guard before.tag == .edge || before.word.isAny(.when) else { return false }
        return !next.beginsPhrase || next.word.isAny(.that)
    }

    /// `When asked by Smith whether it was` and `As reported by Smith, it was`: the content follows the source.
    mutating func attributedPassive(_ group: Group, _ frame: Frame) -> Bool {
        guard sentence[group.end].word.isAny(.through), frame.has(.clause), let source = source(from: group.end + 1) else { return false }
        let isConformity = sentence[group.start - 1].word.isAny(.conformity) && group.start == group.verb
        guard isConformity || frame.has(.addressee) else { return false }
        var content = source.upperBound
        if isConformity {
            if sentence[content].tag == .comma { content += 1 }
            guard sentence[content - 1].tag == .comma else { return false }
        } else if sentence[content].isPreposition {
            content += 1
        }
        var end = contentEnd(from: content, source: nil)
        if !isConformity { end = (content..<max(content, end)).first { sentence[$0].tag == .comma } ?? end }
        guard end > content else { return false }
        keep(.passive, source: source, cue: group.start..<group.end + 1, content: [content..<end], frame.flags)
        return true
    }

    /// `was endorsed by Smith` and `was told that`.
    mutating func passive(_ group: Group, _ frame: Frame) {
        if attributedPassive(group, frame) { return }
        if sentence[group.end].word.isAny(.through), let source = source(from: group.end + 1),
            let patient = self.source(before: group.start)
        {
            return keep(.passive, source: source, cue: group.start..<group.end + 1, content: [patient], frame.flags)
        }
        var group = group
        guard frame.has(.addressee) || frame.has(.infinitive) else { return }
        guard let content = contentStart(&group, frame), sentence[content].tag != .to || frame.has(.addressee) else { return }
        var end = contentEnd(from: content, source: nil)
        // "When asked whether it was, she said so": the main clause begins at the comma.
        if group.start == group.verb { end = (content..<end).first { sentence[$0].tag == .comma } ?? end }
        keep(.passive, source: nil, cue: group.start..<group.end, content: [content..<end], frame.flags)
    }
}
