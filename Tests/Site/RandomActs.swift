import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import TestSupport
import Web

/// Acts at random on a small newsroom, so that they meet each other often. The same seed gives the same acts.
struct RandomActs {
    private enum Kind: String, CaseIterable {
        case save, saveMore, publish, publishMore, update, fix, correct, withdraw, slug, plan, due, topic, alias, merge, contributor
        case photograph, renditions, background, correctBackground, move, statement, narrate, tomorrow, section, front, frontAgain, package,
            packageAgain
        case post, postMore, correctUpdate, fixUpdate, pin, removeUpdate, end, start, link, unlink, card, cardFails, draw, drawMore,
            drawPaper, type, typeMore, publishDraft, send, sendUpdate, share, redirect, unredirect, closeSection, openSection
        case closeVersion, openVersion
        case confirm, confirmMore, unconfirm, linkStatements, outlet, diary, diaryMore, answerDiary, dropDiary
    }

    /// Which acts went through, and how often.
    private(set) var done: [String: Int] = [:]

    private var paper: TestPaper
    private var random: SeededGenerator
    private var stories: [Story.ID] = []
    private var topics: [Topic] = []
    private var contributors: [Contributor] = []
    private var photographs: [Photograph] = []
    private var backgrounds: [Background] = []
    private var corrections: [Correction.ID] = []
    private var sections: [Section] = []
    private var packages: [StoryPackage] = []
    private var days: Set<Day> = []
    private var updates: [LiveUpdate.ID] = []
    private var number = 0
    /// Two that each story may carry.
    private var statements: [Story.ID: [Statement.ID]] = [:]
    private var outlets: [Outlet] = []
    private var events: [DiaryEvent.ID] = []

    init(_ paper: TestPaper, seed: UInt64) async throws {
        self.paper = paper
        random = SeededGenerator(seed: seed)
        for name in ["Bridges", "Rivers", "Ada Person", "Town Hall", "Harbour", "Elections"] { topics.append(try await paper.topic(name)) }
        for name in ["Ada Example", "Ben Example", "Olha Example"] { contributors.append(try await paper.contributor(name)) }
        for name in ["Town", "Sea", "Sport"] {
            sections.append(try await paper.perform(SaveSection(Section(id: paper.newID(), name: name, slug: ""))))
        }
        for name in ["Everything", "What we know"] { packages.append(StoryPackage(id: paper.newID(), title: name)) }
        for digit in "abcd" { photographs.append(try await paper.photograph(digit)) }
        for name in ["river", "bridge"] {
            let text = Document([.paragraph([.text("Background of the \(name).")])])
            backgrounds.append(
                try await paper.perform(
                    SaveBackground(
                        Background(
                            id: paper.newID(), name: name, document: text, asOf: ImpreciseDate(year: 2025), source: "", revision: 0))))
        }
        for name in ["Agency", "Gazette"] { outlets.append(Outlet(id: paper.newID(), name: name, kind: .newsAgency)) }
        for outlet in outlets { try await paper.perform(SaveOutlet(outlet)) }
        stories = (0..<8).map { _ in paper.newID() }
        events = (0..<6).map { _ in paper.newID() }
        for story in stories { statements[story] = [paper.newID(), paper.newID()] }
        for index in stories.indices {
            try await paper.perform(SaveStory(story: stories[index], content: content(of: stories[index]), basedOn: 0))
            if index.isMultiple(of: 2) { try await paper.perform(PublishStory(story: stories[index], revision: 1)) }
        }
    }

    /// All that follows is done by another account.
    mutating func act(as account: User.ID) { paper.account = account }

    /// The kinds of acts that can be undone as far as readers see them. Readings and pictures for links are made anew after a
    /// story has been withdrawn.
    static let undoable: Set<String> = [
        "save", "saveMore", "publish", "publishMore", "update", "fix", "correct", "withdraw", "slug", "plan", "due", "topic", "alias",
        "contributor", "photograph", "background", "correctBackground", "move", "section", "front", "frontAgain", "package", "packageAgain",
        "type",
        "typeMore", "publishDraft", "send", "sendUpdate", "share", "redirect", "unredirect", "closeSection", "openSection", "closeVersion",
        "openVersion",
    ]

