/// Tells a verb from a noun of the same spelling ("claims", "report"), by what stands around it.
enum VerbTag {
    /// The verb's form here, or nil where the word is a noun or an adjective.
    static func verb(_ index: Int, _ items: [Item], _ previous: Item, _ next: Item) -> Item.Tag? {
        let forms = items[index].word.forms
        let before = beforeAdverbs(index, items)
        if forms.contains(.ing) { return ing(before) }
        if forms.contains(.base), let base = base(items[index], before, next) { return base }
        if forms.contains(.third), let third = third(items[index], before, next) { return third }
        guard !forms.isDisjoint(with: [.past, .participle]) else { return nil }
        return past(items[index], before, next)
    }

    private static func beforeAdverbs(_ index: Int, _ items: [Item]) -> Item {
        var at = index - 1
        while at >= 0, items[at].tag == .adverb || items[at].tag == .negation { at -= 1 }
        return at >= 0 ? items[at] : .edge
    }

    private static func ing(_ before: Item) -> Item.Tag? {
        switch before.tag {
        case .determiner, .possessive, .possessiveMark, .adjective, .of: nil
        default: .ing
        }
    }

    private static func base(_ item: Item, _ before: Item, _ next: Item) -> Item.Tag? {
        switch before.tag {
        case .to, .modal, .doing, .pronoun, .relative: return .base
        case .negation, .indefinite: return .base
        case .noun, .name:
            if isNounToo(item) {
                return before.mayBePlural && !next.isPause && !isLink(next) || takes(next) && before.tag == .noun ? .base : nil
            }
            return item.isCapital && before.tag == .name ? nil : .base
        case .determiner, .possessive, .possessiveMark, .adjective, .of, .preposition: return nil
        case .number: return isNounToo(item) ? nil : .base
        default: return isNounToo(item) || item.isCapital ? nil : .base
        }
    }

    private static func third(_ item: Item, _ before: Item, _ next: Item) -> Item.Tag? {
        switch before.tag {
        case .pronoun, .relative: return .third
        case .determiner, .possessive, .possessiveMark, .adjective, .of, .preposition, .to, .have: return nil
        case .number where isNounToo(item) && next.tag != .quote: return nil
        case .noun, .indefinite, .close, .number: return !isNounToo(item) || takes(next) ? .third : nil
        case .name: return !isNounToo(item) || next.tag != .of && !next.isPause ? .third : nil
        case .comma, .quote, .conjunction: return !isNounToo(item) || takes(next) ? .third : nil
        default: return isNounToo(item) ? nil : .third
        }
    }

    private static func past(_ item: Item, _ before: Item, _ next: Item) -> Item.Tag? {
        switch before.tag {
        case .have, .be: return .participle
        case .determiner, .possessive, .possessiveMark, .adjective, .of, .preposition: return nil
        default: return item.word.forms.contains(.past) ? .past : nil
        }
    }

    private static func isNounToo(_ item: Item) -> Bool { item.word.nounFrame >= 0 || item.word.isNounToo }

    private static func isLink(_ next: Item) -> Bool { next.word.isAny([.preposition, .of, .and, .be, .have, .modal]) }

    /// Whether what follows is what a verb takes, not what a noun is followed by.
    private static func takes(_ next: Item) -> Bool {
        switch next.tag {
        case .quote: return !next.isTitle
        case .noun: break
        default: return false
        }
        return next.isCapital || next.word.isAny([.determiner, .pronoun, .objectPronoun, .possessive, .that, .to, .question, .indefinite])
    }
}
