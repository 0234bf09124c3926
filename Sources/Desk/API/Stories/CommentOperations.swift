import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What is said of a story in the making, and how somebody would word it.
enum CommentOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/comments", "listComments", scope: .read, "What is said of a story, oldest first",
            about: "Whoever may read a story sees its comments, and may say something. Settled ones come last, the newest first, and a "
                + "hundred at most.",
            query: [.init("settled", .boolean, "true: those that are settled, too.")],
            answers: [
                .ok(
                    .object([
                        .always("version", .integer(0...1_000_000_000), "Of the draft, in which passages count."),
                        .always("items", .list(CommentThread.schema, 0...Comment.Limit.open + mostSettled)),
                    ]))
            ], list),
        APIOperation(
            .put, "/stories/{story}/comments/{comment}", "addComment", scope: .write, "Say something of a story, or of a passage",
            about: "The identifier is made by the client; a comment that is there stays as it is, whatever is sent. A passage is named by "
                + "its words as they stand in one paragraph (quote), or by the editor's positions (from, to, version). Without either "
                + "it is said of the whole story. @Ada Example calls somebody.",
            body: .json(
                .object([
                    .always("text", .text(0...Comment.Limit.text), "Empty only beside a suggestion, which speaks for itself."),
                    .maybe("quote", .line(1...1_000), "The passage's words."),
                    .maybe("occurrence", .integer(1...10_000), "Which, where the words stand there more than once; 1 unless said."),
                    .maybe("from", position), .maybe("to", position),
                    .maybe("version", .integer(0...1_000_000_000), "Of the draft, in which from and to count."),
                    .maybe("suggestion", .line(0...Comment.Limit.suggestion), "What is to stand in the passage's place; empty: nothing."),
                ])),
            answers: [.ok(CommentThread.schema, "It was there already."), .made(CommentThread.schema)], add),
        APIOperation(
            .put, "/stories/{story}/comments/{comment}/answers/{answer}", "answerComment", scope: .write, "Answer a comment",
            about: "The answer's identifier is made by the client; saying it twice is saying it once.",
            body: .json(.object([.always("text", .text(1...Comment.Limit.text))])), answers: [.ok(CommentThread.schema)]
        ) { call in
            let comment = try await comment(call).comment
            try await call.perform(AnswerComment(comment.id, message: call.id("answer"), text: call.body.text("text")))
            return try await done(call)
        },
        APIOperation(
            .put, "/stories/{story}/comments/{comment}/state", "settleComment", scope: .write,
            "Resolve a comment or open it again; accept or refuse a suggestion",
            about: "Accepted words stand in the text at once, as a change by the account. Where the passage was changed since, that is a "
                + "conflict. What was accepted or refused is not opened again.",
            body: .json(.object([.always("state", .choice(of: CommentThread.State.self))])), answers: [.ok(CommentThread.schema)], settle),
    ]

    private static let mostSettled = 100
    private static let position = Schema.integer(0...DocumentLimits.jsonBytes)

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let (story, withSettled) = (try await call.readable(), call.query["settled"] == true)
        let (version, threads) = try await call.read { records in
            let open = try records.comments.open(at: story)
            let settled = withSettled ? try records.comments.settled(at: story, limit: mostSettled) : []
            return (try records.drafts.find(story)?.version ?? 0, try CommentThread.all(open + settled, records))
        }
        return .json(["version": .integer(version), "items": .array(threads.map(\.resource))])
    }

    /// The path's comment, if it is one on the path's story.
    private static func comment(_ call: APICall) async throws -> CommentThread {
        let (story, id): (Story.ID, Comment.ID) = (try await call.readable(), try call.id("comment"))
        let found = try await call.read { records in
            try records.comments.find(id).flatMap { $0.story == story ? try CommentThread.all([$0], records).first : nil }
        }
        guard let found else { throw APIProblem.notFound("comment") }
        return found
    }

    private static func done(_ call: APICall, status: Int = 200) async throws -> WebAnswer {
        let thread = try await comment(call)
        try await call.desk.rooms.look(at: thread.comment.story)
        return WebAnswer(status: status, headers: [("Content-Type", "application/json")], body: thread.resource.bytes())
    }

    private static func add(_ call: APICall) async throws -> WebAnswer {
        let (story, id): (Story.ID, Comment.ID) = (try await call.readable(), try call.id("comment"))
        let isThere = try await call.read { try $0.comments.find(id) } != nil
        try await call.perform(try AddComment(story: story, id: id, message: call.desk.identifiers.next(), json: call.body))
        return try await done(call, status: isThere ? 200 : 201)
    }

    private static func settle(_ call: APICall) async throws -> WebAnswer {
        let found = try await comment(call)
        guard let state: CommentThread.State = call.body.name("state") else { throw APIProblem.unknown }
        guard state != found.state else { return try await done(call) }
        let id = found.comment.id
        switch state {
        case .open: try await call.perform(ReopenComment(id))
        case .resolved: try await call.perform(SettleComment(id))
        case .refused: try await call.perform(SettleComment(id, isRefused: true))
        case .accepted: try await call.perform(AcceptSuggestion(id))
        }
        return try await done(call)
    }
}