    /// Performs one act, which the newsroom may refuse, and says which it was.
    ///
    /// - Parameter kinds: those to choose from; nil for all.
    mutating func next(_ kinds: Set<String>? = nil) async throws -> String {
        number += 1
        paper.clock.advance(by: .random(in: 1...3 * 3600, using: &random))
        let choice = Kind.allCases.filter { kinds?.contains($0.rawValue) ?? true }
        let kind = choice.randomElement(using: &random) ?? .save
        let story = stories.randomElement(using: &random) ?? stories[0]
        do {
            try await perform(kind, story)
            done[kind.rawValue, default: 0] += 1
            return "\(kind.rawValue) \(story)"
        } catch let error as NewsroomError {
            return "\(kind.rawValue) \(story), refused: \(error)"
        }
    }

    private mutating func perform(_ kind: Kind, _ id: Story.ID) async throws {
        let story = try await paper.archive.read { try $0.stories.find(id) }
        let latest = story?.latestRevision ?? 0
        switch kind {
        case .save, .saveMore:
            try await paper.perform(SaveStory(story: id, content: content(of: id), basedOn: latest))
        case .publish, .publishMore: try await paper.perform(PublishStory(story: id, revision: latest))
        case .update: try await paper.perform(UpdatePublished(story: id, revision: latest, kind: .update))
        case .fix: try await paper.perform(UpdatePublished(story: id, revision: latest, kind: .fix))
        case .correct:
            try await paper.perform(IssueCorrection(story: id, revision: latest, kind: pick(Correction.Kind.allCases), text: word()))
        case .withdraw: try await paper.perform(WithdrawStory(story: id, reason: "A test."))
        case .slug: try await changeSlug(id, latest)
        case .plan:
            let due = paper.clock.now.addingTimeInterval(.random(in: 1...7200, using: &random))
            try await paper.perform(PublishStory(story: id, revision: latest, time: .at(due)))
        case .due: _ = try await Scheduler(paper.editorial, now: { [paper] in paper.clock.now }).publishDue()
        case .topic, .alias: try await changeTopic(alias: kind == .alias)
        case .merge: try await mergeTopics()
        case .contributor: try await changeContributor()
        case .photograph: try await changePhotograph()
        case .renditions: try await makeRenditions()
        case .background: try await changeBackground()
        case .correctBackground: try await correctBackground()
        case .move: try await paper.perform(MoveStory(story: id, to: pick(Stage.everywhere)))
        case .statement:
            try await paper.perform(
                SaveStatement(
                    Statement(id: paper.newID(), story: id, speaker: pick(topics).id, kind: .direct, content: .verbatim(word())),
                    confirms: true))
        case .confirm, .confirmMore: try await putOnRecord(id, confirms: true)
        case .unconfirm: try await putOnRecord(id, confirms: false)
        case .linkStatements:
            let all = stories.flatMap { statements[$0] ?? [] }
            try await paper.perform(LinkStatements(StatementLink(from: pick(all), to: pick(all), kind: pick(StatementLink.Kind.allCases))))
        case .outlet:
            let index = Int.random(in: outlets.indices, using: &random)
            (outlets[index].name, outlets[index].note) = (word(), word())
            try await paper.perform(SaveOutlet(outlets[index]))
        case .diary, .diaryMore: try await putInDiary(Bool.random(using: &random) ? id : nil)
        case .answerDiary:
            let later = ImpreciseDate(Day(paper.clock.now.addingTimeInterval(.random(in: 0...300_000, using: &random)), in: TestPaper.zone))
            try await paper.perform(
                AnswerDiaryEvent(pick(events), pick([.happened, .didNotHappen, .postponed(to: later)]), note: word()))
        case .dropDiary: try await paper.perform(DropDiaryEvent(pick(events), isDropped: Bool.random(using: &random)))
        case .section: try await changeSection()
        case .front, .frontAgain: try await arrangeFront()
        case .package, .packageAgain: try await changePackage()
        case .post, .postMore, .correctUpdate, .fixUpdate, .pin, .removeUpdate, .end, .start: try await cover(kind, id)
        case .link: try await paper.perform(LinkTranslations([id, pick(stories)]))
        case .unlink: try await paper.perform(UnlinkTranslation(id))
        case .narrate:
            guard let edition = try await paper.archive.read({ try $0.editions.edition(id) }), let script = NarrationScript(edition) else {
                throw NewsroomError.conflict("nothing to read")
            }
            try await paper.perform(RecordNarration(story: id, narration: .sample(digest: script.digest)))
        case .draw, .drawMore:
            guard let sheet = try await paper.archive.read({ try $0.sharing.sheet(of: id) }) else {
                throw NewsroomError.conflict("nothing to draw")
            }
            try await paper.perform(RecordSharingPicture(SharingPicture(fileName: drawing(), sheet: sheet), of: id))
        case .drawPaper:
            let sheet = SharingSheet(headline: word(), names: [], language: "en")
            try await paper.perform(RecordPaperPicture(SharingPicture(fileName: drawing(), sheet: sheet)))
        case .type, .typeMore: try await type(into: id)
        case .publishDraft: try await paper.perform(FromDraft(id) { UpdatePublished(story: id, revision: $0, kind: .update) })
        case .send, .sendUpdate: try await send(id, latest, isUpdate: kind == .sendUpdate)
        case .share:
            let hash = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
            try await paper.perform(SharePreview(paper.newID(), story: id, revision: latest, link: hash, lifetime: 3_600))
        case .redirect: try await paper.perform(SaveRedirect(pick(Self.oldAddresses), to: pick(Self.oldAddresses + ["/", "/archive/"])))
        case .unredirect: try await paper.perform(RemoveRedirect(pick(Self.oldAddresses)))
        case .closeSection: try await paper.perform(CloseSection(pick(sections).id, leadingTo: "/section/\(pick(sections).slug)/"))
        case .openSection: try await paper.perform(OpenSection(pick(sections).id))
        case .closeVersion:
            try await paper.perform(
                CloseVersion(story: id, revision: Int.random(in: 1...max(1, latest), using: &random), reason: "A test."))
        case .openVersion:
            let closed = try await paper.archive.read { try $0.closedVersions.of(id) }
            try await paper.perform(OpenVersion(story: id, revision: closed.min() ?? 1))
        case .tomorrow: paper.clock.advance(by: 86_400)
        case .card, .cardFails: try await fetchLinks(fails: kind == .cardFails)
        }
    }

