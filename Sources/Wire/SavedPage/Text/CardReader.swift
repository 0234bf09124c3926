import Foundation
import Newsroom

/// Other stories on a page: a title, perhaps a summary, and the line that names site and author.
struct CardReader {
    private let lines: [PageLine]
    private let kinds: [LineKind]
    private let authors: Set<String>

    init(_ lines: [PageLine], _ kinds: [LineKind], authors: Set<String>) {
        (self.lines, self.kinds, self.authors) = (lines, kinds, authors)
    }

    /// A card without any heading over it: title, up to two lines of summary and a line of site and author, with no blank line
    /// between them. The source line is what tells it from a heading with its paragraph.
    func card(at index: Int) -> (card: StoryCard.Elsewhere, end: Int)? {
        guard isTitle(index), lines[index].blankBefore else { return nil }
        var summary: [String] = []
        for next in index + 1..<min(index + 4, lines.count) {
            guard !lines[next].blankBefore else { return nil }
            if let source = source(at: next) {
                let title = LineMarkup.card(lines[index].text)
                return (
                    .init(
                        title: title.title, summary: summary.joined(separator: " "), site: source.site, author: source.author,
                        url: title.url),
                    next + 1
                )
            }
            guard kinds[next] == .prose || kinds[next] == .title else { return nil }
            summary.append(lines[next].text)
        }
        return nil
    }

    /// The cards of a block with a heading over it, and where the block ends.
    func cards(from start: Int) -> ([StoryCard.Elsewhere], end: Int) {
        var cards: [StoryCard.Elsewhere] = []
        var index = start
        while index < lines.count {
            if let card = card(at: index) {
                cards.append(card.card)
                index = card.end
            } else if isTitle(index) || kinds[index] == .item || (kinds[index] == .prose && isListed(index)) {
                var card = LineMarkup.card(lines[index].text)
                index += 1
                if index < lines.count, kinds[index] == .prose, !lines[index].blankBefore, !isListed(index) {
                    card.summary = lines[index].text
                    index += 1
                }
                cards.append(card)
            } else if isBetweenCards(index) {
                index += 1
            } else {
                break
            }
        }
        return (cards, index)
    }

    /// Dates and bylines of the other stories.
    private func isBetweenCards(_ index: Int) -> Bool {
        if case .meta = kinds[index] { return true }
        return kinds[index] == .divider
    }

    /// A title that ends like a sentence ("Will it rain?") in a column of titles.
    private func isListed(_ index: Int) -> Bool {
        lines[index].mark != .none || (lines[index].wordCount <= 14 && lines[index].text.hasSuffix("?"))
    }

    private func isTitle(_ index: Int) -> Bool {
        switch kinds[index] {
        case .title, .heading: lines[index].wordCount >= 3
        default: false
        }
    }

    // MARK: Site and author

    /// `The Harbour Gazette · Ada Brook`, the two run together as browsers print neighbouring elements, or a site's domain.
    private func source(at index: Int) -> (site: String, author: String)? {
        let line = lines[index]
        guard line.wordCount > 0, line.wordCount <= 9, !line.endsSentence, kinds[index].isCopy || isMeta(kinds[index]) else { return nil }
        if let known = splitByKnownAuthor(line.text, below: index) { return known }
        for separator in [" | ", " \u{00B7} ", " \u{2022} ", " \u{2014} ", " \u{2013} ", " - ", " / "] {
            let halves = line.text.components(separatedBy: separator)
            if halves.count == 2, Byline.isPersonName(halves[1]), halves[0].first?.isUppercase == true { return (halves[0], halves[1]) }
        }
        if let glued = splitAtGlue(line.text) { return glued }
        return isDomain(line.text) ? (line.text, "") : nil
    }

    private func isMeta(_ kind: LineKind) -> Bool {
        if case .meta = kind { true } else { false }
    }

    private func splitByKnownAuthor(_ text: String, below index: Int) -> (site: String, author: String)? {
        var known = authors
        if index + 1 < kinds.count, case .meta(let meta) = kinds[index + 1] { known.formUnion(meta.byline) }
        for author in known.sorted(by: { $0.utf8.count > $1.utf8.count }) where text.hasSuffix(author) {
            let site = text.dropLast(author.count).trimmingCharacters(in: ["|", " ", "\u{00B7}", "\u{2022}", ",", "-", "\u{2013}"])
            if !site.isEmpty, site.first?.isUppercase == true || isDomain(site) { return (site, author) }
        }
        return nil
    }

    /// `The Harbour GazetteAda Brook`: a small letter runs straight into a capital that begins a name.
    private func splitAtGlue(_ text: String) -> (site: String, author: String)? {
        var previous: Character = " "
        for index in text.indices {
            if previous.isLowercase, text[index].isUppercase, Byline.isPersonName(String(text[index...])) {
                return (String(text[..<index]).trimmed, String(text[index...]))
            }
            previous = text[index]
        }
        return nil
    }

    private func isDomain(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 2 && !text.contains(" ")
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }
}
