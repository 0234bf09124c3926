import Foundation
import Newsroom

/// Drops the lines of a body that are no copy: the headline again, bylines and dates, labels, links to other stories, what follows
/// the story's end. What is dropped with doubt is kept aside.
struct FurnitureFilter {
    struct Line {
        let piece: BodyBuilder.Piece
        let text: String
        /// The text in lower case, as UTF-8.
        let lower: [UInt8]
        let words: [String]
        /// The share of the text that leads elsewhere.
        let linked: Double
        let isHeading: Bool
        /// A paragraph or heading of its own; lists, quotations, tables and pictures are judged as they are.
        let isLine: Bool
    }

    /// Bylines and dates stand in the first lines, or not at the head of the story.
    private static let openingLines = 12

    /// Words of the titles that the page goes by.
    let titles: Set<String>
    let names: [String]
    let dates: DateReader

    private(set) var doubtful: [String] = []
    /// What a printed notice says of the story's recording.
    private(set) var audio: ImportedStory.Audio?

    init(titles: [String], names: [String], dates: DateReader) {
        self.titles = Set(titles.map { Words.of($0).joined(separator: " ") }.filter { !$0.isEmpty })
        self.names = names.map { Words.of($0).joined(separator: " ") }
        self.dates = dates
    }

    mutating func filtered(_ pieces: [BodyBuilder.Piece]) -> [BodyBuilder.Piece] {
        var lines = pieces.map(Self.line)
        lines = withoutRepeats(lines)
        lines = withoutFurniture(lines)
        lines = withoutOpening(lines)
        lines = withoutEnding(lines)
        return lines.map(\.piece)
    }

    // MARK: Lines

    private static func line(_ piece: BodyBuilder.Piece) -> Line {
        guard case .block(let block) = piece.block else {
            return Line(piece: piece, text: "", lower: [], words: [], linked: 0, isHeading: false, isLine: false)
        }
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines):
            let text = inlines.words
            let isHeading = if case .heading = block { true } else { false }
            return Line(
                piece: piece, text: text, lower: Array(text.lowercased().utf8), words: Words.of(text), linked: inlines.linkedShare,
                isHeading: isHeading, isLine: true)
        default:
            let text = block.allInlines.words
            return Line(
                piece: piece, text: text, lower: [], words: Words.of(text), linked: block.allInlines.linkedShare, isHeading: false,
                isLine: false)
        }
    }

    /// Captions and teasers come twice; a page that repeats much of its text does so on purpose.
    private func withoutRepeats(_ lines: [Line]) -> [Line] {
        var seen: Set<[String]> = []
        var repeated = 0
        let kept = lines.filter { line in
            guard line.isLine, line.words.count >= 8, !seen.insert(line.words).inserted else { return true }
            repeated += line.words.count
            return false
        }
        return repeated * 4 > lines.reduce(0) { $0 + $1.words.count } ? lines : kept
    }

    private mutating func withoutFurniture(_ lines: [Line]) -> [Line] {
        var kept: [Line] = []
        var isAfterLabel = false
        for line in lines {
            if line.isLine, line.words.count <= 9,
                FurniturePhrases.whole.contains(line.text.lowercased().trimmingWhiteSpaceAnd(":.…!|›»>-–—↓→▼"))
            {
                isAfterLabel = true
                continue
            }
            // What stands under "Don't miss" is not to be read either, as far as it is links.
            if isAfterLabel, line.linked > 0.5, line.words.count <= 30 || !line.isLine {
                if let card = line.card(minimumWords: 4) { kept.append(card) }
                continue
            }
            isAfterLabel = false
            if line.isLine, line.words.count <= 40, FurniturePhrases.relatedStory.begins(line.lower),
                let card = line.card(minimumWords: 3)
            {
                kept.append(card)
            } else if !isFurniture(line) {
                kept.append(line)
            }
        }
        return kept
    }

    private mutating func isFurniture(_ line: Line) -> Bool {
        guard line.isLine else { return false }
        if line.words.isEmpty || isCredit(line) { return true }
        if titles.contains(line.words.joined(separator: " ")) { return true }
        if line.words.count <= 30, let notice = AudioNotice.reading(line.text, tokens: Token.tokens(of: line.text, limit: 80)) {
            audio = .init(isSynthetic: notice.isSynthetic || audio?.isSynthetic == true)
            return true
        }
        if !line.isHeading, line.linked > 0.9, line.words.count <= 30 {
            doubtful.append(line.text)
            return true
        }
        if line.words.count <= 14, FurniturePhrases.datelines.begins(line.lower), dates.date(line.text) != nil { return true }
        if line.words.count <= 3, line.text.contains("@") || line.text.hasPrefix("twitter.com/") { return true }
        if line.words.count <= 50, FurniturePhrases.appeals.contains(where: { $0.allSatisfy(line.lower.holds) }) {
            doubtful.append(line.text)
            return true
        }
        let opens = FurniturePhrases.openings.begins(line.lower)
        if opens, line.linked > 0.4 || line.words.count <= 8 {
            doubtful.append(line.text)
            return true
        }
        return false
    }

    /// `A. Person/Agency`, out of its picture's place.
    private func isCredit(_ line: Line) -> Bool {
        guard line.words.count <= 8, let slash = line.text.firstIndex(of: "/"), let last = line.text.last, last.isLetter || last == ")"
        else { return false }
        let after = line.text[slash...].dropFirst()
        return after.first?.isUppercase == true && line.text.first?.isUppercase == true && line.text[..<slash].last?.isLetter == true
            && line.text.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false || $0.count <= 3 }
    }

    // MARK: The ends

    private static func isProse(_ line: Line) -> Bool {
        guard !line.isHeading else { return false }
        if !line.isLine { return line.words.count >= 20 && line.linked < 0.5 }
        return line.text.utf8.count >= 80 && line.linked < 0.6
    }

    private mutating func withoutOpening(_ lines: [Line]) -> [Line] {
        let first = lines.firstIndex(where: Self.isProse) ?? lines.count
        var kept: [Line] = []
        for (at, line) in lines.enumerated() {
            if at <= min(first + 1, Self.openingLines), line.isLine, isDateline(line) || repeatsTitle(line) { continue }
            kept.append(line)
        }
        return kept
    }

    /// The headline with the line above it.
    private func repeatsTitle(_ line: Line) -> Bool {
        guard line.words.count <= 40 else { return false }
        let joined = line.words.joined(separator: " ")
        return titles.contains { $0.utf8.count > 20 && joined.hasSuffix($0) }
    }

    /// A line that says who wrote the story or when, and no more.
    private func isDateline(_ line: Line) -> Bool {
        guard line.words.count <= 24, line.text.utf8.count <= 160 else { return false }
        let joined = line.words.joined(separator: " ")
        var rest = joined
        for name in names where rest.contains(name) { rest = rest.replacingOccurrences(of: name, with: " ") }
        let left = rest.split(separator: " ").filter { word in
            !FurniturePhrases.datelineWords.contains(String(word)) && !word.allSatisfy(\.isNumber) && MonthNames.number(String(word)) == nil
                && !word.contains(where: \.isNumber)
        }
        if joined != rest || joined.hasPrefix("by ") { return left.count <= 4 }
        if dates.date(line.text) != nil { return left.count <= 2 }
        return left.isEmpty
    }

    private mutating func withoutEnding(_ lines: [Line]) -> [Line] {
        var end = lines.count
        let total = lines.reduce(0) { $0 + $1.words.count }
        var before = 0
        for (at, line) in lines.enumerated() {
            if before * 2 > total, line.isLine, line.words.count <= 40 || line.isHeading {
                if FurniturePhrases.endings.begins(line.lower) {
                    end = at
                    break
                }
            }
            before += line.words.count
        }
        while end > 0, isFlotsam(lines[end - 1]) || (before > 150 && isAboutWriter(lines[end - 1])) { end -= 1 }
        doubtful += lines[end...].filter { $0.words.count >= 8 }.map(\.text)
        return Array(lines[..<end])
    }

    /// `A. Person is a reporter in …`.
    private func isAboutWriter(_ line: Line) -> Bool {
        guard line.isLine, line.words.count <= 70 else { return false }
        let joined = line.words.joined(separator: " ")
        if FurniturePhrases.reporting.begins(line.lower) { return true }
        guard let name = names.first(where: { !$0.isEmpty && joined.hasPrefix($0) }) else { return false }
        let next = joined.dropFirst(name.utf8.count == name.count ? name.count : 0).split(separator: " ").first.map(String.init) ?? ""
        return joined == name || FurniturePhrases.writerVerbs.contains(next)
    }

    /// Nothing that a story ends with: a heading over nothing, a list of links.
    private func isFlotsam(_ line: Line) -> Bool {
        if case .block(.divider) = line.piece.block { return true }
        if line.isHeading { return true }
        if line.words.isEmpty { return false }
        return line.linked > 0.8
    }
}