    /// With the places where it appears, as from the publishing screen.
    private mutating func send(_ id: Story.ID, _ latest: Int, isUpdate: Bool) async throws {
        let front = try await paper.archive.read { try $0.fronts.current() }
        let index = Int.random(in: packages.indices, using: &random)
        let package = packages[index].id
        let isKept = try await paper.archive.read { try $0.packages.find(package) != nil }
        let places = StoryPlaces(
            front: .at(pick(FrontArrangement.places)), frontRevision: front.revision, joinedPackages: isKept ? [package] : [],
            inNewsFeed: Bool.random(using: &random))
        let step = isUpdate ? SendStory.Step.update(revision: latest, kind: .update) : .publish(revision: latest, time: .now)
        try await paper.perform(SendStory(paper.newID(), story: id, step, places: places))
        if let saved = try await paper.archive.read({ try $0.packages.find(package) }) { packages[index] = saved }
    }

    /// A word at the beginning of the body, and another headline: readers see neither before it is published.
    private mutating func type(into id: Story.ID) async throws {
        let opened = try await paper.perform(OpenDraft(id))
        let step = try? EditStep(json: [
            "stepType": "replace", "from": 0, "to": 0,
            "slice": ["content": [["type": "paragraph", "content": [["type": "text", "text": .string(word())]]]]],
        ])
        let batch = DraftBatch(
            id: paper.newID(), client: paper.newID(), steps: [step].compactMap(\.self),
            fields: [.init(field: "headline", value: .string(word()), base: opened.draft.version)])
        _ = try await paper.perform(TakeSteps(story: id, draft: opened.draft.id, base: opened.draft.version, batch: batch))
    }

    private mutating func cover(_ kind: Kind, _ story: Story.ID) async throws {
        let id = updates.isEmpty ? paper.newID() : pick(updates)
        let update = try await paper.archive.read { try $0.live.find(id) }
        switch kind {
        case .post, .postMore:
            updates.append(paper.newID())
            let post = PostLiveUpdate(updates[updates.count - 1], in: story, content: updateContent(), isPinned: kind == .postMore)
            try await paper.perform(post)
        case .correctUpdate, .fixUpdate:
            let notice = kind == .correctUpdate ? word() : ""
            try await paper.perform(CorrectLiveUpdate(id, basedOn: update?.revision ?? 0, content: updateContent(), notice: notice))
        case .pin: try await paper.perform(PinLiveUpdate(id, isPinned: update?.isPinned != true))
        case .removeUpdate: try await paper.perform(RemoveLiveUpdate(id, reason: "A test."))
        case .end: try await paper.perform(EndLiveCoverage(story: story))
        default: try await paper.perform(StartLiveCoverage(story: story))
        }
    }

