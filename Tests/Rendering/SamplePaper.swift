import Foundation
import Newsroom

/// A small invented paper, held in memory.
struct SamplePaper: EditionReader {
    var paper = Paper(
        name: "The Saltmarsh Courier", motto: "All the tides that are fit to print", language: "en",
        timeZone: TimeZone(identifier: "Europe/Kyiv") ?? .gmt, siteURL: "https://courier.example")
    var editions: [Edition] = []
    var topics: [Topic] = []
    var contributors: [Contributor] = []
    var moved: [String: String] = [:]
    var withdrawn: Set<String> = []
    var allSections: [Section] = []
    var arranged = FrontArrangement()
    var allPackages: [StoryPackage] = []
    var updates: [Story.ID: [PublishedUpdate]] = [:]
    var notices: [Notice] = []
    var picture: SharingPicture?
    var onRecord: [PublishedStatement] = []
    var statementLinks: [StatementLink] = []
    var diaryEvents: [PublishedDiaryEvent] = []

    // MARK: EditionReader

    func destination(ofSlug slug: String) -> Destination? {
        if withdrawn.contains(slug) { return .withdrawn }
        if let slug = moved[slug] { return .moved(slug: slug) }
        return editions.first { $0.summary.slug == slug }.map { .story($0.id) }
    }

    func edition(_ story: Story.ID) -> Edition? { editions.first { $0.id == story } }

    func newest(_ filter: EditionFilter, after cursor: Cursor?, limit: Int) -> Page<EditionSummary> {
        let all = editions.map(\.summary).filter { holds(filter, $0) }.sorted { ($0.firstPublished, $0.id) > ($1.firstPublished, $1.id) }
        return part(of: all, after: cursor, limit: limit) { ($0.firstPublished, $0.id.uuid) }
    }

    private func holds(_ filter: EditionFilter, _ story: EditionSummary) -> Bool {
        switch filter {
        case .all: true
        case .newsFeed: story.inNewsFeed
        case .topic(let id): story.topics.contains { $0.id == id }
        case .contributor(let id): story.byline.contains { $0.contributor == id }
        case .section(let id): story.section?.id == id
        case .language(let language): LanguageTag.primary(story.language) == language
        case .narrated: editions.contains { $0.id == story.id && $0.narration != nil }
        case .day(let day): Day(story.firstPublished, in: paper.timeZone) == day
        }
    }

    private func part<Item>(of all: [Item], after cursor: Cursor?, limit: Int, key: (Item) -> (Date, UUID)) -> Page<Item> {
        func place(_ item: Item) -> Cursor { Cursor(position: Int64(key(item).0.timeIntervalSince1970 * 1000), id: key(item).1) }
        let start = cursor.flatMap { cursor in all.firstIndex { place($0) == cursor } }.map { $0 + 1 } ?? 0
        let items = Array(all[start...].prefix(limit))
        return Page(items: items, next: start + items.count < all.count ? items.last.map(place) : nil)
    }

    func topic(slug: String) -> TopicDestination? {
        if let slug = moved["topic/\(slug)"] { return .moved(slug: slug) }
        return topics.first { $0.slug == slug }.map { .topic($0) }
    }

    func portrait(of contributor: Contributor) -> Photograph? { contributor.portrait == nil ? nil : Self.sluice }

    func contributor(slug: String) -> Contributor? { contributors.first { $0.slug == slug } }

    func topicsInTheNews(limit: Int) -> [TopicSummary] {
        topics.prefix(limit).map { TopicSummary(id: $0.id, kind: $0.kind, name: $0.name, slug: $0.slug) }
    }

    func narrated(fileName: String) -> Story.ID? {
        editions.first { [$0.narration?.opus.name, $0.narration?.mp3.name].contains(fileName) }?.id
    }

    func languages() -> [String] { Set(editions.map { LanguageTag.primary($0.summary.language) }).sorted() }

    func paperPicture() -> SharingPicture? { picture }

    func redirect(from address: String) -> String? { nil }
    func formerAddresses(_ kind: FormerAddress, after address: String, limit: Int) -> [String] { [] }
    func isSharingPicture(fileName: String) -> Bool { picture?.fileName == fileName }

    func neighbours(ofDay day: Day) -> (before: Day?, after: Day?) {
        let days = editions.map { Day($0.summary.firstPublished, in: paper.timeZone) }
        return (days.filter { $0 < day }.max(), days.filter { $0 > day }.min())
    }

    func order(of query: SearchQuery) -> SearchQuery.Order { query.text == "tide" ? .newest : query.order }

    func correction(of text: String) -> String? { text == "slucie" ? "sluice" : nil }

