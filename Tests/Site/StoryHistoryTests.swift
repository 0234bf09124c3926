import Archive
import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("The history of a story")
struct StoryHistoryTests {
    private static let target = "/a-bridge-opens/history/"

    /// A public story; each later text is a revision, published in that way.
    private static func story(_ paper: TestPaper, _ texts: [(String, UpdatePublished.Kind)] = []) async throws -> Story.ID {
        let story = try await paper.publish(content("It opened on Monday after two years."))
        for (index, (text, kind)) in texts.enumerated() {
            let saved = try await paper.save(story, content(text), basedOn: index + 1)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: kind))
        }
        return story
    }

    private static func content(_ text: String) -> StoryContent {
        var content = StoryContent.story("A bridge opens", text)
        content.document.blocks.append(.paragraph([.text("This paragraph stays as it is.")]))
        return content
    }

    /// The text of the page's main part, without what stands for those who do not see it.
    private static func steps(_ answer: WebAnswer) -> [String] {
        answer.text.replacing(/<span class="visually-hidden"[^>]*>[^<]*<\/span>/, with: "")
            .components(separatedBy: "<article ").dropFirst().map { $0.components(separatedBy: "</article>")[0] }
    }

    @Test("each change is there with its kind and its words, newest first, and the story leads to it", arguments: TestEngine.all)
    func listed(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(paper)
            #expect(await !paper.site.get("/a-bridge-opens/").text.contains("/history/"))
            let unchanged = await paper.site.get(Self.target)
            #expect(unchanged.status == 200 && unchanged.text.contains("Not changed since publication."))
            let second = try await paper.save(story, Self.content("It opened on Monday after three years."), basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: second.revision, kind: .update))
            let third = try await paper.save(story, Self.content("It opened on Monday, after three years."), basedOn: 2)
            try await paper.perform(UpdatePublished(story: story, revision: third.revision, kind: .fix))
            let fourth = try await paper.save(story, Self.content("It opened on Tuesday, after three years."), basedOn: 3)
            try await paper.perform(
                IssueCorrection(story: story, revision: fourth.revision, kind: .correction, text: "It was on Tuesday."))
            let answer = await paper.site.get(Self.target)
            let steps = Self.steps(answer)
            #expect(answer.status == 200 && steps.count == 4)
            guard steps.count == 4 else { return }
            #expect(steps[0].contains("history__step--correction") && steps[0].contains("It was on Tuesday."))
            #expect(steps[0].contains("It opened on <del>Monday</del><ins>Tuesday</ins>, after three years."))
            #expect(steps[1].contains("Small fix") && steps[1].contains("Readers were not told"))
            #expect(steps[2].contains("Update") && steps[2].contains("after <del>two</del><ins>three</ins> years."))
            #expect(steps[3].contains("First published") && !steps[3].contains("history__passage"))
            #expect(!answer.text.contains("This paragraph stays"))
            #expect(!answer.text.contains(User.operator.name), "readers see the paper, not the account")
            #expect(answer.text.contains("(taken out: </span>Monday<span class=\"visually-hidden\">) </span></del>"))
            let page = await paper.site.get("/a-bridge-opens/").text
            #expect(page.contains("<a href=\"\(Self.target)\">3 changes since publication</a>"))
        }
    }

    @Test("search engines are asked to stay away, and no sitemap names it", arguments: TestEngine.all)
    func unlisted(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            _ = try await Self.story(paper, [("It opened.", .update)])
            let answer = await paper.site.get(Self.target)
            #expect(answer.text.contains("<meta name=\"robots\" content=\"noindex\">"))
            #expect(answer.text.contains("<link rel=\"canonical\" href=\"\(TestPaper.siteURL)\(Self.target)\">"))
            #expect(await !paper.site.get("/sitemap/stories-1.xml").text.contains("history"))
        }
    }

    @Test("a revision that was never public is not in it", arguments: TestEngine.all)
    func drafts(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(paper)
            try await paper.save(story, Self.content("It opened in secrecy."), basedOn: 1)
            let third = try await paper.save(story, Self.content("It opened with a feast."), basedOn: 2)
            try await paper.perform(UpdatePublished(story: story, revision: third.revision, kind: .update))
            try await paper.save(story, Self.content("It opened in secrecy again."), basedOn: 3)
            let answer = await paper.site.get(Self.target)
            #expect(answer.text.contains("with a feast") && !answer.text.contains("secrecy"))
        }
    }

    @Test("it goes with its story, and what was before a withdrawal stays away", arguments: TestEngine.all)
    func withdrawn(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(paper, [("It opened with scandal.", .fix), ("It opened.", .fix)])
            #expect(await paper.site.get(Self.target).text.contains("with scandal"))
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(await paper.site.get(Self.target).status == 410)
            #expect(await paper.site.get("/no-such-story/history/").status == 404)
            try await paper.perform(PublishStory(story: story, revision: 3))
            let fourth = try await paper.save(story, Self.content("It opened at last."), basedOn: 3)
            try await paper.perform(UpdatePublished(story: story, revision: fourth.revision, kind: .update))
            let answer = await paper.site.get(Self.target)
            #expect(answer.status == 200 && !answer.text.contains("scandal") && answer.text.contains("at last"))
            #expect(answer.text.contains("because the story was withdrawn later"))
            let labels = ["Update", "Published again", "Withdrawn", "Small fix", "Small fix", "First published"]
            #expect(zip(Self.steps(answer), labels).allSatisfy { $0.contains(">\($1) <") } && Self.steps(answer).count == labels.count)
        }
    }

    @Test("an old address leads to the new one", arguments: TestEngine.all)
    func moved(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(paper)
            var content = Self.content("It opened.")
            content.slug = "the-bridge"
            let saved = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .update))
            let answer = await paper.site.get(Self.target)
            #expect(answer.status == 301 && answer["Location"] == "/the-bridge/history/")
            #expect(await paper.site.get("/the-bridge/history").status == 301)
            #expect(await paper.site.get("/the-bridge/history/").status == 200)
        }
    }

    @Test("a long one pages by key, each change once", arguments: TestEngine.all)
    func pages(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            _ = try await Self.story(paper, (1...44).map { ("It opened for count\($0)x.", .fix) })
            var (target, added, pages): (String?, [String], Int) = (Self.target, [], 0)
            while let place = target, pages < 9 {
                let answer = await paper.site.get(place)
                pages += 1
                added += Self.steps(answer).compactMap { $0.firstMatch(of: /count(\d+)x\.?<\/ins>/).map { String($0.1) } }
                target = answer.text.firstMatch(of: /href="([^"]*history\/\?after=[^"]*)" rel="next"/).map { String($0.1) }
            }
            #expect(pages == 3 && added == (1...44).reversed().map { "\($0)" })
        }
    }

    @Test("a closed version is said to have been there, and nothing of it is shown", arguments: TestEngine.all)
    func closed(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(
                paper, [("It opened for Ann Other.", .update), ("It opened.", .fix), ("It opened at last.", .update)])
            #expect(await paper.site.get(Self.target).text.contains("Ann Other"))
            try await paper.perform(CloseVersion(story: story, revision: 2, reason: "A court has said so."))
            let answer = await paper.site.get(Self.target)
            let steps = Self.steps(answer)
            #expect(!answer.text.contains("Ann Other") && !answer.text.contains("court") && steps.count == 4)
            #expect(steps[0].contains("at last") && !steps[0].contains("is not shown"))
            #expect(steps[1].contains("is not shown.") && steps[2].contains("is not shown."))
            #expect(answer.text.contains("3 changes since publication"))
            try await paper.perform(OpenVersion(story: story, revision: 2))
            #expect(await paper.site.get(Self.target).text.contains("Ann Other"))
        }
    }

    @Test("what was undone has no place in it", arguments: TestEngine.all)
    func undone(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await Self.story(paper, [("It opened at last.", .update)])
            let before = await paper.site.get(Self.target).text
            let rogue = User(id: paper.newID(), email: "rogue@paper.example", name: "Rogue", role: .administrator)
            try await paper.archive.write { try $0.users.add(rogue, passwordHash: nil, at: paper.clock.now) }
            paper.clock.advance(by: 60)
            let since = paper.clock.now
            var other = paper
            other.account = rogue.id
            let saved = try await other.save(story, Self.content("It opened with slander."), basedOn: 2)
            try await other.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
            #expect(await paper.site.get(Self.target).text.contains("slander"))
            try await other.perform(WithdrawStory(story: story, reason: "A test."))
            paper.clock.advance(by: 60)
            try await paper.perform(UndoWork(rogue.id, since: since))
            #expect(await paper.site.get(Self.target).text == before)
            // What comes after counts from there.
            let latest = try #require(try await paper.archive.read { try $0.stories.find(story)?.latestRevision })
            let next = try await paper.save(story, Self.content("It opened with a feast."), basedOn: latest)
            try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .update))
            let after = await paper.site.get(Self.target)
            #expect(!after.text.contains("slander") && Self.steps(after).count == 3)
            #expect(Self.steps(after).first?.contains("<del>at last</del><ins>with a feast</ins>") == true)
        }
    }

    @Test("a text too long to compare is said to be, and a live story's is its own", arguments: TestEngine.all)
    func bounds(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let long = String(repeating: "A sentence of a very long text. ", count: 32_000)
            _ = try await Self.story(paper, [(long, .update), ("It opened.", .fix)])
            let answer = await paper.site.get(Self.target)
            #expect(Self.steps(answer).prefix(2).allSatisfy { $0.contains("Too much was rewritten") } && answer.body.count < 50_000)
            var content = StoryContent.story("The storm")
            content.kind = .live
            try await paper.publish(content)
            #expect(await paper.site.get("/the-storm/history/").text.contains("live coverage"))
        }
    }
}
