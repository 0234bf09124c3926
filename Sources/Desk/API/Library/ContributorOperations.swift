import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// People in bylines.
enum ContributorOperations {
    static let all = [
        APIOperation(
            .get, "/contributors", "listContributors", scope: .read, "The contributors, in the order of their making",
            about: "With q, those of which a name begins so; they come without a next page.",
            query: [.init("q", .line(1...100), "The beginning of a name, or of one of its words."), .cursor, .limit],
            answers: [.ok(.page(of: Contributor.schema), "A page.")], list),
        APIOperation(
            .get, "/contributors/{contributor}", "getContributor", scope: .read, "A contributor", condition: .reading,
            answers: [.ok(Contributor.schema, tag: true)]
        ) { call in
            let id: Contributor.ID = try call.id("contributor")
            guard let found = try await call.read({ try $0.contributors.find(id) }) else { throw APIProblem.notFound("contributor") }
            return call.resource(found.json)
        },
        APIOperation(
            .put, "/contributors/{contributor}", "saveContributor", scope: .write, right: .keepContributors,
            "Make a contributor or change one",
            about: "The address stays once there is one. A name that readers see is changed before their eyes: for that the token needs "
                + "the scope publish besides.",
            body: .json(Contributor.sent), condition: .changing,
            answers: [.ok(Contributor.schema, tag: true), .made(Contributor.schema, tag: true)], save),
    ]

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        if let text = call.query["q"]?.string {
            let found = try await call.read { records in
                try records.names.find(.contributor, text, limit: limit).compactMap {
                    try records.contributors.find(Contributor.ID($0.thing))
                }
            }
            return APICall.page(found.map(\.json), next: nil)
        }
        let after: Contributor.ID? = try call.queryCursor()
        let found = try await call.read { try $0.contributors.page(after: after, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last.map { "\($0.id)" } : nil)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition): (Contributor.ID, CallCondition) = (try call.id("contributor"), call.condition)
        let isThere = try await call.read { try $0.contributors.find(id) } != nil
        let wish = Contributor(id, json: call.body)
        let saved = try await call.perform(
            Deciding { records, _ in
                let found = try records.contributors.find(id)
                try condition.check(found?.json, isSame: found.map { $0.matches(wish) } ?? false)
                return SaveContributor(wish)
            })
        return call.resource(saved.json, status: isThere ? 200 : 201)
    }
}

extension Contributor {
    fileprivate static let sent = Schema.object(members)
    fileprivate static let schema = Schema.named(
        "Contributor", .object([.always("id", .identifier), .always("slug", .text(0...Slug.maximumLength))] + members))

    private static let members: [Schema.Property] = [
        .always("name", .line(1...200)), .maybe("position", .line(0...200)), .maybe("biography", .text(0...5_000)),
        .maybe("links", .set(.line(1...2_000), 0...20), "Pages of the person elsewhere: https://…, mailto:…"),
        .maybe("portrait", .orNull(.identifier)),
    ]

    fileprivate var json: JSONValue {
        [
            "id": .string("\(id)"), "slug": .string(slug), "name": .string(name), "position": .string(position),
            "biography": .string(biography), "links": .array(links.map { .string($0) }),
            "portrait": portrait.map { .string("\($0)") } ?? .null,
        ]
    }

    fileprivate init(_ id: ID, json: JSONValue) {
        self.init(
            id: id, name: json.text("name"), slug: "", biography: json.text("biography"), position: json.text("position"),
            links: json.texts("links"), portrait: json.identifier("portrait"))
    }

    /// Whether saving the other would change nothing.
    fileprivate func matches(_ wish: Contributor) -> Bool {
        var wish = wish
        wish.slug = slug
        return self == wish
    }
}
