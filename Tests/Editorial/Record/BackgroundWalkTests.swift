import Archive
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Editorial

@Suite("Stories of before that say what background says")
struct BackgroundWalkTests {
    private static let wall = "The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land."
    private static let dues = "Harbour dues are set by the council every autumn, and have not been raised since the storm of 1953."
    private static let id: Background.ID = .sample(741)

    private func passage(_ id: Background.ID = Self.id, _ text: String = Self.wall, revision: Int = 0) -> Background {
        Background(
            id: id, name: "Wall", document: Document(paragraphs: [text]), asOf: ImpreciseDate(year: 2025), source: "", revision: revision)
    }

    private func write(_ newsroom: TestNewsroom, _ story: UInt64, _ paragraphs: [String]) async throws {
        try await newsroom.save(.sample(story), .pierClosed.with { $0.document = Document(paragraphs: paragraphs) })
    }

    private func walk(_ newsroom: TestNewsroom, limit: Int = 2) async throws {
        while try await newsroom.archive.write({ try $0.backgroundLikenesses.step(limit: limit) }) {}
    }

    private func found(_ newsroom: TestNewsroom, _ id: Background.ID = Self.id, before story: Story.ID? = nil) async throws -> [Story.ID] {
        try await newsroom.read { try $0.backgroundLikenesses.stories(like: id, before: story, limit: 9) }
    }

    @Test(arguments: TestEngine.all)
    func `they are found a few at a time, for every passage that has become another`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await write(newsroom, 9_001, ["Rain.", Self.wall])
            try await write(newsroom, 9_002, ["Rain, and nothing but rain, the harbour office said on Monday."])
            try await write(newsroom, 9_003, [Self.wall.replacing("county", with: "town"), Self.dues])
            try await newsroom.perform(SaveBackground(passage()))
            #expect(try await found(newsroom) == [])
            try await newsroom.perform(SaveBackground(passage(.sample(742), Self.dues)))
            // Both go on together from where they are.
            #expect(try await newsroom.archive.write { try $0.backgroundLikenesses.step(limit: 1) })
            try await walk(newsroom)
            #expect(try await found(newsroom) == [.sample(9_003), .sample(9_001)])
            #expect(try await found(newsroom, before: .sample(9_003)) == [.sample(9_001)])
            #expect(try await found(newsroom, .sample(742)) == [.sample(9_003)])
            #expect(try await !newsroom.archive.write { try $0.backgroundLikenesses.step(limit: 9) })
            // As it is now, nobody says it; a change that is none of the words begins nothing.
            try await newsroom.perform(SaveBackground(passage(Self.id, "Another text, of the same wall.", revision: 1)))
            #expect(try await newsroom.read { try $0.backgroundLikenesses.isWalking(Self.id) })
            try await walk(newsroom)
            #expect(try await found(newsroom) == [])
            var renamed = passage(Self.id, "Another text, of the same wall.", revision: 2)
            renamed.source = "The books"
            try await newsroom.perform(SaveBackground(renamed))
            #expect(try await !newsroom.read { try $0.backgroundLikenesses.isWalking(Self.id) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a walk that begins later is caught up with, and no story is missed or looked at twice`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for story in 9_001...9_005 { try await write(newsroom, UInt64(story), [Self.wall, Self.dues]) }
            try await newsroom.perform(SaveBackground(passage()))
            func step(_ limit: Int) async throws { _ = try await newsroom.archive.write { try $0.backgroundLikenesses.step(limit: limit) } }
            try await walk(newsroom)
            try await newsroom.perform(SaveBackground(passage(Self.id, Self.wall + " So it is.", revision: 1)))
            try await step(2)
            try await newsroom.perform(SaveBackground(passage(.sample(742), Self.dues)))
            try await step(9)
            #expect(try await found(newsroom, .sample(742)).count == 2, "as far as the other has come")
            try await step(9)
            #expect(try await found(newsroom, .sample(742)).count == 5)
            #expect(try await found(newsroom).count == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a reference in the place of the words is an ordinary revision, and readers have what they had`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let story: Story.ID = .sample(9_001)
            let content = StoryContent.pierClosed.with { $0.document = Document(paragraphs: ["Rain.", Self.wall, "More rain."]) }
            try await newsroom.publish(story, content)
            try await newsroom.perform(SaveBackground(passage()))
            try await walk(newsroom)
            try await newsroom.expectConflict(ReferToBackground(Self.id, in: story, latest: 7))
            #expect(try await newsroom.perform(ReferToBackground(Self.id, in: story, latest: 1), as: .editor) == 2)
            let saved = try await newsroom.read { try $0.stories.revision(2, of: story) }
            #expect(
                saved?.content.document
                    == Document([.paragraph([.text("Rain.")]), .background(Self.id), .paragraph([.text("More rain.")])]))
            #expect(saved?.savedBy == User.editor.id)
            try await newsroom.expectEvent(
                "ReferToBackground", on: "story:\(story)", by: .editor, ["background": "\(Self.id)", "revision": "2"])
            #expect(try await newsroom.edition(story)?.document == content.document, "nothing is published by it")
            #expect(try await found(newsroom) == [])
            try await newsroom.expectConflict(ReferToBackground(Self.id, in: story, latest: 2))
            try await newsroom.expectNotFound(ReferToBackground(.sample(1), in: story, latest: 2))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story that keeps its words is not named again, also not by another walk`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await write(newsroom, 9_001, [Self.wall])
            try await newsroom.perform(SaveBackground(passage()))
            try await walk(newsroom)
            let story: Story.ID = .sample(9_001)
            try await newsroom.perform(LeaveLikeness(Self.id, in: story), as: .editor)
            try await newsroom.expectEvent("LeaveLikeness", on: "story:\(story)", by: .editor, ["background": "\(Self.id)"])
            #expect(try await found(newsroom) == [])
            try await newsroom.perform(SaveBackground(passage(Self.id, Self.wall + " So it is.", revision: 1)))
            try await walk(newsroom)
            #expect(try await found(newsroom) == [])
            #expect(try await newsroom.read { try $0.stories.find(story)?.latestRevision } == 1)
        }
    }

    @Test func `words that are on the record stay the story's own`() {
        let said = Block.paragraph([.text(Self.wall, [.statement(.sample(1))])])
        let runs = Document([.paragraph([.text("A")]), said, .paragraph([.text("B")]), .divider, .paragraph([.text("C")])]).paragraphRuns
        #expect(runs.map(\.start) == [0, 2, 4] && runs.map(\.texts) == [["A"], ["B"], ["C"]])
    }
}
