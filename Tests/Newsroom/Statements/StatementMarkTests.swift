import Foundation
import Newsroom
import Testing

/// A confirmed statement's mark under edits of every kind, beside an oracle that knows each character by itself: every character has
/// a link of its own, which steps carry along as they do bold type, and which says nothing of the statement.
@Suite("Marks of statements")
struct StatementMarkTests {
    /// Eight times 500.
    @Test(arguments: 0..<8)
    func `a statement stands where the text has the very words that were confirmed, and is flagged elsewhere`(_ seed: UInt64) throws {
        var writer = try Writer(seed)
        var seen: [PassageStanding: Int] = [:]
        for edit in 0..<500 {
            let kind = try writer.edit()
            let text = MarkedText(try writer.draft.document)
            let standing = try writer.draft.document.standing(of: writer.statement)
            let expected = text.standing(of: writer.confirmed)
            seen[standing, default: 0] += 1
            guard standing == expected else {
                Issue.record("seed \(seed), edit \(edit), \(kind): \(standing), and not \(expected): \(text)")
                return
            }
            // Once it is lost, another one is confirmed; what is only changed is edited on for a while.
            if standing == .gone || standing == .changed && writer.random.next() % 12 == 0 { try writer.begin() }
        }
        #expect((seen[.stands] ?? 0) > 100 && (seen[.changed] ?? 0) > 30 && (seen[.gone] ?? 0) > 0, "\(seen)")
        #expect(writer.done.count == Writer.Kind.allCases.count, "\(writer.done)")
    }

    @Test func `words that are pasted into the middle flag a statement, though its own words are all there`() throws {
        let id = Statement.ID.sample(1)
        var draft = try DraftDocument(Document([.paragraph([.text("We will go", [.statement(id)])])]))
        let statement = Statement(
            id: id, story: .sample(2), speaker: .sample(3), kind: .direct, content: .verbatim("We will go"), passage: ["We will go"])
        #expect(try draft.document.standing(of: statement) == .stands)
        try draft.apply([.typing("not ", at: 9)])
        #expect(try draft.document.passage(of: id) == ["We will ", "go"])
        #expect(try draft.document.standing(of: statement) == .changed)
    }

    @Test func `a mark is put on passages and taken out again`() throws {
        let id = Statement.ID.sample(1)
        var draft = try DraftDocument(Document([.paragraph([.text("One two three", [])]), .paragraph([.text("Four", [.strong])])]))
        let plain = draft.json
        try draft.apply(draft.marking([1..<4, 16..<20], as: id))
        #expect(draft.statementRanges == [id: [1..<4, 16..<20]])
        #expect(draft.statements(in: 3..<5) == [id] && draft.statements(in: 4..<16) == [])
        #expect(try draft.marking([1..<4, 16..<20], as: id).isEmpty, "where it lies already, nothing is to be done")
        try draft.apply(draft.marking([5..<8], as: id))
        #expect(draft.statementRanges == [id: [5..<8]])
        try draft.apply(draft.unmarking(id))
        #expect(draft.json == plain)
    }
}

/// What a document's characters are, each by its link, and which of them are marked.
private struct MarkedText: CustomStringConvertible {
    /// By block and stretch of marked text.
    private(set) var stretches: [[Int]] = []
    private(set) var blocks: [[Int]] = []
    private var letters = ""

    init(_ document: Document) {
        for block in document.blocks { walk(block) }
    }

    private mutating func walk(_ block: Block) {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines): read(inlines)
        case .quotation(let blocks, _): for block in blocks { walk(block) }
        case .bulletList(let items), .orderedList(_, let items): for block in items.flatMap(\.self) { walk(block) }
        default: break
        }
    }

    private mutating func read(_ inlines: [Inline]) {
        var (ids, wasMarked) = ([Int](), false)
        for case .text(let text, let marks) in inlines {
            var (id, isMarked) = (-1, false)
            for mark in marks {
                if case .link(let href) = mark { id = Int(href.dropFirst(3).dropLast()) ?? -1 }
                if case .statement = mark { isMarked = true }
            }
            letters += isMarked ? "[\(text)]" : text
            // Other words have the link of those whose place they took.
            if text.hasPrefix("Q") { id = -1 }
            ids.append(id)
            if isMarked, wasMarked { stretches[stretches.count - 1].append(id) } else if isMarked { stretches.append([id]) }
            wasMarked = isMarked
        }
        letters += "¶"
        blocks.append(ids)
    }

    /// It stands where the confirmed characters, and no others, are what is marked; and wherever those are still together, they are.
    func standing(of confirmed: [Int]) -> PassageStanding {
        if stretches == [confirmed] || blocks.contains(where: { $0.firstRange(of: confirmed) != nil }) { return .stands }
        return stretches.isEmpty ? .gone : .changed
    }

    var description: String { letters }
}

