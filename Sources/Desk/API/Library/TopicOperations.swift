import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Topics: finding, changing, and merging those that are one.
enum TopicOperations {
    static let all = [
        APIOperation(
            .get, "/topics", "listTopics", scope: .read, "The topics, in the order of their making",
            about: "With q, those of which a name begins so; they come without a next page.",
            query: [.init("q", .line(1...100), "The beginning of a name, or of one of its words."), .cursor, .limit],
            answers: [.ok(.page(of: Topic.schema), "A page.")], list),
        APIOperation(
            .get, "/topics/{topic}", "getTopic", scope: .read, "A topic, or the one that it was merged into", condition: .reading,
            answers: [.ok(Topic.schema, tag: true)]
        ) { call in try await call.resource(topic(call)) },
        APIOperation(
            .put, "/topics/{topic}", "saveTopic", scope: .write, right: .keepTopics, "Make a topic or change it",
            about: "Its address stays once it has one. A topic that readers see is changed before their eyes: for that the token needs "
                + "the scope publish besides.",
            body: .json(Topic.sent), condition: .changing, answers: [.ok(Topic.schema, tag: true), .made(Topic.schema, tag: true)], save),
        APIOperation(
            .post, "/topics/{topic}/merge", "mergeTopic", scope: .write, right: .mergeTopics, "Make a topic part of another",
            about: "Its names become the other's, and all that names it names the other.",
            body: .json(.object([.always("into", .identifier)])),
            answers: [.ok(Topic.schema, "The other topic.", tag: true)]
        ) { call in
            guard let into: Topic.ID = call.body.identifier("into") else { throw APIProblem.unknown }
            try await call.perform(MergeTopics(try call.id("topic"), into: into))
            return try await call.resource(topic(call))
        },
    ]

    private static func topic(_ call: APICall) async throws -> JSONValue {
        let id: Topic.ID = try call.id("topic")
        guard let topic = try await call.read({ try $0.topics.find(id) }) else { throw APIProblem.notFound("topic") }
        return topic.json
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        if let text = call.query["q"]?.string {
            let found = try await call.read { records in
                try records.names.find(.topic, text, limit: limit).compactMap { try records.topics.find(Topic.ID($0.thing)) }
            }
            return APICall.page(found.map(\.json), next: nil)
        }
        let after: Topic.ID? = try call.queryCursor()
        let found = try await call.read { try $0.topics.page(after: after, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last.map { "\($0.id)" } : nil)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition): (Topic.ID, CallCondition) = (try call.id("topic"), call.condition)
        let isThere = try await call.read { try $0.topics.find(id) } != nil
        let wish = try Topic(id, json: call.body)
        try await call.perform(
            Deciding { records, _ in
                let found = try records.topics.find(id)
                try condition.check(found?.json, isSame: found.map { $0.matches(wish) } ?? false)
                return SaveTopic(wish)
            })
        // As it is read: names come in their own order.
        return try await call.resource(topic(call), status: isThere ? 200 : 201)
    }
}

extension APICall {
    /// The cursor of a list in the order of its things' identifiers.
    func queryCursor<Of>(_: Of.Type = Of.self) throws -> Identifier<Of>? {
        guard query["cursor"] != nil else { return nil }
        guard let id: Identifier<Of> = queryID("cursor") else { throw wrongCursor }
        return id
    }
}

extension Topic {
    fileprivate static let sent = Schema.object(members)
    fileprivate static let schema = Schema.named(
        "Topic", .object([.always("id", .identifier), .always("slug", .text(0...Slug.maximumLength))] + members))

    private static let members: [Schema.Property] = [
        .always("name", .line(1...200)), .always("kind", .choice(of: Kind.self)), .maybe("summary", .text(0...5_000)),
        .maybe("aliases", .set(.line(1...200), 0...100), "Other names under which it is found."),
        .maybe("began", .orNull(.text(4...11, .date)), "To the day at most: 2024, 2024-08, 2024-08-02; with ~ if about then."),
        .maybe("ended", .orNull(.text(4...11, .date))), .maybe("place", .line(0...200)),
        .maybe(
            "coordinates", .orNull(.object([.always("latitude", .number(-90...90)), .always("longitude", .number(-180...180))]))),
    ]

    fileprivate var json: JSONValue {
        [
            "id": .string("\(id)"), "slug": .string(slug), "name": .string(name), "kind": .string(kind.rawValue),
            "summary": .string(summary), "aliases": .array(aliases.map { .string($0) }),
            "began": began.map { .string("\($0)") } ?? .null, "ended": ended.map { .string("\($0)") } ?? .null, "place": .string(place),
            "coordinates": coordinates.map { ["latitude": .number($0.latitude), "longitude": .number($0.longitude)] } ?? .null,
        ]
    }

    fileprivate init(_ id: ID, json: JSONValue) throws {
        let place = json["coordinates"].flatMap { Coordinates(latitude: $0.double("latitude"), longitude: $0.double("longitude")) }
        self.init(
            id: id, kind: json.name("kind") ?? .theme, name: json.text("name"), slug: "", summary: json.text("summary"),
            aliases: json.texts("aliases"), began: json["began"]?.string.flatMap { ImpreciseDate($0) },
            ended: json["ended"]?.string.flatMap { ImpreciseDate($0) }, place: json.text("place"),
            coordinates: json["coordinates"] == nil || json["coordinates"] == .null ? nil : place)
    }

    /// Whether saving the other would change nothing.
    fileprivate func matches(_ wish: Topic) -> Bool {
        var wish = wish
        wish.slug = slug
        wish.aliases.sort { Name.folded($0) < Name.folded($1) }
        return id == wish.id && self == wish
    }
}
