import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// What is said of a story in the making: JSON for the editor, forms for the story's own screen.
struct CommentRoutes {
    static let routes = [
        Route(.get, "/stories/{story}/comments", for: .signedIn) { try await CommentRoutes(visit: $0, visitor: $1).list() },
        Route(.post, "/stories/{story}/comments", for: .signedIn) { try await CommentRoutes(visit: $0, visitor: $1).add() },
        Route(.post, "/stories/{story}/comments/{comment}/{deed}", for: .signedIn) {
            try await CommentRoutes(visit: $0, visitor: $1).settle()
        },
    ]

    private enum Deed: String {
        case answer, resolve, accept, refuse, reopen
    }

    private static let mostSettled = 100

    let visit: Visit
    let visitor: Visitor

    /// `{"version":N,"comments":[{"id","from","to","quote","suggestion","by","name","at","messages":[…],"outcome","settledBy"}]}`:
    /// those that are open, in the order in which they were made, and after them the settled ones, if they were asked for.
    private func list() async throws -> WebAnswer {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let withSettled = visit.query["settled"] != nil
        let (version, threads) = try await visit.desk.archive.read { records in
            guard let story = try records.stories.find(id), user.mayRead(story) else { throw NewsroomError.notFound("story") }
            let open = try records.comments.open(at: id)
            let settled = withSettled ? try records.comments.settled(at: id, limit: Self.mostSettled) : []
            return (try records.drafts.find(id)?.version ?? 0, try CommentThread.all(open + settled, records))
        }
        return .json(["version": .integer(version), "comments": .array(threads.map { $0.json })])
    }

    private func add() async throws -> WebAnswer {
        let story: Story.ID = try visit.id("story")
        guard visit.request.isByScript else {
            let (id, message): (Comment.ID, CommentMessage.ID) = (visit.desk.identifiers.next(), visit.desk.identifiers.next())
            try await visit.perform(AddComment(story: story, id: id, text: visit.field("text"), message: message), as: visitor)
            return try await done(story)
        }
        let call = try visit.json()
        let (from, to) = (call["from"]?.integer ?? 0, call["to"]?.integer ?? 0)
        guard from >= 0, from <= to, to <= DocumentLimits.jsonBytes else {
            throw NewsroomError.invalid(field: "from", reason: "from and to are positions, in this order")
        }
        try await visit.perform(
            AddComment(
                story: story, id: call.id("id"), range: from..<to, version: call["version"]?.integer, text: call["text"]?.string ?? "",
                message: call.id("message"), suggestion: call["suggestion"]?.string), as: visitor)
        return try await done(story)
    }

    private func settle() async throws -> WebAnswer {
        let story: Story.ID = try visit.id("story")
        let comment: Comment.ID = try visit.id("comment")
        guard let deed = visit.values["deed"].flatMap(Deed.init(rawValue:)) else { throw NewsroomError.notFound("deed") }
        switch deed {
        case .answer:
            let call = visit.request.isByScript ? try visit.json() : .null
            let message: CommentMessage.ID = visit.request.isByScript ? try call.id("message") : visit.desk.identifiers.next()
            try await visit.perform(
                AnswerComment(comment, message: message, text: call["text"]?.string ?? visit.field("text")), as: visitor)
        case .resolve: try await visit.perform(SettleComment(comment), as: visitor)
        case .refuse: try await visit.perform(SettleComment(comment, isRefused: true), as: visitor)
        case .accept: try await visit.perform(AcceptSuggestion(comment), as: visitor)
        case .reopen: try await visit.perform(ReopenComment(comment), as: visitor)
        }
        return try await done(story)
    }

    private func done(_ story: Story.ID) async throws -> WebAnswer {
        try await visit.desk.rooms.look(at: story)
        return visit.request.isByScript ? WebAnswer(status: 204, headers: []) : .redirect(to: "/stories/\(story)#comments")
    }
}

/// A comment with what was said, and the names of those who did.
struct CommentThread: Sendable {
    let comment: Comment
    let messages: [CommentMessage]
    let names: [User.ID: String]

    static func all(_ comments: [Comment], _ records: Records) throws -> [CommentThread] {
        var names: [User.ID: String] = [:]
        func learn(_ id: User.ID) throws { if names[id] == nil { names[id] = try records.users.find(id)?.name ?? "" } }
        let found = try comments.map { comment in
            let messages = try records.comments.messages(of: comment.id)
            for id in [comment.madeBy] + messages.map(\.by) + (comment.settlement.map { [$0.by] } ?? []) { try learn(id) }
            return (comment, messages)
        }
        return found.map { CommentThread(comment: $0, messages: $1, names: names) }
    }

    /// For templates.
    func value(_ visit: Visit) -> TemplateValue {
        let views = visit.desk.views
        return .fields([
            .id: .text("\(comment.id)"), .quote: .text(comment.quote), .hasSuggestion: .bool(comment.suggestion != nil),
            .suggestion: .text(comment.suggestion ?? ""), .by: .text(names[comment.madeBy] ?? ""),
            .date: views.recent(comment.madeAt, at: visit.desk.now()),
            .messages: .list(
                messages.map { message in
                    .fields([
                        .by: .text(names[message.by] ?? ""), .date: views.recent(message.at, at: visit.desk.now()),
                        .text: .text(message.text),
                    ])
                }),
        ])
    }

    var json: JSONValue {
        func time(_ date: Date) -> JSONValue { .integer(Int((date.timeIntervalSince1970 * 1000).rounded())) }
        var members: [JSONValue.Member] = [
            .init("id", .string("\(comment.id)")), .init("from", .integer(comment.range.lowerBound)),
            .init("to", .integer(comment.range.upperBound)), .init("quote", .string(comment.quote)),
            .init("suggestion", comment.suggestion.map { .string($0) } ?? .null), .init("by", .string("\(comment.madeBy)")),
            .init("name", .string(names[comment.madeBy] ?? "")), .init("at", time(comment.madeAt)),
            .init(
                "messages",
                .array(
                    messages.map { message in
                        [
                            "id": .string("\(message.id)"), "by": .string("\(message.by)"), "name": .string(names[message.by] ?? ""),
                            "at": time(message.at), "text": .string(message.text),
                        ]
                    })),
        ]
        if let settlement = comment.settlement {
            members += [
                .init("outcome", .string(settlement.outcome.rawValue)), .init("settledBy", .string(names[settlement.by] ?? "")),
                .init("settledAt", time(settlement.at)),
            ]
        }
        return .object(members)
    }
}
