import Archive
import CopyDesk
import Newsroom

/// Makes of what the copy desk reads in a text what an editor can say yes to.
struct StatementSuggester {
    private let draft: DraftDocument
    private let text: String
    private let quoted: QuotedText
    private let refused: Set<String>
    /// What is on the record already.
    private let marked: [Range<Int>]

    init(_ document: Document, _ draft: DraftDocument, refused: Set<String>) {
        self.draft = draft
        self.refused = refused
        text = document.plainText
        quoted = QuotedText(document, text: text)
        marked = draft.statementRanges.values.flatMap(\.self)
    }

    func suggestions(by desk: CopyDesk, on day: Day, _ records: Records) throws -> [SuggestedRecord] {
        var topics: [String: Topic?] = [:]
        func topic(_ name: String) throws -> Topic? {
            if let known = topics[name] { return known }
            let found = try records.topics.find(name: name)
            topics[name] = .some(found)
            return found
        }
        var found: [SuggestedRecord] = []
        for one in desk.read(text, on: day).statements where found.count < StoryStatements.mostSuggestions {
            let speaker = one.speaker.isEmpty ? nil : try topic(one.speaker)
            if let suggestion = suggestion(one, speaker) { found.append(suggestion) }
        }
        func place(_ one: SuggestedRecord) -> Int { one.pieces.first?.range.lowerBound ?? 0 }
        return found.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    private func suggestion(_ one: SuggestedStatement, _ topic: Topic?) -> SuggestedRecord? {
        let pieces = pieces(of: one)
        guard (1...StatementPassage.mostPieces).contains(pieces.count) else { return nil }
        guard !pieces.contains(where: { piece in marked.contains { $0.overlaps(piece.range) } }) else { return nil }
        let words = Self.words(of: pieces)
        let fingerprint = SuggestionFingerprint.of(words, by: one.speaker)
        guard words.count <= 20_000, !refused.contains(fingerprint) else { return nil }
        let isVerbatim = one.kind == .direct && pieces.allSatisfy { quoted.isQuoted($0.range) }
        let isDescribed = topic == nil && Self.isDescription(one.speaker)
        return SuggestedRecord(
            fingerprint: fingerprint, pieces: pieces, speaker: topic,
            name: topic?.name ?? (!isDescribed && one.speaker.first?.isUppercase == true ? String(one.speaker.prefix(200)) : ""),
            kindOfSpeaker: topic?.kind ?? Self.kind(of: one), attribution: isDescribed ? .background : .onRecord,
            described: isDescribed ? String(one.speaker.prefix(300)) : "", role: String(one.role.prefix(300)),
            kind: kind(of: one, pieces, isVerbatim: isVerbatim), content: isVerbatim ? .verbatim(words) : .sense(words), said: one.said,
            occasion: String(one.occasion.prefix(500)), outlets: Array(one.outlets.prefix(10)), confidence: one.confidence)
    }

    /// One for each stretch within a block; direct words without their quotation marks.
    private func pieces(of one: SuggestedStatement) -> [StatementPassage.Piece] {
        let ranges = one.content.filter { $0.start < $0.end }.flatMap { quoted.positions.ranges(atPlainText: $0.start..<$0.end) }
        return ranges.compactMap { range in
            let bare = one.kind == .direct ? unquoted(range) : range
            guard let bare, let words = try? draft.passage(bare), words.contains(where: { !$0.isWhitespace }) else { return nil }
            return StatementPassage.Piece(bare, words)
        }
    }

    private func unquoted(_ range: Range<Int>) -> Range<Int>? {
        let positions = quoted.positions
        guard let from = positions.plainTextOffset(atPosition: range.lowerBound),
            let to = positions.plainTextOffset(atPosition: range.upperBound)
        else { return nil }
        return positions.ranges(atPlainText: quoted.unquoted(from..<to)).first
    }

    private static func words(of pieces: [StatementPassage.Piece]) -> String {
        let words = pieces.map(\.words).joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasSuffix(",") ? String(words.dropLast()) : words
    }

    /// What is written is somebody's own words in the record, so that a report of it gives the sense.
    private func kind(of one: SuggestedStatement, _ pieces: [StatementPassage.Piece], isVerbatim: Bool) -> Statement.Kind {
        if isVerbatim { return .direct }
        return pieces.contains { $0.words.contains { "“”«»„\"".contains($0) } } ? .mixed : .indirect
    }

    /// "Two European diplomats": whom readers are told of without a name; a name's last word is written with a capital. A word alone is
    /// a pronoun or says too little.
    private static func isDescription(_ speaker: String) -> Bool {
        let words = speaker.split(separator: " ")
        return words.count > 1 && words.last?.first?.isLowercase == true
    }

    /// A guess, for whoever confirms it to put right.
    private static func kind(of one: SuggestedStatement) -> Topic.Kind {
        let words = one.speaker.split(separator: " ")
        let isName = (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
        return isName || !one.role.isEmpty ? .person : .organisation
    }
}