    private mutating func updateContent() -> LiveUpdate.Content {
        var content = LiveUpdate.Content(
            headline: word(), authors: some(contributors.map(\.id), atMost: 2), document: Document([.paragraph([.text(word())])]),
            isKeyEvent: Bool.random(using: &random))
        if Bool.random(using: &random) { content.document.blocks.append(.photograph(PhotographUse(pick(photographs).id))) }
        content.document.blocks += some(stories, atMost: 1).map { .storyCard(.own($0)) }
        return content
    }

    private mutating func changeSlug(_ id: Story.ID, _ latest: Int) async throws {
        guard var content = try await paper.archive.read({ try $0.stories.revision(latest, of: id)?.content }) else { return }
        content.slug = "slug-\(Int.random(in: 0..<12, using: &random))"
        let saved = try await paper.perform(SaveStory(story: id, content: content, basedOn: latest))
        guard case .saved(let revision) = saved else { return }
        try await paper.perform(UpdatePublished(story: id, revision: revision, kind: .fix))
    }

    private mutating func changeTopic(alias: Bool) async throws {
        var topic = pick(topics)
        guard let standing = try await paper.archive.read({ [topic] in try $0.topics.find(topic.id) }) else { return }
        topic = standing
        if topic.kind == .theme { topic.kind = .organisation }
        topic.began = ImpreciseDate(year: Int.random(in: 1900...2020, using: &random))
        if alias { topic.aliases.append(word()) } else { topic.name = word() }
        topic.summary = word()
        try await paper.perform(SaveTopic(topic))
    }

    /// One of the story's two, in the words that it may carry.
    private mutating func putOnRecord(_ story: Story.ID, confirms: Bool) async throws {
        let isNamed = Bool.random(using: &random)
        let text = pick(Self.said)
        let statement = Statement(
            id: pick(statements[story] ?? [paper.newID()]), story: story, speaker: isNamed ? pick(topics).id : nil,
            attribution: isNamed ? .onRecord : .background, described: isNamed ? "" : word(), role: word(),
            kind: Bool.random(using: &random) ? .direct : .mixed, content: .verbatim(text),
            said: Bool.random(using: &random) ? ImpreciseDate(year: 2026, month: Int.random(in: 1...9, using: &random)) : nil,
            outlets: some(outlets.map(\.id), atMost: 2), topics: some(topics.map(\.id), atMost: 3))
        try await paper.perform(SaveStatement(statement, confirms: confirms))
    }

    /// Of days around this one, so that some pass while the acts go on.
    private mutating func putInDiary(_ story: Story.ID?) async throws {
        let day = Day(paper.clock.now.addingTimeInterval(.random(in: -200_000...400_000, using: &random)), in: TestPaper.zone)
        let dates = [ImpreciseDate(day), ImpreciseDate(day, minute: 600), ImpreciseDate(year: day.year, month: day.month)]
        let event = DiaryEvent(
            id: pick(events), what: word(), when: pick(dates.compactMap(\.self)), topics: some(topics.map(\.id), atMost: 3), story: story,
            passage: pick(Self.said), isPublic: Int.random(in: 0..<4, using: &random) > 0)
        if story == nil || Bool.random(using: &random) {
            try await paper.perform(SaveDiaryEvent(event))
        } else {
            try await paper.perform(ConfirmExpectation(event, topics: event.topics))
        }
    }

    private static let said = ["We agree.", "We do not agree."]

    private mutating func mergeTopics() async throws {
        // Seldom, or there would soon be only one.
        guard Int.random(in: 0..<3, using: &random) == 0 else { throw NewsroomError.conflict("not this time") }
        try await paper.perform(MergeTopics(pick(topics).id, into: pick(topics).id))
        topics.append(try await paper.topic(word()))
    }

    private mutating func changeContributor() async throws {
        var contributor = pick(contributors)
        contributor.name = word()
        contributor.biography = word()
        contributor.links = ["https://social.example/@\(number)"]
        contributor.portrait = Bool.random(using: &random) ? pick(photographs).id : nil
        try await paper.perform(SaveContributor(contributor))
    }

    private mutating func changePhotograph() async throws {
        var photograph = pick(photographs)
        photograph.caption = word()
        photograph.credit = word()
        photograph.rightsEnd = Bool.random(using: &random) ? Day(year: 2020, month: 1, day: 1) : nil
        photograph.alternativeText = word()
        photograph.digitalSourceType = Bool.random(using: &random) ? "trainedAlgorithmicMedia" : nil
        if Int.random(in: 0..<4, using: &random) == 0 { photograph.file = nil }
        try await paper.perform(SavePhotograph(photograph))
    }