    func topics(named beginning: String, limit: Int) -> [TopicSummary] {
        Array(topicsInTheNews(limit: .max).filter { $0.name.lowercased().hasPrefix(beginning.lowercased()) }.prefix(limit))
    }

    func relatedTopics(_ topic: Topic.ID, limit: Int) -> [TopicSummary] {
        let named = editions.map(\.summary.topics).filter { topics in topics.contains { $0.id == topic } }.joined()
        return topicsInTheNews(limit: .max).filter { other in other.id != topic && named.contains { $0.id == other.id } }
    }

    func search(_ query: SearchQuery, after cursor: Cursor?, limit: Int) -> Page<SearchHit> {
        let hits = newest(.all, after: nil, limit: .max).items.filter { $0.headline.localizedCaseInsensitiveContains(query.text) }
        let page = part(of: hits, after: cursor, limit: limit) { ($0.firstPublished, $0.id.uuid) }
        return Page(
            items: page.items.map {
                SearchHit(
                    summary: $0,
                    snippet: [
                        SnippetPart(text: "… at <low> water the ", matches: false), SnippetPart(text: query.text, matches: true),
                        SnippetPart(text: " was seen …", matches: false),
                    ])
            }, next: page.next)
    }

    func corrections(after cursor: Cursor?, limit: Int) -> Page<PublishedCorrection> {
        let all = editions.flatMap { edition in edition.corrections.map { PublishedCorrection($0, of: edition.summary) } }
            .sorted { ($0.correction.at, $0.correction.id) > ($1.correction.at, $1.correction.id) }
        return part(of: all, after: cursor, limit: limit) { ($0.correction.at, $0.correction.id.uuid) }
    }

    func correction(_ id: Correction.ID) -> PublishedCorrection? {
        corrections(after: nil, limit: .max).items.first { $0.correction.id == id }
    }

    func stories(correctedBy id: Correction.ID, after cursor: Cursor?, limit: Int) -> Page<EditionSummary> {
        Page(items: correction(id).map { [$0.story] } ?? [], next: nil)
    }

    func sitemapParts() -> [SitemapPartState] {
        SitemapPart.Kind.allCases.map { SitemapPart($0, 1) }.filter { !addresses(in: $0).isEmpty }
            .map { SitemapPartState(part: $0, changed: Self.date("2025-02-12T15:40:00Z")) }
    }

    func addresses(in part: SitemapPart) -> [PublishedAddress] {
        guard part.number == 1 else { return [] }
        let stories = editions.map(\.summary).sorted { $0.id < $1.id }
        return switch part.kind {
        case .stories:
            stories.map { story in
                let own = Edition.Translation(
                    story: story.id, language: story.language, slug: story.slug, firstPublished: story.firstPublished)
                let others = edition(story.id)?.translations ?? []
                return PublishedAddress(slug: story.slug, updated: story.updated, versions: others.isEmpty ? [] : [own] + others)
            }
        case .topics:
            topics.filter { topic in stories.contains { $0.topics.contains { $0.id == topic.id } } }.map {
                PublishedAddress(slug: $0.slug, updated: nil)
            }
        case .authors:
            contributors.filter { author in stories.contains { $0.byline.contains { $0.contributor == author.id } } }.map {
                PublishedAddress(slug: $0.slug, updated: nil)
            }
        case .packages:
            allPackages.filter { $0.isPublic && !summaries(of: $0.stories).isEmpty }.map { PublishedAddress(slug: $0.slug, updated: nil) }
        case .statements:
            onRecord.map(\.id).sorted().map { PublishedAddress(slug: "\($0)", updated: nil) }
        }
    }

    func published(after time: Date, limit: Int) -> [RecentStory] {
        newest(.all, after: nil, limit: .max).items.filter { $0.firstPublished > time }.prefix(limit).map {
            RecentStory(slug: $0.slug, language: $0.language, headline: $0.headline, firstPublished: $0.firstPublished)
        }
    }

    func photograph(fileName: String) -> Photograph? {
        editions.compactMap(\.summary.leadPhotograph).first { $0.file?.name == fileName }
    }

    func summaries(of stories: [Story.ID]) -> [EditionSummary] { stories.compactMap { edition($0)?.summary } }

    func updates(of story: Story.ID, from place: LivePlace, limit: Int) -> LivePart? {
        guard let all = updates[story] else { return nil }
        switch place {
        case .after(let cursor):
            let page = part(of: all, after: cursor, limit: limit) { ($0.posted, $0.id.uuid) }
            return LivePart(updates: page.items, next: page.next)
        case .update(let id):
            guard let start = all.firstIndex(where: { $0.id == id }) else { return nil }
            let shown = Array(all[start...].prefix(limit))
            return LivePart(updates: shown, next: start + shown.count < all.count ? shown.last?.place : nil)
        }
    }

