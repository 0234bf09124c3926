import Foundation
import Newsroom

/// A paper for trying a theme on: one of everything that a template can show, or nothing at all.
struct ThemeSample: EditionReader {
    private let paper: Paper
    private let isEmpty: Bool

    init(_ paper: Paper, isEmpty: Bool = false) {
        self.paper = paper
        self.isEmpty = isEmpty
    }

    /// A page of each template, with what may stand on it and without.
    static let pages: [(page: Theme.Page, key: PageKey)] = [
        (.front, .front), (.story, .story(slug: "sample")), (.story, .story(slug: "live")), (.history, .history(slug: "sample")),
        (.story, .live(slug: "live", at: .after(place))), (.topic, .topic(slug: "sample")), (.author, .author(slug: "sample")),
        (.section, .section(slug: "sample")), (.storyPackage, .storyPackage(slug: "sample")), (.newsFeed, .newsFeed()),
        (.archive, .archive()), (.archive, .archive(year: day.year)), (.archiveMonth, .archive(year: day.year, month: day.month)),
        (.archiveDay, .archiveDay(day)), (.search, .search(text: "")), (.search, .search(text: "sample")),
        (.search, .search(text: "nothing")), (.corrections, .corrections()), (.correction, .correction(id(1))), (.record, .record()),
        (.record, .record(.about(slug: "sample"))), (.record, .record(.said(slug: "sample"))),
        (.recordSides, .sides(PageKey.RecordSides(topic: "sample", one: "sample", other: "other"))), (.statement, .statement(id(1))),
        (.statement, .statement(id(2))), (.diary, .diary()), (.diary, .diary(.earlier)), (.notFound, .story(slug: "nowhere")),
        (.withdrawn, .story(slug: "withdrawn")), (.offline, .offline),
    ]

    static let live: Story.ID = id(2)
    private static let time = Date(timeIntervalSince1970: 1_767_268_800)
    private static let day = Day(time, in: .gmt)
    private static let place = Cursor(position: 0, id: id(9, of: Story.self).uuid)

    private static func id<Of>(_ number: UInt64, of: Of.Type = Of.self) -> Identifier<Of> {
        Identifier(UUID(version7At: time, random: (number, number)))
    }

    // MARK: What there is

    private static let topicOfAll = Topic(
        id: id(1), kind: .person, name: "Sample & Person", slug: "sample", summary: "Whom the sample is about.",
        aliases: ["S. P.", "Old S."],
        began: ImpreciseDate("1970-01-01"), place: "Saltmarsh")
    private static let topics = [TopicSummary(id: topicOfAll.id, kind: .person, name: topicOfAll.name, slug: "sample")]
    private static let otherTopic = TopicSummary(id: id(2), kind: .organisation, name: "Sample Company", slug: "other")
    private static let author = Contributor(
        id: id(1), name: "Sample Reporter", slug: "sample", biography: "Writes samples.", position: "Reporter",
        links: ["https://social.example/@sample"])
    private static let sectionOfAll = Section(id: id(1), name: "Samples", slug: "sample", summary: "Stories to try a theme on.")
    private static let photograph = Photograph(
        id: id(1), caption: "A sample picture.", credit: "Sample Agency", rights: "Sample rights", taken: ImpreciseDate("2026-01-01"),
        alternativeText: "A rectangle.", digitalSourceType: "trainedAlgorithmicMedia",
        file: Photograph.File(name: "5a5a.jpg", type: "image/jpeg", width: 1_600, height: 1_000))
    private static let narration = Narration(
        digest: "", voice: "sample", language: "en", duration: 61, opus: Narration.File(name: "5a5a.opus", bytes: 1),
        mp3: Narration.File(name: "5a5a.mp3", bytes: 1), marks: [Narration.Mark(start: 0, place: .headline)])