extension FurnitureFilter.Line {
    /// The line as a card, where it is one link with a title in it.
    func card(minimumWords: Int) -> Self? {
        guard case .block(.paragraph(let inlines)) = piece.block else { return nil }
        var titles: [String: String] = [:]
        for case .text(let text, let marks) in inlines {
            for case .link(let href) in marks { titles[href, default: ""] += text }
        }
        guard titles.count == 1, let (href, text) = titles.first, Words.of(text).count >= minimumWords else { return nil }
        let card = StoryCard.elsewhere(StoryCard.Elsewhere(title: WhiteSpace.normalised(text), url: href))
        let piece = BodyBuilder.Piece(block: .block(.storyCard(card)), element: piece.element)
        return Self(piece: piece, text: "", lower: [], words: [], linked: 1, isHeading: false, isLine: false)
    }
}

extension [Inline] {
    /// The share of the text that is in links.
    var linkedShare: Double {
        var whole = 0
        var linked = 0
        for case .text(let text, let marks) in self {
            whole += text.utf8.count
            if marks.contains(where: { if case .link = $0 { true } else { false } }) { linked += text.utf8.count }
        }
        return whole > 0 ? Double(linked) / Double(whole) : 0
    }
}

extension Block {
    /// All inline content under a block, in order.
    var allInlines: [Inline] {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines + [.lineBreak]
        case .quotation(let blocks, _): blocks.flatMap(\.allInlines)
        case .bulletList(let items), .orderedList(_, let items): items.joined().flatMap(\.allInlines)
        case .table(let table): table.rows.joined().flatMap(\.blocks).flatMap(\.allInlines)
        default: []
        }
    }
}
