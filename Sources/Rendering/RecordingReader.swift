import Foundation
import Newsroom

/// Reads the paper for one page and notes what the page came to depend on, so that no page can forget to say it.
///
/// What a page shows of a story that it lists (headline, byline, topics, photograph) counts as read, and so does what
/// was looked for and not found.
final class RecordingReader: EditionReader {
    let reader: any EditionReader
    private(set) var reads: Set<Subject> = [.paper]
    private(set) var spans: Set<ListSpan> = []

    /// The newsroom's zone, in which days begin; only a mirror's pages need it.
    private let zone: TimeZone?

    private let kept: KeptReadings.Session?

    var isForMirror: Bool { zone != nil }

    /// - Parameters:
    ///   - zone: the newsroom's, for a page that goes into a mirror: then it is noted what stretch of a list was read, and not the whole
    ///     list.
    ///   - kept: what earlier pages have read and still holds.
    init(_ reader: any EditionReader, forMirrorIn zone: TimeZone? = nil, keeping kept: KeptReadings.Session? = nil) {
        self.zone = zone
        self.kept = zone == nil ? kept : nil
        self.reader = self.kept.map(reader.knowing) ?? reader
        reads.reserveCapacity(64)
    }

    /// What an earlier page has read, or what is read now and kept for later ones; what it depends on counts as read either way.
    ///
    /// - Parameter cost: in bytes, about.
    func keeping<Value: Sendable>(_ key: KeptReadings.Key, _ read: () throws -> Value, cost: (Value) -> Int) throws -> Value {
        guard let kept else { return try read() }
        if let (value, subjects) = kept.find(key, Value.self) {
            reads.formUnion(subjects)
            return value
        }
        let before = reads
        reads = []
        defer { reads.formUnion(before) }
        let value = try read()
        kept.keep(value, cost(value), for: key, reads: reads)
        return value
    }

    func destination(ofSlug slug: String) throws -> Destination? {
        reads.insert(.address(slug))
        let destination = try reader.destination(ofSlug: slug)
        if case .story(let id) = destination { reads.insert(.story(id)) }
        return destination
    }

    func edition(_ story: Story.ID) throws -> Edition? {
        reads.insert(.story(story))
        let edition = try reader.edition(story)
        if let edition { note(edition) }
        return edition
    }

    func history(of story: Story.ID, after cursor: Cursor?, limit: Int) throws -> StoryHistory? {
        reads.insert(.story(story))
        let history = try reader.history(of: story, after: cursor, limit: limit)
        if let history { note(history.story) }
        return history
    }

