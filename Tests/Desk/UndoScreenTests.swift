import Archive
import Foundation
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("Undoing what an account did, at the desk")
struct UndoScreenTests {
    private let story = Story.pierClosed

    @Test(arguments: TestEngine.all)
    func `what would be undone is shown and nothing is done, and then it is done`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.editor.id)
            desk.clock.advance(600)
            let since = desk.clock.now.local(in: .gmt)
            let spoilt = StoryContent.pierClosed.with { $0.headline = "Spoilt" }
            try await desk.editorial.perform(SaveStory(story: story, content: spoilt, basedOn: 1), as: User.reporter.id)
            let topic = Topic(id: .sample(67), kind: .theme, name: "Something new", slug: "")
            try await desk.editorial.perform(SaveTopic(topic), as: User.reporter.id)
            desk.clock.advance(600)
            let browser = try await desk.browser(of: .administrator)
            let screen = "/people/\(User.reporter.id)/undo"
            #expect(await browser.get(screen).text.contains("name=\"since\""))
            let shown = await browser.get(screen + "?since=\(since)")
            let words = desk.desk.views.words
            #expect(shown.status == 200 && shown.text.contains("<bdi>Spoilt</bdi></a> <span class=\"soft\">\(words["undo_content"])"))
            #expect(shown.text.contains("Something new") && shown.text.contains(words["undo_left_made"]))
            #expect(try await desk.archive.read { try $0.stories.find(story)?.latestRevision } == 2)
            let done = await browser.post(screen, [("since", since)])
            #expect(done.status == 200 && done.text.contains(words["undo_done"]) && done.text.contains("Something new"))
            let latest = try await desk.archive.read { try $0.stories.revision(3, of: story) }
            #expect(latest?.content == .pierClosed && latest?.savedBy == User.administrator.id)
            #expect(await browser.get(screen + "?since=\(since)").text.contains("Something new"))
            #expect(await browser.get("/trail?act=UndoWork").text.contains("The administrator undid what <a href=\"/people/"))
        }
    }

    @Test func `what is no time, or is to come, is refused in words`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            let screen = "/people/\(User.reporter.id)/undo"
            for text in ["yesterday", "2099-01-01T00:00"] {
                let (shown, sent) = (await browser.get(screen + "?since=" + text), await browser.post(screen, [("since", text)]))
                #expect([shown.status, sent.status] == [422, 422] && shown.text.contains("role=\"alert\""), "\(text)")
            }
            #expect(await browser.post(screen).status == 422)
            #expect(await browser.get("/people/\(User.ID.sample(12_345))/undo").status == 404)
        }
    }

    @Test func `every kind of thing and every reason has words`() throws {
        let texts = try DeskWords().texts
        for aspect in UndoItem.Aspect.allCases { #expect(texts["undo_" + templateSpelling(aspect.rawValue)] != nil, "\(aspect)") }
        for reason in [UndoItem.Reason.made, .notKept, .aspect, .gone, .isPublic] {
            #expect(texts["undo_left_" + templateSpelling("\(reason)")] != nil, "\(reason)")
        }
    }
}
