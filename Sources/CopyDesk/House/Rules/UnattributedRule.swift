/// Direct quotations of a sentence or more for which nobody is named, neither in their own paragraph nor in the one beside it. Where
/// a verb of speech stands in the paragraph, somebody is.
struct UnattributedRule {
    private let copy: Copy
    private let rule: HouseRule
    private let statements: [SuggestedStatement]
    /// Fewer words are a term or a title.
    private static let shortest = 7

    init(_ copy: Copy, _ rule: HouseRule, _ statements: [SuggestedStatement]) {
        self.copy = copy
        self.rule = rule
        self.statements = statements
    }

    func notes() -> [CopyNote] {
        let paragraphs = copy.tokens.indices.filter { copy.tokens[$0].beginsParagraph }
        let attributed = attributed(paragraphs).union(speaking())
        return copy.quotations.compactMap { quotation in
            guard quotation.isClosed, !quotation.isSingle, isSpeech(quotation), !isIntroduced(quotation) else { return nil }
            let number = Self.place(quotation.open, in: paragraphs)
            guard !(number - 1...number + 1).contains(where: attributed.contains) else { return nil }
            return copy.note(rule, quotation.tokens, nil)
        }
    }

    /// The numbers of the paragraphs in which somebody says something.
    private func attributed(_ paragraphs: [Int]) -> Set<Int> {
        let starts = paragraphs.map { Int(copy.tokens[$0].start) }
        return Set(statements.lazy.filter { $0.source != nil }.flatMap { [$0.cue] + $0.content }.map { Self.place($0.start, in: starts) })
    }

    /// The numbers of the paragraphs with a verb of speech.
    private func speaking() -> Set<Int> {
        var (found, number): (Set<Int>, Int) = ([], -1)
        for token in copy.tokens {
            if token.beginsParagraph { number += 1 }
            guard token.kind == .word, !token.word.forms.isDisjoint(with: [.past, .third]),
                let frame = copy.language.verbFrame(of: token.word),
                frame.has(.quote)
            else { continue }
            found.insert(number)
        }
        return found
    }

    /// The last of some ascending numbers that is not greater.
    private static func place(_ wanted: Int, in numbers: [Int]) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= wanted { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// A sentence: it begins with a capital, ends with a mark, and is no title with a capital on every word.
    private func isSpeech(_ quotation: Quotation) -> Bool {
        let words = quotation.inside.filter { copy.tokens[$0].kind == .word }
        guard words.count >= Self.shortest, let first = words.first, let last = quotation.inside.last, copy.tokens[first].isCapital else {
            return false
        }
        let mark = copy.tokens[last].kind
        let capitals = words.count { copy.tokens[$0].isCapital }
        return (mark == .comma || mark == .stop) && capitals * 2 < words.count
    }

    /// After a colon, or within a sentence that leads to it or names its author after it, it is said whose words they are.
    private func isIntroduced(_ quotation: Quotation) -> Bool {
        if let after = copy[quotation.close + 1], after.word.isAny(.by), !after.beginsParagraph { return true }
        guard let before = copy[quotation.open - 1] else { return false }
        if before.kind == .colon { return true }
        return !copy.tokens[quotation.open].beginsParagraph && (before.kind == .comma || before.kind == .word)
    }
}
