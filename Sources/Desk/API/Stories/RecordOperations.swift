import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Who says what in a story: what is on the record, and what the copy desk suggests.
enum RecordOperations {
    static let all = [
        APIOperation(
            .get, "/statements", "findStatements", scope: .read, right: .readStories, "What is on record, the last made first",
            about: "What editors have confirmed in any story, public or not. Every filter that is given must hold. A question "
                + "looks through so many statements at a time: a page may be short, or empty, and have a next one.",
            query: [
                .init("q", .line(1...200), "Words of what was said, its occasion or the speaker's role; the last may be a beginning."),
                .init("speaker", .identifier, "A topic."), .init("topic", .identifier, "One that it is about."),
                .init("outlet", .line(1...200), "By name, anywhere in the chain."),
                .init("attribution", .choice(of: Statement.Attribution.self), "On which terms they spoke."),
                .init("from", .text(10...10, .date), "Said on this day or later."),
                .init("until", .text(10...10, .date), "Said on this day or earlier."), .cursor, .limit,
            ],
            answers: [.ok(.page(of: RecordedStatement.schema), "A page.")], find),
        APIOperation(
            .get, "/stories/{story}/statements", "listStatements", scope: .read, "Who says what in a story's newest text",
            about: "Suggestions are made of the text as it is and kept nowhere; what was refused, or is on the record, is not suggested. "
                + "A statement stands where the text has the words that were confirmed, is changed where it has others at the place, and "
                + "gone where it does not have the passage any longer. Positions are the editor's.",
            answers: [
                .ok(
                    .object([
                        .always("version", .integer(0...1_000_000_000), "Of the draft, in which positions count."),
                        .always("suggestions", .list(SuggestedRecord.schema, 0...StoryStatements.mostSuggestions)),
                        .always("statements", .list(KeptStatement.schema, 0...100_000)),
                    ]))
            ]
        ) { call in .json(try await call.desk.record(of: call.readable()).json) },
        APIOperation(
            .put, "/stories/{story}/statements/{statement}", "confirmStatement", scope: .write, right: .keepRecord,
            "Put a statement on the record, mend it, or confirm it anew",
            about: "The identifier is made by the client. The words that carry it are named by a passage: pieces of one paragraph each, by "
                + "their words (quote) or by positions (from, to, words, version). Without one, it is of the words that are marked "
                + "already. Verbatim words must be those of the passage, and stand in quotation marks or a quotation block. A speaker "
                + "or outlet that is named and not known is made.",
            body: .json(.object(properties)),
            answers: [.ok(KeptStatement.schema, "It was there already, and is as sent now."), .made(KeptStatement.schema)], confirm),
        APIOperation(
            .delete, "/stories/{story}/statements/{statement}", "takeStatementBack", scope: .write, right: .keepRecord,
            "Take a statement off the record",
            about: "It counts for nothing any longer, and the text's words are not marked. Who had confirmed it stays in the audit trail.",
            answers: [.done("It is not on the record.")]
        ) { call in
            let (story, id): (Story.ID, Statement.ID) = (try await call.readable(), try call.id("statement"))
            guard try await call.read({ try $0.statements.find(id)?.story }) == story else { throw APIProblem.notFound("statement") }
            try await call.perform(TakeStatementBack(id))
            return try await done(call, story)
        },
        APIOperation(
            .put, "/stories/{story}/statements/refused/{fingerprint}", "refuseSuggestion", scope: .write, right: .keepRecord,
            "Say that a suggestion is no statement", about: "It is not suggested again for this story, wherever its words stand.",
            answers: [.done("It is refused.")]
        ) { call in
            let story = try await call.readable()
            try await call.perform(RefuseSuggestion(call.values["fingerprint"] ?? "", in: story))
            return try await done(call, story)
        },
        APIOperation(
            .delete, "/stories/{story}/statements/refused/{fingerprint}", "takeRefusalBack", scope: .write, right: .keepRecord,
            "Let something be suggested again", answers: [.done("It is not refused.")]
        ) { call in
            let story = try await call.readable()
            try await call.perform(TakeRefusalBack(call.values["fingerprint"] ?? "", in: story))
            return try await done(call, story)
        },
    ]

