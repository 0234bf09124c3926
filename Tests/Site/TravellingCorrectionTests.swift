import Archive
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@testable import Editorial
@testable import Rendering

/// A passage that many stories carry, put right once.
@Suite("A correction travels")
struct TravellingCorrectionTests {
    static let wrong = "The ferry first crossed in 1912."
    static let right = "The ferry first crossed in 1911."
    static let notice = "The first crossing was in 1911, not in 1912."
    /// More than one part of the correction's page.
    static let count = CorrectionPage.length + 3

    struct Carriers {
        var background: Background
        var stories: [Story.ID] = []
        /// One that does not carry it.
        var other: Story.ID
    }

    static func content(_ headline: String, carrying background: Background.ID?) -> StoryContent {
        var content = StoryContent.story(headline, "News of the day.")
        content.document = Document(content.document.blocks + [background.map { .background($0) }].compactMap(\.self))
        return content
    }

    static func prepare(_ paper: TestPaper) async throws -> Carriers {
        let background = try await paper.perform(
            SaveBackground(
                Background(
                    id: paper.newID(), name: "Ferry", document: document(wrong), asOf: ImpreciseDate(year: 2025), source: "", revision: 0)))
        let other = try await paper.publish(content("Another thing", carrying: nil))
        var carriers = Carriers(background: background, other: other)
        for number in 1...count { carriers.stories.append(try await paper.publish(content("Story \(number)", carrying: background.id))) }
        return carriers
    }

    static func document(_ text: String) -> Document { Document([.paragraph([.text(text)])]) }

    static func correct(_ carriers: Carriers, _ paper: TestPaper) async throws -> BackgroundCorrection {
        var right = carriers.background
        right.document = document(Self.right)
        paper.clock.advance(by: 3600)
        return try await paper.perform(CorrectBackground(paper.newID(), of: right, kind: .correction, text: notice))
    }

    static let feeds = ["/rss.xml", "/atom.xml", "/feed.json", "/language/en/rss.xml", "/language/en/feed.json"]
    static let lists = ["/corrections/", "/corrections/rss.xml", "/corrections/atom.xml", "/corrections/feed.json"]

    static func occurrences(of text: String, in page: String) -> Int { page.components(separatedBy: text).count - 1 }

    /// That what is kept is what would be made anew.
    static func page(_ target: String, _ paper: TestPaper, at location: SourceLocation = #_sourceLocation) async -> String {
        let (kept, fresh) = (await paper.site.get(target), await paper.uncached.get(target))
        #expect(kept.status == 200 && kept.body == fresh.body, "\(target)", sourceLocation: location)
        return kept.text
    }

