import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: following topics")
struct FollowingTests {
    private func news(_ user: User, _ newsroom: TestNewsroom) async throws -> [String] {
        try await newsroom.read { try $0.following.news(for: user.id, limit: 10) }.map { item in
            switch item.thing {
            case .statement(let statement): "said \(statement.content.text)"
            case .story(let story): "story \(story == Story.ferryReturns ? "ferry" : "other")"
            }
        }
    }

    private func confirm(
        _ number: UInt64, _ words: String, by speaker: Topic.ID, about topics: [Topic.ID] = [], as user: User, _ newsroom: TestNewsroom
    ) async throws {
        newsroom.clock.advance(60)
        let statement = Statement(
            id: .sample(number), story: Story.ferryReturns, speaker: speaker, kind: .indirect, content: .sense(words), topics: topics)
        try await newsroom.perform(SaveStatement(statement, confirms: true), as: user)
    }

    @Test(arguments: TestEngine.all)
    func `who follows a topic is told what comes of it from then on, the newest first`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await confirm(811, "Before.", by: Topic.adaWren.id, as: .editor, newsroom)
            newsroom.clock.advance(60)
            for _ in 1...2 { try await newsroom.perform(FollowTopic(Topic.adaWren.id), as: .reporter) }
            try await newsroom.perform(FollowTopic(Topic.harbour.id), as: .reporter)
            try await newsroom.expectEvent("FollowTopic", on: "topic:\(Topic.adaWren.id)", by: .reporter)
            #expect(try await newsroom.events(about: "topic:\(Topic.adaWren.id)").count { $0.act == "FollowTopic" } == 1)
            #expect(try await news(.reporter, newsroom) == [])

            try await confirm(812, "By her.", by: Topic.adaWren.id, about: [Topic.harbour.id], as: .editor, newsroom)
            try await confirm(813, "About it.", by: Topic.ferryCompany.id, about: [Topic.harbour.id], as: .editor, newsroom)
            try await confirm(814, "Of neither.", by: Topic.ferryCompany.id, as: .editor, newsroom)
            try await confirm(815, "My own.", by: Topic.adaWren.id, as: .reporter, newsroom)
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.pierClosed, StoryContent.pierClosed.with { $0.topics = [Topic.harbour.id] })
            #expect(try await news(.reporter, newsroom) == ["story other", "said About it.", "said By her."])
            #expect(try await news(.editor, newsroom) == [], "who follows nothing is told nothing")
            let both = try await newsroom.read { try $0.following.news(for: User.reporter.id, limit: 10).last?.topics }
            #expect(Set(both ?? []) == [Topic.adaWren.id, Topic.harbour.id], "once, for both")
            #expect(try await newsroom.read { try $0.following.news(for: User.reporter.id, limit: 1) }.count == 1)

            try await newsroom.perform(UnfollowTopic(Topic.harbour.id), as: .reporter)
            try await newsroom.expectEvent("UnfollowTopic", on: "topic:\(Topic.harbour.id)", by: .reporter)
            #expect(try await news(.reporter, newsroom) == ["said By her."])
            try await newsroom.perform(TakeStatementBack(.sample(812)), as: .editor)
            #expect(try await news(.reporter, newsroom) == [], "what is off the record is no news")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what somebody confirmed themselves takes no place from what others did`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(FollowTopic(Topic.adaWren.id), as: .reporter)
            newsroom.clock.advance(60)
            try await confirm(811, "Theirs.", by: Topic.adaWren.id, as: .editor, newsroom)
            for own: UInt64 in 812...814 {
                newsroom.clock.advance(60)
                try await confirm(own, "Mine.", by: Topic.adaWren.id, as: .reporter, newsroom)
            }
            let news = try await newsroom.read { try $0.following.news(for: User.reporter.id, limit: 2) }
            #expect(news.map(\.thing) == [.statement(try #require(await newsroom.read { try $0.statements.find(.sample(811)) }))])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was seen is new no longer, but what came while one looked is`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(FollowTopic(Topic.adaWren.id), as: .reporter)
            try await confirm(811, "First.", by: Topic.adaWren.id, as: .editor, newsroom)
            let shown = newsroom.clock.now
            try await confirm(812, "Second.", by: Topic.adaWren.id, as: .editor, newsroom)
            try await newsroom.perform(SeeFollowed(until: shown), as: .reporter)
            try await newsroom.expectEvent("SeeFollowed", on: "user:\(User.reporter.id)", by: .reporter)
            #expect(try await news(.reporter, newsroom) == ["said Second."])
            try await newsroom.perform(SeeFollowed(until: .distantFuture), as: .reporter)
            #expect(try await news(.reporter, newsroom) == [])
            try await confirm(813, "Third.", by: Topic.adaWren.id, as: .editor, newsroom)
            #expect(try await news(.reporter, newsroom) == ["said Third."], "nobody sees what is not there yet")
            try await newsroom.perform(SeeFollowed(until: shown), as: .reporter)
            #expect(try await newsroom.read { try $0.following.seen(by: User.reporter.id) } != shown, "time does not go back")
        }
    }

    @Test(arguments: TestEngine.all)
    func `who follows a topic that is merged follows the one that stands`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(FollowTopic(Topic.harbour.id), as: .reporter)
            try await newsroom.perform(FollowTopic(Topic.tides.id), as: .editor)
            try await confirm(811, "About it.", by: Topic.adaWren.id, about: [Topic.harbour.id], as: .chiefEditor, newsroom)
            try await newsroom.perform(MergeTopics(Topic.harbour.id, into: Topic.tides.id))
            #expect(try await newsroom.read { try $0.following.topics(of: User.reporter.id).map(\.topic) } == [Topic.tides.id])
            #expect(try await news(.reporter, newsroom) == ["said About it."])
            #expect(try await news(.editor, newsroom) == ["said About it."])
            try await newsroom.perform(FollowTopic(Topic.harbour.id), as: .chiefEditor)
            #expect(try await newsroom.read { try $0.following.topics(of: User.chiefEditor.id).map(\.topic) } == [Topic.tides.id])
            try await newsroom.expectNotFound(FollowTopic(.sample(1)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody follows more than can be looked up`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for number in 0..<UInt64(Following.mostTopics) {
                let topic = Topic(id: .sample(3_000 + number), kind: .theme, name: "Theme \(number)", slug: "theme-\(number)")
                try await newsroom.archive.write { records in
                    try records.topics.save(topic)
                    try records.following.follow(topic.id, by: User.chiefEditor.id, at: .firstMorning)
                }
            }
            try await newsroom.expectConflict(FollowTopic(Topic.harbour.id))
            try await newsroom.perform(FollowTopic(.sample(3_000)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may not read stories follows nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectRight(.readStories, for: FollowTopic(Topic.harbour.id))
            try await newsroom.expectRight(.readStories, for: UnfollowTopic(Topic.harbour.id))
            try await newsroom.expectRight(.readStories, for: SeeFollowed(until: .firstMorning))
        }
    }
}
