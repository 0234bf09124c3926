import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SaveTopic, facts and company")
struct TopicFactsTests {
    private static func with(_ topic: Topic, _ change: (inout Topic) -> Void) -> SaveTopic {
        var changed = topic
        change(&changed)
        return SaveTopic(changed)
    }

    @Test(arguments: TestEngine.all)
    func `each kind keeps the facts that it can have`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let acts = [
                Self.with(.adaWren) { ($0.began, $0.ended) = (ImpreciseDate("1950~"), ImpreciseDate("2024-08")) },
                Self.with(.ferryCompany) { $0.began = ImpreciseDate("1871") },
                Self.with(.regatta) {
                    ($0.began, $0.ended, $0.place) = (ImpreciseDate("2025-02-01"), ImpreciseDate("2025-02"), "The sound")
                },
                Self.with(.harbour) { ($0.place, $0.coordinates) = ("The north", Coordinates(latitude: -46.5, longitude: 32.25)) },
            ]
            for act in acts {
                let saved = try await newsroom.perform(act)
                #expect(try await newsroom.read { try $0.topics.find(saved.id) } == saved)
            }
            try await newsroom.expectEvent("SaveTopic", on: "topic:\(Topic.harbour.id)", by: .chiefEditor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `facts that cannot be are refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectInvalid("began", Self.with(.tides) { $0.began = ImpreciseDate("2024") })
            try await newsroom.expectInvalid("ended", Self.with(.harbour) { $0.ended = ImpreciseDate("2024") })
            try await newsroom.expectInvalid("began", Self.with(.regatta) { $0.began = ImpreciseDate("2024-01-01T10:00") })
            try await newsroom.expectInvalid(
                "ended", Self.with(.adaWren) { ($0.began, $0.ended) = (ImpreciseDate("2024-09"), ImpreciseDate("2024-08")) })
            try await newsroom.expectInvalid("place", Self.with(.adaWren) { $0.place = "Here" })
            try await newsroom.expectInvalid("coordinates", Self.with(.regatta) { $0.coordinates = Coordinates(latitude: 0, longitude: 0) })
            #expect(Coordinates(latitude: 91, longitude: 0) == nil && Coordinates(latitude: 0, longitude: .nan) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `topics know which others are named with them, as long as the stories are public`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func related(_ topic: Topic) async throws -> [Topic.ID] {
                try await newsroom.readers { try $0.relatedTopics(topic.id, limit: 9).map(\.id) }
            }
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [Topic.harbour.id, Topic.tides.id] })
            #expect(try await related(.harbour) == [Topic.tides.id, Topic.ferryCompany.id])
            #expect(try await related(.tides) == [Topic.harbour.id])
            try await newsroom.save(Story.pierClosed, .pierClosed, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            try await newsroom.perform(WithdrawStory(story: Story.tideTables, reason: "Old."))
            #expect(try await related(.harbour) == [Topic.ferryCompany.id])
            #expect(try await related(.tides) == [])
            try await newsroom.perform(MergeTopics(Topic.ferryCompany.id, into: Topic.regatta.id))
            #expect(try await related(.harbour) == [Topic.regatta.id])
            #expect(newsroom.changes.last?.subjects.contains(.list(.topic(Topic.harbour.id))) == true)
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "Old."))
            #expect(try await newsroom.contents()["topic_pairs"] == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a contributor's links are addresses`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var maren = Contributor.marenHolt
            maren.links = ["https://social.example/@maren", "mailto:maren@vellmouth.example"]
            try await newsroom.perform(SaveContributor(maren))
            let saved = maren
            #expect(try await newsroom.read { try $0.contributors.find(saved.id) } == saved)
            for wrong in ["javascript:alert(1)", "/here/", "maren", "https://", "https://a b", "tel:112", "http://x\ny"] {
                maren.links = [wrong]
                try await newsroom.expectInvalid("links[0]", SaveContributor(maren))
            }
            maren.links = ["https://a.example", "https://a.example"]
            try await newsroom.expectInvalid("links", SaveContributor(maren))
        }
    }
}
