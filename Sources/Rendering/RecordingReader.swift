import Foundation
import Newsroom

/// Reads the paper for one page and notes what the page came to depend on, so that no page can forget to say it.
///
/// What a page shows of a story that it lists (headline, byline, topics, photograph) counts as read, and so does what
/// was looked for and not found.
final class RecordingReader: EditionReader {
    let reader: any EditionReader
    private(set) var reads: Set<Subject> = [.paper]

    init(_ reader: any EditionReader) {
        self.reader = reader
        reads.reserveCapacity(64)
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
        reads.insert(.list(filter))
        let page = try reader.newest(filter, after: cursor, limit: limit)
        for summary in page.items { note(summary) }
        return page
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
        reads.insert(.topicsInTheNews)
        let topics = try reader.topicsInTheNews(limit: limit)
        for topic in topics { reads.insert(.topic(topic.id)) }
        return topics
    }

    func neighbours(ofDay day: Day) throws -> (before: Day?, after: Day?) {
        // Any day may become a neighbour.
        reads.insert(.list(.all))
        return try reader.neighbours(ofDay: day)
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
        for story in stories { reads.insert(.story(story)) }
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
    func paperPicture() throws -> SharingPicture? { try reader.paperPicture() }

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
        reads.insert(.story(summary.id))
        for topic in summary.topics { reads.insert(.topic(topic.id)) }
        for credit in summary.byline { reads.insert(.contributor(credit.contributor)) }
        if let photograph = summary.leadPhotograph { reads.insert(.photograph(photograph.id)) }
        if let section = summary.section { reads.insert(.section(section.id)) }
    }

    private func note(_ edition: Edition) {
        note(edition.summary)
        for translation in edition.translations { reads.insert(.story(translation.story)) }
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
        for id in document.stories { reads.insert(.story(id)) }
        for url in document.previewedLinks { reads.insert(.preview(url)) }
        for id in document.backgrounds { reads.insert(.background(id)) }
    }
}
