import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: RecordNarration, PostponeNarration")
struct NarrationActsTests {
    private let story = Story.pierClosed
    private let subject = "story:\(Story.pierClosed)"

    private func narration(_ newsroom: TestNewsroom, digit: Character = "a") async throws -> Narration {
        let edition = try #require(try await newsroom.edition(story))
        return Narration.sample(digest: try #require(NarrationScript(edition)).digest, digit: digit)
    }

    private func next(_ newsroom: TestNewsroom, in languages: [String]? = nil) async throws -> Story.ID? {
        let now = newsroom.clock.now
        return try await newsroom.read { try $0.narrations.next(in: languages, at: now)?.story }
    }

    @Test(arguments: TestEngine.all)
    func `what becomes public is asked for, the newest first, in the languages that are read`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            #expect(try await next(newsroom) == nil)
            try await newsroom.publish(story, .pierClosed.with { $0.language = "uk" })
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.tideTables, .tideTables)
            #expect(try await next(newsroom) == Story.tideTables)
            #expect(try await next(newsroom, in: ["uk"]) == story)
            #expect(try await next(newsroom, in: ["de", "en"]) == Story.tideTables)
            #expect(try await next(newsroom, in: ["de"]) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft, an embargoed story, an archive's and a live one are not`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let now = newsroom.clock.now
            try await newsroom.save(story, .pierClosed)
            #expect(try await next(newsroom) == nil)
            try await newsroom.publish(Story.tideTables, .tideTables.with { $0.embargo = now.addingTimeInterval(3600) })
            #expect(try await next(newsroom) == nil)
            try await newsroom.publish(.sample(110), .pierClosed, time: .dated(now.addingTimeInterval(-90 * 86_400), updated: nil))
            try await newsroom.publish(.sample(111), .pierClosed.with { $0.kind = .live })
            #expect(try await next(newsroom) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `recorded, readers can hear it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let narration = try await narration(newsroom)
            try await newsroom.perform(RecordNarration(story: story, narration: narration))
            #expect(try await newsroom.edition(story)?.narration == narration)
            let heard = try await newsroom.readers { try $0.newest(.narrated, after: nil, limit: 5).items.map(\.id) }
            #expect(heard == [story])
            let named = try await newsroom.readers { try [narration.opus.name, narration.mp3.name, "x.mp3"].map($0.narrated(fileName:)) }
            #expect(named == [story, story, nil])
            #expect(try await next(newsroom) == nil)
            try await newsroom.expectEvent("RecordNarration", on: subject, by: .chiefEditor, ["voice": "hibari", "seconds": "63"])
            try await newsroom.expectChange("RecordNarration", [.story(story), .list(.narrated)])
        }
    }

    @Test func `it takes the right to publish, a public story, its words as they are, and files of the store`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let good = try await narration(newsroom)
            try await newsroom.expectRight(.publish, for: RecordNarration(story: story, narration: good))
            try await newsroom.expectRight(.publish, for: PostponeNarration(story: story, reason: "x"))
            try await newsroom.expectConflict(RecordNarration(story: Story.tideTables, narration: good))
            var other = good
            other.digest = "another"
            try await newsroom.expectConflict(RecordNarration(story: story, narration: other))
            other = good
            other.mp3.name = "../x.mp3"
            try await newsroom.expectInvalid("file", RecordNarration(story: story, narration: other))
            other = good
            other.duration = 0
            try await newsroom.expectInvalid("duration", RecordNarration(story: story, narration: other))
        }
    }

    @Test(arguments: TestEngine.all)
    func `other words silence it and are asked for; another topic changes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let narration = try await narration(newsroom)
            try await newsroom.perform(RecordNarration(story: story, narration: narration))
            try await newsroom.save(story, .pierClosed.with { $0.topics = [] }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .update))
            #expect(try await newsroom.edition(story)?.narration == narration)
            #expect(try await next(newsroom) == nil)
            try await newsroom.save(
                story, .pierClosed.with { $0.document = Document(paragraphs: ["Three piles have rotted."]) }, basedOn: 2)
            try await newsroom.perform(IssueCorrection(story: story, revision: 3, kind: .correction, text: "Three, not two."))
            #expect(try await newsroom.edition(story)?.narration == nil)
            #expect(try await newsroom.readers { try $0.newest(.narrated, after: nil, limit: 5).items.isEmpty })
            #expect(newsroom.changes.last?.subjects.contains(.list(.narrated)) == true)
            #expect(try await next(newsroom) == story)
            #expect(
                try await newsroom.archive.write { try $0.narrations.sweep() }.sorted()
                    == [narration.opus.name, narration.mp3.name].sorted())
            #expect(try await newsroom.read { try $0.narrations.hasLeavings() } == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `withdrawn, it is silent and its files are left to be removed`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let narration = try await narration(newsroom)
            try await newsroom.perform(RecordNarration(story: story, narration: narration))
            try await newsroom.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(try await newsroom.readers { try $0.narrated(fileName: narration.mp3.name) } == nil)
            #expect(try await next(newsroom) == nil)
            // Published again before anybody swept: the same words are the same file, and it stays.
            try await newsroom.perform(PublishStory(story: story, revision: 1))
            try await newsroom.perform(RecordNarration(story: story, narration: narration))
            #expect(try await newsroom.archive.write { try $0.narrations.sweep() } == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a background's other words are asked for in the stories that carry it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let edition = try #require(try await newsroom.edition(Story.ferryReturns))
            let digest = try #require(NarrationScript(edition)).digest
            try await newsroom.perform(RecordNarration(story: Story.ferryReturns, narration: .sample(digest: digest)))
            var background = try #require(try await newsroom.read { try $0.backgrounds.find(Background.howTheFerryBegan.id) })
            background.document = Document(paragraphs: ["It began with a goat."])
            try await newsroom.perform(SaveBackground(background))
            #expect(try await newsroom.edition(Story.ferryReturns)?.narration == nil)
            #expect(try await next(newsroom) == Story.ferryReturns)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failure waits longer each time, and after six no more is tried until the words are others`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            for (attempt, minutes) in [1, 4, 16, 64, 256].enumerated() {
                try await newsroom.perform(PostponeNarration(story: story, reason: "no sound"))
                try await newsroom.expectEvent(
                    "PostponeNarration", on: subject, by: .chiefEditor, ["failed": "no sound", "attempts": "\(attempt + 1)"])
                newsroom.clock.advance(Double(minutes) * 60 - 1)
                #expect(try await next(newsroom) == nil)
                newsroom.clock.advance(1)
                #expect(try await next(newsroom) == story)
            }
            try await newsroom.perform(PostponeNarration(story: story, reason: "no sound"))
            newsroom.clock.advance(86_400 * 20)
            #expect(try await next(newsroom) == nil)
            try await newsroom.save(story, .pierClosed.with { $0.standfirst = "Again." }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .fix))
            #expect(try await next(newsroom) == story)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of several servers one holds a story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let (story, now) = (story, newsroom.clock.now)
            let held = try await newsroom.archive.write { records in
                try (0..<2).map { _ in try records.narrations.hold(story, until: now.addingTimeInterval(900), at: now) }
            }
            #expect(held == [true, false])
            #expect(try await next(newsroom) == nil)
            newsroom.clock.advance(900)
            #expect(try await next(newsroom) == story)
        }
    }
}
