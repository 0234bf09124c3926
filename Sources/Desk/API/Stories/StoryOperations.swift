import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Stories: the list, one of them, saving, and where it is in the newsroom's work.
enum StoryOperations {
    static let all = [
        APIOperation(
            .get, "/stories", "listStories", scope: .read, "Stories, changed last first",
            about: "Who may read their own stories only is shown those.", query: filters + [.cursor, .limit],
            answers: [.ok(.page(of: StoryListEntry.schema), "A page.")], list),
        APIOperation(
            .get, "/stories/{story}", "getStory", scope: .read, "A story as it stands", condition: .reading,
            answers: [.ok(StoryResource.schema, tag: true)]
        ) { call in
            let story: Story.ID = try call.id("story")
            return try await call.resource(call.story(story))
        },
        APIOperation(
            .put, "/stories/{story}", "saveStory", scope: .write, right: .writeOwnStories, "Make a story, or save its next revision",
            about: "The identifier is made by the client: a UUID, best of version 7. The content takes the place of what stands there, "
                + "so send what you have read with your changes. Sending what stands there already changes nothing.",
            body: .json(.object([.always("content", StoryContent.schema)]), largest: 2 * DocumentLimits.jsonBytes), condition: .changing,
            answers: [.ok(StoryResource.schema, tag: true), .made(StoryResource.schema, tag: true)], save),
        APIOperation(
            .put, "/stories/{story}/stage", "moveStory", scope: .write, "Move a story to another stage",
            body: .json(.object([.always("stage", .stage)])), answers: [.ok(StoryResource.schema, tag: true)]
        ) { call in
            let story = try await call.readable()
            guard let stage: Stage = call.body.name("stage") else { throw APIProblem.unknown }
            try await call.perform(MoveStory(story: story, to: stage))
            return try await call.resource(call.story(story))
        },
    ]

    // MARK: The list

    private static let filters: [APIOperation.Parameter] = [
        .init("q", .line(1...200), "Words of headline, topics and byline; the last may be a beginning."),
        .init("stage", .stage, "In this stage."),
        .init("section", .identifier, "In this section."),
        .init("topic", .identifier, "With this topic."),
        .init("account", .identifier, "Made by this account, or assigned to it."),
        .init("contributor", .identifier, "With this contributor in the byline."),
        .init("waiting", .boolean, "true: whose newest revision readers do not see."),
    ]

    private static func query(_ call: APICall) -> StoryListQuery {
        var wish = StoryListQuery(text: call.query["q"]?.string ?? "")
        wish.stage = call.query["stage"]?.string.flatMap { Stage(rawValue: $0) }
        wish.section = call.queryID("section")
        wish.topic = call.queryID("topic")
        wish.people = [call.queryID("account").map { .account($0) }, call.queryID("contributor").map { .contributor($0) }].compactMap { $0 }
        wish.isWaiting = call.query["waiting"] == true
        if !call.user.may(.readStories) { wish.creator = call.user.id }
        return wish
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let (wish, limit, siteURL) = (query(call), call.limit, call.desk.settings.paper.siteURL)
        let before = try call.query["cursor"].map { cursor in
            guard let number = cursor.string.flatMap({ Int64($0) }), number > 0 else { throw call.wrongCursor }
            return number
        }
        let found = try await call.read { records in
            var wish = wish
            wish.topic = try wish.topic.map { try records.topics.settled($0) }
            return try records.storyList.entries(wish, before: before ?? .max, limit: limit + 1).map {
                (number: $0.number, json: $0.json(slug: try records.editions.standing($0.id)?.slug, siteURL: siteURL))
            }
        }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last.map { "\($0.number)" } : nil)
    }

    // MARK: Saving

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, siteURL): (Story.ID, CallCondition, String) = (
            try call.id("story"), call.condition, call.desk.settings.paper.siteURL
        )
        let content = try StoryContent(json: call.body["content"] ?? .null)
        let outcome = try await call.perform(
            Deciding { records, user in
                let found = try StoryResource(ifAny: id, for: user, siteURL: siteURL, records)
                try condition.check(found?.json, isSame: found?.revision.content == content)
                if found?.isBeingWritten == true, found?.revision.content != content {
                    throw NewsroomError.conflict(
                        "somebody is writing: there are words that are in no revision yet. Keep them (keepDraft), then read the story again"
                    )
                }
                return SaveStory(story: id, content: content, basedOn: found?.revision.number ?? 0)
            })
        guard case .saved(let number) = outcome else { throw APIProblem.changedMeanwhile }
        return try await call.resource(call.story(id), status: number == 1 ? 201 : 200)
    }
}

extension StoryListEntry {
    static let schema = Schema.named(
        "StoryEntry",
        .object([
            .always("id", .identifier), .always("headline", .text(0...300)), .always("stage", .stage),
            .always("kind", .choice(of: StoryKind.self)), .always("language", .text(1...100)), .always("section", .orNull(.identifier)),
            .always("byline", .list(.identifier, 0...50)), .always("revision", .revision), .always("words", .integer(0...10_000_000)),
            .always("embargo", .orNull(.time)), .always("madeBy", .identifier), .always("changedAt", .time),
            .always("changedBy", .identifier),
            .always("publication", PublicationState.schema),
        ]))

    fileprivate func json(slug: String?, siteURL: String) -> JSONValue {
        [
            "id": .string("\(id)"), "headline": .string(headline), "stage": .string(stage.rawValue), "kind": .string(kind.rawValue),
            "language": .string(language), "section": section.map { .string("\($0)") } ?? .null,
            "byline": .array(byline.map { .string("\($0)") }), "revision": .integer(revision), "words": .integer(words),
            "embargo": APITime.json(embargo), "madeBy": .string("\(creator)"), "changedAt": APITime.json(changedAt),
            "changedBy": .string("\(changedBy)"), "publication": publication.json(slug: slug, siteURL: siteURL),
        ]
    }
}

extension APICall {
    var wrongCursor: APIProblem { .invalid([FieldFault(field: "cursor", detail: "none that this list has given")]) }

    func story(_ id: Story.ID) async throws -> JSONValue {
        let (user, siteURL) = (user, desk.settings.paper.siteURL)
        return try await read { try StoryResource(id, for: user, siteURL: siteURL, $0).json }
    }

    /// The path's story, if the account may read it.
    func readable() async throws -> Story.ID {
        let (id, user): (Story.ID, User) = (try id("story"), user)
        guard try await read({ try $0.stories.find(id).map(user.mayRead) }) == true else { throw NewsroomError.notFound("story \(id)") }
        return id
    }
}