    private mutating func makeRenditions() async throws {
        let id = pick(photographs).id
        guard let photograph = try await paper.archive.read({ try $0.photographs.find(id) }), let file = photograph.file else { return }
        func name(_ ending: String) -> String { String(repeating: "\(number % 10)", count: 64) + "." + ending }
        let renditions = Rendition.Crop.allCases.map {
            Rendition(crop: $0, width: 100 + number, height: 75, avif: name("avif"), webp: name("webp"), jpeg: name("jpg"))
        }
        try await paper.perform(RecordRenditions(of: photograph, file: file, renditions: renditions))
    }

    private mutating func changeBackground() async throws {
        let index = Int.random(in: 0..<backgrounds.count, using: &random)
        backgrounds[index].document = Document([
            .paragraph([.text(word())]), .storyCard(.own(pick(stories))), .storyCard(.elsewhere(.init(title: "", url: pick(Self.links)))),
        ])
        backgrounds[index] = try await paper.perform(SaveBackground(backgrounds[index], pick(BackgroundChange.allCases)))
    }

    private mutating func correctBackground() async throws {
        let index = Int.random(in: 0..<backgrounds.count, using: &random)
        if Bool.random(using: &random) { backgrounds[index].document = Document([.paragraph([.text(word())])]) }
        let done = try await paper.perform(
            CorrectBackground(paper.newID(), of: backgrounds[index], kind: pick(Correction.Kind.allCases), text: word()))
        backgrounds[index].revision = done.after
        corrections.append(done.id)
    }

    /// Some of them are stories'.
    private static let oldAddresses = ["/slug-1/", "/slug-2/", "/slug-3/", "/slug-4", "/tag/old-one/", "/2019/old.html"]

    private mutating func changeSection() async throws {
        let index = Int.random(in: 0..<sections.count, using: &random)
        let id = sections[index].id
        if let standing = try await paper.archive.read({ try $0.sections.find(id) }) { sections[index] = standing }
        sections[index].name = word()
        sections[index].position = Int.random(in: 0..<4, using: &random)
        try await paper.perform(SaveSection(sections[index]))
    }

    private mutating func arrangeFront() async throws {
        let existing = try await paper.archive.read { records in
            (front: try records.fronts.current(), packages: try records.packages.newest(limit: 9))
        }
        var front = FrontArrangement(revision: existing.front.revision)
        let places = some(FrontArrangement.places, atMost: 6)
        for (place, story) in zip(places, stories.shuffled(using: &random)) { front.stories[place] = story }
        front.packages = some(existing.packages.map(\.id), atMost: 2)
        try await paper.perform(ArrangeFront(front))
    }

    private mutating func changePackage() async throws {
        let index = Int.random(in: 0..<packages.count, using: &random)
        packages[index].title = word()
        packages[index].stories = some(stories, atMost: 5)
        packages[index].lead = packages[index].stories.first
        packages[index].isPublic = Int.random(in: 0..<4, using: &random) > 0
        packages[index] = try await paper.perform(SavePackage(packages[index]))
    }

    private mutating func fetchLinks(fails: Bool) async throws {
        let (title, now) = (word(), paper.clock.now)
        if Bool.random(using: &random) { try await paper.perform(RefreshCard(url: pick(Self.links))) }
        try await LinkFetching(paper.editorial) { url throws(LinkFailure) in
            if fails { throw LinkFailure("a test", passes: true) }
            return LinkPreview(url: url, title: title, summary: "", site: "Elsewhere", author: "", language: "en", fetchedAt: now)
        }.fetchDue()
    }

    private static let links = ["https://elsewhere.example/a", "https://elsewhere.example/b"]

    // MARK: Content