    private func summary(_ number: UInt64, _ slug: String, kind: StoryKind, hasPhotograph: Bool = true) -> EditionSummary {
        EditionSummary(
            id: Self.id(number), revision: 1, kind: kind, language: paper.language, slug: slug, headline: "A sample <headline> & more",
            standfirst: "What the sample says.",
            byline: [Credit(contributor: Self.author.id, name: Self.author.name, slug: "sample", role: .author)], topics: Self.topics,
            leadPhotograph: hasPhotograph ? Self.photograph : nil, firstPublished: Self.time - Double(number) * 3_600,
            updated: Self.time, words: 400, inNewsFeed: true, section: SectionSummary(Self.sectionOfAll))
    }

    private var stories: [EditionSummary] {
        guard !isEmpty else { return [] }
        let kinds = StoryKind.allCases.filter { $0 != .live }
        return [summary(1, "sample", kind: .news), summary(2, "live", kind: .live)]
            + (3..<40).map { summary($0, "sample-\($0)", kind: kinds[Int($0) % kinds.count], hasPhotograph: $0 % 2 == 0) }
    }

    private var storyPackage: PublishedPackage {
        let stories = Array(stories.prefix(4))
        return PublishedPackage(
            id: Self.id(1), title: "A sample package", slug: "sample", standfirst: "Stories in their order.", lead: stories.first?.id,
            stories: stories, members: stories.map(\.id))
    }

    private var updates: [PublishedUpdate] {
        [
            PublishedUpdate(
                id: Self.id(1), headline: "A sample update", authors: [.init(contributor: Self.author.id, name: Self.author.name)],
                document: Self.updateBody, isKeyEvent: true, isPinned: true, posted: Self.time, updated: Self.time,
                corrections: [.init(text: "A sample correction.", at: Self.time)])
        ]
    }

    /// One by somebody with a name, in translation; one by somebody who is described.
    private var statements: [PublishedStatement] {
        guard let story = stories.first else { return [] }
        let outlet = Outlet(id: Self.id(1), name: "Sample Agency", kind: .newsAgency, note: "A sample of an agency.")
        let direct = Statement(
            id: Self.id(1), story: story.id, speaker: Self.topicOfAll.id, role: "Sampler", kind: .direct,
            content: .verbatim("This is a sample & nothing else."), said: ImpreciseDate(Self.day), occasion: "A sample occasion",
            outlets: [outlet.id], topics: Self.topics.map(\.id), original: Statement.Original(text: "Це зразок.", language: "uk"))
        let described = Statement(
            id: Self.id(2), story: story.id, speaker: nil, attribution: .anonymous, described: "a sample source", kind: .indirect,
            content: .sense("It is a sample."))
        return [direct, described].map { statement in
            PublishedStatement(
                statement: statement, speaker: statement.speaker.map { _ in Self.topics[0] },
                outlets: statement.outlets.isEmpty ? [] : [outlet], topics: Self.topics, story: story, day: Self.day)
        }
    }

    /// One of each kind: known to the minute and only by the month, put off, and with how it turned out.
    private func events(_ part: DiaryPart) -> [PublishedDiaryEvent] {
        guard let story = stories.first else { return [] }
        let month = ImpreciseDate(year: Self.day.year, month: Self.day.month) ?? ImpreciseDate(Self.day)
        func answer(_ outcome: DiaryAnswer.Outcome) -> DiaryAnswer {
            DiaryAnswer(outcome, note: "A sample note.", by: Self.id(1), at: Self.time, isForReaders: true)
        }
        let all: [(when: ImpreciseDate?, formerly: ImpreciseDate?, answer: DiaryAnswer?)] =
            switch part {
            case .coming: [(ImpreciseDate(Self.day, minute: 600), nil, nil), (month, ImpreciseDate(Self.day), answer(.postponed))]
            case .earlier:
                [
                    (ImpreciseDate(Self.day), nil, answer(.happened)), (month, nil, answer(.didNotHappen)),
                    (ImpreciseDate(year: 2025), nil, nil),
                ]
            }
        return all.enumerated().compactMap { number, one in
            guard let when = one.when else { return nil }
            let event = DiaryEvent(
                id: Self.id(UInt64(number + 1)), what: "A sample of what is expected", when: when, story: story.id, isPublic: true,
                formerly: one.formerly, answer: one.answer)
            return PublishedDiaryEvent(event: event, topics: Self.topics, story: number == 0 ? nil : story, changed: Self.time)
        }
    }

