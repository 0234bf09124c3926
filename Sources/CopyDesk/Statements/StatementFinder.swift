import Newsroom

/// Makes statements of attributions: speakers are resolved to the persons named before, and what is told of when, where and through
/// whom is read from the same sentence.
struct StatementFinder {
    private let copy: Copy
    private let attributions: [Attribution]
    private let circumstances: Circumstances

    init(_ copy: Copy, _ dates: [FoundDate]) {
        self.copy = copy
        var finder = AttributionFinder(copy.language)
        var cutter = SentenceCutter(copy.tokens, copy.quotations, copy.language)
        cutter.cut { finder.read($0) }
        var found = finder.found
        QuotationContinuation(copy).extend(&found)
        attributions = found.sorted { ($0.cue.lowerBound, $0.cue.upperBound) < ($1.cue.lowerBound, $1.cue.upperBound) }
        circumstances = Circumstances(copy, dates, attributions)
    }

    func statements() -> [SuggestedStatement] {
        var resolver = SpeakerResolver(copy, attributions)
        return attributions.compactMap { attribution in
            let speaker = resolver.speaker(of: attribution)
            return isHearsay(attribution) ? nil : statement(attribution, speaker)
        }
    }

    /// "…, Smith said, according to Reuters" is Smith's statement; Reuters is how we know.
    private func isHearsay(_ attribution: Attribution) -> Bool {
        guard attribution.pattern == .accordingTo, let source = attribution.source, circumstances.isOutlet(source) else { return false }
        return attributions.contains(near: attribution) { $0.sentence == attribution.sentence && $0.pattern != .accordingTo }
    }

    private func statement(_ attribution: Attribution, _ speaker: Speaker) -> SuggestedStatement {
        let told = circumstances.read(attribution)
        return SuggestedStatement(
            source: attribution.source.map(copy.span), cue: copy.span(attribution.cue), content: attribution.content.map(copy.span),
            speaker: speaker.name, role: speaker.role, kind: kind(attribution), said: told.said, occasion: told.occasion,
            outlets: told.outlets, confidence: Confidence.of(attribution, speaker))
    }

    /// Direct where all of it stands in quotation marks; mixed where some does.
    private func kind(_ attribution: Attribution) -> Statement.Kind {
        let quoted = attribution.content.reduce(0) { $0 + copy.quotations(in: $1).count }
        if quoted > 0, attribution.hasSpeech, attribution.content.allSatisfy(isQuoted) { return .direct }
        if attribution.flags.contains(.written) { return .written }
        return quoted == 0 ? .indirect : .mixed
    }

    /// Nothing but quotations, and marks between them.
    private func isQuoted(_ content: Range<Int>) -> Bool {
        var next = content.lowerBound
        for quotation in copy.quotations(in: content) {
            if (next..<quotation.open).contains(where: { copy.tokens[$0].kind == .word }) { return false }
            next = quotation.close + 1
        }
        return next > content.lowerBound && !(next..<max(next, content.upperBound)).contains { copy.tokens[$0].kind == .word }
    }
}

extension [Attribution] {
    /// Whether one of the few beside an attribution fulfils a condition; they are in order.
    fileprivate func contains(near one: Attribution, where isRight: (Attribution) -> Bool) -> Bool {
        guard let index = firstIndex(atOrAfter: one.cue.lowerBound) else { return false }
        return self[Swift.max(0, index - 8)..<Swift.min(count, index + 8)].contains(where: isRight)
    }

    private func firstIndex(atOrAfter token: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].cue.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low < count ? low : nil
    }
}
