/// Finds the attributions of one sentence after another.
struct AttributionFinder {
    let language: Language
    private(set) var found: [Attribution] = []
    var sentence = Sentence()
    /// The items of the subject of the sentence's last clause.
    var subject: Range<Int>?
    /// The subject of a relative clause before it: `who came in May and said`.
    var relative: Range<Int>?
    /// What the subject's verb is: a later verb of the same subject is in the same tense.
    var mainVerb = Item.Tag.edge
    /// The item that the subject's verb begins with.
    var mainCue = 0
    /// The first item that the content of a trailing attribution may take.
    var clauseStart = 0
    /// The first item of the clause, whatever was attributed in it already.
    var wholeStart = 0
    /// The items of contents that were found in this sentence: what is said inside of them is another's words already.
    private var contents: [Range<Int>] = []
    private var firstOfSentence = 0

    init(_ language: Language) {
        self.language = language
    }

    /// In other orders of words the same spans stand elsewhere.
    private mutating func readVerbSecond() {
        colon()
        for index in 0..<sentence.count {
            let item = sentence[index]
            if account(index) { continue }
            if item.isVerb || item.word.forms.contains(.participle), let frame = language.verbFrame(of: item.word) {
                verbSecond(index, frame)
            } else if item.tag == .semicolon {
                clauseStart = index + 1
                wholeStart = index + 1
            }
        }
    }

    mutating func read(_ sentence: Sentence) {
        self.sentence = sentence
        subject = nil
        relative = nil
        mainVerb = .edge
        clauseStart = 0
        wholeStart = 0
        contents.removeAll(keepingCapacity: true)
        firstOfSentence = found.count
        if language.traits.contains(.verbSecond) { return readVerbSecond() }
        colon()
        inSurvey()
        for index in 0..<sentence.count {
            let item = sentence[index]
            if item.tag == .colon, sentence[index + 1].isSpeech { announced(index) }
            if item.isFinite || item.isVerb { keepSubject(before: index) }
            if item.word.isAny(.accordingTo) {
                accordingTo(index)
            } else if item.isVerb, let frame = language.verbFrame(of: item.word) {
                verb(index, frame)
            } else if item.tag == .noun, let frame = language.nounFrame(of: item.word) {
                noun(index, frame)
            } else if let frame = language.adjectiveFrame(of: item.word) {
                adjective(index, frame)
            } else if item.tag == .past || item.tag == .third {
                speaking(index)
            } else if item.tag == .semicolon {
                clauseStart = index + 1
                wholeStart = index + 1
            }
        }
    }

    /// Turns items into tokens and keeps the attribution.
    mutating func keep(
        _ pattern: Attribution.Pattern, source: Range<Int>?, cue: Range<Int>, content: [Range<Int>], _ flags: Frame.Flags = []
    ) {
        let content = content.compactMap(trimmed)
        guard !content.isEmpty, !isInside(cue) || isReported(source, cue, flags), !isNobody(source), let cue = tokens(cue) else { return }
        if pattern != .accordingTo { dropInside(content) }
        contents += content
        var attribution = Attribution(pattern: pattern, source: source.flatMap(tokens), cue: cue, content: content.compactMap(tokens))
        attribution.flags = flags
        attribution.paragraph = sentence.paragraph
        attribution.sentence = sentence[0].first..<sentence[sentence.count - 1].end
        attribution.hasSpeech = content.contains { $0.contains { sentence[$0].isSpeech } }
        attribution.isGovernment = source?.contains { sentence[$0].word.isAny(.government) } ?? false
        found.append(attribution)
    }

    /// "Neither side said" tells what was not said.
    private func isNobody(_ source: Range<Int>?) -> Bool { source?.first.map { sentence[$0].word.isAny(.negation) } ?? false }

    /// Whether an item stands in what somebody said.
    func isInside(_ items: Range<Int>) -> Bool { contents.contains { $0.contains(items.lowerBound) } }

    /// Inside of a mere thing that somebody cites or attacks, others are reported: `cited officials who say`.
    private func isReported(_ source: Range<Int>?, _ cue: Range<Int>, _ flags: Frame.Flags) -> Bool {
        guard let source, flags.contains([.clause, .quote]), !flags.contains(.attitude) else { return false }
        return contents.allSatisfy { content in
            guard content.contains(cue.lowerBound), content.lowerBound < source.lowerBound else { return !content.contains(cue.lowerBound) }
            return sentence[content.lowerBound].tag != .that && !hasVerb(content.lowerBound..<source.lowerBound)
        }
    }

    /// A trailing attribution takes what was found in its content before.
    private mutating func dropInside(_ content: [Range<Int>]) {
        let ranges = content.compactMap(tokens)
        var index = found.count - 1
        while index >= firstOfSentence {
            if !isPosition(found[index]), ranges.contains(where: { $0.contains(found[index].cue.lowerBound) }) { found.remove(at: index) }
            index -= 1
        }
    }

    /// "Russia has ruled it out, its spokesman said" is Russia's position as well as the spokesman's words.
    private func isPosition(_ one: Attribution) -> Bool { one.isGovernment && one.pattern == .reported && !one.flags.contains(.attitude) }

    private func tokens(_ items: Range<Int>) -> Range<Int>? {
        guard !items.isEmpty, items.lowerBound >= 0, items.upperBound <= sentence.count else { return nil }
        return sentence[items.lowerBound].first..<sentence[items.upperBound - 1].end
    }

    /// Without marks at its ends that are no part of it.
    private func trimmed(_ items: Range<Int>) -> Range<Int>? {
        var (start, end) = (items.lowerBound, min(items.upperBound, sentence.count))
        while start < end, isLoose(sentence[start]) { start += 1 }
        while end > start, isLoose(sentence[end - 1]) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private func isLoose(_ item: Item) -> Bool {
        switch item.tag {
        case .comma, .stop, .colon, .semicolon, .dash: true
        default: false
        }
    }

    private mutating func keepSubject(before index: Int) {
        let start = groupStart(index)
        guard start == index || sentence[start].isFinite || sentence[start].tag == .adverb, sentence[index].tag != .ing,
            !isInside(index..<index + 1), let source = source(before: start).map(head)
        else { return }
        if sentence[source.lowerBound].tag == .relative || sentence[source.lowerBound].tag == .that { relative = source }
        guard isMain(source) else { return }
        subject = source
        mainVerb = sentence[index].tag
        mainCue = start
    }

    /// `Those who named a candidate said`: where a relative clause has its verb, what stands before the next one is no subject, but the
    /// phrase that the clause belongs to is.
    func head(of source: Range<Int>) -> Range<Int> {
        guard let relative, relative.upperBound < source.lowerBound,
            hasVerb(relative.upperBound..<source.lowerBound),
            !(relative.upperBound..<source.lowerBound).contains(where: { sentence[$0].tag == .comma || sentence[$0].tag == .conjunction }),
            let head = phrase(endingAt: relative.lowerBound), subject == nil || subject == head
        else { return source }
        return head
    }

    /// A clause that depends on another is not what a later "and said" goes on from.
    private func isMain(_ source: Range<Int>) -> Bool {
        switch sentence[source.lowerBound].tag {
        case .relative, .that: return false
        default: break
        }
        switch sentence[source.lowerBound - 1].tag {
        case .that, .question, .relative, .subordinator: return false
        case .noun, .name, .past, .third, .base, .participle, .preposition, .of, .to, .determiner, .other: return subject == nil
        default: return true
        }
    }
}