/// Edits as the editor makes them, at random.
private struct Writer {
    enum Kind: CaseIterable {
        case type, delete, replace, split, join, paste, copy, move, bold, reword, wrap
    }

    var random: FixedRandom
    private(set) var draft = DraftDocument.empty {
        didSet { places = draft.places }
    }
    /// Where a character may be typed; found once for each draft, which takes longer than all else here.
    private var places: [Int] = []
    private(set) var statement = Statement(id: .sample(1), story: .sample(2), speaker: .sample(3), kind: .indirect, content: .sense("x"))
    private(set) var confirmed: [Int] = []
    private(set) var done: Set<Kind> = []
    private var lastID = 0

    init(_ seed: UInt64) throws {
        random = FixedRandom(seed)
        try begin()
    }

    /// A text of words that come again and again, and the statement's mark on some of them.
    mutating func begin() throws {
        let blocks = (0..<5).map { _ in words(letters: "abc", count: 24) }
        let list: JSONValue = ["type": "bulletList", "content": [["type": "listItem", "content": [paragraph(blocks[4])]]]]
        draft = try DraftDocument(json: [
            "type": "doc",
            "content": [
                ["type": "heading", "attrs": ["level": 2], "content": .array(blocks[0].map(\.json))], paragraph(blocks[1]),
                ["type": "blockquote", "attrs": ["source": ""], "content": [paragraph(blocks[2])]], paragraph(blocks[3]), list,
            ],
        ])
        let block = below(5)
        // Neither begins nor ends with a space: those do not count.
        var (from, to) = (below(10), 12 + below(12))
        while blocks[block][from].letter == " " { from += 1 }
        while blocks[block][to - 1].letter == " " { to -= 1 }
        confirmed = blocks[block][from..<to].map(\.id)
        let start = draft.starts[block]
        try draft.apply(draft.marking([start + from..<start + to], as: statement.id))
        statement.passage = try draft.document.passage(of: statement.id)
    }

    // MARK: Edits

    /// Until one fits the document.
    mutating func edit() throws -> Kind {
        while true {
            let kind = Kind.allCases[below(Kind.allCases.count)]
            guard let steps = try? steps(kind), !steps.isEmpty, (try? draft.apply(steps)) != nil else { continue }
            done.insert(kind)
            return kind
        }
    }

    private mutating func steps(_ kind: Kind) throws -> [EditStep] {
        let (at, range) = (place(), self.range(longest: below(4) == 0 ? 40 : 5))
        switch kind {
        case .type: return [try put(typed(1 + below(3), at: at), at..<at)]
        case .delete: return [try put([], range)]
        case .replace: return [try put(words(letters: "XYZ", count: 1 + below(4)), range)]
        case .split: return [try putBlocks([[], []], at..<at)]
        case .join:
            guard let start = draft.starts.dropFirst().randomElement(using: &random) else { return [] }
            return [try EditStep(json: ["stepType": "replace", "from": .integer(start - 2), "to": .integer(start), "structure": true])]
        case .paste: return [try putBlocks([words(letters: "XYZ", count: 3), words(letters: "XYZ", count: 3)], at..<at)]
        case .copy:
            // A copy is not the passage, and carries no mark: its characters are others.
            let copied = try draft.passage(range).filter { $0 != "\n" }.map { Letter(String($0), id: next()) }
            return [try put(copied, at..<at)]
        case .move: return try move(range)
        case .bold:
            let type = below(3) == 0 ? "removeMark" : "addMark"
            return [
                try EditStep(json: [
                    "stepType": .string(type), "from": .integer(range.lowerBound), "to": .integer(range.upperBound),
                    "mark": ["type": "bold"],
                ])
            ]
        case .reword: return [try draft.rewording(range, as: "QQ")]
        case .wrap:
            guard let block = draft.topParagraphs.randomElement(using: &random) else { return [] }
            let (from, to) = (JSONValue.integer(block.lowerBound), JSONValue.integer(block.upperBound))
            return [
                try EditStep(json: [
                    "stepType": "replaceAround", "from": from, "to": to, "gapFrom": from, "gapTo": to, "insert": 1, "structure": true,
                    "slice": ["content": [["type": "blockquote", "attrs": ["source": ""]]]],
                ])
            ]
        }
    }

