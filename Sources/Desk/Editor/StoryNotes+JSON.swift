import CopyDesk
import Editorial
import Newsroom

extension StoryNotes {
    /// - Parameter names: of those who silenced some.
    func members(_ names: [User.ID: String]) -> [JSONValue.Member] {
        [
            .init("version", .integer(version)), .init("byBook", .bool(isByBook)),
            .init("notes", .array(notes.map { $0.json(names) })), .init("fields", .array(fields.map { $0.json(names) })),
        ]
    }
}

extension StoryNote {
    fileprivate func json(_ names: [User.ID: String]) -> JSONValue {
        [
            "rule": .string(note.rule), "key": .string(note.key), "message": .string(note.message),
            "replacement": note.replacement.map { .string($0) } ?? .null, "severity": .string(note.severity.rawValue),
            "pieces": .array(
                pieces.map {
                    ["from": .integer($0.range.lowerBound), "to": .integer($0.range.upperBound), "words": .string($0.words)]
                }),
            "silenced": silenced?.json(names) ?? .null,
        ]
    }
}

extension StoryFieldNote {
    fileprivate func json(_ names: [User.ID: String]) -> JSONValue {
        [
            "rule": .string(note.rule), "key": .string(key), "message": .string(note.message), "severity": .string(note.severity.rawValue),
            "field": .string(note.field.rawValue), "photograph": photograph.map { .string("\($0.id)") } ?? .null,
            "caption": .string(photograph?.caption ?? ""), "silenced": silenced?.json(names) ?? .null,
        ]
    }
}

extension SilencedNote {
    fileprivate func json(_ names: [User.ID: String]) -> JSONValue {
        [
            "reason": .string(reason.rawValue), "words": .string(words), "by": .string("\(by)"), "byName": .string(names[by] ?? ""),
            "at": APITime.json(at),
        ]
    }
}

extension SilenceNote {
    /// Of what the editor or a script sends.
    ///
    /// - Throws: `NewsroomError.invalid`.
    init(_ key: String, in story: Story.ID, json: JSONValue) throws {
        guard let reason = SilencedNote.Reason(rawValue: json.text("reason")) else {
            let choices = SilencedNote.Reason.allCases.map(\.rawValue).joined(separator: ", ")
            throw NewsroomError.invalid(field: "reason", reason: "one of \(choices)")
        }
        self.init(key, of: json.text("rule"), in: story, because: reason, words: json.text("words"))
    }
}
