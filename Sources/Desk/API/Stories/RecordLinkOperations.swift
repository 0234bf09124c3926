import Archive
import Editorial
import Newsroom
import Web

/// What was said before, and how statements stand to one another.
enum RecordLinkOperations {
    static let all = [
        APIOperation(
            .get, "/statements/like", "findLikeStatements", scope: .read, right: .readStories,
            "What was said before that is like some words",
            about: "Words are compared, not meanings: likeness is the part of the words that both have, of those of the shorter one. The "
                + "last said comes first.",
            query: [
                .init("q", .text(1...2_000), "The words."), .init("speaker", .identifier, "A topic: whose statements stand apart."),
                .init("except", .identifier, "A statement that is not to be found itself."),
            ],
            answers: [
                .ok(
                    .object([.always("bySpeaker", .list(like, 0...SaidBefore.most)), .always("byOthers", .list(like, 0...SaidBefore.most))])
                )
            ]
        ) { call in
            let query = LikenessQuery(
                words: call.query["q"]?.string ?? "", speaker: call.queryID("speaker"), except: call.queryID("except"))
            return .json(try await call.read { try SaidBefore(query, $0).json($0) })
        },
        APIOperation(
            .get, "/stories/{story}/links", "listStatementLinks", scope: .read, right: .readStories,
            "How a story's statements stand to others, and which they seem to repeat",
            about: "A link is suggested where the same speaker said most of the words before, and nobody has linked or refused it.",
            answers: [
                .ok(
                    .object([
                        .always("links", .list(link(.always("kind", .choice(of: StatementLink.Kind.self))), 0...10_000)),
                        .always("suggested", .list(link(.always("share", .number(0...1), "Of its words.")), 0...1_000)),
                    ]))
            ]
        ) { call in
            let story = try await call.readable()
            return .json(try await call.read { try StoryLinks(of: story, $0).json($0) })
        },
        APIOperation(
            .put, "/statements/{statement}/links/{other}", "linkStatements", scope: .write, right: .keepRecord,
            "Say how a statement stands to another", body: .json(kind), answers: [.done("They are linked.")]
        ) { call in
            try await call.perform(LinkStatements(link(call)))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .delete, "/statements/{statement}/links/{other}", "unlinkStatements", scope: .write, right: .keepRecord,
            "Take a link between statements away", query: [.init("kind", .choice(of: StatementLink.Kind.self), "repeats unless said.")],
            answers: [.done("They are not linked so.")]
        ) { call in
            try await call.perform(UnlinkStatements(link(call)))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .put, "/statements/{statement}/refused-links/{other}", "refuseLink", scope: .write, right: .keepRecord,
            "Say that a statement does not repeat another", about: "It is not suggested again.", answers: [.done("It is refused.")]
        ) { call in
            try await call.perform(RefuseLink(from: call.id("statement"), to: call.id("other")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .delete, "/statements/{statement}/refused-links/{other}", "takeLinkRefusalBack", scope: .write, right: .keepRecord,
            "Let a link be suggested again", answers: [.done("It is not refused.")]
        ) { call in
            try await call.perform(TakeLinkRefusalBack(from: call.id("statement"), to: call.id("other")))
            return WebAnswer(status: 204, headers: [])
        },
    ]

    private static let kind = Schema.object([.always("kind", .choice(of: StatementLink.Kind.self))])

    private static let like = Schema.object([.always("likeness", .number(0...1)), .always("statement", RecordedStatement.schema)])

    private static func link(_ more: Schema.Property) -> Schema {
        .object([
            .always("from", .identifier, "The story's statement."), more, .always("statement", RecordedStatement.schema, "The other."),
        ])
    }

    private static func link(_ call: APICall) throws -> StatementLink {
        let kind = (call.body["kind"] ?? call.query["kind"])?.string.flatMap { StatementLink.Kind(rawValue: $0) } ?? .repeats
        return StatementLink(from: try call.id("statement"), to: try call.id("other"), kind: kind)
    }
}
