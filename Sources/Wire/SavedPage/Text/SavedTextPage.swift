package import Foundation
package import Newsroom

/// The plain text of a news page, as a browser's "save as text" or a copy of the window gives it.
///
/// Each line is recognised by its kind (`LineClassifier`), the page's order says which part it belongs to (`PageOrder`), and the
/// story is put together from that (`TextPageComposer`). Nothing here knows a particular site.
package enum SavedTextPage {
    /// - Throws: `UnreadablePage`, with one line for a person.
    package static func read(_ bytes: [UInt8], name: String, timeZone: TimeZone) throws(UnreadablePage) -> ImportedStory {
        let text = try TextEncoding.text(of: bytes)
        let lines = withoutSkipLinks(try PageLines.lines(of: text))
        guard !lines.isEmpty else { throw .empty }
        let kinds = LineClassifier.kinds(of: lines)
        let order = try PageOrder(lines, kinds)
        var composer = TextPageComposer(lines: lines, kinds: kinds, order: order, timeZone: timeZone, origin: "file:\(name)")
        var story = composer.story()
        guard story.body.contains(where: \.isCopy) else { throw .noStory("a headline, but no paragraph of copy") }
        let copy = story.plainCopy
        story.language = LanguageGuess.language(of: story.headline + " " + copy)
        let topicKinds = TopicKindGuess.kinds(of: composer.topicNames, in: story.headline + "\n" + copy)
        story.topics = zip(composer.topicNames, topicKinds).map { .init(name: $0, kind: $1) }
        return story
    }

    /// The skip link, which browsers print on the line of whatever stands before it.
    private static func withoutSkipLinks(_ lines: [PageLine]) -> [PageLine] {
        lines.enumerated().compactMap { index, line in
            guard index < 5, line.wordCount <= 20 else { return line }
            for phrase in skipLinks {
                guard let found = line.text.range(of: phrase, options: .caseInsensitive) else { continue }
                let rest = (line.text[..<found.lowerBound] + line.text[found.upperBound...]).trimmingCharacters(in: .whitespaces)
                return rest.isEmpty ? nil : PageLine(rest, mark: line.mark, blankBefore: line.blankBefore)
            }
            return line
        }
    }

    private static let skipLinks = [
        "skip to main content", "skip to content", "skip navigation", "jump to content", "перейти до основного вмісту", "перейти до вмісту",
        "перейти к содержанию", "zum hauptinhalt springen", "zum inhalt springen", "direkt zum inhalt", "aller au contenu principal",
        "aller au contenu", "saltar al contenido", "ir al contenido",
    ]
}

extension ImportedStory {
    /// The words of the body's paragraphs, headings, lists and quotations; a blank line between blocks.
    var plainCopy: String {
        body.compactMap { if case .block(let block) = $0 { block.plainText } else { nil } }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension ImportedStory.ImportedBlock {
    fileprivate var isCopy: Bool {
        switch self {
        case .block(.paragraph), .block(.bulletList), .block(.orderedList), .block(.quotation): true
        default: false
        }
    }
}

extension Block {
    fileprivate var plainText: String {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines):
            inlines.map { if case .text(let text, _) = $0 { text } else { "\n" } }.joined()
        case .quotation(let blocks, _): blocks.map(\.plainText).joined(separator: "\n")
        case .bulletList(let items), .orderedList(_, let items): items.joined().map(\.plainText).joined(separator: "\n")
        default: ""
        }
    }
}