    /// Cut and pasted elsewhere: the passage goes along with its mark, where all of it does.
    private mutating func move(_ near: Range<Int>) throws -> [EditStep] {
        let marked = draft.statementRanges[statement.id] ?? []
        guard marked.count == 1, let whole = marked.first, near.overlaps(whole) || below(3) == 0 else { return [] }
        let letters = MarkedText(try draft.document).stretches.first ?? []
        let words = try draft.passage(whole).map { String($0) }
        guard words.count == letters.count else { return [] }
        var changed = draft
        let cut = try put([], whole)
        try changed.apply([cut])
        guard let at = changed.places.randomElement(using: &random) else { return [] }
        return [cut, try put(zip(words, letters).map { Letter($0, id: $1, isMarked: true) }, at..<at)]
    }

    /// `ResolvedPos.marks`, for a mark that is not inclusive: what is typed has it where it stands on both sides.
    private mutating func typed(_ count: Int, at position: Int) throws -> [Letter] {
        let isInside = draft.statementRanges.values.joined().contains { $0.lowerBound < position && position < $0.upperBound }
        return words(letters: "XYZ", count: count).map { Letter($0.letter, id: $0.id, isMarked: isInside) }
    }

    private func put(_ letters: [Letter], _ range: Range<Int>) throws -> EditStep {
        try EditStep(json: [
            "stepType": "replace", "from": .integer(range.lowerBound), "to": .integer(range.upperBound),
            "slice": letters.isEmpty ? .null : ["content": .array(letters.map(\.json))],
        ])
    }

    private func putBlocks(_ blocks: [[Letter]], _ range: Range<Int>) throws -> EditStep {
        try EditStep(json: [
            "stepType": "replace", "from": .integer(range.lowerBound), "to": .integer(range.upperBound),
            "slice": ["content": .array(blocks.map(paragraph)), "openStart": 1, "openEnd": 1],
        ])
    }

    private func paragraph(_ letters: [Letter]) -> JSONValue {
        letters.isEmpty ? ["type": "paragraph"] : ["type": "paragraph", "content": .array(letters.map(\.json))]
    }

    // MARK: Chance

    private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    private mutating func next() -> Int {
        lastID += 1
        return lastID
    }

    /// No two spaces beside each other, and none at an end.
    private mutating func words(letters: String, count: Int) -> [Letter] {
        (0..<count).map { index in
            let isSpace = letters == "abc" && index % 5 == 4 && index + 1 < count
            return Letter(isSpace ? " " : String(letters.randomElement(using: &random) ?? "a"), id: next())
        }
    }

    private mutating func place() -> Int { places.randomElement(using: &random) ?? 1 }

    /// Near the passage more often than chance would have it.
    private mutating func range(longest: Int) -> Range<Int> {
        var from = place()
        if below(2) == 0, let marked = draft.statementRanges[statement.id]?.first {
            from = max(1, marked.lowerBound - 3 + below(marked.count + 6))
        }
        return from..<min(draft.size, from + 1 + below(longest))
    }
}

private struct Letter {
    var letter: String
    var id: Int
    var isMarked = false

    init(_ letter: String, id: Int, isMarked: Bool = false) {
        (self.letter, self.id, self.isMarked) = (letter, id, isMarked)
    }

    var json: JSONValue {
        let link: JSONValue = ["type": "link", "attrs": ["href": .string("/c/\(id)/")]]
        let statement: JSONValue = ["type": "statement", "attrs": ["id": .string("\(Statement.ID.sample(1))")]]
        return ["type": "text", "text": .string(letter), "marks": .array(isMarked ? [statement, link] : [link])]
    }
}

extension DraftDocument {
    fileprivate static var empty: DraftDocument {
        guard let made = try? DraftDocument(Document()) else { preconditionFailure("an empty document is one") }
        return made
    }

    private var positions: DocumentPositions? { (try? document).map { DocumentPositions($0) } }

    /// Where a character may be typed.
    fileprivate var places: [Int] {
        guard let positions else { return [] }
        return (0...size).filter { positions.place(atPosition: $0) != nil }
    }

    /// Of the text blocks' first characters.
    fileprivate var starts: [Int] {
        guard let positions else { return [] }
        return (0...size).filter { positions.place(atPosition: $0)?.offset == 0 }
    }

    fileprivate var topParagraphs: [Range<Int>] {
        guard let document = try? document else { return [] }
        var (found, start) = ([Range<Int>](), 0)
        for (index, block) in document.blocks.enumerated() {
            guard case .paragraph(let inlines) = block else { continue }
            guard let first = DocumentPositions(document).position(of: .init(path: [index], offset: 0)) else { continue }
            let size = inlines.reduce(0) { if case .text(let text, _) = $1 { $0 + text.utf16.count } else { $0 + 1 } }
            start = first - 1
            found.append(start..<start + size + 2)
        }
        return found
    }
}
