import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What could not be brought together with a story, and is kept beside it until somebody has seen to it.
enum AsideOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/aside", "listSetAside", scope: .read, right: .writeOwnStories,
            "Versions and values that are kept beside a story, oldest first",
            answers: [
                .ok(
                    .object([
                        .always("versions", .list(entry, 0...10_000)),
                        .always("conflicts", .list(conflict, 0...200), "Fields of which two people gave two values."),
                    ]))
            ], list),
        APIOperation(
            .get, "/stories/{story}/aside/{aside}", "getSetAside", scope: .read, right: .writeOwnStories, "A version that is kept so",
            answers: [.ok(.named("SetAside", .object(members + [.always("content", StoryContent.schema)])))], show),
        APIOperation(
            .post, "/stories/{story}/aside/{aside}/settle", "settleSetAside", scope: .write, right: .writeOwnStories,
            "Say that such a version is done with",
            about: "What is of use in it is taken over before, by saving the story (saveStory). It is kept all the same.",
            answers: [.done("It stands beside the story no longer.")], settle),
        APIOperation(
            .post, "/stories/{story}/conflicts/{conflict}/settle", "settleConflict", scope: .write, right: .writeOwnStories,
            "Say that such a value is done with",
            about: "Taking it over is saving the story (saveStory).", answers: [.done("It stands beside the story no longer.")],
            settleConflict),
    ]

    private static let members: [Schema.Property] = [
        .always("id", .identifier), .always("basedOn", .revision, "The revision that its author had before them."),
        .always("savedAt", .time), .always("savedBy", .identifier),
    ]
    private static let entry = Schema.named("SetAsideEntry", .object(members))
    private static let conflict = Schema.named(
        "FieldConflict",
        .object([
            .always("id", .identifier), .always("field", .text(1...50)), .always("value", .text(1...1_000_000), "As JSON."),
            .always("at", .time), .always("by", .identifier),
        ]))

    private static func json(_ version: SetAside) -> [JSONValue.Member] {
        [
            .init("id", .string("\(version.id)")), .init("basedOn", .integer(version.basedOn)),
            .init("savedAt", APITime.json(version.savedAt)), .init("savedBy", .string("\(version.savedBy)")),
        ]
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let story = try await call.readable()
        let (versions, conflicts) = try await call.read { records in
            (try records.stories.setAside(of: story), try records.drafts.conflicts(of: story))
        }
        let values = conflicts.map { conflict -> JSONValue in
            [
                "id": .string("\(conflict.id)"), "field": .string(conflict.field),
                "value": .string(String(decoding: conflict.value.bytes(), as: UTF8.self)), "at": APITime.json(conflict.at),
                "by": .string("\(conflict.by)"),
            ]
        }
        return .json(["versions": .array(versions.map { .object(json($0)) }), "conflicts": .array(values)])
    }

    /// The path's version, if it stands beside the path's story.
    private static func version(_ call: APICall) async throws -> SetAside {
        let (story, id): (Story.ID, Identifier<SetAside>) = (try await call.readable(), try call.id("aside"))
        guard let found = try await call.read({ try $0.stories.setAside(of: story).first { $0.id == id } }) else {
            throw APIProblem.notFound("a version that is still to be settled")
        }
        return found
    }

    private static func show(_ call: APICall) async throws -> WebAnswer {
        let found = try await version(call)
        return .json(.object(json(found) + [.init("content", found.content.json)]))
    }

    private static func settle(_ call: APICall) async throws -> WebAnswer {
        try await call.perform(SettleSetAside(version(call).id))
        return WebAnswer(status: 204, headers: [])
    }

    private static func settleConflict(_ call: APICall) async throws -> WebAnswer {
        let (story, id): (Story.ID, FieldConflict.ID) = (try await call.readable(), try call.id("conflict"))
        guard try await call.read({ try $0.drafts.story(ofConflict: id) }) == story else {
            throw APIProblem.notFound("a conflict that is still to be settled")
        }
        try await call.perform(SettleFieldConflict(id))
        return WebAnswer(status: 204, headers: [])
    }
}
