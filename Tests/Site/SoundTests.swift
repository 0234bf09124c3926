import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@testable import Site

@Suite("Stories to be heard")
struct SoundTests {
    private static let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0) }
    private static let sound = "/media/" + Narration.sample(digest: "").mp3.name

    /// A public story that has been read aloud.
    private static func heard(_ paper: TestPaper) async throws -> Story.ID {
        let story = try await paper.publish(.story("A bridge opens", "It is open."))
        let edition = try #require(try await paper.archive.read { try $0.editions.edition(story) })
        let narration = Narration.sample(digest: try #require(NarrationScript(edition)).digest)
        paper.media.put(bytes, as: narration.mp3.name)
        paper.media.put(Array(bytes.prefix(2_500)), as: narration.opus.name)
        try await paper.perform(RecordNarration(story: story, narration: narration))
        return story
    }

    private static func get(_ paper: TestPaper, _ range: String, ifRange: String = "", method: String = "GET") async -> WebAnswer {
        await paper.site.answer(WebRequest(method: method, path: sound, range: range, ifRange: ifRange))
    }

    @Test("the page has the player, the declaration, and a script of our own", arguments: TestEngine.all)
    func page(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            #expect(await !paper.site.get("/audio/rss.xml").text.contains("<item>"))
            _ = try await Self.heard(paper)
            let page = await paper.site.get("/a-bridge-opens/").text
            for part in [
                "<audio class=\"listen__sound\" controls preload=\"none\"", Self.sound, ".opus\" type=\"audio/ogg; codecs=opus\"",
                "Read by a synthetic voice", "data-marks=\"0:headline 21:p0\"", "\"@type\":\"AudioObject\"", "\"duration\":\"PT63S\"",
                "TrainedAlgorithmicMediaDigitalSource", "<script type=\"module\" src=\"/theme/listen.",
            ] { #expect(page.contains(part), "\(part)") }
            #expect(await paper.site.get("/audio/rss.xml").text.contains("A bridge opens"))
            #expect(await paper.site.get("/audio/rss").headers.contains { $0.name == "Location" && $0.value == "/audio/rss.xml" })
        }
    }

    @Test("a file is served whole, in parts, and as known", arguments: TestEngine.all)
    func ranges(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            _ = try await Self.heard(paper)
            let whole = await Self.get(paper, "")
            #expect(whole.status == 200 && whole.content == Self.bytes)
            #expect(whole["Content-Type"] == "audio/mpeg" && whole["Accept-Ranges"] == "bytes")
            let tag = try #require(whole["ETag"])
            let part = await Self.get(paper, "bytes=100-199", ifRange: tag)
            #expect(part.status == 206 && part.content == Array(Self.bytes[100..<200]))
            #expect(part["Content-Range"] == "bytes 100-199/5000" && part["ETag"] == tag)
            #expect(await Self.get(paper, "bytes=4990-").content == Array(Self.bytes[4990...]))
            #expect(await Self.get(paper, "bytes=-10")["Content-Range"] == "bytes 4990-4999/5000")
            let none = await Self.get(paper, "bytes=5000-")
            #expect(none.status == 416 && none["Content-Range"] == "bytes */5000")
            #expect(await Self.get(paper, "bytes=0-9", ifRange: "\"another\"").status == 200)
            #expect(await Self.get(paper, "bytes=0-9", method: "HEAD").status == 200)
            let known = WebRequest(path: Self.sound, ifNoneMatch: tag, range: "bytes=0-9")
            #expect(await paper.site.answer(known).status == 304)
        }
    }

    @Test("withdrawn, or with other words, nothing of it can be had any more", arguments: TestEngine.all, [true, false])
    func gone(_ engine: TestEngine, _ isWithdrawn: Bool) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.heard(paper)
            #expect(await paper.site.get(Self.sound).status == 200)
            if isWithdrawn {
                try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            } else {
                let next = try await paper.save(story, .story("A bridge opens", "It is shut."), basedOn: 1)
                try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .update))
            }
            #expect(await paper.site.get(Self.sound).status == 404)
            #expect(await !paper.site.get("/a-bridge-opens/").text.contains("<audio"))
            #expect(await !paper.site.get("/audio/rss.xml").text.contains("<item>"))
        }
    }

    @Test("a file that lies in the store and belongs to no public story is not served", arguments: TestEngine.all)
    func unpublished(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var content = StoryContent.story("A bridge opens", "It is open.")
            content.embargo = paper.clock.now.addingTimeInterval(86_400)
            let saved = try await paper.save(nil, content)
            try await paper.perform(PublishStory(story: saved.id, revision: saved.revision))
            let narration = Narration.sample(digest: NarrationScript(language: "en", passages: []).digest)
            paper.media.put(Self.bytes, as: narration.mp3.name)
            await #expect(throws: NewsroomError.self) {
                try await paper.perform(RecordNarration(story: saved.id, narration: narration))
            }
            #expect(await paper.site.get(Self.sound).status == 404)
        }
    }
}
