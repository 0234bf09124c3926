import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: MergeTopics")
struct MergeTopicsTests {
    private let merge = MergeTopics(Topic.ferryCompany.id, into: Topic.harbour.id)

    @Test(arguments: TestEngine.all)
    func `stories go over, each once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [Topic.tides.id, Topic.ferryCompany.id] })
            try await newsroom.perform(merge)
            try await newsroom.readers { (reader) throws in
                #expect(try reader.edition(Story.ferryReturns)?.summary.topics.map(\.id) == [Topic.harbour.id])
                #expect(try reader.edition(Story.pierClosed)?.summary.topics.map(\.id) == [Topic.tides.id, Topic.harbour.id])
                #expect(try reader.newest(.topic(Topic.harbour.id), after: nil, limit: 9).items.count == 2)
                #expect(try reader.newest(.topic(Topic.ferryCompany.id), after: nil, limit: 9).items.isEmpty)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `names and the old address lead to the topic that stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(merge)
            #expect(try await newsroom.readers { try $0.topic(slug: "sound-ferries") } == .moved(slug: "vellmouth-harbour"))
            let (byName, byID, stays) = try await newsroom.read { records in
                (
                    try records.topics.find(name: "sound ferries"), try records.topics.find(Topic.ferryCompany.id),
                    try records.topics.find(Topic.harbour.id)
                )
            }
            #expect(byName?.id == Topic.harbour.id)
            #expect(byID == stays)
            #expect(stays?.aliases == ["Sound Ferries", "The docks", "Гавань"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `statements and the diary go over`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(
                SaveStatement(
                    Statement(
                        id: .sample(811), story: Story.ferryReturns, speaker: Topic.ferryCompany.id, kind: .written,
                        content: .verbatim("We sail."), topics: [Topic.ferryCompany.id, Topic.harbour.id, Topic.tides.id]), confirms: true))
            let event = DiaryEvent(
                id: .sample(851), what: "The crossing", when: ImpreciseDate(year: 2025), topics: [Topic.ferryCompany.id])
            try await newsroom.perform(SaveDiaryEvent(event))
            try await newsroom.perform(merge)
            let (statement, entry) = try await newsroom.read {
                (try $0.statements.find(.sample(811)), try $0.diary.find(event.id))
            }
            #expect(statement?.speaker == Topic.harbour.id)
            #expect(statement?.topics == [Topic.harbour.id, Topic.tides.id])
            #expect(entry?.topics == [Topic.harbour.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `merging is recorded, and names both topics and every story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(merge, as: .editor)
            try await newsroom.expectEvent(
                "MergeTopics", on: "topic:\(Topic.ferryCompany.id)", by: .editor,
                ["into": "\(Topic.harbour.id)", "name": "Sound Ferries", "stories": "1"])
            try await newsroom.expectChange(
                "MergeTopics",
                [
                    .topic(Topic.ferryCompany.id), .topic(Topic.harbour.id), .list(.topic(Topic.ferryCompany.id)),
                    .list(.topic(Topic.harbour.id)), .address("topic/sound-ferries"), .address("topic/vellmouth-harbour"),
                    .topicsInTheNews, .topicsInNavigation, .search, .story(Story.ferryReturns), .edition(Story.ferryReturns), .sitemapIndex,
                    .sitemap(SitemapPart(.topics, 1)),
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft with the topic that is gone is published under the one that stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(merge)
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: 1))
            #expect(try await newsroom.edition(Story.ferryReturns)?.summary.topics.map(\.id) == [Topic.harbour.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a chain of mergers leads to its end`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(merge)
            try await newsroom.perform(MergeTopics(Topic.harbour.id, into: Topic.tides.id))
            #expect(try await newsroom.read { try $0.topics.find(Topic.ferryCompany.id)?.id } == Topic.tides.id)
            #expect(try await newsroom.readers { try $0.topic(slug: "sound-ferries") } == .moved(slug: "tides"))
            try await newsroom.expectConflict(merge)
            try await newsroom.expectInvalid("into", MergeTopics(Topic.tides.id, into: Topic.ferryCompany.id))
        }
    }

    @Test(arguments: TestEngine.all)
    func `readers find the stories under the name of the topic that stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.topics = [Topic.ferryCompany.id] })
            try await newsroom.perform(MergeTopics(Topic.ferryCompany.id, into: Topic.regatta.id))
            for text in ["regatta", "sound ferries"] {
                let found = try await newsroom.readers {
                    try $0.search(SearchQuery(text: text), after: nil, limit: 9).items.map(\.summary.id)
                }
                #expect(found == [Story.pierClosed], "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs two topics and the right`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectInvalid("into", MergeTopics(Topic.tides.id, into: Topic.tides.id))
            try await newsroom.expectNotFound(MergeTopics(.sample(1), into: Topic.tides.id))
            try await newsroom.expectNotFound(MergeTopics(Topic.tides.id, into: .sample(1)))
            try await newsroom.expectRight(.mergeTopics, for: merge)
        }
    }
}
