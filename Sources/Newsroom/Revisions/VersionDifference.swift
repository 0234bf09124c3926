/// What readers are told of the difference between two public versions of a story: the words that came and went, each passage with a
/// few words around them.
///
/// Captions of the library, background passages and what cards lead to are read as they stand, so none of their words are here: only
/// that one came or went. It costs little whatever the versions: see `isTooLong` and `isCutShort`.
package struct VersionDifference: Hashable, Sendable {
    package enum Place: String, CaseIterable, Hashable, Sendable {
        case headline, standfirst, dateline, text, caption
    }

    package enum Piece: Hashable, Sendable {
        case same(String)
        /// Unchanged words that are left out.
        case gap
        case added(String)
        case removed(String)
    }

    package struct Passage: Hashable, Sendable {
        package let place: Place
        package let pieces: [Piece]

        package init(_ place: Place, _ pieces: [Piece]) {
            self.place = place
            self.pieces = pieces
        }
    }

    /// What changed besides the words.
    package enum Aspect: String, CaseIterable, Hashable, Sendable {
        case byline, topics, section, photographs, cards, background, recordings
        /// Links, emphasis, what is a heading.
        case form
        /// The headlines for search engines and for sharing.
        case titles
    }

    /// In the order of the page.
    package private(set) var passages: [Passage] = []
    package private(set) var aspects: Set<Aspect> = []
    /// So much of the body was rewritten that it is not held against what was there.
    package private(set) var isTooLong = false
    /// More passages changed than are here.
    package private(set) var isCutShort = false

    /// Bytes of the words between the first and the last block that differ, in both versions together.
    private static let longestText = 200_000
    private static let mostPassages = 80
    /// Bytes of words in all passages together.
    private static let mostShown = 24_000
    private static let budget = 1_000_000

    private var shown = 0

    package init(from old: StoryContent, to new: StoryContent) {
        compare(.headline, old.headline, new.headline)
        compare(.standfirst, old.standfirst, new.standfirst)
        compareAspects(old, new)
        compare(.caption, old.leadPhotograph?.caption ?? "", new.leadPhotograph?.caption ?? "")
        compare(.dateline, old.dateline, new.dateline)
        compare(old.document, new.document)
    }

    /// - Parameter isTooLong: for versions that were not even read.
    package init(passages: [Passage] = [], aspects: Set<Aspect> = [], isTooLong: Bool = false, isCutShort: Bool = false) {
        self.passages = passages
        self.aspects = aspects
        self.isTooLong = isTooLong
        self.isCutShort = isCutShort
    }

    package var isEmpty: Bool { passages.isEmpty && aspects.isEmpty && !isTooLong && !isCutShort }

    /// How many bytes of words it has.
    package var length: Int { passages.reduce(0) { $0 + Self.length(of: $1.pieces) } }

    private mutating func compareAspects(_ old: StoryContent, _ new: StoryContent) {
        if old.byline != new.byline { aspects.insert(.byline) }
        if old.topics != new.topics { aspects.insert(.topics) }
        if old.section != new.section { aspects.insert(.section) }
        if old.searchTitle != new.searchTitle || old.sharingTitle != new.sharingTitle { aspects.insert(.titles) }
        if old.leadPhotograph?.photograph != new.leadPhotograph?.photograph { aspects.insert(.photographs) }
    }

    private mutating func compare(_ place: Place, _ old: String, _ new: String) {
        if old != new { add(place, TextDifference.runs(from: old, to: new)) }
    }

    /// What both versions begin and end with is not looked at word by word.
    private mutating func compare(_ old: Document, _ new: Document) {
        let (before, after) = (old.blocks, new.blocks)
        let shorter = min(before.count, after.count)
        var head = 0
        while head < shorter, before[head] == after[head] { head += 1 }
        var tail = 0
        while tail < shorter - head, before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
        let former = Document(Array(before[head..<(before.count - tail)]))
        let latter = Document(Array(after[head..<(after.count - tail)]))
        guard former.plainText.utf8.count + latter.plainText.utf8.count <= Self.longestText else {
            isTooLong = true
            return
        }
        for change in DocumentDifference(from: former, to: latter, budget: Self.budget).changes { note(change) }
    }

    private mutating func note(_ change: DocumentDifference.Change) {
        switch change {
        case .same: break
        case .added(let line): note(line, .added)
        case .removed(let line): note(line, .removed)
        case .changed(let from, let to, let runs):
            if from.kind != to.kind || runs.contains(where: Self.isOtherForm) { aspects.insert(.form) }
            add(Self.place(of: to), runs)
        case .movedAway, .movedHere: aspects.insert(.photographs)
        case .replaced(let old, let new):
            aspects.insert(.photographs)
            compare(.caption, old.text, new.text)
        }
    }

    private mutating func note(_ line: RevisionLine, _ change: TextRun.Change) {
        if let aspect = Self.aspect(of: line) { aspects.insert(aspect) }
        add(Self.place(of: line), [TextRun(text: line.text, change: change)])
    }

    /// The passage that carries a statement is the newsroom's mark, not the reader's.
    private static func isOtherForm(_ run: TextRun) -> Bool {
        guard case .marked(let added, let removed) = run.change else { return false }
        return (added + removed).contains { if case .statement = $0 { false } else { true } }
    }

    private static func place(of line: RevisionLine) -> Place {
        if case .photograph = line.kind { .caption } else { .text }
    }

    private static func aspect(of line: RevisionLine) -> Aspect? {
        switch line.kind {
        case .photograph: .photographs
        case .storyCard: .cards
        case .background: .background
        case .audio: .recordings
        case .paragraph, .heading, .quotation, .source, .listItem, .cell, .divider: nil
        }
    }

    private mutating func add(_ place: Place, _ runs: [TextRun]) {
        let pieces = Self.pieces(of: runs)
        let hasChange = pieces.contains {
            switch $0 {
            case .added(let text), .removed(let text): !text.allSatisfy(\.isWhitespace)
            case .same, .gap: false
            }
        }
        guard hasChange else { return }
        let length = Self.length(of: pieces)
        guard passages.count < Self.mostPassages, shown + length <= Self.mostShown else {
            isCutShort = true
            return
        }
        shown += length
        passages.append(Passage(place, pieces))
    }

    // MARK: Words around a change

    private static let context = 8

    private static func length(of pieces: [Piece]) -> Int {
        pieces.reduce(0) { length, piece in
            switch piece {
            case .same(let text), .added(let text), .removed(let text): length + text.utf8.count
            case .gap: length
            }
        }
    }

    private static func pieces(of runs: [TextRun]) -> [Piece] {
        var joined: [TextRun] = []
        for run in runs {
            var run = run
            if case .marked = run.change { run.change = .same }
            if let last = joined.last, last.change == run.change {
                joined[joined.count - 1].text += run.text
            } else {
                joined.append(run)
            }
        }
        return joined.enumerated().flatMap { index, run -> [Piece] in
            switch run.change {
            case .added: [.added(run.text)]
            case .removed: [.removed(run.text)]
            case .same, .marked: around(run.text, isFirst: index == 0, isLast: index == joined.count - 1)
            }
        }
    }

    /// The words next to what changed before and after them.
    private static func around(_ text: String, isFirst: Bool, isLast: Bool) -> [Piece] {
        let beginning = isFirst ? "" : text[..<end(ofWords: context, in: text)]
        let rest = text[beginning.endIndex...]
        let ending = isLast ? "" : rest[start(ofWords: context, in: rest)...]
        if beginning.utf8.count + ending.utf8.count >= text.utf8.count { return [.same(text)] }
        return [Piece.same(String(beginning)), .gap, .same(String(ending))].filter { $0 != .same("") }
    }

    /// Scripts without spaces are cut by signs.
    private static let longestContext = 80

    private static func end(ofWords count: Int, in text: String) -> String.Index {
        var (words, signs) = (0, 0)
        for index in text.indices {
            signs += 1
            if text[index].isWhitespace { words += 1 }
            if words > count || signs > longestContext { return index }
        }
        return text.endIndex
    }

    private static func start(ofWords count: Int, in text: Substring) -> String.Index {
        var (words, signs) = (0, 0)
        for index in text.indices.reversed() {
            signs += 1
            if text[index].isWhitespace { words += 1 }
            if words > count || signs > longestContext { return text.index(after: index) }
        }
        return text.startIndex
    }
}
