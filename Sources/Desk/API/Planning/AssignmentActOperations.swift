import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What is done with an assignment besides planning it.
enum AssignmentActOperations {
    static let all = [
        APIOperation(
            .post, "/assignments/{assignment}/take", "takeAssignment", scope: .write, "Take an assignment upon oneself",
            answers: [.ok(Assignment.schema, tag: true)]
        ) { call in
            try await call.perform(TakeAssignment(call.id("assignment")))
            return try await call.resource(call.assignment().json)
        },
        APIOperation(
            .post, "/assignments/{assignment}/give-back", "giveBackAssignment", scope: .write, "Give an assignment back to the desk",
            about: "Who gives something back may not be allowed to see it any more.", answers: [.done("The account has it no longer.")]
        ) { call in
            try await call.perform(GiveBackAssignment(call.id("assignment")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .put, "/assignments/{assignment}/state", "settleAssignment", scope: .write,
            "Say that an assignment is done, dropped or open again",
            body: .json(.object([.always("state", .choice(of: Assignment.State.self))])), answers: [.ok(Assignment.schema, tag: true)]
        ) { call in
            guard let state: Assignment.State = call.body.name("state") else { throw APIProblem.unknown }
            try await call.perform(SettleAssignment(call.id("assignment"), to: state))
            return try await call.resource(call.assignment().json)
        },
        APIOperation(
            .put, "/assignments/{assignment}/story", "beginStory", scope: .write, "Make the story of an assignment that has none",
            about: "The story's identifier is made by the client. Its headline is the assignment's title until there is another.",
            body: .json(
                .object([
                    .always("story", .identifier), .maybe("language", .line(1...35), "BCP 47; the paper's own unless said."),
                ])), answers: [.ok(Assignment.schema, tag: true)]
        ) { call in
            guard let story: Story.ID = call.body.identifier("story") else { throw APIProblem.unknown }
            let language = call.body["language"]?.string ?? call.desk.settings.paper.language
            try await call.perform(BeginStory(call.id("assignment"), story: story, language: language))
            return try await call.resource(call.assignment().json)
        },
        APIOperation(
            .put, "/assignments/{assignment}/day", "moveAssignment", scope: .write, "Move an assignment to another day",
            about: "The times of the clock stay as they are, in the newsroom's zone.",
            body: .json(
                .object([
                    .always("day", .text(10...10, .date)),
                    .maybe(
                        "times", .choice(MoveAssignment.Times.allCases.map(\.rawValue)),
                        "Which go; both unless said, by as many days as the first of them."),
                ])), answers: [.ok(Assignment.schema, tag: true)], move),
        APIOperation(
            .get, "/assignments/{assignment}/notes", "listAssignmentNotes", scope: .read,
            "What the desk was told of an assignment, newest first",
            query: [.cursor, .limit], answers: [.ok(.page(of: AssignmentNote.schema), "A page.")], notes),
        APIOperation(
            .put, "/assignments/{assignment}/notes/{note}", "noteOnAssignment", scope: .write, "Tell the desk something of an assignment",
            about: "The note's identifier is made by the client. Notes are added, never changed.",
            body: .json(.object([.always("text", .text(1...AssignmentNote.longest))])), answers: [.ok(AssignmentNote.schema)]
        ) { call in
            let id: Identifier<AssignmentNote> = try call.id("note")
            try await call.perform(NoteOnAssignment(call.id("assignment"), text: call.body.text("text"), as: id))
            guard let saved = try await call.read({ try $0.assignments.note(id)?.note }) else { throw APIProblem.notFound("note") }
            return .json(saved.json)
        },
    ]

    private static func move(_ call: APICall) async throws -> WebAnswer {
        guard let date = ImpreciseDate(call.body.text("day")), (1970..<9000).contains(date.first.year) else {
            throw APIProblem.invalid([FieldFault(field: "day", detail: "a day from 1970 to 8999")])
        }
        try await call.perform(MoveAssignment(call.id("assignment"), call.body.name("times") ?? .both, to: date.first))
        return try await call.resource(call.assignment().json)
    }

    private static func notes(_ call: APICall) async throws -> WebAnswer {
        let (assignment, limit) = (try await call.assignment().id, call.limit)
        let before: Identifier<AssignmentNote>? = try call.queryCursor()
        let found = try await call.read { try $0.assignments.notes(on: assignment, before: before, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last.map { "\($0.id)" } : nil)
    }
}

extension AssignmentNote {
    fileprivate static let schema = Schema.named(
        "AssignmentNote",
        .object([
            .always("id", .identifier), .always("text", .text(0...longest)), .always("at", .time), .always("by", .identifier),
        ]))

    fileprivate var json: JSONValue {
        ["id": .string("\(id)"), "text": .string(text), "at": APITime.json(at), "by": .string("\(by)")]
    }
}
