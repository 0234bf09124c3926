import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Revisions at the desk")
struct RevisionsScreenTests {
    private static let story: Story.ID = .sample(7_601)

    /// Three revisions: other words, then another topic, language and name.
    private func withRevisions(_ body: @Sendable (TestDesk, _ url: String) async throws -> Void) async throws {
        try await withDesk(.sqlite) { desk in
            let contents = [
                StoryContent.pierClosed,
                .pierClosed.with {
                    $0.headline = "Pier open <b>again</b>"
                    $0.document = Document(paragraphs: ["Two new piles have come.", "It is a joy."])
                },
                .pierClosed.with {
                    $0.topics = [Topic.tides.id]
                    $0.byline = [BylineEntry(contributor: Contributor.marenHolt.id, role: .photographer)]
                    $0.language = "uk"
                },
            ]
            for (index, content) in contents.enumerated() {
                let user = index == 1 ? User.secondReporter : .reporter
                try await desk.editorial.perform(SaveStory(story: Self.story, content: content, basedOn: index), as: user.id)
                desk.clock.advance(3_600)
            }
            try await body(desk, "/stories/\(Self.story)/revisions")
        }
    }

    @Test func `the list says who and when, and leads to what changed`() async throws {
        try await withRevisions { desk, url in
            let browser = try await desk.browser(of: .reporter)
            let answer = await browser.get(url)
            #expect(answer.status == 200)
            for text in [User.reporter.name, User.secondReporter.name, "href=\"\(url)/1/2\"", "href=\"\(url)/2/3\"", "\(url)/1/restore"] {
                #expect(answer.text.contains(text), "\(text)")
            }
            #expect(!answer.text.contains("\(url)/3/restore"), "the newest is the newest already")
            #expect(await browser.get("\(url)/compare?a=3&b=1").location == "\(url)/1/3")
            for query in ["a=1&b=1", "a=1", "", "a=x&b=2", "a=-1&b=2"] {
                #expect(await browser.get("\(url)/compare?\(query)").status == 422, "\(query)")
            }
        }
    }

    @Test func `the list pages by number`() async throws {
        try await withRevisions { desk, url in
            for number in 4...60 {
                try await desk.archive.write { records in
                    try records.stories.add(
                        Revision(
                            story: Self.story, number: number, content: .pierClosed, savedAt: desk.clock.now, savedBy: User.reporter.id,
                            manner: .auto, startedAt: desk.clock.now))
                }
            }
            let browser = try await desk.browser(of: .reporter)
            let first = await browser.get(url).text
            #expect(first.contains("href=\"\(url)?before=11\"") && first.contains("\(url)/10/11") && !first.contains("\(url)/9/10"))
            let second = await browser.get("\(url)?before=11").text
            #expect(second.contains("\(url)/9/10") && !second.contains("before="))
        }
    }

    @Test func `what changed is said word by word, field by field, and runs no script`() async throws {
        try await withRevisions { desk, url in
            let browser = try await desk.browser(of: .editor)
            let text = await browser.get("\(url)/1/2").text
            #expect(text.contains("<del><span class=\"hidden\">[removed: </span>rotted"))
            #expect(text.contains("<ins><span class=\"hidden\">[added: </span>come"))
            #expect(text.contains("passage-added") && text.contains("It is a joy."))
            #expect(text.contains("&lt;b&gt;") && !text.contains("<b>again"))
            let fields = await browser.get("\(url)/1/3").text
            for name in ["Topics", "Byline", "Language"] { #expect(fields.contains("<h2>\(name)</h2>"), "\(name)") }
            #expect(fields.contains("Maren Holt (photographer)"))
            #expect(!fields.contains("<h2>Headline</h2>"))
            #expect(await browser.get("\(url)/2/2").text.contains("These revisions say the same."))
            for path in ["1/9", "0/1", "01/2", "1/x"] { #expect(await browser.get("\(url)/\(path)").status == 404, "\(path)") }
        }
    }

    @Test func `restoring makes a new revision; a stale form is refused`() async throws {
        try await withRevisions { desk, url in
            let browser = try await desk.browser(of: .reporter)
            #expect(await browser.post("\(url)/1/restore", [("latest", "2")]).status == 409)
            #expect(await browser.post("\(url)/1/restore").status == 422)
            #expect(await browser.post("\(url)/1/restore", [("latest", "3")]).location == "\(url)?done=restored")
            #expect(try await desk.archive.read { try $0.stories.revision(4, of: Self.story)?.content } == .pierClosed)
        }
    }

    @Test func `a version that readers had is closed to them with a reason, and opened again`() async throws {
        try await withRevisions { desk, url in
            try await desk.editorial.perform(PublishStory(story: Self.story, revision: 1), as: User.chiefEditor.id)
            let browser = try await desk.browser(of: .chiefEditor)
            #expect(await !browser.get(url).text.contains("/close\""), "readers have one version")
            try await desk.editorial.perform(UpdatePublished(story: Self.story, revision: 3, kind: .update), as: User.chiefEditor.id)
            let text = await browser.get(url).text
            #expect(text.contains("\(url)/1/close") && !text.contains("\(url)/2/close") && !text.contains("\(url)/3/close"))
            let editor = try await desk.browser(of: .editor)
            #expect(await !editor.get(url).text.contains("/close\""))
            #expect(await browser.post("\(url)/1/close").status == 422)
            #expect(await browser.post("\(url)/3/close", [("reason", "A name.")]).status == 409)
            #expect(await browser.post("\(url)/1/close", [("reason", "A name.")]).location == "\(url)?done=version_closed")
            let closed = await browser.get("\(url)?done=version_closed").text
            #expect(closed.contains("Closed to readers") && closed.contains("\(url)/1/open") && !closed.contains("\(url)/1/close"))
            #expect(closed.contains("Readers are not shown that version any more."))
            #expect(try await desk.archive.read { try $0.closedVersions.of(Self.story) } == [1])
            #expect(await browser.post("\(url)/1/open").location == "\(url)?done=version_opened")
            #expect(try await desk.archive.read { try $0.closedVersions.of(Self.story) } == [])
        }
    }

    @Test(arguments: Role.allCases)
    func `revisions are there for who may read the story, and restored by who may write it`(_ role: Role) async throws {
        try await withRevisions { desk, url in
            let user = User.sample(role)
            let browser = try await desk.browser(of: user)
            let status = user.may(.readStories) ? 200 : 404
            for path in [url, "\(url)/1/2"] { #expect(await browser.get(path).status == status, "\(role): \(path)") }
            let mayWrite = user.may(.writeStories) || role == .reporter
            #expect(await browser.get(url).text.contains("/restore") == mayWrite)
            let answer = await browser.post("\(url)/1/restore", [("latest", "3")])
            #expect((answer.status == 303) == mayWrite, "\(role): \(answer.status)")
            let missing = "/stories/\(Story.ID.sample(7_699))/revisions"
            #expect(await browser.get(missing).status == 404)
            #expect(await browser.get(missing + "/1/2").status == 404)
        }
    }
}
