import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

@Suite("Pictures for links to pages")
struct SharingTests {
    private static func name(_ digit: Character) -> String { String(repeating: digit, count: 64) + ".png" }

    private static func draw(_ story: Story.ID, _ digit: Character, _ paper: TestPaper) async throws {
        let sheet = try #require(try await paper.archive.read { try $0.sharing.sheet(of: story) })
        paper.media.put(Array("drawn".utf8), as: name(digit))
        try await paper.perform(RecordSharingPicture(SharingPicture(fileName: name(digit), sheet: sheet), of: story))
    }

    private static func image(_ text: String) -> String? {
        text.firstMatch(of: /<meta property="og:image" content="([^"]*)">/).map { String($0.1) }
    }

    private static func address(_ name: String) -> String { "\(TestPaper.siteURL)/media/\(name)" }

    @Test("a page names it with its size and words as soon as it is there, and the file is served", arguments: TestEngine.all)
    func drawn(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let author = try await paper.contributor("Ada Example")
            let story = try await paper.publish(.story("A bridge opens", byline: [author.id]))
            let before = await paper.site.get("/a-bridge-opens/").text
            #expect(Self.image(before) == nil && before.contains("<meta name=\"twitter:card\" content=\"summary\">"))
            #expect(await paper.site.get("/media/\(Self.name("a"))").status == 404)
            try await Self.draw(story, "a", paper)
            let page = await paper.site.get("/a-bridge-opens/").text
            for part in [
                "<meta property=\"og:image\" content=\"\(Self.address(Self.name("a")))\">",
                "<meta property=\"og:image:width\" content=\"1200\">", "<meta property=\"og:image:height\" content=\"630\">",
                "<meta property=\"og:image:alt\" content=\"A bridge opens – The Test – Ada Example\">",
                "<meta name=\"twitter:card\" content=\"summary_large_image\">",
            ] { #expect(page.contains(part), "\(part)") }
            let file = await paper.site.get("/media/\(Self.name("a"))")
            #expect(file.status == 200 && file["Content-Type"] == "image/png" && file["Cache-Control"] == "public, max-age=3600")
        }
    }

    @Test("a story's photograph goes before it, and the paper's own stands for all that has none", arguments: TestEngine.all)
    func order(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let sheet = SharingSheet(headline: "The Test", names: [], language: "en")
            paper.media.put(Array("drawn".utf8), as: Self.name("c"))
            _ = await paper.site.get("/")
            try await paper.perform(RecordPaperPicture(SharingPicture(fileName: Self.name("c"), sheet: sheet)))
            var content = StoryContent.story("A bridge opens")
            content.leadPhotograph = PhotographUse(try await paper.photograph("e").id)
            try await paper.publish(content)
            let plain = try await paper.publish(.story("A ferry goes"))
            #expect(Self.image(await paper.site.get("/a-bridge-opens/").text) == Self.address(Self.name("e")))
            for target in ["/", "/a-ferry-goes/", "/news-feed/", "/archive/"] {
                #expect(Self.image(await paper.site.get(target).text) == Self.address(Self.name("c")), "\(target)")
            }
            #expect(await paper.site.get("/media/\(Self.name("c"))").status == 200)
            try await Self.draw(plain, "a", paper)
            #expect(Self.image(await paper.site.get("/a-ferry-goes/").text) == Self.address(Self.name("a")))
        }
    }

    @Test("what a headline said before, or of a story withdrawn, is served no more", arguments: TestEngine.all)
    func gone(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            try await Self.draw(story, "a", paper)
            let saved = try await paper.save(story, .story("A bridge closes"), basedOn: 1)
            #expect(await paper.site.get("/media/\(Self.name("a"))").status == 200)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
            #expect(await paper.site.get("/media/\(Self.name("a"))").status == 404)
            #expect(Self.image(await paper.site.get("/a-bridge-opens/").text) == nil)
            try await Self.draw(story, "b", paper)
            #expect(await paper.site.get("/media/\(Self.name("b"))").status == 200)
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(await paper.site.get("/media/\(Self.name("b"))").status == 404)
        }
    }

    @Test("the words of a revision that is not public are not to be drawn", arguments: TestEngine.all)
    func unpublished(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            try await paper.save(story, .story("Zqxheadline"), basedOn: 1)
            let draft = try await paper.save(nil, .story("Zqxdraft"))
            let sheets = try await paper.archive.read { records in [story, draft.id].map { try? records.sharing.sheet(of: $0) } }
            #expect(sheets.compactMap { $0 }.map(\.headline) == ["A bridge opens"])
        }
    }
}