    private static let properties: [Schema.Property] = [
        .maybe("speaker", .orNull(.identifier), "A topic; null or left out: by name."),
        .maybe("name", .line(0...200), "The speaker's, of whom no topic is given."),
        .maybe("speakerKind", .choice(["person", "organisation", "place"]), "Of a speaker that is not known yet; person unless said."),
        .maybe("attribution", .choice(of: Statement.Attribution.self), "onRecord unless said."),
        .maybe("described", .line(0...300), "How readers are told of a speaker who is not named."),
        .maybe("role", .line(0...300), "What the speaker was at the time."),
        .always("kind", .choice(of: Statement.Kind.self)),
        .always("verbatim", .boolean, "Whether the words are the speaker's own; else they give the sense."),
        .always("words", .text(1...20_000)),
        .maybe(
            "said", .orNull(.line(0...30)), "When, as well as it is known: 2025-02-12T14:02, 2025-02-12, 2025-02, 2025, 2025-02~ (about)."),
        .maybe("occasion", .line(0...500)),
        .maybe("outlets", .list(.line(1...200), 0...10), "By name, the one nearest to the speaker first."),
        .maybe("topics", .set(.identifier, 0...50), "Those of the story unless said."),
        .maybe(
            "original", .orNull(.object([.always("text", .text(1...20_000)), .always("language", .line(1...35), "BCP 47.")])),
            "The words as they were said, where the story has a translation."),
        .maybe("evidence", .line(0...2_000), "An address where it can be looked up."),
        .maybe(
            "passage",
            .list(
                .object([
                    .maybe("quote", .line(1...1_000)), .maybe("occurrence", .integer(1...10_000)), .maybe("from", position),
                    .maybe("to", position), .maybe("words", .text(1...20_000)),
                ]), 1...StatementPassage.mostPieces)),
        .maybe("version", .integer(0...1_000_000_000), "Of the draft, in which positions count."),
        .maybe("repeats", .identifier, "An earlier statement that this one repeats: the two are linked."),
    ]

    private static let position = Schema.integer(0...DocumentLimits.jsonBytes)

    private static func find(_ call: APICall) async throws -> WebAnswer {
        let asked = StatementQuery(
            words: call.query["q"]?.string ?? "", speaker: call.queryID("speaker"), topic: call.queryID("topic"),
            attribution: call.query["attribution"]?.string.flatMap { .init(rawValue: $0) },
            from: call.query["from"]?.string.flatMap { ImpreciseDate($0)?.first },
            until: call.query["until"]?.string.flatMap { ImpreciseDate($0)?.first })
        let (outlet, limit) = (call.query["outlet"]?.string, call.limit)
        let after: Statement.ID? = try call.queryCursor()
        let (found, next) = try await call.read { records -> ([RecordedStatement], Statement.ID?) in
            var query = asked
            if let outlet {
                guard let known = try records.outlets.find(name: outlet) else { return ([], nil) }
                query.outlet = known.id
            }
            let page = try records.statements.find(query, after: after, limit: limit)
            return (try page.statements.map { try RecordedStatement($0, records) }, page.next)
        }
        return APICall.page(found.map(\.json), next: next.map { "\($0)" })
    }

    private static func confirm(_ call: APICall) async throws -> WebAnswer {
        let (story, id): (Story.ID, Statement.ID) = (try await call.readable(), try call.id("statement"))
        let isThere = try await call.read { try $0.statements.find(id) } != nil
        try await call.perform(ConfirmStatement(story: story, id: id, json: call.body))
        try await call.desk.rooms.look(at: story)
        guard let kept = try await call.desk.record(of: story).statements.first(where: { $0.statement.id == id }) else {
            throw APIProblem.notFound("statement")
        }
        return WebAnswer(status: isThere ? 200 : 201, headers: [("Content-Type", "application/json")], body: kept.json.bytes())
    }

