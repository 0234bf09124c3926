import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

@Suite("Nothing unpublished can be had")
struct CanaryTests {
    /// Where a story can be without being public.
    enum State: String, CaseIterable, Sendable {
        case draft, typed, inReview, ready, planned, embargoed, embargoedUpdate, dueButSpiked, cancelled, newerRevision, withdrawn, spiked,
            previewed, between, closed, undone, republished
    }

    @Test("a canary in every field stays in", arguments: State.allCases, TestEngine.all)
    func canary(_ state: State, _ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let (canary, beside) = try await Self.newsroom(paper)
            try await Self.bring(canary, into: state, paper)
            try await Self.point(beside, at: canary.id, paper)
            try await Self.place(canary.id, beside: beside, paper)
            var crawler = Crawler(paper.site)
            await Self.crawl(&crawler, paper)
            crawler.take(try await Self.mirror(of: paper))
            let pages = crawler.statuses.values.count { $0 == 200 }
            #expect(pages > 15, "the crawl found little: \(crawler.statuses.keys.sorted())")
            var leaked = crawler.words(beginningWith: CanaryStory.prefix)
            // What is public of the story brings the package that it is in with it.
            if [.newerRevision, .embargoedUpdate, .typed, .between, .closed, .undone, .republished].contains(state) {
                leaked = leaked.filter { !$0.key.hasPrefix("zqxpackage") }
            }
            // An address that was public leads on in a mirror as it does on the site.
            if await paper.site.get("/zqxslug/").status == 301 {
                leaked = leaked.filter { $0.value != "mirror: zqxslug/index.html" || $0.key != "zqxslug" }
            }
            #expect(leaked.isEmpty, "\(leaked.sorted { $0.key < $1.key })")
            for name in [CanaryStory.picture, CanaryStory.bodyPicture, CanaryStory.portrait, CanaryStory.original] + CanaryStory.renditions
            {
                #expect(await paper.site.get("/media/\(name)").status == 404)
            }
            for word in CanaryStory.forReaders + CanaryStory.forTheNewsroom {
                try await Self.expectNothingFound(word, paper.site)
            }
        }
    }

    @Test("once published, readers are served every field that is for them, and only those", arguments: TestEngine.all)
    func published(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let (canary, beside) = try await Self.newsroom(paper)
            try await Self.point(beside, at: canary.id, paper)
            let revision = try await canary.save(in: paper)
            try await Self.place(canary.id, beside: beside, paper)
            // What was read before must not stand in the way of what is public now.
            var before = Crawler(paper.site)
            await Self.crawl(&before, paper)
            try await paper.perform(PublishStory(story: canary.id, revision: revision))
            try await paper.perform(IssueCorrection(story: canary.id, revision: revision, kind: .correction, text: "Zqxcorrection."))
            var crawler = Crawler(paper.site)
            await Self.crawl(&crawler, paper)
            let seen = crawler.words(beginningWith: CanaryStory.prefix)
            crawler.take(try await Self.mirror(of: paper))
            #expect(CanaryStory.forTheNewsroom.filter { crawler.words(beginningWith: CanaryStory.prefix)[$0] != nil }.isEmpty)
            let missing = CanaryStory.forReaders.filter { seen[$0] == nil }
            #expect(missing.isEmpty, "for readers, and not served: \(missing)")
            let leaked = CanaryStory.forTheNewsroom.filter { seen[$0] != nil }
            #expect(leaked.isEmpty, "the newsroom's own, and served: \(leaked.map { "\($0) at \(seen[$0] ?? "")" })")
            for target in [
                "/zqxslug/", "/topic/zqxtopicslug/", "/topic/zqxtopicslug/record/", "/topic/zqxtopicslug/said/",
                "/author/zqxcontributorslug/", "/media/\(CanaryStory.picture)",
                "/media/\(CanaryStory.portrait)",
            ] {
                #expect(await paper.site.get(target).status == 200, "\(target)")
            }
            #expect(await paper.site.get("/topic/zqxsuggestedspeaker/").status == 404)
            #expect(await paper.site.get("/topic/zqxsuggestedspeaker/said/").status == 404)
            for name in CanaryStory.renditions { #expect(await paper.site.get("/media/\(name)").status == 200) }
            #expect(await paper.site.get("/media/\(CanaryStory.original)").status == 404)
            for word in ["zqxheadline", "zqxstandfirst", "zqxparagraph", "zqxtopicname", "zqxtablecell"] {
                let text = await paper.site.get("/search?q=\(word)").text
                #expect(text.contains("/zqxslug/"), "searching for \(word)")
            }
        }
    }

    @Test("what is planned becomes public when its time has come, not a moment before", arguments: TestEngine.all)
    func onTime(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let (canary, _) = try await Self.newsroom(paper)
            let revision = try await canary.save(in: paper)
            let due = paper.clock.now.addingTimeInterval(3600)
            try await paper.perform(PublishStory(story: canary.id, revision: revision, time: .at(due)))
            let scheduler = Scheduler(paper.editorial, now: { paper.clock.now })
            paper.clock.advance(by: due.timeIntervalSince(paper.clock.now) - 0.001)
            #expect(try await scheduler.publishDue().published.isEmpty)
            #expect(await paper.site.get("/zqxslug/").status == 404)
            paper.clock.advance(by: 0.002)
            #expect(try await scheduler.publishDue().published == [canary.id])
            #expect(await paper.site.get("/zqxslug/").status == 200)
        }
    }

    // MARK: Setting the scene

    /// A public paper with two stories, and the canary beside it.
    private static func newsroom(_ paper: TestPaper) async throws -> (CanaryStory, beside: Story.ID) {
        let topic = try await paper.topic("Bridges")
        let author = try await paper.contributor("Ada Example")
        let lead = try await paper.photograph("a")
        var content = StoryContent.story("A bridge opens", topics: [topic.id], byline: [author.id])
        content.leadPhotograph = PhotographUse(lead.id)
        content.inNewsFeed = true
        content.language = "de"
        let beside = try await paper.publish(content)
        var canary = try await CanaryStory(in: paper, otherStory: beside)
        // What canary and public stories have in common must not give it away either.
        canary.content.topics.append(topic.id)
        canary.content.byline.append(BylineEntry(contributor: author.id, role: .editor))
        let section = try await paper.perform(
            SaveSection(Section(id: paper.newID(), name: "Zqxsectionname", slug: "zqxsectionslug", summary: "Zqxsectionsummary.")))
        canary.content.section = section.id
        return (canary, beside)
    }

    /// Makes the public story show a card that leads to the canary, which is its translation too.
    private static func point(_ story: Story.ID, at canary: Story.ID, _ paper: TestPaper) async throws {
        let revision = try await paper.archive.read { try $0.stories.revision(1, of: story) }
        var content = try #require(revision).content
        content.document.blocks.append(.storyCard(.own(canary)))
        let next = try await paper.save(story, content, basedOn: 1)
        try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .fix))
        if try await paper.archive.read({ try $0.stories.find(canary) }) != nil {
            try await paper.perform(LinkTranslations([story, canary]))
        }
    }

    /// Puts the story at the top of the front, into a package that readers may see, and into one that they may not, all before
    /// it is public.
    private static func place(_ canary: Story.ID, beside: Story.ID, _ paper: TestPaper) async throws {
        let shown = try await paper.perform(
            SavePackage(
                StoryPackage(
                    id: paper.newID(), title: "Zqxpackagetitle", slug: "zqxpackageslug", standfirst: "Zqxpackagestandfirst.",
                    stories: [canary], lead: canary, isPublic: true)))
        let together = try await paper.perform(
            SavePackage(StoryPackage(id: paper.newID(), title: "The bridges", stories: [canary, beside], isPublic: true)))
        let hidden = try await paper.perform(
            SavePackage(StoryPackage(id: paper.newID(), title: "Zqxhiddenpackage", slug: "zqxhiddenpackage", stories: [beside])))
        try await paper.perform(
            ArrangeFront(FrontArrangement(stories: [.init(.lead): canary], packages: [shown.id, together.id, hidden.id])))
    }

    private static func bring(_ canary: CanaryStory, into state: State, _ paper: TestPaper) async throws {
        var canary = canary
        let future = paper.clock.now.addingTimeInterval(86_400)
        if state == .typed { return try await type(canary, paper) }
        if [.between, .closed, .undone, .republished].contains(state) { return try await bury(canary, as: state, paper) }
        if state == .embargoed { canary.content.embargo = future }
        if state == .newerRevision || state == .embargoedUpdate {
            try await paper.save(canary.id, .story("A plain headline"))
            try await paper.perform(PublishStory(story: canary.id, revision: 1))
            if state == .embargoedUpdate { canary.content.embargo = future }
            let revision = try await canary.save(in: paper, basedOn: 1)
            // The edition is made anew from the public revision while there is a newer one.
            try await paper.perform(UpdatePublished(story: canary.id, revision: 1, kind: .fix))
            guard state == .embargoedUpdate else { return }
            await #expect(throws: NewsroomError.self) {
                try await paper.perform(UpdatePublished(story: canary.id, revision: revision, kind: .update))
            }
            await #expect(throws: NewsroomError.self) {
                try await paper.perform(IssueCorrection(story: canary.id, revision: revision, kind: .correction, text: "Zqxcorrection."))
            }
            return
        }
        let revision = try await canary.save(in: paper)
        switch state {
        case .draft: break
        case .inReview: try await paper.perform(MoveStory(story: canary.id, to: .inReview))
        case .ready: try await paper.perform(MoveStory(story: canary.id, to: .ready))
        case .spiked: try await paper.perform(MoveStory(story: canary.id, to: .spiked))
        case .planned: try await paper.perform(PublishStory(story: canary.id, revision: revision, time: .at(future)))
        case .embargoed:
            for time in [PublishStory.Time.now, .at(paper.clock.now), .dated(paper.clock.now, updated: nil)] {
                let outcome = try await paper.perform(PublishStory(story: canary.id, revision: revision, time: time))
                #expect(outcome == .planned(due: future))
            }
            #expect(try await Scheduler(paper.editorial, now: { paper.clock.now }).publishDue().published.isEmpty)
        case .dueButSpiked:
            try await paper.perform(PublishStory(story: canary.id, revision: revision, time: .at(future)))
            try await paper.perform(MoveStory(story: canary.id, to: .spiked))
            paper.clock.advance(by: 2 * 86_400)
            #expect(try await Scheduler(paper.editorial, now: { paper.clock.now }).publishDue().published.isEmpty)
        case .cancelled:
            try await paper.perform(PublishStory(story: canary.id, revision: revision, time: .at(future)))
            try await paper.perform(CancelPublication(story: canary.id))
            paper.clock.advance(by: 2 * 86_400)
            #expect(try await Scheduler(paper.editorial, now: { paper.clock.now }).publishDue().published.isEmpty)
        case .withdrawn:
            try await paper.perform(PublishStory(story: canary.id, revision: revision))
            try await paper.perform(IssueCorrection(story: canary.id, revision: revision, kind: .correction, text: "Zqxcorrection."))
            // Read while it was public: what is kept of it must go.
            var crawler = Crawler(paper.site)
            await crawl(&crawler, paper)
            try await paper.perform(WithdrawStory(story: canary.id, reason: "Zqxreason"))
        case .previewed:
            let link = SharePreview(
                paper.newID(), story: canary.id, revision: revision, link: [UInt8](repeating: 7, count: 32), lifetime: 86_400)
            try await paper.perform(link)
            // Seen by who has the link, as readers would see it: nothing of that stays for readers.
            let (now, id) = (paper.clock.now, canary.id)
            let shown = try await paper.archive.read { records in
                try records.stories.revision(revision, of: id).map {
                    try records.editions.preview(of: $0, published: now, updated: now, slug: "zqxslug")
                }
            }
            let page = try await paper.shownBefore(try #require(shown))
            #expect(page.contains("Zqxheadline") && page.contains(CanaryStory.picture))
        case .newerRevision, .embargoedUpdate, .typed, .between, .closed, .undone, .republished: break
        }
    }

    /// A public story of which a former revision has all the words: one that was never public, one that was and is closed, one that was
    /// undone, or one that was withdrawn before the story came back in other words.
    private static func bury(_ canary: CanaryStory, as state: State, _ paper: TestPaper) async throws {
        var plain = StoryContent.story("A plain headline")
        plain.slug = "a-plain-headline"
        try await paper.save(canary.id, plain)
        try await paper.perform(PublishStory(story: canary.id, revision: 1))
        let rogue = User(id: paper.newID(), email: "rogue@paper.example", name: "Rogue", role: .administrator)
        try await paper.archive.write { try $0.users.add(rogue, passwordHash: nil, at: paper.clock.now) }
        var author = paper
        if state == .undone { author.account = rogue.id }
        paper.clock.advance(by: 60)
        let since = paper.clock.now
        let buried = try await canary.save(in: author, basedOn: 1)
        if state != .between {
            try await author.perform(UpdatePublished(story: canary.id, revision: buried, kind: .update))
            var crawler = Crawler(paper.site)
            await crawl(&crawler, paper)
            let seen = crawler.words(beginningWith: CanaryStory.prefix)
            #expect(seen["zqxparagraph"] != nil && crawler.found["/zqxslug/history/"]?.lowercased().contains("zqxparagraph") == true)
        }
        paper.clock.advance(by: 60)
        if state == .undone {
            try await paper.perform(UndoWork(rogue.id, since: since))
            return
        }
        if state == .republished { try await paper.perform(WithdrawStory(story: canary.id, reason: "Zqxreason")) }
        plain.document.blocks.append(.paragraph([.text("And more of it.")]))
        let last = try await paper.save(canary.id, plain, basedOn: buried)
        if state == .republished {
            try await paper.perform(PublishStory(story: canary.id, revision: last.revision))
        } else {
            try await paper.perform(UpdatePublished(story: canary.id, revision: last.revision, kind: .update))
        }
        if state == .closed { try await paper.perform(CloseVersion(story: canary.id, revision: buried, reason: "Zqxreason")) }
        let history = await paper.site.get("/a-plain-headline/history/")
        #expect(history.status == 200 && !history.text.contains("Not changed since"))
    }

    /// A public story whose open draft has all the words, and no revision yet.
    private static func type(_ canary: CanaryStory, _ paper: TestPaper) async throws {
        try await paper.save(canary.id, .story("A plain headline"))
        try await paper.perform(PublishStory(story: canary.id, revision: 1))
        let opened = try await paper.perform(OpenDraft(canary.id))
        let steps = try opened.document.steps(to: canary.content.document)
        let fields = try DraftFields(.story("A plain headline")).changes(to: canary.content).map {
            DraftBatch.FieldEdit(field: $0.field, value: $0.value, base: 0)
        }
        let batch = DraftBatch(id: paper.newID(), client: paper.newID(), steps: steps, fields: fields)
        _ = try await paper.perform(TakeSteps(story: canary.id, draft: opened.draft.id, base: 0, batch: batch))
        try await paper.perform(UpdatePublished(story: canary.id, revision: 1, kind: .fix))
    }

    // MARK: Looking

    /// The paper as files, names and contents.
    private static func mirror(of paper: TestPaper) async throws -> [String: String] {
        try await withTemporaryFolder { folder in
            let mirror = try TestMirror(paper, in: folder)
            try await mirror.export()
            return Dictionary(
                uniqueKeysWithValues: try mirror.files().map { ("mirror: \($0)", "\($0)\n" + String(decoding: $1, as: UTF8.self)) })
        }
    }

    private static func crawl(_ crawler: inout Crawler, _ paper: TestPaper) async {
        let day = Day(paper.clock.now, in: TestPaper.zone)
        let slugs = [
            "zqxslug", "zqxheadline", "zqxsearchtitle", "zqxtopicslug", "zqxtopicname", "zqxsecondtopic", "zqxcontributorslug",
            "zqxsectionslug", "zqxpackageslug", "zqxhiddenpackage", "zqxsuggestedspeaker",
        ]
        let guesses = slugs.flatMap { slug in
            ["/\(slug)/", "/\(slug)/history/", "/topic/\(slug)/", "/author/\(slug)/", "/section/\(slug)/", "/package/\(slug)/"]
                + ["record/", "said/", "record/index.json", "said/index.csv"].map { "/topic/\(slug)/\($0)" }
                + ["topic", "author", "section"].flatMap { kind in FeedFormat.allCases.map { "/\(kind)/\(slug)/\($0.fileName)" } }
        }
        // A guess that is echoed in a redirect says nothing; the page that it leads to does. So guesses are already in form.
        let days = (-2...2).map { PageKey.archiveDay(Day(daysSince1970: day.daysSince1970 + $0)).path }
        let others = [
            "/record/", "/diary/", "/diary.ics", "/api/v1/stories", "/sitemap/stories-1.xml", "/sitemap/topics-1.xml",
            "/sitemap/authors-1.xml", "/sitemap/packages-1.xml",
        ]
        await crawler.crawl(
            Crawler.everyKindOfPage.map(\.address) + guesses + days + others + ["/media/\(CanaryStory.picture)", "/search?q=bridge"])
    }

    /// A search says no more about a word of the canary than about a word that nobody ever wrote.
    private static func expectNothingFound(_ word: String, _ site: Site) async throws {
        for query in [word, String(word.dropLast())] {
            let unknown = "qqq" + query.dropFirst(3)
            let answer = await site.get("/search?q=\(query)").text
            let expected = await site.get("/search?q=\(unknown)").text
            #expect(answer.replacing(query, with: "") == expected.replacing(unknown, with: ""), "searching for \(query)")
        }
    }
}
