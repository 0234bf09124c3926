import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// A story's revisions: each with who and when, and going back to one.
enum RevisionOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/revisions", "listRevisions", scope: .read, "A story's revisions, newest first",
            query: [.cursor, .limit], answers: [.ok(.page(of: entry), "A page.")], list),
        APIOperation(
            .get, "/stories/{story}/revisions/{revision}", "getRevision", scope: .read, "One revision, which never changes",
            answers: [.ok(.named("Revision", .object(members + [.always("content", StoryContent.schema)])))], show),
        APIOperation(
            .post, "/stories/{story}/revisions/{revision}/restore", "restoreRevision", scope: .write,
            "Make a story's newest revision of an earlier one", condition: .changing, answers: [.ok(StoryResource.schema, tag: true)],
            restore),
        APIOperation(
            .post, "/stories/{story}/revisions/{revision}/close", "closeVersion", scope: .publish, right: .withdraw,
            "Take a version that readers once had out of the story's history",
            about: "The history says that there was one, and shows nothing of what changed to it and from it. What readers see now "
                + "cannot be closed. Closing it again changes nothing.",
            body: .json(.object([.always("reason", .text(1...2_000), "For the trail.")])),
            answers: [.done("Readers are not shown it.")]
        ) { call in
            try await call.perform(
                CloseVersion(story: call.readable(), revision: try call.number("revision"), reason: call.body.text("reason")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .post, "/stories/{story}/revisions/{revision}/open", "openVersion", scope: .publish, right: .withdraw,
            "Show a version in the story's history again", answers: [.done("Readers are shown it.")]
        ) { call in
            try await call.perform(OpenVersion(story: call.readable(), revision: try call.number("revision")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .post, "/stories/{story}/draft/keep", "keepDraft", scope: .write, "Make a revision of what was typed and is in none yet",
            about: "In the name of who typed it. Where everything is in a revision, nothing is done.",
            answers: [.ok(StoryResource.schema, tag: true)]
        ) { call in
            let story = try await call.readable()
            try await call.perform(SaveDraft(story))
            return try await call.resource(call.story(story))
        },
    ]

    private static let members: [Schema.Property] = [
        .always("revision", .revision), .always("savedAt", .time), .always("savedBy", .identifier),
        .always("manner", .choice([Revision.Manner.auto, .deliberate, .imported].map(\.rawValue))),
    ]
    private static let entry = Schema.named("RevisionEntry", .object(members))

    private static func json(_ number: Int, at time: Date, by user: User.ID, _ manner: Revision.Manner) -> [JSONValue.Member] {
        [
            .init("revision", .integer(number)), .init("savedAt", APITime.json(time)), .init("savedBy", .string("\(user)")),
            .init("manner", .string(manner.rawValue)),
        ]
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let (story, limit) = (try await call.readable(), call.limit)
        let before = try call.query["cursor"].map { cursor in
            guard let number = cursor.string.flatMap({ Int($0) }), number > 0 else { throw call.wrongCursor }
            return number
        }
        let found = try await call.read { try $0.stories.history(of: story, before: before ?? Int(Int32.max), limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(
            page.map { .object(json($0.number, at: $0.savedAt, by: $0.savedBy, $0.manner)) },
            next: found.count > limit ? page.last.map { "\($0.number)" } : nil)
    }

    private static func show(_ call: APICall) async throws -> WebAnswer {
        let (story, number) = (try await call.readable(), try call.number("revision"))
        guard let found = try await call.read({ try $0.stories.revision(number, of: story) }) else {
            throw APIProblem.notFound("revision \(number)")
        }
        return .json(
            .object(json(number, at: found.savedAt, by: found.savedBy, found.manner) + [.init("content", found.content.json)]))
    }

    private static func restore(_ call: APICall) async throws -> WebAnswer {
        let (story, number) = (try await call.readable(), try call.number("revision"))
        let (condition, siteURL) = (call.condition, call.desk.settings.paper.siteURL)
        try await call.perform(
            Deciding { records, user in
                let found = try StoryResource(story, for: user, siteURL: siteURL, records)
                let wish = try records.stories.revision(number, of: story)
                try condition.check(found.json, isSame: wish?.content == found.revision.content)
                return RestoreRevision(story: story, revision: number, latest: found.revision.number)
            })
        return try await call.resource(call.story(story))
    }
}
