import Foundation
package import Newsroom

/// The kind of a topic that a page names without saying what it is.
///
/// Facts come first (names of countries, cities, bodies), then the word that heads the name ("… Oblast", "… election"), then the
/// story's own use of it: a person's last name stands alone in the copy. What nothing speaks for is a theme.
package enum TopicKindGuess {
    /// - Parameters:
    ///   - name: the topic as printed.
    ///   - text: the story's headline and copy; may be empty.
    package static func kind(of name: String, in text: String) -> Topic.Kind {
        kinds(of: [name], in: text).first ?? .theme
    }

    /// The same for several topics of one story; the text is gone through once.
    package static func kinds(of names: [String], in text: String) -> [Topic.Kind] {
        let evidence = CopyEvidence(text)
        return names.map { kind(of: $0, evidence) }
    }

    private static func kind(of name: String, _ evidence: CopyEvidence) -> Topic.Kind {
        let tokens = Token.tokens(of: name, limit: 24).filter { $0.kind != .sign }
        let lower = tokens.map(\.lower)
        guard let first = lower.first, let last = lower.last else { return .theme }
        let whole = lower.joined(separator: " ")
        if TopicWords.organisations.contains(whole) { return .organisation }
        if TopicPlaces.names.contains(whole) { return .place }
        if TopicWords.themes.contains(whole) { return .theme }
        if TopicWords.titles.contains(first), tokens.count >= 2, tokens.dropFirst().allSatisfy(\.isCapitalised) { return .person }
        if isEvent(lower, head: head(of: lower)) { return .event }
        if has(TopicWords.organisationWords, first, head(of: lower), last) || isAcronym(name) { return .organisation }
        if isPlace(lower, tokens) { return .place }
        return isPerson(name, tokens, evidence) ? .person : .theme
    }

    /// The word that says what the thing is: the last one, or the one before "of", "in" and the like.
    private static func head(of words: [String]) -> String {
        let stop = words.dropFirst().firstIndex { TopicWords.prepositions.contains($0) } ?? words.count
        return words[..<stop].last { $0.first?.isNumber != true } ?? ""
    }

    /// Romance and Slavic languages put the head first: their words are in the same tables, and no English head stands there.
    private static func has(_ table: TopicWords.Heads, _ first: String, _ head: String, _ last: String) -> Bool {
        table.anywhere.contains(head) || table.anywhere.contains(last) || table.first.contains(first)
    }

    private static func isEvent(_ words: [String], head: String) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        if words.contains(where: TopicWords.namedEvents.contains) { return true }
        let hasYear = words.contains { $0.count == 4 && (Int($0).map { (1500...2200).contains($0) } ?? false) }
        return hasYear || (words.count >= 2 && has(TopicWords.events, first, head, last))
    }

    /// `UN`, `NATO`, `СБУ`: capitals only.
    private static func isAcronym(_ name: String) -> Bool {
        (2...6).contains(name.count) && name.allSatisfy { $0.isUppercase || $0 == "." || $0 == "-" }
            && !TopicWords.acronymThemes.contains(name)
    }

    private static func isPlace(_ words: [String], _ tokens: [Token]) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        if words.count >= 2, has(TopicPlaces.words, first, head(of: words), last) { return true }
        if words.count >= 2, TopicPlaces.directions.contains(first), TopicPlaces.names.contains(words.dropFirst().joined(separator: " ")) {
            return true
        }
        guard words.count == 1, tokens.first?.isCapitalised == true, last.count >= 6 else { return false }
        return TopicPlaces.endings.contains { last.hasSuffix($0) } && !TopicWords.notPlaces.contains(last)
    }

    private static func isPerson(_ name: String, _ tokens: [Token], _ evidence: CopyEvidence) -> Bool {
        guard (2...4).contains(tokens.count), let first = tokens.first, let last = tokens.last, first.isCapitalised, last.isCapitalised,
            tokens.allSatisfy({ $0.kind == .word && ($0.isCapitalised || Byline.particles.contains($0.lower)) })
        else { return false }
        if TopicWords.commonNouns.contains(last.lower) || TopicWords.commonNouns.contains(first.lower) { return false }
        if evidence.isOrdinaryWord(last.lower) || evidence.isOrdinaryWord(first.lower) { return false }
        if TopicWords.givenNames.contains(first.lower) { return true }
        return evidence.standsAlone(last.lower, without: first.lower) || evidence.hasTitle(before: first.lower)
            || TopicWords.surnameEndings.contains { last.lower.count > $0.count + 2 && last.lower.hasSuffix($0) }
    }
}

/// How the words of a topic's name are used in the story.
private struct CopyEvidence {
    private var ordinary: Set<String> = []
    /// Capitalised words and what stands before them.
    private var before: [String: Set<String>] = [:]

    /// So much of a story shows how its names are used.
    private static let reach = 20_000

    init(_ text: String) {
        var previous = ""
        for token in Token.tokens(of: text, limit: Self.reach) where token.kind != .number {
            let word = Self.withoutPossessive(token.lower)
            if token.kind == .word, token.isCapitalised {
                // A sentence's first word has its capital from its place.
                if !previous.isEmpty, !".!?:\"\u{201C}".contains(previous) || previous.count > 1 {
                    before[word, default: []].insert(previous)
                }
            } else if token.kind == .word {
                ordinary.insert(word)
            }
            previous = word
        }
    }

    func isOrdinaryWord(_ word: String) -> Bool { ordinary.contains(word) }

    func standsAlone(_ last: String, without first: String) -> Bool {
        before[last].map { $0.contains { $0 != first } } ?? false
    }

    func hasTitle(before first: String) -> Bool {
        before[first].map { !$0.isDisjoint(with: TopicWords.titles) } ?? false
    }

    private static func withoutPossessive(_ word: String) -> String {
        word.hasSuffix("'s") || word.hasSuffix("\u{2019}s") ? String(word.dropLast(2)) : word
    }
}
