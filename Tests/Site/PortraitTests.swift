import Archive
import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("Contributors' pictures")
struct PortraitTests {
    @Test("a picture is served with the page of its contributor, and no longer", arguments: TestEngine.all)
    func served(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var author = try await paper.contributor("Ada Example")
            let photograph = try await paper.photograph("b")
            author.portrait = photograph.id
            try await paper.perform(SaveContributor(author))
            let file = "/media/\(photograph.file?.name ?? "")"
            #expect(await paper.site.get(file).status == 404)
            let story = try await paper.publish(.story("A bridge opens", byline: [author.id]))
            #expect(await paper.site.get(file).status == 200)
            let page = await paper.site.get("/author/ada-example/").text.replacing("\\/", with: "/")
            for part in [
                "<img class=\"crop focus-x-5 focus-y-5\" src=\"\(file)\"", "alt=\"What is seen.\"", ">Staff</figcaption>",
                "\"image\":{\"@type\":\"ImageObject\",\"url\":\"\(TestPaper.siteURL)\(file)\"",
                "<meta property=\"og:image\" content=\"\(TestPaper.siteURL)\(file)\">",
            ] { #expect(page.contains(part), "\(part)") }
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(await paper.site.get(file).status == 404)
        }
    }

    @Test("another picture, another text, or none, is seen at once", arguments: TestEngine.all)
    func fresh(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var author = try await paper.contributor("Ada Example")
            try await paper.publish(.story("A bridge opens", byline: [author.id]))
            #expect(await !paper.site.get("/author/ada-example/").text.contains("<figure"))
            var photograph = try await paper.photograph("b")
            author.portrait = photograph.id
            try await paper.perform(SaveContributor(author))
            #expect(await paper.site.get("/author/ada-example/").text.contains("alt=\"What is seen.\""))
            photograph.alternativeText = "Ada Example at a window."
            try await paper.perform(SavePhotograph(photograph))
            #expect(await paper.site.get("/author/ada-example/").text.contains("alt=\"Ada Example at a window.\""))
            photograph.alternativeText = ""
            await #expect(throws: NewsroomError.self) { try await paper.perform(SavePhotograph(photograph)) }
            author.portrait = nil
            try await paper.perform(SaveContributor(author))
            #expect(await !paper.site.get("/author/ada-example/").text.contains("<figure"))
            #expect(await paper.site.get("/media/\(photograph.file?.name ?? "")").status == 404)
        }
    }
}
