/// Renders a document as Markdown: CommonMark 0.31 with GitHub's tables. What Markdown has no sign for (statements, languages,
/// recordings) is left out; so is what the references do not have.
package struct DocumentMarkdown: Sendable {
    private let references: Edition.References
    private let addresses: DocumentHTML.Addresses

    package init(references: Edition.References = Edition.References(), addresses: DocumentHTML.Addresses = DocumentHTML.Addresses()) {
        self.references = references
        self.addresses = addresses
    }

    /// Blocks with a blank line between them and a line end at the end; empty for an empty document.
    package func render(_ document: Document) -> String {
        let lines = lines(of: document.blocks, isInBackground: false)
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private func lines(of blocks: [Block], isInBackground: Bool) -> [String] {
        var lines: [String] = []
        var previous: Block?
        for block in blocks {
            let own = self.lines(of: block, isInBackground: isInBackground)
            guard !own.isEmpty else { continue }
            // Two lists in a row would run together: a comment parts them (CommonMark, 5.3).
            if let previous, previous.isList, block.isList { lines += ["", "<!-- -->"] }
            if !lines.isEmpty { lines.append("") }
            lines += own
            previous = block
        }
        return lines
    }

    private func lines(of block: Block, isInBackground: Bool) -> [String] {
        switch block {
        case .paragraph(let inlines): return MarkdownInlines(inlines, lineBreak: "\\\n").lines
        case .heading(let level, let inlines):
            let text = MarkdownInlines(inlines, lineBreak: " ").text
            return text.isEmpty ? [] : [String(repeating: "#", count: level) + " " + text]
        case .quotation(let blocks, let source):
            var quoted = lines(of: blocks, isInBackground: isInBackground)
            if !source.isEmpty { quoted += ["", "— " + MarkdownInlines.escaped(source)] }
            return quoted.map { $0.isEmpty ? ">" : "> " + $0 }
        case .bulletList(let items): return items.flatMap { item($0, marker: "-") }
        case .orderedList(let start, let items): return items.enumerated().flatMap { item($1, marker: "\(start + $0).") }
        case .photograph(let use): return photograph(use)
        case .storyCard(let card): return self.card(card)
        case .background(let id):
            guard !isInBackground, let background = references.backgrounds[id] else { return [] }
            return lines(of: background.document.blocks, isInBackground: true)
        case .table(let table): return self.table(table)
        case .divider: return ["---"]
        case .audio: return []
        }
    }

    private func item(_ blocks: [Block], marker: String) -> [String] {
        let lines = lines(of: blocks, isInBackground: false)
        guard let first = lines.first else { return [marker] }
        let indent = String(repeating: " ", count: marker.utf8.count + 1)
        return ["\(marker) \(first)"] + lines.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }

    private func photograph(_ use: PhotographUse) -> [String] {
        guard let photograph = references.photographs[use.photograph], let file = photograph.file else { return [] }
        let image =
            "![\(MarkdownInlines.escaped(photograph.alternativeText))](\(MarkdownInlines.destination(addresses.photograph(file.name))))"
        let caption = [use.caption ?? photograph.caption, photograph.credit].filter { !$0.isEmpty }.map(MarkdownInlines.escaped)
        return caption.isEmpty ? [image] : [image, "", caption.joined(separator: " — ")]
    }

    private func card(_ card: StoryCard) -> [String] {
        switch card {
        case .own(let id):
            guard let story = references.stories[id] else { return [] }
            return cardLines(title: story.headline, url: addresses.story(story.slug), summary: story.standfirst, source: [])
        case .elsewhere(let bare):
            let card = bare.filled(with: references.previews[bare.url])
            return cardLines(title: card.title, url: card.url, summary: card.summary, source: [card.site, card.author])
        }
    }

    private func cardLines(title: String, url: String, summary: String, source: [String]) -> [String] {
        let title = MarkdownInlines.escaped(title)
        let head = LinkAddress.isPage(url) ? "[**\(title)**](\(MarkdownInlines.destination(url)))" : "**\(title)**"
        let source = source.filter { !$0.isEmpty }.map(MarkdownInlines.escaped).joined(separator: ", ")
        let parts = [head, MarkdownInlines.escaped(summary), source].filter { !$0.isEmpty }
        return parts.enumerated().flatMap { $0 == 0 ? ["> " + $1] : [">", "> " + $1] }
    }

    /// GitHub's tables have one head row, no spans and one line a cell: a cell's other columns and rows stay empty.
    private func table(_ table: Table) -> [String] {
        var rows = table.grid.map { row in
            row.map { cell in
                cell.map { cell in
                    DocumentOutline(Document(cell.blocks)).textBlocks.map { MarkdownInlines($0.inlines, lineBreak: " ").text }
                        .filter { !$0.isEmpty }.joined(separator: " ")
                } ?? ""
            }
        }
        let columns = rows.map(\.count).max() ?? 0
        let hasHead = table.rows.first?.allSatisfy(\.isHeader) ?? false
        if !hasHead { rows.insert([], at: 0) }
        rows.insert(Array(repeating: "---", count: columns), at: 1)
        return rows.map { row in
            "| " + (row + Array(repeating: "", count: columns - row.count)).joined(separator: " | ") + " |"
        }
    }
}

extension Block {
    fileprivate var isList: Bool {
        switch self {
        case .bulletList, .orderedList: true
        default: false
        }
    }
}

extension Table {
    /// Each cell where HTML's table model puts its top left corner; nil where a span covers the place.
    fileprivate var grid: [[Cell?]] {
        var covered: [Int: Set<Int>] = [:]
        return rows.enumerated().map { index, row in
            var places: [Cell?] = []
            func skipCovered() {
                while covered[index]?.contains(places.count) ?? false { places.append(nil) }
            }
            for cell in row {
                skipCovered()
                let column = places.count
                places.append(cell)
                for _ in 1..<max(2, cell.columns + 1) where places.count < column + cell.columns { places.append(nil) }
                for below in index + 1..<max(index + 1, min(rows.count, index + cell.rows)) {
                    covered[below, default: []].formUnion(column..<column + max(1, cell.columns))
                }
            }
            skipCovered()
            return places
        }
    }
}