    private static let body = Document([
        .heading(level: 2, [.text("A sample heading")]), .paragraph([.text("A sample & its words.")]),
        .paragraph([.text("“"), .text("This is a sample & nothing else.", [.statement(id(1))]), .text("”")]),
    ])
    private static let updateBody = Document([.paragraph([.text("A sample & its update.")])])
    private static let correction = Correction(
        id: id(1), story: id(1), kind: .correction, text: "A sample correction.", before: 1, after: 2, at: time, by: id(1),
        background: id(1))

    // MARK: EditionReader

    func destination(ofSlug slug: String) -> Destination? {
        if slug == "withdrawn" { return .withdrawn }
        return stories.first { $0.slug == slug }.map { .story($0.id) }
    }

    func edition(_ story: Story.ID) -> Edition? {
        guard let summary = stories.first(where: { $0.id == story }) else { return nil }
        let live = LiveCoverage(pinned: updates, newest: updates, next: Self.place, notice: 2)
        return Edition(
            summary: summary, document: Self.body, dateline: "SALTMARSH", corrections: [Self.correction],
            translations: [
                .init(story: summary.id, language: paper.language, slug: summary.slug, firstPublished: Self.time),
                .init(story: Self.id(3), language: "uk", slug: "sample-3", firstPublished: Self.time),
            ],
            live: story == Self.live ? live : nil, narration: story == Self.live ? nil : Self.narration, changes: 2)
    }

    func history(of story: Story.ID, after cursor: Cursor?, limit: Int) -> StoryHistory? {
        guard let summary = stories.first(where: { $0.id == story }) else { return nil }
        let difference = VersionDifference(
            passages: [.init(.text, [.gap, .same("a "), .removed("sample"), .added("better & longer sample")])], aspects: [.form])
        return StoryHistory(
            story: summary, changes: 2, corrections: [Self.correction],
            steps: Page(
                items: [
                    HistoryStep(
                        id: Self.id(3), kind: .corrected, at: Self.time, correction: Self.correction, words: .differ(difference)),
                    HistoryStep(id: Self.id(2), kind: .fixed, at: Self.time, words: .closed([Self.time])),
                    HistoryStep(id: Self.id(1), kind: .published, at: Self.time, isFirst: true, words: .none),
                ], next: Self.place))
    }

    func newest(_ filter: EditionFilter, after cursor: Cursor?, limit: Int) -> Page<EditionSummary> {
        let items = Array(stories.prefix(limit))
        return Page(items: items, next: items.count < stories.count ? Self.place : nil)
    }

    func topic(slug: String) -> TopicDestination? { isEmpty ? nil : .topic(Self.topicOfAll) }
    func contributor(slug: String) -> Contributor? { isEmpty ? nil : Self.author }
    func portrait(of contributor: Contributor) -> Photograph? { Self.photograph }
    func languages() -> [String] { isEmpty ? [] : [LanguageTag.primary(paper.language), "uk"] }
    func sections() -> [Section] { isEmpty ? [] : [Self.sectionOfAll] }
    func section(slug: String) -> Section? { sections().first }
    func front(as arrangement: FrontArrangement) -> PublishedFront { front() }
    func front() -> PublishedFront { PublishedFront(packages: isEmpty ? [] : [storyPackage]) }
    func storyPackage(slug: String) -> PublishedPackage? { isEmpty ? nil : storyPackage }
    func packages(of story: Story.ID) -> [PublishedPackage] { isEmpty ? [] : [storyPackage] }
    func topicsInTheNews(limit: Int) -> [TopicSummary] { isEmpty ? [] : Self.topics }
    func neighbours(ofDay day: Day) -> (before: Day?, after: Day?) {
        isEmpty ? (nil, nil) : (Day(daysSince1970: day.daysSince1970 - 1), Day(daysSince1970: day.daysSince1970 + 1))
    }
    func order(of query: SearchQuery) -> SearchQuery.Order { .newest }

