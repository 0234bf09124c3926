import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Previews")
struct PreviewTests {
    private static let story: Story.ID = .sample(7_501)
    private static let other: Story.ID = .sample(7_502)

    private static func name(_ digit: Character) -> String { String(repeating: digit, count: 64) + ".jpg" }

    private static func photograph(_ number: UInt64, _ digit: Character) -> Photograph {
        Photograph(
            id: .sample(number), caption: "Zqxcaption\(digit)", credit: "Staff", alternativeText: "Seen",
            file: .init(name: name(digit), type: "image/jpeg", width: 640, height: 480))
    }

    /// A newsroom with the story, two pictures of its own and of another story that nobody may see, and a link to it.
    private func withPreview(_ body: @Sendable (TestDesk, _ link: String) async throws -> Void) async throws {
        try await withDesk(.sqlite) { desk in
            let (own, foreign) = (Self.photograph(7_511, "a"), Self.photograph(7_512, "b"))
            for photograph in [own, foreign] {
                try await desk.editorial.perform(SavePhotograph(photograph), as: User.reporter.id)
                try desk.media.put(Array("picture".utf8), as: photograph.file?.name ?? "")
            }
            let content = StoryContent.pierClosed.with {
                $0.leadPhotograph = PhotographUse(own.id)
                $0.document.blocks += [.photograph(PhotographUse(own.id)), .storyCard(.own(Self.other))]
            }
            try await desk.editorial.perform(SaveStory(story: Self.story, content: content, basedOn: 0), as: User.reporter.id)
            let secret = StoryContent(
                headline: "Zqxother", topics: [Topic.harbour.id], leadPhotograph: PhotographUse(foreign.id),
                document: Document(paragraphs: ["Zqxothertext"]))
            try await desk.editorial.perform(SaveStory(story: Self.other, content: secret, basedOn: 0), as: User.reporter.id)
            let browser = try await desk.browser(of: .reporter)
            let step = ("step", "\(IdentifierSource().next(Story.self))")
            let made = await browser.post("/stories/\(Self.story)/previews", [step, ("revision", "1"), ("days", "1")])
            #expect(made.status == 200)
            let link = try #require(made.text.firstMatch(of: #/https://desk\.paper\.example(/preview/[A-Za-z0-9_-]{43})"/#)?.1)
            // The same form again makes no second link, and shows no link again.
            let again = await browser.post("/stories/\(Self.story)/previews", [step, ("revision", "1"), ("days", "1")])
            #expect(again.status == 409 && !again.text.contains(link))
            try await body(desk, String(link))
        }
    }

    @Test func `whoever has the link sees the reader's page, and nothing of it is kept or passed on`() async throws {
        try await withPreview { desk, link in
            let answer = await desk.browser().get(link)
            #expect(answer.status == 200)
            for words in ["Pier closed for repairs", "Two piles have rotted."] { #expect(answer.text.contains(words)) }
            #expect(answer.text.contains("<meta name=\"robots\" content=\"noindex\">") && !answer.text.contains("rel=\"canonical\""))
            #expect(answer["Cache-Control"] == "no-store" && answer["Referrer-Policy"] == "no-referrer")
            #expect(answer["X-Robots-Tag"]?.contains("noindex") == true)
            let policy = answer["Content-Security-Policy"] ?? ""
            #expect(policy.contains("frame-ancestors 'self'") && policy.contains("sandbox") && !policy.contains("script-src"))
            #expect(!policy.contains("allow-scripts") && answer.headers.count { $0.name == "Content-Security-Policy" } == 1)
            // Its links lead to the paper, in a window of their own.
            #expect(answer.text.contains("<a target=\"_blank\" class=\"masthead__name\" href=\"https://paper.example/\""))
            let style = try #require(answer.text.firstMatch(of: #/href="(/theme/main\.[0-9a-f]+\.css)"/#)?.1)
            #expect(await desk.browser().get(String(style)).status == 200)
            #expect(!answer.text.contains("Zqxother"), "another story that is not public")
        }
    }

    @Test func `its photographs are to be had under the link alone, and others not even there`() async throws {
        try await withPreview { desk, link in
            let browser = desk.browser()
            #expect(await browser.get(link).text.contains("src=\"\(link)/media/\(Self.name("a"))\""))
            let picture = await browser.get("\(link)/media/\(Self.name("a"))")
            #expect(picture.status == 200 && picture.part != nil && picture["Content-Type"] == "image/jpeg")
            #expect(picture["Cache-Control"] == "no-store")
            for target in [
                "\(link)/media/\(Self.name("b"))", "\(link)/media/\(Self.name("c"))", "\(link)/media/x.jpg",
                "/preview/\(String(repeating: "A", count: 43))/media/\(Self.name("a"))",
            ] {
                #expect(await browser.get(target).status == 404, "\(target)")
            }
            #expect(await browser.get("/media/\(Self.name("a"))").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func `a link that was revoked or has ended opens nothing, and one that never was is nothing`() async throws {
        try await withPreview { desk, link in
            let editor = try await desk.browser(of: .editor)
            let screen = await editor.get("/stories/\(Self.story)/publish").text
            #expect(screen.contains(User.reporter.name) && !screen.contains(link))
            let revoke = try #require(screen.firstMatch(of: #/action="(/stories/[0-9a-f-]+/previews/[0-9a-f-]+/revoke)"/#)?.1)
            #expect(await editor.post(String(revoke)).location?.contains("done=revoked") == true)
            for target in [link, "\(link)/media/\(Self.name("a"))"] {
                let answer = await desk.browser().get(target)
                #expect(answer.status == 410 && !answer.text.contains("Pier"))
            }
            #expect(await desk.browser().get("/preview/\(String(repeating: "A", count: 43))").status == 404)
            #expect(await desk.browser().get("/preview/short").status == 404)
        }
        try await withPreview { desk, link in
            desk.clock.advance(86_399)
            #expect(await desk.browser().get(link).status == 200)
            desk.clock.advance(1)
            #expect(await desk.browser().get(link).status == 410)
        }
    }

    @Test func `a link shows its one revision, whatever comes after`() async throws {
        try await withPreview { desk, link in
            try await desk.editorial.perform(
                SaveStory(story: Self.story, content: .pierClosed.with { $0.headline = "Zqxnewer" }, basedOn: 1), as: User.reporter.id)
            try await desk.editorial.perform(PublishStory(story: Self.story, revision: 2), as: User.editor.id)
            let text = await desk.browser().get(link).text
            #expect(text.contains("<h1 class=\"display story__headline\" lang=\"en\" dir=\"ltr\">Pier closed for repairs</h1>"))
        }
    }

    @Test(arguments: Role.allCases)
    func `without a link, who may read the story may see it so`(_ role: Role) async throws {
        try await withPreview { desk, _ in
            let user = User.sample(role)
            let browser = try await desk.browser(of: user)
            let folder = "/stories/\(Self.story)/preview/1"
            let status = user.may(.readStories) ? 200 : 404
            #expect(await browser.get(folder).status == status)
            #expect(await browser.get("\(folder)/media/\(Self.name("a"))").status == status)
            #expect(await browser.get("\(folder)/media/\(Self.name("b"))").status == 404)
            for path in ["2", "0", "-1", "01", "x", "99999999999999999999"] {
                #expect(await browser.get("/stories/\(Self.story)/preview/\(path)").status == 404, "\(path)")
            }
        }
    }
}
