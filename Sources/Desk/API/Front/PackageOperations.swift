import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Packages: stories that belong together, in an editor's order.
enum PackageOperations {
    static let all = [
        APIOperation(
            .get, "/packages", "listPackages", scope: .read, right: .keepPackages, "The packages, made last first",
            query: [.cursor, .limit], answers: [.ok(.page(of: StoryPackage.schema), "A page.")], list),
        APIOperation(
            .get, "/packages/{package}", "getPackage", scope: .read, right: .keepPackages, "A package", condition: .reading,
            answers: [.ok(StoryPackage.schema, tag: true)]
        ) { call in
            let id: StoryPackage.ID = try call.id("package")
            guard let found = try await call.read({ try $0.packages.find(id) }) else { throw APIProblem.notFound("package") }
            return call.resource(found.json(call))
        },
        APIOperation(
            .put, "/packages/{package}", "savePackage", scope: .publish, right: .keepPackages, "Make a package or change it",
            about: "Its address stays once it has one. Readers see it when it is public and one of its stories is.",
            body: .json(.object(StoryPackage.members)), condition: .changing,
            answers: [.ok(StoryPackage.schema, tag: true), .made(StoryPackage.schema, tag: true)], save),
        APIOperation(
            .get, "/packages/{package}/revisions", "listPackageRevisions", scope: .read, right: .keepPackages,
            "What a package was before, newest first", query: [.cursor, .limit],
            answers: [
                .ok(
                    .page(
                        of: .object([
                            .always("revision", .revision), .always("title", .text(0...200)),
                            .always("stories", .integer(0...StoryPackage.mostStories), "How many it had."), .always("savedAt", .time),
                            .always("savedBy", .identifier),
                        ])), "A page.")
            ], revisions),
    ]

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let (before, limit): (StoryPackage.ID?, Int) = (try call.queryCursor(), call.limit)
        let found = try await call.read { try $0.packages.newest(before: before, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map { $0.json(call) }, next: found.count > limit ? page.last.map { "\($0.id)" } : nil)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, body): (StoryPackage.ID, CallCondition, JSONValue) = (try call.id("package"), call.condition, call.body)
        let isThere = try await call.read { try $0.packages.find(id) } != nil
        let saved = try await call.perform(
            Deciding { records, _ in
                let found = try records.packages.find(id)
                let wish = StoryPackage(id, json: body, insteadOf: found)
                try condition.check(found?.json(call), isSame: wish == found)
                return SavePackage(wish)
            })
        return call.resource(saved.json(call), status: isThere ? 200 : 201)
    }

    private static func revisions(_ call: APICall) async throws -> WebAnswer {
        let (id, before, limit): (StoryPackage.ID, Int, Int) = (try call.id("package"), try call.numberCursor(), call.limit)
        let found = try await call.read { records in
            guard try records.packages.find(id) != nil else { throw APIProblem.notFound("package") }
            return try records.packages.revisions(of: id, before: before, limit: limit + 1)
        }
        let page = found.prefix(limit)
        return APICall.page(
            page.map { revision in
                [
                    "revision": .integer(revision.number), "title": .string(revision.title), "stories": .integer(revision.stories),
                    "savedAt": APITime.json(revision.at), "savedBy": .string("\(revision.by)"),
                ]
            }, next: found.count > limit ? page.last.map { "\($0.number)" } : nil)
    }
}

extension StoryPackage {
    fileprivate static let members: [Schema.Property] = [
        .always("title", .line(1...200)), .maybe("standfirst", .text(0...2_000)), .always("stories", .set(.identifier, 0...mostStories)),
        .maybe("lead", .orNull(.identifier), "The one of its stories that stands large at the top."),
        .maybe("isPublic", .boolean, "Whether readers may see it; what is not said stays."),
    ]

    fileprivate static let schema = Schema.named(
        "Package",
        .object(
            [
                .always("id", .identifier), .always("slug", .text(0...Slug.maximumLength)), .always("revision", .revision),
                .always("url", .orNull(.text(1...2_000)), "Where readers have it; null for one that is not public."),
            ] + members))

    fileprivate func json(_ call: APICall) -> JSONValue {
        [
            "id": .string("\(id)"), "slug": .string(slug), "revision": .integer(revision),
            "url": isPublic ? .string("\(call.desk.settings.paper.siteURL)/package/\(slug)/") : .null, "title": .string(title),
            "standfirst": .string(standfirst), "stories": .array(stories.map { .string("\($0)") }),
            "lead": lead.map { .string("\($0)") } ?? .null, "isPublic": .bool(isPublic),
        ]
    }

    fileprivate init(_ id: ID, json: JSONValue, insteadOf found: StoryPackage?) {
        self.init(
            id: id, title: json.text("title").trimmingCharacters(in: .whitespacesAndNewlines), slug: found?.slug ?? "",
            standfirst: json["standfirst"]?.string ?? found?.standfirst ?? "", stories: json.identifiers("stories"),
            lead: json["lead"] == nil ? found?.lead : json.identifier("lead"),
            isPublic: json["isPublic"].map { $0 == true } ?? found?.isPublic ?? false, revision: found?.revision ?? 0)
    }
}
