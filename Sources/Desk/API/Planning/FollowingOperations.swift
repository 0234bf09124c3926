import Archive
import Editorial
import Newsroom
import Web

/// The topics that the account follows, and what is new of them.
enum FollowingOperations {
    static let all = [
        APIOperation(
            .get, "/following/topics", "listFollowedTopics", scope: .read, right: .readStories, "The topics that the account follows",
            answers: [
                .ok(
                    .object([
                        .always(
                            "items", .list(.object([.always("topic", .identifier), .always("since", .time)]), 0...Following.mostTopics)),
                        .always("seenUntil", .orNull(.time), "Up to when it has seen what is new."),
                    ]))
            ]
        ) { call in
            let account = call.user.id
            let (topics, seen) = try await call.read { (try $0.following.topics(of: account), try $0.following.seen(by: account)) }
            return .json([
                "items": .array(topics.map { ["topic": .string("\($0.topic)"), "since": APITime.json($0.since)] }),
                "seenUntil": APITime.json(seen),
            ])
        },
        APIOperation(
            .put, "/following/topics/{topic}", "followTopic", scope: .write, right: .readStories, "Follow a topic",
            about: "The account is told of statements by or about it that somebody else confirms, and of stories on it.",
            answers: [.done("It is followed.")]
        ) { call in
            try await call.perform(FollowTopic(call.id("topic")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .delete, "/following/topics/{topic}", "unfollowTopic", scope: .write, right: .readStories, "Follow a topic no longer",
            answers: [.done("It is not followed.")]
        ) { call in
            try await call.perform(UnfollowTopic(call.id("topic")))
            return WebAnswer(status: 204, headers: [])
        },
        APIOperation(
            .get, "/following/news", "listFollowedNews", scope: .read, right: .readStories,
            "What came of the followed topics since the account looked last, the newest first",
            query: [.limit],
            answers: [
                .ok(
                    .object([
                        .always(
                            "items",
                            .list(
                                .object([
                                    .always("at", .time), .always("topics", .list(.identifier, 0...Following.mostTopics)),
                                    .always("story", .identifier), .always("headline", .text(0...1_000)),
                                    .always("statement", .orNull(RecordedStatement.schema), "Null: the story itself was published."),
                                ]), 0...200))
                    ]))
            ]
        ) { call in
            let (user, limit) = (call.user, call.limit)
            let news = try await call.read { try FollowedNews(for: user, $0, limit: limit) }
            let items = news.items.map { item -> JSONValue in
                [
                    "at": APITime.json(item.at), "topics": .array(item.topics.map { .string("\($0.id)") }),
                    "story": .string("\(item.story)"), "headline": .string(item.headline), "statement": item.statement?.json ?? .null,
                ]
            }
            return .json(["items": .array(items)])
        },
        APIOperation(
            .post, "/following/seen", "seeFollowed", scope: .write, right: .readStories, "Say up to when what is new has been seen",
            body: .json(.object([.always("until", .time)])), answers: [.done("What came until then is no longer new.")]
        ) { call in
            guard let time = call.body.time("until") else { throw NewsroomError.invalid(field: "until", reason: "a time") }
            try await call.perform(SeeFollowed(until: time))
            return WebAnswer(status: 204, headers: [])
        },
    ]
}