    func newest(_ filter: EditionFilter, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary> {
        func read() throws -> Page<EditionSummary> {
            let page = try reader.newest(filter, after: cursor, limit: limit)
            note(page, of: .list(filter), after: cursor)
            return page
        }
        guard cursor == nil else { return try read() }
        return try keeping(.newest(filter, limit: limit), read, cost: { 1_500 + 200 * $0.items.count })
    }

    func newest(_ filter: EditionFilter, after cursor: Cursor?, dividedBy division: ListDivision) throws -> Page<EditionSummary> {
        let page = division.cut(try reader.newest(filter, after: cursor, limit: division.longest), \.place)
        note(page, of: .list(filter), after: cursor)
        return page
    }

    private func note(_ page: Page<EditionSummary>, of list: Subject, after cursor: Cursor?) {
        note(list, from: cursor, to: page.next == nil ? nil : page.items.last?.place)
        for summary in page.items { note(summary) }
    }

    func note(_ list: Subject, from upper: Cursor?, to lower: Cursor?) {
        guard isForMirror else { return note([list]) }
        spans.insert(ListSpan(list, from: upper, to: lower))
    }

    func topic(slug: String) throws -> TopicDestination? {
        reads.insert(.address("topic/\(slug)"))
        let destination = try reader.topic(slug: slug)
        if case .topic(let topic) = destination { reads.insert(.topic(topic.id)) }
        return destination
    }

    func contributor(slug: String) throws -> Contributor? {
        reads.insert(.address("author/\(slug)"))
        let contributor = try reader.contributor(slug: slug)
        if let contributor { reads.insert(.contributor(contributor.id)) }
        return contributor
    }

    func portrait(of contributor: Contributor) throws -> Photograph? {
        if let portrait = contributor.portrait { reads.insert(.photograph(portrait)) }
        return try reader.portrait(of: contributor)
    }

    func topicsInTheNews(limit: Int) throws -> [TopicSummary] {
        try topics(.topicsInTheNews, kept: .topicsInTheNews(limit: limit)) { try reader.topicsInTheNews(limit: limit) }
    }

    /// The topics that every page shows.
    func topicsInNavigation() throws -> [TopicSummary] {
        try topics(.topicsInNavigation, kept: .topicsInNavigation, reader.topicsInNavigation)
    }

    private func topics(
        _ subject: Subject, kept: KeptReadings.Key, _ find: () throws -> [TopicSummary]
    ) throws -> [TopicSummary] {
        func read() throws -> [TopicSummary] {
            reads.insert(subject)
            let topics = try find()
            for topic in topics { reads.insert(.topic(topic.id)) }
            return topics
        }
        return try keeping(kept, read, cost: { 200 * (1 + $0.count) })
    }

    /// A story as feeds carry it.
    func feedEntry(_ story: Story.ID, _ made: (Edition) -> FeedEntry) throws -> FeedEntry? {
        func cost(_ entry: FeedEntry?) -> Int { 2_000 + (entry?.content?.count ?? 0) + (entry?.summary.utf8.count ?? 0) }
        func read() throws -> FeedEntry? {
            reads.insert(.edition(story))
            let edition = try reader.edition(story)
            if let edition { note(edition) }
            return edition.map(made)
        }
        return try keeping(.feedEntry(story), read, cost: cost)
    }

    func neighbours(ofDay day: Day) throws -> (before: Day?, after: Day?) {
        let days = try reader.neighbours(ofDay: day)
        // Any day may become a neighbour: of those that lie between.
        guard let zone else {
            reads.insert(.list(.all))
            return days
        }
        func start(_ day: Day?) -> Cursor? { day.map { .at(Int64(($0.start(in: zone).timeIntervalSince1970 * 1000).rounded())) } }
        note(.list(.all), from: start(day), to: start(days.before))
        note(.list(.all), from: start(days.after?.next), to: start(day.next))
        return days
    }

    func order(of query: SearchQuery) throws -> SearchQuery.Order {
        reads.insert(.search)
        return try reader.order(of: query)
    }

    func correction(of text: String) throws -> String? {
        reads.insert(.search)
        return try reader.correction(of: text)
    }

    func topics(named beginning: String, limit: Int) throws -> [TopicSummary] {
        reads.insert(.search)
        let topics = try reader.topics(named: beginning, limit: limit)
        for topic in topics { reads.insert(.topic(topic.id)) }
        return topics
    }

    /// Their counts change with the topic's own list.
    func relatedTopics(_ topic: Topic.ID, limit: Int) throws -> [TopicSummary] {
        reads.insert(.list(.topic(topic)))
        let topics = try reader.relatedTopics(topic, limit: limit)
        for topic in topics { reads.insert(.topic(topic.id)) }
        return topics
    }

    func search(_ query: SearchQuery, after cursor: Cursor?, limit: Int) throws -> Page<SearchHit> {
        reads.insert(.search)
        let page = try reader.search(query, after: cursor, limit: limit)
        for hit in page.items { note(hit.summary) }
        return page
    }

    func corrections(after cursor: Cursor?, limit: Int) throws -> Page<PublishedCorrection> {
        reads.insert(.corrections)
        let page = try reader.corrections(after: cursor, limit: limit)
        for item in page.items { note(item.story) }
        return page
    }

    func correction(_ id: Correction.ID) throws -> PublishedCorrection? {
        reads.insert(.corrections)
        let found = try reader.correction(id)
        if let found { note(found.story) }
        return found
    }

    func stories(correctedBy id: Correction.ID, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary> {
        reads.insert(.corrections)
        let page = try reader.stories(correctedBy: id, after: cursor, limit: limit)
        for summary in page.items { note(summary) }
        return page
    }

    func sitemapParts() throws -> [SitemapPartState] {
        reads.insert(.sitemapIndex)
        return try reader.sitemapParts()
    }

    func addresses(in part: SitemapPart) throws -> [PublishedAddress] {
        reads.insert(.sitemap(part))
        return try reader.addresses(in: part)
    }

    func published(after time: Date, limit: Int) throws -> [RecentStory] {
        // Every change of an edition names this list.
        reads.insert(.list(.all))
        return try reader.published(after: time, limit: limit)
    }

    func photograph(fileName: String) throws -> Photograph? {
        let photograph = try reader.photograph(fileName: fileName)
        if let photograph { reads.insert(.photograph(photograph.id)) }
        return photograph
    }

    func summaries(of stories: [Story.ID]) throws -> [EditionSummary] {
        for story in stories { reads.insert(.edition(story)) }
        let summaries = try reader.summaries(of: stories)
        for summary in summaries { note(summary) }
        return summaries
    }

    func updates(of story: Story.ID, from place: LivePlace, limit: Int) throws -> LivePart? {
        reads.formUnion([.story(story), .live(story)])
        let part = try reader.updates(of: story, from: place, limit: limit)
        if let part {
            for summary in part.references.stories.values { note(summary) }
            for update in part.updates { note(update) }
        }
        return part
    }

    func notices(_ stream: NewsStream, after number: Int, limit: Int) throws -> [Notice] {
        note(stream)
        return try reader.notices(stream, after: number, limit: limit)
    }

    func latestNotice(_ stream: NewsStream) throws -> Int {
        note(stream)
        return try reader.latestNotice(stream)
    }

    func narrated(fileName: String) throws -> Story.ID? {
        let story = try reader.narrated(fileName: fileName)
        if let story { reads.insert(.story(story)) }
        return story
    }

    func languages() throws -> [String] {
        reads.insert(.languages)
        return try reader.languages()
    }

    /// Every page reads the paper.
    func paperPicture() throws -> SharingPicture? {
        func read() throws -> SharingPicture? {
            reads.insert(.paper)
            return try reader.paperPicture()
        }
        return try keeping(.paperPicture, read, cost: { _ in 500 })
    }

    func formerAddresses(_ kind: FormerAddress, after address: String, limit: Int) throws -> [String] {
        try reader.formerAddresses(kind, after: address, limit: limit)
    }

    func redirect(from address: String) throws -> String? {
        reads.insert(.address(String(address.dropFirst())))
        return try reader.redirect(from: address)
    }

    func isSharingPicture(fileName: String) throws -> Bool { try reader.isSharingPicture(fileName: fileName) }

    // MARK: What comes with a story

    private func note(_ stream: NewsStream) {
        switch stream {
        case .newsFeed: reads.insert(.list(.newsFeed))
        case .story(let story): reads.insert(.live(story))
        }
    }

    private func note(_ update: PublishedUpdate) {
        for author in update.authors { reads.insert(.contributor(author.contributor)) }
        note(update.document)
    }

    func note(_ subjects: [Subject]) { reads.formUnion(subjects) }

    func note(_ summary: EditionSummary) {
        reads.formUnion(summary.reads)
    }

    private func note(_ edition: Edition) {
        note(edition.summary)
        for translation in edition.translations { reads.insert(.edition(translation.story)) }
        for summary in edition.references.stories.values { note(summary) }
        note(edition.document)
        // A correction may come for what the story carried once, or be taken back.
        for id in edition.carried.backgrounds { reads.insert(.background(id)) }
        for (id, background) in edition.references.backgrounds {
            reads.insert(.background(id))
            note(background.document)
        }
        guard let live = edition.live else { return }
        reads.insert(.live(edition.id))
        for update in live.pinned + live.newest { note(update) }
    }

    /// What the body mentions may be missing from the references because it is not public: that can change.
    private func note(_ document: Document) {
        for id in document.photographs { reads.insert(.photograph(id)) }
        for id in document.stories { reads.insert(.edition(id)) }
        for url in document.previewedLinks { reads.insert(.preview(url)) }
        for id in document.backgrounds { reads.insert(.background(id)) }
    }
}