    func search(_ query: SearchQuery, after cursor: Cursor?, limit: Int) -> Page<SearchHit> {
        let snippet = [SnippetPart(text: "a ", matches: false), SnippetPart(text: "sample", matches: true)]
        let hits = query.text == "nothing" ? [] : stories.prefix(limit).map { SearchHit(summary: $0, snippet: snippet) }
        return Page(items: hits, next: hits.isEmpty ? nil : Self.place)
    }

    func correction(of text: String) -> String? { isEmpty ? nil : "sample" }
    func topics(named beginning: String, limit: Int) -> [TopicSummary] { isEmpty ? [] : Self.topics }
    func relatedTopics(_ topic: Topic.ID, limit: Int) -> [TopicSummary] { isEmpty ? [] : Self.topics }

    func corrections(after cursor: Cursor?, limit: Int) -> Page<PublishedCorrection> {
        Page(items: stories.prefix(1).map { PublishedCorrection(Self.correction, of: $0) }, next: isEmpty ? nil : Self.place)
    }

    func correction(_ id: Correction.ID) -> PublishedCorrection? {
        stories.first.map { PublishedCorrection(Self.correction, of: $0, isInOthers: true) }
    }

    func stories(correctedBy id: Correction.ID, after cursor: Cursor?, limit: Int) -> Page<EditionSummary> {
        Page(items: Array(stories.prefix(limit)), next: Self.place)
    }

    func statement(_ id: Statement.ID) -> PublishedStatement? { statements.first { $0.id == id } }

    func statements(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) -> Page<PublishedStatement> {
        let items = Array(statements.prefix(limit))
        return Page(items: items, next: items.isEmpty ? nil : Self.place)
    }

    func statements(in story: Story.ID) -> [PublishedStatement] { statements }
    func links(of statements: [Statement.ID]) -> [Statement.ID: [PublishedStatementLink]] {
        let links = self.statements.flatMap { other in
            [false, true].map { PublishedStatementLink(kind: .contradicts, isFromOther: $0, other: other) }
        }
        return Dictionary(statements.map { ($0, links) }) { first, _ in first }
    }

    func speakers(on topic: Topic.ID, limit: Int) -> [TopicSummary] { isEmpty ? [] : Self.topics + [Self.otherTopic] }

    func diary(_ part: DiaryPart, after cursor: Cursor?, limit: Int) -> Page<PublishedDiaryEvent> {
        let items = events(part)
        return Page(items: items, next: items.isEmpty ? nil : Self.place)
    }

    func sitemapParts() -> [SitemapPartState] { [] }
    func addresses(in part: SitemapPart) -> [PublishedAddress] { [] }
    func published(after time: Date, limit: Int) -> [RecentStory] { [] }
    func photograph(fileName: String) -> Photograph? { nil }
    func summaries(of stories: [Story.ID]) -> [EditionSummary] { self.stories.filter { stories.contains($0.id) } }

    func updates(of story: Story.ID, from place: LivePlace, limit: Int) -> LivePart? {
        isEmpty ? nil : LivePart(updates: updates, next: nil)
    }

    func notices(_ stream: NewsStream, after number: Int, limit: Int) -> [Notice] {
        switch stream {
        case .newsFeed: [Notice(number: 1, story: Self.id(1))]
        case .story(let story): [Notice(number: 2, story: story, update: Self.id(1))]
        }
    }

    func latestNotice(_ stream: NewsStream) -> Int { 0 }
    func narrated(fileName: String) -> Story.ID? { nil }
    func paperPicture() -> SharingPicture? { nil }
    func redirect(from address: String) -> String? { nil }
    func formerAddresses(_ kind: FormerAddress, after address: String, limit: Int) -> [String] { [] }
    func isSharingPicture(fileName: String) -> Bool { false }
}
