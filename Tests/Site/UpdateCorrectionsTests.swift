import Archive
import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("Corrections of live updates in the list of all corrections")
struct UpdateCorrectionsTests {
    private static let targets = ["/corrections/", "/corrections/rss.xml", "/corrections/atom.xml", "/corrections/feed.json"]

    private static func expect(
        _ isThere: Bool, _ paper: TestPaper, of text: String = "Ten boats, not twelve.", at location: SourceLocation = #_sourceLocation
    ) async {
        for target in targets {
            #expect(await paper.site.get(target).text.contains(text) == isThere, "\(target)", sourceLocation: location)
        }
    }

    private static func words(_ text: String) -> LiveUpdate.Content {
        LiveUpdate.Content(document: Document([.paragraph([.text(text)])]))
    }

    /// A public coverage with one update, corrected.
    private static func corrected(_ paper: TestPaper) async throws -> (story: Story.ID, update: LiveUpdate.ID) {
        var content = StoryContent.story("The storm")
        content.kind = .live
        let story = try await paper.publish(content)
        let update: LiveUpdate.ID = paper.newID()
        try await paper.perform(PostLiveUpdate(update, in: story, content: words("Twelve boats."), isPinned: false))
        await expect(false, paper)
        try await paper.perform(
            CorrectLiveUpdate(update, basedOn: 1, content: words("Ten boats."), notice: "Ten boats, not twelve."))
        return (story, update)
    }

    @Test("each leads to its update, and stands in the order of time among those of stories", arguments: TestEngine.all)
    func listed(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let plain = try await paper.publish(.story("A bridge opens"))
            try await paper.perform(IssueCorrection(story: plain, revision: 1, kind: .correction, text: "First."))
            let (story, update) = try await Self.corrected(paper)
            try await paper.perform(IssueCorrection(story: plain, revision: 1, kind: .clarification, text: "Third."))
            await Self.expect(true, paper)
            #expect(await paper.site.get("/corrections/").text.contains("href=\"/the-storm/?update=\(update)\""))
            let published = PublishedEditions(paper.archive.engine, paper: TestPaper.paper)
            let all = try await published.read { try $0.corrections(after: nil, limit: 10) }
            #expect(all.items.map(\.correction.text) == ["Third.", "Ten boats, not twelve.", "First."])
            #expect(all.items.map(\.update) == [nil, update, nil] && all.items[1].story.id == story && all.next == nil)
            var (texts, cursor): ([String], Cursor?) = ([], nil)
            repeat {
                let place = cursor
                let page = try await published.read { try $0.corrections(after: place, limit: 1) }
                texts += page.items.map(\.correction.text)
                cursor = page.next
            } while cursor != nil && texts.count < 9
            #expect(texts == all.items.map(\.correction.text))
        }
    }

    @Test("they go with their update or their story, and come back with the story", arguments: TestEngine.all)
    func gone(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let (story, update) = try await Self.corrected(paper)
            await Self.expect(true, paper)
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            await Self.expect(false, paper)
            try await paper.perform(PublishStory(story: story, revision: 1))
            await Self.expect(true, paper)
            try await paper.perform(RemoveLiveUpdate(update, reason: "A test."))
            await Self.expect(false, paper)
        }
    }
}
