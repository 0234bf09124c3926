import Editorial
import Newsroom
import TestSupport
import Testing
import Web

@testable import Site

@Suite("Files of photographs") struct MediaTests {
    private static let renditions = [
        Rendition(crop: .whole, width: 640, height: 480, avif: name("1", "avif"), webp: name("2", "webp"), jpeg: name("3", "jpg"))
    ]

    private static func name(_ digit: String, _ ending: String) -> String { String(repeating: digit, count: 64) + "." + ending }

    /// A published story whose photograph has renditions in the store.
    private func publish(in paper: TestPaper) async throws -> (story: Story.ID, photograph: Photograph) {
        let photograph = try await paper.photograph("a")
        for name in Self.renditions.flatMap(\.files) { paper.media.put(Array("file \(name)".utf8), as: name) }
        try await paper.perform(RecordRenditions(of: photograph, file: try #require(photograph.file), renditions: Self.renditions))
        var content = StoryContent.story("A bridge opens")
        content.leadPhotograph = PhotographUse(photograph.id)
        content.document.blocks.append(.photograph(PhotographUse(photograph.id)))
        return (try await paper.publish(content), photograph)
    }

    @Test(arguments: TestEngine.all)
    func `a rendition is served for ever, with its own type, and no longer once the story is withdrawn`(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            for name in Self.renditions[0].files { #expect(await paper.site.get("/media/\(name)").status == 404) }
            let (story, _) = try await publish(in: paper)
            for (name, type) in zip(Self.renditions[0].files, ["image/avif", "image/webp", "image/jpeg"]) {
                let answer = await paper.site.get("/media/\(name)")
                #expect(answer.status == 200 && answer.text == "file \(name)")
                #expect(answer["Content-Type"] == type)
                #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable")
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(await paper.site.get("/media/\(name)", ifNoneMatch: try #require(answer["ETag"])).status == 304)
            }
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            for name in Self.renditions[0].files { #expect(await paper.site.get("/media/\(name)").status == 404) }
        }
    }

    @Test func `a page offers every format, and a new choice is on it at once`() async throws {
        try await withPaper(.sqlite) { paper in
            let (_, photograph) = try await publish(in: paper)
            let page = await paper.site.get("/a-bridge-opens/").text
            #expect(page.contains("<source type=\"image/avif\" srcset=\"/media/\(Self.name("1", "avif")) 640w\""))
            #expect(page.contains("width=\"640\" height=\"480\" alt=\"What is seen.\">"))
            #expect(page.contains("width=\"640\" height=\"480\" alt=\"What is seen.\" loading=\"lazy\""))
            var others = Self.renditions
            others[0].avif = Self.name("9", "avif")
            try await paper.perform(RecordRenditions(of: photograph, file: try #require(photograph.file), renditions: others))
            #expect(await paper.site.get("/a-bridge-opens/").text.contains(Self.name("9", "avif")))
        }
    }

    @Test func `a part that is asked for is sent, and only of this version`() async throws {
        try await withPaper(.sqlite) { paper in
            _ = try await publish(in: paper)
            let address = "/media/\(Self.name("3", "jpg"))"
            let whole = await paper.site.get(address)
            #expect(whole["Accept-Ranges"] == "bytes")
            let part = await paper.site.get(address, range: "bytes=5-8")
            #expect(part.status == 206 && part.text == "3333" && part["Content-Range"] == "bytes 5-8/73")
            let tag = try #require(whole["ETag"])
            #expect(await paper.site.get(address, range: "bytes=5-8", ifRange: tag).status == 206)
            #expect(await paper.site.get(address, range: "bytes=5-8", ifRange: "\"another\"").status == 200)
            let none = await paper.site.get(address, range: "bytes=73-")
            #expect(none.status == 416 && none["Content-Range"] == "bytes */73" && none.content.isEmpty)
        }
    }

    @Test(arguments: [
        ("bytes=0-", ByteRange.part(0...99)), ("bytes=99-", .part(99...99)), ("bytes=10-19", .part(10...19)),
        ("bytes=90-900", .part(90...99)),
        ("bytes=-10", .part(90...99)), ("bytes=-900", .part(0...99)), ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=9-1", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=1-2,4-5", .whole),
        ("lines=1-2", .whole),
        ("bytes=+1-2", .whole), ("bytes=99999999999999999999-", .whole), ("", .whole), ("bytes=1-2-3", .whole),
    ])
    func `a range is what the standard says`(header: String, range: ByteRange) {
        #expect(ByteRange(header, size: 100) == range)
    }
}