    func notices(_ stream: NewsStream, after number: Int, limit: Int) -> [Notice] {
        Array(notices.filter { $0.number > number && isOf(stream, $0) }.prefix(limit))
    }

    func latestNotice(_ stream: NewsStream) -> Int { notices.last { isOf(stream, $0) }?.number ?? 0 }

    private func isOf(_ stream: NewsStream, _ notice: Notice) -> Bool {
        switch stream {
        case .newsFeed: notice.update == nil
        case .story(let story): notice.story == story
        }
    }
}

extension SamplePaper {
    /// The identifier with a number of its own; numbers of different kinds may be the same.
    static func id<Of>(_ number: Int, of: Of.Type = Of.self) -> Identifier<Of> {
        Identifier(UUID(version7At: Date(timeIntervalSince1970: 1_739_000_000 + Double(number)), random: (UInt64(number), UInt64(number))))
    }

    static func date(_ text: String) -> Date { (try? Date(text, strategy: .iso8601)) ?? .distantPast }

    /// Nine stories by three people on six topics, over three days.
    static func courier() -> SamplePaper {
        var sample = SamplePaper()
        sample.topics = [
            Topic(
                id: id(1), kind: .place, name: "Saltmarsh", slug: "saltmarsh", summary: "The town between the dyke and the sea.",
                aliases: ["Old Saltmarsh", "The Marsh"], place: "The northern shore",
                coordinates: Coordinates(latitude: 51.5, longitude: -0.0754)),
            Topic(id: id(2), kind: .theme, name: "Flood defence", slug: "flood-defence"),
            Topic(
                id: id(3), kind: .person, name: "Orla Finch", slug: "orla-finch", summary: "Harbour master since 2019.",
                began: ImpreciseDate("1971-03~")),
            Topic(id: id(4), kind: .organisation, name: "Harbour Board", slug: "harbour-board"),
            Topic(
                id: id(5), kind: .event, name: "Spring tide of 2025", slug: "spring-tide-2025",
                began: ImpreciseDate("2025-02-08"), ended: ImpreciseDate("2025-02-09"), place: "Saltmarsh"),
            Topic(id: id(6), kind: .theme, name: "Birds & beasts", slug: "birds-beasts"),
        ]
        sample.contributors = [
            Contributor(
                id: id(1), name: "Maud Tarn", slug: "maud-tarn", biography: "Maud Tarn has covered the harbour for eleven years.",
                position: "Chief reporter", links: ["https://www.social.example/@maud", "mailto:maud@courier.example"]),
            Contributor(id: id(2), name: "Ivo Reed", slug: "ivo-reed", position: "Columnist"),
            Contributor(id: id(3), name: "Нія Солонець", slug: "niia-solonets"),
        ]
        sample.allSections = [
            Section(id: id(1), name: "Harbour", slug: "harbour", summary: "What comes in with the tide."),
            Section(id: id(2), name: "Opinion", slug: "opinion", position: 1),
        ]
        sample.editions = sample.makeEditions()
        sample.putOnRecord()
        sample.putInDiary()
        sample.moved = ["gate-repair-stalls": "board-rejects-swap-of-sluice-gates", "topic/the-marsh": "saltmarsh"]
        sample.withdrawn = ["taken-back"]
        sample.allPackages = [
            StoryPackage(
                id: id(1), title: "The spring tide: what we know", slug: "the-spring-tide", standfirst: "Three places in one night.",
                stories: [id(4), id(1), id(77), id(7)], lead: id(1), isPublic: true)
        ]
        return sample
    }

    func credit(_ number: Int, _ role: BylineEntry.Role = .author) -> Credit {
        let person = contributors[number - 1]
        return Credit(contributor: person.id, name: person.name, slug: person.slug, role: role)
    }

    func topicSummaries(_ numbers: [Int]) -> [TopicSummary] {
        numbers.map { topics[$0 - 1] }.map { TopicSummary(id: $0.id, kind: $0.kind, name: $0.name, slug: $0.slug) }
    }

    static let sluice = Photograph(
        id: id(1), caption: "The western sluice at low water on February 10, 2025, in Saltmarsh.", credit: "Pia Holm/Saltmarsh Courier",
        alternativeText: "Two iron gates stand half open over mud.", focalPoint: Photograph.FocalPoint(x: 0.3, y: 0.6),
        file: Photograph.File(name: "3f2a901c.jpg", type: "image/jpeg", width: 1600, height: 1067))
    static let heron = Photograph(id: id(2), caption: "A heron on the dyke.", credit: "Contributor/Tideline")

