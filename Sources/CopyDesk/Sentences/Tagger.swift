/// Says what each item of a sentence is, by the table's classes and what stands before and after it.
struct Tagger {
    static func tag(_ items: inout [Item], _ traits: Language.Traits) {
        nameCapitals(&items)
        for index in items.indices where items[index].tag == .noun { items[index].tag = tag(index, items) }
        if traits.contains(.capitalNouns) { unname(&items) }
        if traits.contains(.smallDates) { undate(&items) }
    }

    /// Where nouns begin with capitals, other words are adjectives before them, and adverbs elsewhere.
    private static func unname(_ items: inout [Item]) {
        for index in items.indices.reversed() where items[index].tag == .noun && !items[index].isCapital {
            let next = index + 1 < items.count ? items[index + 1] : .edge
            items[index].tag = next.tag == .name || next.tag == .noun || next.tag == .adjective ? .adjective : .adverb
        }
    }

    /// Where a date looks like any other noun, it is set apart: "12 лютого 2025 року" is part of no name beside it.
    private static func undate(_ items: inout [Item]) {
        for index in items.indices where items[index].word.isAny([.month, .weekday]) && !items[index].isCapital {
            items[index].tag = .adverb
            if index > 0, items[index - 1].tag == .number { items[index - 1].tag = .adverb }
            guard index + 1 < items.count, items[index + 1].tag == .number else { continue }
            items[index + 1].tag = .adverb
            if index + 2 < items.count, items[index + 2].word.isAny(.span) { items[index + 2].tag = .adverb }
        }
    }

    /// In running copy a capital makes a name ("Hope Hicks"); in a headline every word has one.
    private static func nameCapitals(_ items: inout [Item]) {
        let words = items.lazy.filter { $0.tag == .noun }
        let capitals = words.filter { $0.isCapital }.count
        guard capitals * 5 < words.count * 3 else { return }
        for index in items.indices where items[index].tag == .noun && items[index].isCapital && !items[index].word.forms.isEmpty {
            let next = index + 1 < items.count ? items[index + 1] : .edge
            let isVerb = items[index].word.verbFrame >= 0 && items[index].word.forms.contains(.past)
            let startsName =
                next.tag == .noun && next.isCapital && !isVerb && items[index].word.nounFrame + items[index].word.verbFrame > -2
            if index > 0 || startsName { items[index].tag = .name }
        }
    }

    private static func tag(_ index: Int, _ items: [Item]) -> Item.Tag {
        let item = items[index]
        let word = item.word
        let previous = index > 0 ? items[index - 1] : .edge
        let next = index + 1 < items.count ? items[index + 1] : .edge
        if word.classes.isEmpty && word.forms.isEmpty { return unknown(item) }
        if let closed = closed(item, previous, next, index) { return closed }
        if !word.forms.isEmpty, let verb = VerbTag.verb(index, items, previous, next) { return verb }
        if item.isCapital, index > 0 || word.isAny([.government, .manName, .womanName]) { return .name }
        if word.isAny(.adverb) { return .adverb }
        return word.isAny(.adjective) ? .adjective : .noun
    }

    private static func unknown(_ item: Item) -> Item.Tag { item.isCapital ? .name : .noun }

    /// Words of the closed classes.
    private static func closed(_ item: Item, _ previous: Item, _ next: Item, _ index: Int) -> Item.Tag? {
        let word = item.word
        if word.isAny([.be, .have]) { return isMark(item) && !makesClause(previous) ? .possessiveMark : word.isAny(.be) ? .be : .have }
        if word.isAny(.negated) { return .negation }
        if word.isAny(.doing) { return .doing }
        if word.isAny(.modal) { return item.isCapital && index > 0 && word.isAny(.month) ? .name : .modal }
        if word.isAny(.that) { return .that }
        if word.isAny(.to) { return .to }
        if word.isAny(.possessive) { return possessive(item, next) }
        if word.isAny(.relative) { return .relative }
        if word.isAny(.question) { return .question }
        if word.isAny(.pronoun) { return .pronoun }
        if word.isAny(.negation) { return next.tag == .noun && word.isAny(.determiner) ? .determiner : .negation }
        if word.isAny([.indefinite, .determiner]) {
            return word.isAny(.determiner) && (!word.isAny(.indefinite) || isNounLike(next)) ? .determiner : .indefinite
        }
        if word.isAny(.objectPronoun) { return .objectPronoun }
        if word.isAny(.of) { return .of }
        return particle(item, previous, index)
    }

    private static func particle(_ item: Item, _ previous: Item, _ index: Int) -> Item.Tag? {
        let word = item.word
        if word.isAny(.preposition), word.isAny(.adjective), previous.tag == .determiner { return .adjective }
        if word.isAny(.preposition) {
            let isVerb = !word.forms.isEmpty && (previous.tag == .pronoun || previous.tag == .modal)
            return isVerb || item.isCapital && index > 0 && previous.tag == .name ? nil : .preposition
        }
        if word.isAny(.conjunction) { return .conjunction }
        if word.isAny(.subordinator) { return .subordinator }
        if word.isAny([.numeral, .scale]) { return .number }
        if word.isAny(.adverb) { return .adverb }
        return nil
    }

    /// "'s" after a pronoun is a verb; after a noun it makes a possessive.
    private static func makesClause(_ previous: Item) -> Bool {
        switch previous.tag {
        case .pronoun, .that, .relative, .question, .adverb, .possessive: true
        default: false
        }
    }

    private static func isMark(_ item: Item) -> Bool { item.word.isAny(.be) && item.key == apostropheS }

    private static let apostropheS = WordKey.of("'s")

    /// "her" alone is no possessive: "told her", "told her that".
    private static func possessive(_ item: Item, _ next: Item) -> Item.Tag {
        guard item.word.isAny(.objectPronoun) else { return .possessive }
        return isNounLike(next) || next.tag == .quote ? .possessive : .objectPronoun
    }

    private static func isNounLike(_ next: Item) -> Bool {
        guard next.tag == .noun else { return next.tag == .number }
        return !next.word.isAny([
            .preposition, .of, .to, .that, .be, .have, .doing, .modal, .determiner, .pronoun, .conjunction, .subordinator, .question,
            .relative, .negation, .negated,
        ]) && (next.word.forms.isEmpty || next.word.verbFrame >= 0 && next.word.nounFrame >= 0 || next.word.forms == [.base])
    }
}