    @Test("to every page, feed and list, by one act", arguments: TestEngine.all)
    func everywhere(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let carriers = try await Self.prepare(paper)
            let pages = (1...Self.count).map { "/story-\($0)/" }
            for target in pages + Self.feeds + Self.lists + ["/sitemap/stories-1.xml", "/another-thing/"] {
                #expect(await !paper.site.get(target).text.contains(Self.notice))
            }
            let correction = try await Self.correct(carriers, paper)
            let time = LocalTime(paper.clock.now, in: TestPaper.zone).iso
            for target in pages {
                let text = await Self.page(target, paper)
                #expect(text.contains(Self.right) && !text.contains(Self.wrong), "\(target)")
                #expect(Self.occurrences(of: Self.notice, in: text) == 2, "\(target): for readers, and as structured data")
                #expect(text.contains("\"@type\":\"CorrectionComment\"") && text.contains("/corrections/\(correction.id)/"), "\(target)")
            }
            for target in Self.feeds {
                let text = await Self.page(target, paper)
                #expect(Self.occurrences(of: Self.notice, in: text) == 30 && !text.contains(Self.wrong), "\(target)")
            }
            #expect(await Self.page("/rss.xml", paper).contains("<dcterms:modified>\(time)</dcterms:modified>"))
            for target in Self.lists {
                #expect(Self.occurrences(of: Self.notice, in: await Self.page(target, paper)) >= 1, "\(target)")
            }
            #expect(Self.occurrences(of: Self.notice, in: await Self.page("/corrections/", paper)) == 1)
            let renewed = Self.occurrences(of: "<lastmod>\(time)</lastmod>", in: await Self.page("/sitemap/stories-1.xml", paper))
            #expect(renewed == Self.count)
            #expect(await !Self.page("/another-thing/", paper).contains(Self.notice))
        }
    }

    @Test("its own page has the stories that had the error, a part at a time", arguments: TestEngine.all)
    func ownPage(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let carriers = try await Self.prepare(paper)
            let correction = try await Self.correct(carriers, paper)
            try await paper.publish(Self.content("Later", carrying: carriers.background.id))
            var (found, target): ([String], String?) = ([], "/corrections/\(correction.id)/")
            while let next = target, found.count < 3 {
                let text = await Self.page(next, paper)
                #expect(text.contains(Self.notice))
                found.append(text)
                target = text.firstMatch(of: /class="pager__link" href="([^"]+)"/).map { String($0.1) }
            }
            #expect(found.count == 2)
            for number in 1...Self.count {
                #expect(found.filter { $0.contains("href=\"/story-\(number)/\"") }.count == 1, "\(number)")
            }
            #expect(found.allSatisfy { !$0.contains("href=\"/later/\"") && !$0.contains("href=\"/another-thing/\"") })
            #expect(await Self.page("/corrections/", paper).contains("href=\"/corrections/\(correction.id)/\""))
            #expect(await paper.site.get("/corrections/\(paper.newID(Correction.self))/").status == 404)
        }
    }

    @Test("a story shows it if it carried the error, whatever became of it since", arguments: TestEngine.all)
    func whoHadIt(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let background = try await paper.perform(
                SaveBackground(
                    Background(
                        id: paper.newID(), name: "Ferry", document: Self.document(Self.wrong), asOf: ImpreciseDate(year: 2025), source: "",
                        revision: 0)))
            func publish(_ headline: String, _ carries: Bool = true) async throws -> Story.ID {
                try await paper.publish(Self.content(headline, carrying: carries ? background.id : nil))
            }
            func update(_ story: Story.ID, _ headline: String, _ carries: Bool, basedOn: Int) async throws {
                let saved = try await paper.save(story, Self.content(headline, carrying: carries ? background.id : nil), basedOn: basedOn)
                try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .update))
            }
            let left = try await publish("Left before")
            let stayed = try await publish("Stayed")
            let leaves = try await publish("Leaves after")
            let comes = try await publish("Comes after", false)
            let withdrawn = try await publish("Withdrawn")
            try await update(left, "Left before", false, basedOn: 1)
            try await paper.perform(WithdrawStory(story: withdrawn, reason: "A test."))
            let correction = try await Self.correct(Carriers(background: background, other: comes), paper)
            try await update(leaves, "Leaves after", false, basedOn: 1)
            try await update(stayed, "Stayed", true, basedOn: 1)
            try await update(comes, "Comes after", true, basedOn: 1)
            try await paper.perform(PublishStory(story: withdrawn, revision: 1))
            _ = try await publish("New")
            let own = "/corrections/\(correction.id)/"
            func expect(_ had: Set<String>, at location: SourceLocation = #_sourceLocation) async {
                for slug in ["left-before", "stayed", "leaves-after", "comes-after", "withdrawn", "new"] {
                    let isShown = await Self.page("/\(slug)/", paper).contains(Self.notice)
                    #expect(isShown == had.contains(slug), "\(slug)", sourceLocation: location)
                    guard !had.isEmpty else { continue }
                    let isListed = await Self.page(own, paper).contains("href=\"/\(slug)/\"")
                    #expect(isListed == had.contains(slug), "\(slug)", sourceLocation: location)
                }
            }
            await expect(["stayed", "leaves-after"])
            try await paper.perform(TakeBackgroundCorrectionBack(correction.id))
            await expect([])
            #expect(await paper.site.get(own).status == 404)
            #expect(await !Self.page("/corrections/", paper).contains(Self.notice))
            try await paper.perform(TakeBackgroundCorrectionBack(correction.id, isTakenBack: false))
            await expect(["stayed", "leaves-after"])
            for story in [stayed, leaves] { try await paper.perform(WithdrawStory(story: story, reason: "A test.")) }
            #expect(await !Self.page("/corrections/", paper).contains(Self.notice), "nobody reads what it was of")
            #expect(await paper.site.get(own).status == 404)
        }
    }

    @Test("an update is said under the passage, where it stood before; a fix is silent", arguments: TestEngine.all)
    func updates(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            var background = try await paper.perform(
                SaveBackground(
                    Background(
                        id: paper.newID(), name: "Ferry", document: Self.document("Forty people."), asOf: ImpreciseDate(year: 2025),
                        source: "", revision: 0)))
            try await paper.publish(Self.content("Before", carrying: background.id))
            let first = await Self.page("/before/", paper)
            let sitemap = await Self.page("/sitemap/stories-1.xml", paper)
            paper.clock.advance(by: 86_400)
            background.document = Self.document("Forty one people.")
            background = try await paper.perform(SaveBackground(background, .fix))
            let fixed = await Self.page("/before/", paper)
            #expect(fixed == first.replacing("Forty people.", with: "Forty one people."))
            #expect(await Self.page("/sitemap/stories-1.xml", paper) == sitemap)
            background.document = Self.document("Fifty people.")
            background = try await paper.perform(SaveBackground(background, .update))
            let time = LocalTime(paper.clock.now, in: TestPaper.zone).iso
            let updated = await Self.page("/before/", paper)
            #expect(updated.contains("<time datetime=\"\(time)\">Background updated: ") && updated.contains("Fifty people."))
            #expect(updated.contains("\"dateModified\":\"\(time)\""))
            #expect(await Self.page("/sitemap/stories-1.xml", paper).contains(time))
            try await paper.publish(Self.content("After", carrying: background.id))
            #expect(await !Self.page("/after/", paper).contains("Background updated"))
            background.document = Self.document("Fifty.")
            try await paper.perform(SaveBackground(background, .fix))
            #expect(await Self.page("/before/", paper).contains("<time datetime=\"\(time)\">Background updated: "))
        }
    }
}