extension AddComment {
    /// - Throws: `APIProblem.invalid` where the passage is named in two ways, or by half.
    fileprivate init(story: Story.ID, id: Comment.ID, message: CommentMessage.ID, json: JSONValue) throws {
        func fault(_ field: String, _ detail: String) -> APIProblem { .invalid([FieldFault(field: field, detail: detail)]) }
        let (text, suggestion) = (json.text("text"), json["suggestion"]?.string)
        let positions = ["from", "to", "version"].compactMap { json[$0]?.integer }
        if let quote = json["quote"]?.string {
            guard positions.isEmpty else { throw fault("quote", "or from, to and version") }
            let words = QuotedWords(quote, occurrence: json["occurrence"]?.integer ?? 1)
            self.init(story: story, id: id, quoting: words, text: text, message: message, suggestion: suggestion)
            return
        }
        guard json["occurrence"] == nil else { throw fault("occurrence", "of a quote") }
        guard !positions.isEmpty else {
            self.init(story: story, id: id, text: text, message: message, suggestion: suggestion)
            return
        }
        guard positions.count == 3, positions[0] <= positions[1] else { throw fault("from", "from, to and version, to not before from") }
        self.init(
            story: story, id: id, range: positions[0]..<positions[1], version: positions[2], text: text, message: message,
            suggestion: suggestion)
    }
}

extension CommentThread {
    enum State: String, CaseIterable {
        case open, resolved, accepted, refused
    }

    var state: State {
        switch comment.settlement?.outcome {
        case nil: .open
        case .resolved: .resolved
        case .accepted: .accepted
        case .refused: .refused
        }
    }

    fileprivate static let schema = Schema.named(
        "Comment",
        .object([
            .always("id", .identifier), .always("state", .choice(of: State.self)), .always("quote", .text(0...5_000)),
            .always(
                "passage", .orNull(.object([.always("from", .integer(0...1_000_000_000)), .always("to", .integer(0...1_000_000_000))])),
                "Where it is by now; null: the whole story is meant, or the passage is gone."),
            .always("suggestion", .orNull(.text(0...5_000))), .always("madeAt", .time), .always("madeBy", .identifier),
            .always("settledAt", .orNull(.time)), .always("settledBy", .orNull(.identifier)),
            .always(
                "messages",
                .list(
                    .object([
                        .always("id", .identifier), .always("text", .text(0...5_000)), .always("at", .time), .always("by", .identifier),
                    ]), 0...Comment.Limit.messages)),
        ]))

    fileprivate var resource: JSONValue {
        let range = comment.range
        return [
            "id": .string("\(comment.id)"), "state": .string(state.rawValue), "quote": .string(comment.quote),
            "passage": range.isEmpty ? .null : ["from": .integer(range.lowerBound), "to": .integer(range.upperBound)],
            "suggestion": comment.suggestion.map { .string($0) } ?? .null, "madeAt": APITime.json(comment.madeAt),
            "madeBy": .string("\(comment.madeBy)"), "settledAt": APITime.json(comment.settlement?.at),
            "settledBy": comment.settlement.map { .string("\($0.by)") } ?? .null,
            "messages": .array(
                messages.map { message in
                    [
                        "id": .string("\(message.id)"), "text": .string(message.text), "at": APITime.json(message.at),
                        "by": .string("\(message.by)"),
                    ]
                }),
        ]
    }
}