    static let narration = Narration(
        digest: "d", voice: "hibari", language: "en", duration: 247.4,
        opus: Narration.File(name: "5e6f.opus", bytes: 1_000_000), mp3: Narration.File(name: "7a8b.mp3", bytes: 2_000_000),
        marks: [Narration.Mark(start: 0, place: .headline), Narration.Mark(start: 31, place: .text(0))])

    private func makeEditions() -> [Edition] {
        let main = summary(
            1, "Board rejects swap of sluice gates", "2025-02-12T12:02:00Z", topics: [1, 2, 3, 4, 5, 6], byline: [credit(1), credit(2)],
            standfirst: "The harbour board will not trade its western gate for the county's pumps, its chair said on Wednesday.",
            photograph: Self.sluice, updated: "2025-02-12T15:40:00Z",
            section: 1)
        let paragraphs = [
            "The harbour board has ruled out any exchange of its western sluice gate for the county's pumps, its chair said on Feb. 12.",
            "The county had suggested the swap after the spring tide went over the old dyke in three places.",
        ]
        let card = StoryCard.own(Self.id(4))
        var references = Edition.References()
        references.recordings[Self.id(1)] = Recording(id: Self.id(1), title: "Board rejects swap", voice: .synthetic(name: "Ada"))
        let correction = Correction(
            id: Self.id(1), story: main.id, kind: .correction, text: "An earlier version gave the height of the dyke in feet.", before: 1,
            after: 2,
            at: Self.date("2025-02-12T15:40:00Z"), by: Self.id(1))
        let others = others()
        references.stories[Self.id(4)] = others.first { $0.id == Self.id(4) }
        let edition = Edition(
            summary: main, document: Document(paragraphs.map { .paragraph([.text($0)]) } + [Self.quoted, .storyCard(card)]),
            dateline: "SALTMARSH",
            leadCaption: nil, corrections: [correction], references: references, changes: 3)
        return [edition]
            + others.map {
                Edition(
                    summary: $0, document: Document([.paragraph([.text("\($0.headline), in short.")])]),
                    narration: $0.id == Self.id(2) ? Self.narration : nil)
            }
    }

    private func others() -> [EditionSummary] {
        [
            summary(
                2, "Harbour master counts the herons", "2025-02-12T09:30:00Z", topics: [6, 3], byline: [credit(1)], photograph: Self.heron),
            summary(3, "Ferry late by a tide", "2025-02-12T08:05:00Z", kind: .brief, topics: [1], byline: []),
            summary(
                4, "What the dyke remembers", "2025-02-11T17:00:00Z", kind: .opinion, topics: [2, 1], byline: [credit(2)],
                standfirst: "A wall keeps more than water out.", section: 2),
            summary(
                5, "How a sluice works", "2025-02-11T10:00:00Z", kind: .explainer, topics: [2],
                byline: [credit(1), credit(2), credit(3, .translator)]),
            summary(6, "Market moves indoors", "2025-02-11T07:45:00Z", kind: .brief, topics: [1], byline: []),
            summary(7, "Tide tables for the week", "2025-02-09T22:30:00Z", topics: [5], byline: [credit(1)], inNewsFeed: true),
            summary(8, "Old lamp found on the mudflats", "2025-02-09T12:00:00Z", topics: [], byline: []),
            summary(9, "Who pays for the pumps?", "2025-02-09T06:00:00Z", kind: .analysis, topics: [2, 4], byline: [credit(1)]),
        ]
    }

    func summary(
        _ number: Int, _ headline: String, _ published: String, kind: StoryKind = .news, topics: [Int], byline: [Credit],
        standfirst: String = "", photograph: Photograph? = nil, updated: String? = nil, inNewsFeed: Bool = false,
        section: Int? = nil
    ) -> EditionSummary {
        let slug = headline.lowercased().filter { $0.isLetter || $0 == " " }.replacingOccurrences(of: " ", with: "-")
        return EditionSummary(
            id: Self.id(number), revision: 1, kind: kind, language: "en", slug: slug, headline: headline, standfirst: standfirst,
            byline: byline,
            topics: topicSummaries(topics), leadPhotograph: photograph, firstPublished: Self.date(published),
            updated: Self.date(updated ?? published), words: 400 + number, inNewsFeed: inNewsFeed || kind == .brief,
            section: section.map { SectionSummary(allSections[$0 - 1]) })
    }
}
