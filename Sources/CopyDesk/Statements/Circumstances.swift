import Newsroom

/// When, on what occasion and through which outlets something was said, as far as the attribution's own sentence tells.
struct Circumstances {
    struct Told {
        var said: ImpreciseDate?
        var occasion = ""
        var outlets: [String] = []
    }

    private let copy: Copy
    private let dates: [FoundDate]
    /// The tokens that somebody's content takes; what is told inside of it is not told of the statement.
    private var isContent: [Bool]
    /// As far from the cue as is looked, in tokens.
    private static let reach = 60

    init(_ copy: Copy, _ dates: [FoundDate], _ attributions: [Attribution]) {
        self.copy = copy
        self.dates = dates
        isContent = Array(repeating: false, count: copy.tokens.count)
        for attribution in attributions where attribution.pattern != .accordingTo {
            for content in attribution.content { for index in content { isContent[index] = true } }
        }
    }

    func read(_ attribution: Attribution) -> Told {
        var told = Told()
        let window = window(attribution)
        told.said = said(attribution, window)
        for index in window where isOutside(index, attribution) {
            guard copy.tokens[index].kind == .word else { continue }
            let word = copy.tokens[index].word
            if word.isAny(.occasion), told.occasion.isEmpty, isOccasion(index) { told.occasion = copy.text(index..<index + 1) }
            if let outlet = outlet(before: index, attribution), !told.outlets.contains(outlet) { told.outlets.append(outlet) }
        }
        return told
    }

    private func window(_ attribution: Attribution) -> Range<Int> {
        let low = max(attribution.sentence.lowerBound, attribution.cue.lowerBound - Self.reach)
        let high = min(attribution.sentence.upperBound, attribution.cue.upperBound + Self.reach)
        return low..<max(low, high)
    }

    private func isOutside(_ index: Int, _ attribution: Attribution) -> Bool {
        !isContent[index] && attribution.source?.contains(index) != true
    }

    // MARK: When

    /// The date outside of the content that stands nearest to the cue.
    private func said(_ attribution: Attribution, _ window: Range<Int>) -> ImpreciseDate? {
        var (low, high) = (0, dates.count)
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].tokens.lowerBound < window.lowerBound { low = middle + 1 } else { high = middle }
        }
        var best: (distance: Int, date: ImpreciseDate)?
        while low < dates.count, dates[low].tokens.lowerBound < window.upperBound {
            let found = dates[low]
            low += 1
            guard let date = found.date, isOutside(found.tokens.lowerBound, attribution) else { continue }
            let distance = abs(found.tokens.lowerBound - attribution.cue.lowerBound)
            if distance < best?.distance ?? Self.reach { best = (distance, date) }
        }
        return best?.date
    }

    // MARK: Where

    /// "in an interview", "at a rally", "a statement saying": not the subject of the sentence.
    private func isOccasion(_ index: Int) -> Bool {
        guard copy.tokens[index].word.forms.isEmpty || isAfterArticle(index) else { return false }
        for before in stride(from: index - 1, to: max(-1, index - 7), by: -1) {
            let word = copy.tokens[before].word
            if word.isAny([.preposition, .of]) { return !word.isAny(.of) }
            if copy.tokens[before].kind != .word { return false }
            if !word.forms.isEmpty, !word.isAny(.adjective) { return word.verbFrame >= 0 }
        }
        return false
    }

    private func isAfterArticle(_ index: Int) -> Bool {
        (max(0, index - 3)..<index).contains { copy.tokens[$0].word.isAny([.determiner, .possessive]) }
    }

    // MARK: Through whom

    /// The outlet whose name begins after "according to", "told", "interview with", "reported by".
    private func outlet(before index: Int, _ attribution: Attribution) -> String? {
        let token = copy.tokens[index]
        let start: Int
        if token.word.isAny(.accordingTo) {
            start = index + 2
        } else if token.word.isAny(.with), let previous = copy[index - 1], previous.word.isAny(.occasion) {
            start = index + 1
        } else if token.word.isAny(.by), let previous = copy[index - 1], previous.word.isAny(.published) {
            start = index + 1
        } else if let frame = copy.language.verbFrame(of: token.word), frame.has(.addressee), attribution.cue.contains(index) {
            start = index + 1
        } else {
            return nil
        }
        return name(from: start)
    }

    /// An outlet's name: capitals, with a word of the table's outlets among them or before them ("the state news agency TASS").
    private func name(from start: Int) -> String? {
        var (at, isOutlet, first, last) = (start, false, -1, -1)
        while at < min(start + 9, copy.tokens.count), copy.tokens[at].kind == .word {
            let token = copy.tokens[at]
            if token.word.isAny(.outlet) { isOutlet = true }
            let belongs = token.isCapital || token.word.isAny(.of) && first >= 0
            if belongs, !token.word.isAny([.weekday, .month]) {
                if first < 0 { first = at }
                if token.isCapital { last = at }
            } else if first >= 0 || !token.word.isAny([.determiner, .outlet, .adjective]) && !token.word.classes.isEmpty {
                break
            }
            at += 1
        }
        guard isOutlet, first >= 0 else { return nil }
        return copy.text(first..<last + 1)
    }

    func isOutlet(_ source: Range<Int>) -> Bool { name(from: source.lowerBound) != nil }
}
