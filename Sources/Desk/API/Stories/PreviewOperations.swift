import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Web

/// Links under which one revision can be read without an account.
enum PreviewOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/previews", "listPreviews", scope: .read, right: .sharePreviews,
            "A story's links that are good, made last first",
            answers: [.ok(.object([.always("items", .list(Preview.schema, 0...Preview.most))]))]
        ) { call in
            let (story, now) = (try await call.readable(), call.desk.now())
            let found = try await call.read { try $0.previews.good(of: story, at: now) }
            return .json(["items": .array(found.map { .object($0.members) })])
        },
        APIOperation(
            .put, "/stories/{story}/previews/{preview}", "sharePreview", scope: .write, right: .sharePreviews,
            "Make a link to a preview of one revision",
            about: "Whoever has it reads that revision as readers would see it, until it ends. The address is told this once: where it is "
                + "lost, revoke the link and make another.",
            body: .json(
                .object([
                    .maybe("revision", .revision, "The newest unless said."),
                    .maybe("days", .integer(1...30), "How long it is good; 7 unless said."),
                ])),
            answers: [
                .made(
                    .named(
                        "PreviewWithAddress",
                        .object(Preview.properties + [.always("url", .text(1...2_000), "At the desk; no account is asked for.")])))
            ], share),
        APIOperation(
            .delete, "/stories/{story}/previews/{preview}", "revokePreview", scope: .write, right: .sharePreviews,
            "End a link before its time", answers: [.done("It leads nowhere any more.")]
        ) { call in
            let story = try await call.readable()
            try await call.perform(RevokePreview(call.id("preview"), of: story))
            return WebAnswer(status: 204, headers: [])
        },
    ]

    private static func share(_ call: APICall) async throws -> WebAnswer {
        let (story, id, secret): (Story.ID, Preview.ID, Secret) = (try await call.readable(), try call.id("preview"), try Secret())
        let days = call.body["days"]?.integer ?? 7
        let preview = try await call.perform(
            Deciding { [wish = call.body["revision"]?.integer] records, _ in
                guard let latest = try records.stories.find(story)?.latestRevision else { throw NewsroomError.notFound("story \(story)") }
                return SharePreview(id, story: story, revision: wish ?? latest, link: secret.hash, lifetime: Double(days) * 86_400)
            })
        let url = call.desk.settings.origin + PreviewScreen.path(secret)
        return WebAnswer(
            status: 201, headers: [("Content-Type", "application/json")],
            body: JSONValue.object(preview.members + [.init("url", .string(url))]).bytes())
    }
}

extension Preview {
    fileprivate static let properties: [Schema.Property] = [
        .always("id", .identifier), .always("revision", .revision), .always("madeAt", .time), .always("madeBy", .identifier),
        .always("expiresAt", .time),
    ]

    fileprivate static let schema = Schema.named("Preview", .object(properties))

    fileprivate var members: [JSONValue.Member] {
        [
            .init("id", .string("\(id)")), .init("revision", .integer(revision)), .init("madeAt", APITime.json(madeAt)),
            .init("madeBy", .string("\(madeBy)")), .init("expiresAt", APITime.json(expiresAt)),
        ]
    }
}
