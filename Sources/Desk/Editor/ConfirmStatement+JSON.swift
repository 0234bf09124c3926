import Editorial
import Newsroom

extension ConfirmStatement {
    /// Of what the editor or a script sends. Without a `passage`, it is of the words that are marked already.
    ///
    /// - Throws: `NewsroomError.invalid`.
    init(story: Story.ID, id: Statement.ID, json: JSONValue) throws {
        let words = json.text("words")
        let attribution: Statement.Attribution = try json.choice("attribution") ?? .onRecord
        guard let kind: Statement.Kind = try json.choice("kind") else {
            throw NewsroomError.invalid(field: "kind", reason: "direct, indirect, mixed or written")
        }
        var statement = Statement(
            id: id, story: story, speaker: json.identifier("speaker"), attribution: attribution, described: json.text("described"),
            role: json.text("role"), kind: kind, content: json["verbatim"] == true ? .verbatim(words) : .sense(words),
            occasion: json.text("occasion"), evidence: json.text("evidence"))
        if let said = json["said"]?.string, !said.isEmpty {
            guard let date = ImpreciseDate(said) else {
                throw NewsroomError.invalid(field: "said", reason: "a date such as 2025-02-12, 2025-02, 2025 or 2025-02~ (about)")
            }
            statement.said = date
        }
        if let original = json["original"], original != .null, !original.text("text").isEmpty {
            statement.original = Statement.Original(text: original.text("text"), language: original.text("language"))
        }
        var names = StatementNames(outlets: json.texts("outlets"))
        // Who is not named stands on no page.
        if attribution == .onRecord, statement.speaker == nil { names.speaker = json.text("name") }
        if attribution != .onRecord { statement.speaker = nil }
        names.speakerKind = try json.choice("speakerKind") ?? .person
        if json["topics"] != nil { names.topics = json.identifiers("topics") }
        self.init(statement, names: names, passage: try StatementPassage(json: json), repeats: json.identifier("repeats"))
    }
}

extension StatementPassage {
    /// Nil where none is given.
    fileprivate init?(json: JSONValue) throws {
        guard let pieces = json["passage"]?.array, !pieces.isEmpty else { return nil }
        guard pieces.count <= Self.mostPieces else {
            throw NewsroomError.invalid(field: "passage", reason: "at most \(Self.mostPieces) pieces")
        }
        if pieces.allSatisfy({ $0["quote"]?.string != nil }) {
            self = .quoted(pieces.map { QuotedWords($0.text("quote"), occurrence: $0["occurrence"]?.integer ?? 1) })
            return
        }
        guard let version = json["version"]?.integer else {
            throw NewsroomError.invalid(field: "version", reason: "the draft's version in which positions count")
        }
        self = .placed(
            try pieces.map { piece in
                guard let from = piece["from"]?.integer, let to = piece["to"]?.integer, 0 <= from, from < to,
                    to <= DocumentLimits.jsonBytes, let words = piece["words"]?.string
                else {
                    throw NewsroomError.invalid(field: "passage", reason: "each piece has from, to and words, or else a quote")
                }
                return Piece(from..<to, words)
            }, version: version)
    }
}

extension JSONValue {
    /// Nil where there is none.
    fileprivate func choice<Choice: CaseIterable & RawRepresentable>(_ name: String) throws -> Choice? where Choice.RawValue == String {
        guard let text = self[name]?.string else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw NewsroomError.invalid(field: name, reason: "one of \(choices)")
        }
        return choice
    }
}
