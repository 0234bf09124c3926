/// What of a story is read aloud, passage by passage, in the words of the page.
///
/// Captions, credits, cards, tables and recordings are for the eye and are left out. A live story changes while it is
/// read: it has no script.
package struct NarrationScript: Hashable, Sendable {
    /// Where a passage stands on the story's page.
    package enum Place: Hashable, Sendable {
        case headline, standfirst, byline
        /// The number of a text block of the body, from 0, as the page counts them: paragraphs, headings and list items, those
        /// of tables and of furniture not among them.
        case text(Int)
    }

    package struct Passage: Hashable, Sendable {
        package var place: Place
        package var isHeading: Bool
        package var text: String

        package init(_ place: Place, _ text: String, isHeading: Bool = false) {
            self.place = place
            self.isHeading = isHeading
            self.text = text
        }
    }

    /// BCP 47.
    package let language: String
    package let passages: [Passage]

    package init(language: String, passages: [Passage]) {
        self.language = language
        self.passages = passages.filter { $0.text.contains { $0.isLetter || $0.isNumber } }
    }

    package init?(_ edition: Edition) {
        let story = edition.summary
        guard story.kind != .live else { return nil }
        var walk = Walk(backgrounds: edition.references.backgrounds)
        walk.blocks(edition.document.blocks)
        let authors = story.byline.filter { $0.role == .author }.map(\.name)
        let head = [
            Passage(.headline, story.headline, isHeading: true), Passage(.standfirst, story.standfirst),
            Passage(.byline, authors.joined(separator: "; ")),
        ]
        self.init(language: story.language, passages: head + walk.passages)
        guard !passages.isEmpty else { return nil }
    }

    /// Whether two texts of a background are read aloud alike, and what follows them too.
    package static func soundsAlike(_ one: Document, _ other: Document) -> Bool {
        func walk(_ document: Document) -> Walk {
            var walk = Walk(backgrounds: [:])
            walk.blocks(document.blocks)
            return walk
        }
        let (one, other) = (walk(one), walk(other))
        return one.passages == other.passages && one.count == other.count
    }

    /// What the digest is made of: everything that can be heard.
    package var text: String {
        passages.reduce(into: language) { text, passage in text += "\n\(passage.place)\(passage.isHeading ? "#" : " ")\(passage.text)" }
    }
}

extension NarrationScript.Place: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .headline: "headline"
        case .standfirst: "standfirst"
        case .byline: "byline"
        case .text(let number): "p\(number)"
        }
    }

    package init?(_ description: String) {
        switch description {
        case "headline": self = .headline
        case "standfirst": self = .standfirst
        case "byline": self = .byline
        default:
            guard description.hasPrefix("p"), let number = Int(description.dropFirst()), number >= 0 else { return nil }
            self = .text(number)
        }
    }
}

extension NarrationScript {
    /// Counts text blocks as `DocumentHTML` makes elements of them.
    private struct Walk {
        let backgrounds: [Background.ID: Background]
        var passages: [Passage] = []
        private(set) var count = 0
        private var isInBackground = false

        init(backgrounds: [Background.ID: Background]) { self.backgrounds = backgrounds }

        mutating func blocks(_ blocks: [Block]) {
            for block in blocks { self.block(block) }
        }

        private mutating func block(_ block: Block) {
            switch block {
            case .paragraph(let inlines): add(inlines)
            case .heading(_, let inlines): add(inlines, isHeading: true)
            case .quotation(let inner, let source):
                blocks(inner)
                // Who is quoted is said where the quotation ends.
                if !source.isEmpty, let last = passages.last { passages.append(Passage(last.place, source)) }
            case .bulletList(let items): for item in items { blocks(item) }
            case .orderedList(let start, let items):
                for (index, item) in items.enumerated() { self.item(item, number: start + index) }
            case .background(let id):
                guard !isInBackground, let background = backgrounds[id] else { return }
                isInBackground = true
                blocks(background.document.blocks)
                isInBackground = false
            case .photograph, .storyCard, .table, .divider, .audio: break
            }
        }

        private mutating func item(_ item: [Block], number: Int) {
            let first = passages.count
            blocks(item)
            if passages.count > first { passages[first].text = "\(number). \(passages[first].text)" }
        }

        private mutating func add(_ inlines: [Inline], isHeading: Bool = false) {
            let text = inlines.reduce(into: "") { text, inline in
                if case .text(let run, _) = inline { text += run } else { text += " " }
            }
            if !text.isEmpty { passages.append(Passage(.text(count), text, isHeading: isHeading)) }
            count += 1
        }
    }
}
