import CopyDesk
import Editorial
import Newsroom
import Web

/// What the copy desk remarks on a story by the house style.
enum NoteOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/notes", "listNotes", scope: .read, "What the house style has to say of a story's newest text",
            about: "Notes are made of the text as it is and kept nowhere, those that were silenced with the reason. Spelling and grammar "
                + "are not among them. Positions are the editor's.",
            answers: [
                .ok(
                    .object([
                        .always("version", .integer(0...1_000_000_000), "Of the draft, in which positions count."),
                        .always("byBook", .boolean, "Whether there is a house book for the story's language."),
                        .always("notes", .list(note, 0...StoryNotes.most)), .always("fields", .list(fieldNote, 0...10_000)),
                    ]))
            ]
        ) { call in
            let notes = try await call.desk.notes(of: call.readable())
            return .json(.object(notes.members(try await call.desk.names(of: notes))))
        },
        APIOperation(
            .put, "/stories/{story}/notes/silenced/{key}", "silenceNote", scope: .write, "Silence a note in a story",
            about: "It stays silent while the words around it, or the field that it is about, stay. One that is silenced is given another "
                + "reason.",
            body: .json(
                .object([
                    .always("rule", .line(1...200)), .always("reason", .choice(of: SilencedNote.Reason.self)),
                    .maybe("words", .line(0...500), "More of why; needed where the reason is other."),
                ])),
            answers: [.done("It is silenced.")]
        ) { call in
            let story = try await call.readable()
            try await call.perform(SilenceNote(call.values["key"] ?? "", in: story, json: call.body))
            return try await done(call, story)
        },
        APIOperation(
            .delete, "/stories/{story}/notes/silenced/{key}", "takeSilenceBack", scope: .write, "Let a note be heard again",
            answers: [.done("It is not silenced.")]
        ) { call in
            let story = try await call.readable()
            try await call.perform(TakeSilenceBack(call.values["key"] ?? "", in: story))
            return try await done(call, story)
        },
    ]

    private static func done(_ call: APICall, _ story: Story.ID) async throws -> WebAnswer {
        try await call.desk.rooms.look(at: story)
        return WebAnswer(status: 204, headers: [])
    }

    private static let note = Schema.named(
        "Note",
        .object(
            shared + [
                .always("replacement", .orNull(.text(0...100_000)), "What stands in the words' place once the note is followed."),
                .always(
                    "pieces",
                    .list(
                        .object([
                            .always("from", .integer(0...1_000_000_000)), .always("to", .integer(0...1_000_000_000)),
                            .always("words", .text(0...100_000)),
                        ]), 0...1_000), "Where the words stand now: one for each paragraph."),
            ]))

    private static let fieldNote = Schema.named(
        "FieldNote",
        .object(
            shared + [
                .always("field", .choice(of: StoryField.self)), .always("photograph", .orNull(.identifier), "Which, if it is about one."),
                .always("caption", .text(0...10_000), "The photograph's."),
            ]))

    private static let shared: [Schema.Property] = [
        .always("rule", .text(1...200), "By its name in the book."), .always("key", .text(1...64), "By which it is silenced."),
        .always("message", .text(0...10_000)), .always("severity", .choice(of: CopyNote.Severity.self)),
        .always(
            "silenced",
            .orNull(
                .object([
                    .always("reason", .choice(of: SilencedNote.Reason.self)), .always("words", .text(0...500)),
                    .always("by", .identifier), .always("byName", .text(0...200)), .always("at", .time),
                ]))),
    ]
}