    private static func done(_ call: APICall, _ story: Story.ID) async throws -> WebAnswer {
        try await call.desk.rooms.look(at: story)
        return WebAnswer(status: 204, headers: [])
    }
}

extension SuggestedRecord {
    fileprivate static let schema = Schema.named(
        "StatementSuggestion",
        .object(
            [.always("fingerprint", .fingerprint, "By which it is refused."), .always("confidence", .number(0...1))]
                + KeptStatement.shared + [.always("speakerKind", .choice(of: Topic.Kind.self))]))
}

extension RecordedStatement {
    static let schema = Schema.named(
        "RecordedStatement",
        .object(
            [
                .always("id", .identifier), .always("story", .identifier), .always("headline", .text(0...1_000), "The story's."),
                .always("public", .boolean, "Whether readers have it."), .always("topics", .list(.identifier, 0...50)),
                .always("evidence", .text(0...5_000)), .always("confirmedAt", .orNull(.time)),
            ] + KeptStatement.parts))

    var json: JSONValue {
        [
            "id": .string("\(statement.id)"), "story": .string("\(statement.story)"), "headline": .string(headline),
            "public": .bool(isPublic), "topics": .array(statement.topics.map { .string("\($0)") }), "evidence": .string(statement.evidence),
            "confirmedAt": APITime.json(statement.confirmation?.at), "speaker": statement.speaker.map { .string("\($0)") } ?? .null,
            "name": .string(speaker), "attribution": .string(statement.attribution.rawValue), "described": .string(statement.described),
            "role": .string(statement.role), "kind": .string(statement.kind.rawValue), "verbatim": .bool(statement.content.isVerbatim),
            "words": .string(statement.content.text), "said": statement.said.map { .string("\($0)") } ?? .null,
            "occasion": .string(statement.occasion), "outlets": .array(outlets.map { .string($0) }),
        ]
    }
}

extension KeptStatement {
    fileprivate static let schema = Schema.named(
        "Statement",
        .object(
            [
                .always("id", .identifier), .always("standing", .choice(["stands", "changed", "gone"])),
                .always("passage", .list(.text(0...100_000), 0...1_000), "The words as they were when it was confirmed."),
                .always("confirmedAt", .orNull(.time), "Null: nobody has confirmed it."), .always("confirmedBy", .orNull(.identifier)),
                .always("confirmedByName", .text(0...200)), .always("topics", .list(.identifier, 0...50)),
                .always("original", .orNull(.object([.always("text", .text(1...20_000)), .always("language", .line(1...35))]))),
                .always("evidence", .text(0...5_000)),
            ] + shared))

    fileprivate static let shared: [Schema.Property] =
        [piecesNow] + parts

    private static let piecesNow = Schema.Property.always(
        "pieces",
        .list(
            .object([
                .always("from", .integer(0...1_000_000_000)), .always("to", .integer(0...1_000_000_000)),
                .always("words", .text(0...100_000)),
            ]), 0...1_000), "Where its words stand now.")

    fileprivate static let parts: [Schema.Property] = [
        .always("speaker", .orNull(.identifier), "A topic."), .always("name", .text(0...200)),
        .always("attribution", .choice(of: Statement.Attribution.self)), .always("described", .text(0...300)),
        .always("role", .text(0...300)), .always("kind", .choice(of: Statement.Kind.self)), .always("verbatim", .boolean),
        .always("words", .text(1...20_000)), .always("said", .orNull(.text(4...20))), .always("occasion", .text(0...500)),
        .always("outlets", .list(.text(1...200), 0...10)),
    ]
}