    private mutating func content(of story: Story.ID) -> StoryContent {
        var content = StoryContent.story(word(), word())
        content.language = pick(["en", "uk", "ar", "de"])
        content.kind = pick([.news, .brief, .analysis, .live, .live])
        content.standfirst = word()
        content.topics = some(topics.map(\.id), atMost: 3)
        content.byline = some(contributors.map(\.id), atMost: 2).map { BylineEntry(contributor: $0) }
        if Bool.random(using: &random) { content.leadPhotograph = PhotographUse(pick(photographs).id) }
        if Bool.random(using: &random) { content.document.blocks.append(.photograph(PhotographUse(pick(photographs).id))) }
        if Bool.random(using: &random) { content.document.blocks.append(.background(pick(backgrounds).id)) }
        if !stories.isEmpty { content.document.blocks += some(stories, atMost: 2).map { .storyCard(.own($0)) } }
        if Bool.random(using: &random) {
            content.document.blocks.append(.storyCard(.elsewhere(.init(title: "", url: pick(Self.links)))))
        }
        for statement in statements[story] ?? [] where Int.random(in: 0..<3, using: &random) > 0 {
            content.document.blocks.append(.paragraph([.text("“"), .text(pick(Self.said), [.statement(statement)]), .text("”")]))
        }
        content.inNewsFeed = Bool.random(using: &random)
        if Bool.random(using: &random) { content.section = pick(sections).id }
        return content
    }

    private mutating func drawing() -> String { String(repeating: pick(["1", "2", "3", "4"]), count: 64) + ".png" }

    private mutating func word() -> String {
        number += 1
        return "\(pick(["Word", "Bridge", "River", "Слово"])) \(number)"
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }

    private mutating func some<Element>(_ elements: [Element], atMost count: Int) -> [Element] {
        Array(elements.shuffled(using: &random).prefix(Int.random(in: 0...count, using: &random)))
    }

    // MARK: Pages

    /// The addresses of every page that there is, was, or may come to be.
    mutating func pages() async throws -> [String] {
        days.insert(Day(paper.clock.now, in: TestPaper.zone))
        let slugs = try await paper.archive.read { records in
            try records.connection.rows("SELECT slug FROM addresses ORDER BY slug") { try $0.text(0) }
        }
        var filtered = SearchQuery(text: "")
        (filtered.section, filtered.order) = ("town", .newest)
        var keys: [PageKey] = [
            .front, .newsFeed(), .archive(), .archive(year: 2026), .archive(year: 2026, month: 9), .archive(year: 2026, month: 10),
            .search(text: ""), .rss(.paper), .rss(.newsFeed), .podcast, .sitemap, .robots,
            .search(text: "word"), .search(text: "bridge"), .search(filtered),
            .diary(), .diary(.earlier), .diaryCalendar,
            .sitemapOfPages, .newsSitemap, .trust(), .corrections(), .feed(.paper, .atom), .feed(.newsFeed, .json),
        ]
        keys += ["en", "uk", "ar", "de"].flatMap { language in [.rss(.language(language)), .feed(.language(language), .json)] }
        keys += SitemapPart.Kind.allCases.map { .sitemapPart(SitemapPart($0, 1)) }
        keys += FeedFormat.allCases.map { .feed(.corrections, $0) }
        keys += (slugs + ["slug-1", "slug-2"]).map { .story(slug: $0) }
        keys += slugs.map { .history(slug: $0) }
        for update in updates.suffix(3) { keys += slugs.prefix(3).map { .live(slug: $0, at: .update(update)) } }
        for topic in topics { keys += [.topic(slug: topic.slug), .rss(.topic(slug: topic.slug)), .feed(.topic(slug: topic.slug), .json)] }
        for contributor in contributors { keys += [.author(slug: contributor.slug), .feed(.author(slug: contributor.slug), .atom)] }
        for section in sections { keys += [.section(slug: section.slug), .feed(.section(slug: section.slug), .json)] }
        keys += packages.filter { !$0.slug.isEmpty }.map { .storyPackage(slug: $0.slug) }
        keys += recordPages
        keys += corrections.suffix(4).map { .correction($0) }
        keys += days.sorted().suffix(6).map { .archiveDay($0) }
        return keys.map(\.address) + Self.oldAddresses
    }
}

extension RandomActs {
    fileprivate var recordPages: [PageKey] {
        var keys: [PageKey] = [.record(), .recordData(.all, .json), .recordData(.all, .csv), .rss(.record(.all))]
        for id in stories.flatMap({ statements[$0] ?? [] }) { keys += [.statement(id), .statementData(id)] }
        for topic in topics.suffix(7) {
            keys += [
                .record(.about(slug: topic.slug)), .record(.said(slug: topic.slug)), .recordData(.about(slug: topic.slug), .csv),
                .recordData(.said(slug: topic.slug), .json), .feed(.record(.about(slug: topic.slug)), .atom),
                .feed(.record(.said(slug: topic.slug)), .json),
                .sides(PageKey.RecordSides(topic: topic.slug, one: topics[0].slug, other: topics[1].slug)),
            ]
        }
        return keys
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
