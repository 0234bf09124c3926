package import Foundation

/// The published paper, and nothing else: no draft, no embargoed word, no unpublished revision can be reached from here.
package protocol PublishedArchive: Sendable {
    /// Reads one consistent state of the paper. The body runs off the caller's thread and must not wait for anything.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result
}

/// One consistent state of the published paper.
package protocol EditionReader {
    /// The same state, of which those stories that are known are not read.
    func knowing(_ summaries: any KnownSummaries) -> any EditionReader
    /// Where an address of the form `/{slug}/` leads; nil where it never led anywhere.
    func destination(ofSlug slug: String) throws -> Destination?
    func edition(_ story: Story.ID) throws -> Edition?
    /// How a public story changed since its publication, newest first; nil where it is not public.
    func history(of story: Story.ID, after cursor: Cursor?, limit: Int) throws -> StoryHistory?
    /// Newest first by first publication.
    func newest(_ filter: EditionFilter, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary>
    /// Topics and contributors exist for readers from their first edition on.
    func topic(slug: String) throws -> TopicDestination?
    func contributor(slug: String) throws -> Contributor?
    /// The picture of a contributor who has a page.
    func portrait(of contributor: Contributor) throws -> Photograph?
    /// Sections exist for readers from their first edition on, too. In their order.
    func sections() throws -> [Section]
    func section(slug: String) throws -> Section?
    /// What an editor has placed on the front page.
    func front() throws -> PublishedFront
    /// What readers would see of an arrangement of the front page.
    func front(as arrangement: FrontArrangement) throws -> PublishedFront
    func storyPackage(slug: String) throws -> PublishedPackage?
    /// The packages that a story is part of, oldest first.
    func packages(of story: Story.ID) throws -> [PublishedPackage]
    /// The languages that have an edition, by their first subtags in lower case and in their order; at most fifty.
    func languages() throws -> [String]
    /// The topics of the newest editions, those most often named first.
    func topicsInTheNews(limit: Int) throws -> [TopicSummary]
    /// The first of those, by name.
    func topicsInNavigation() throws -> [TopicSummary]
    /// The nearest days before and after that have editions, as the newsroom's zone counts days.
    func neighbours(ofDay day: Day) throws -> (before: Day?, after: Day?)
    /// How the results of a query are put in order: by relevance unless that would cost too much.
    func order(of query: SearchQuery) throws -> SearchQuery.Order
    /// In the query's order.
    func search(_ query: SearchQuery, after cursor: Cursor?, limit: Int) throws -> Page<SearchHit>
    /// The text with words that no story has put right, where the paper has a word that may have been meant.
    func correction(of text: String) throws -> String?
    /// Topics of which a name or another name begins so, at least two letters.
    func topics(named beginning: String, limit: Int) throws -> [TopicSummary]
    /// The topics named most often together with one.
    func relatedTopics(_ topic: Topic.ID, limit: Int) throws -> [TopicSummary]
    /// The corrections of all public stories, newest first.
    func corrections(after cursor: Cursor?, limit: Int) throws -> Page<PublishedCorrection>
    /// One that stands, of a public story; nil otherwise.
    func correction(_ id: Correction.ID) throws -> PublishedCorrection?
    /// The public stories that had the error: one, or those that carried the passage which was wrong, newest first by their making.
    func stories(correctedBy id: Correction.ID, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary>
    /// A statement that readers have.
    func statement(_ id: Statement.ID) throws -> PublishedStatement?
    /// By day and then by their making, newest first.
    func statements(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) throws -> Page<PublishedStatement>
    /// Those that a public story carries, in the order of its text.
    func statements(in story: Story.ID) throws -> [PublishedStatement]
    /// The published statements that each of some is linked with, in either direction; none for those that have no link.
    func links(of statements: [Statement.ID]) throws -> [Statement.ID: [PublishedStatementLink]]
    /// Who spoke about a topic in the newest statements on it, those who did most often first.
    func speakers(on topic: Topic.ID, limit: Int) throws -> [TopicSummary]
    /// Something expected that readers have, in the part's order.
    func diary(_ part: DiaryPart, after cursor: Cursor?, limit: Int) throws -> Page<PublishedDiaryEvent>
    /// The parts of the sitemap that hold an address, by kind and number.
    func sitemapParts() throws -> [SitemapPartState]
    /// The addresses in a part, in an order that does not change; none where there is no such part.
    func addresses(in part: SitemapPart) throws -> [PublishedAddress]
    /// Stories that first became public after a time, newest first.
    func published(after time: Date, limit: Int) throws -> [RecentStory]
    /// The photograph with that file, if an edition shows it.
    func photograph(fileName: String) throws -> Photograph?
    /// Those that are public, in the order asked for.
    func summaries(of stories: [Story.ID]) throws -> [EditionSummary]
    /// Updates of a public story's live coverage, newest first; nil where the story is not covered live or has no such update.
    func updates(of story: Story.ID, from place: LivePlace, limit: Int) throws -> LivePart?
    /// Notices above a number, oldest first.
    func notices(_ stream: NewsStream, after number: Int, limit: Int) throws -> [Notice]
    /// The number of the newest notice; 0 where there is none.
    func latestNotice(_ stream: NewsStream) throws -> Int
    /// The story whose narration has that file, if it is public.
    func narrated(fileName: String) throws -> Story.ID?
    /// The picture for links to pages that have no other.
    func paperPicture() throws -> SharingPicture?
    /// Whether a public page names that file as its picture for links.
    func isSharingPicture(fileName: String) throws -> Bool
    /// Where an address (`Redirect.address(of:)`) leads at which there is no page.
    func redirect(from address: String) throws -> String?
    /// Addresses of one kind that lead elsewhere, in their order: those after one.
    func formerAddresses(_ kind: FormerAddress, after address: String, limit: Int) throws -> [String]
}

package enum Destination: Hashable, Sendable {
    case story(Story.ID)
    /// The story has moved; its address is now this.
    case moved(slug: String)
    /// There was a story here; it was withdrawn.
    case withdrawn
}

/// What an address that leads elsewhere was, or is.
package enum FormerAddress: CaseIterable, Hashable, Sendable {
    /// The slug of a public story which has another one now.
    case story
    /// The slug of a topic that became part of another.
    case topic
    /// A path that an editor lets lead elsewhere.
    case redirect
}

package enum TopicDestination: Hashable, Sendable {
    case topic(Topic)
    case moved(slug: String)
}

/// A list of editions.
package enum EditionFilter: Hashable, Sendable {
    case all
    case newsFeed
    case topic(Topic.ID)
    case contributor(Contributor.ID)
    case section(Section.ID)
    case day(Day)
    /// Those that can be heard.
    case narrated
    /// The first subtag of BCP 47, in lower case.
    case language(String)
}

/// A place in a list: lists page by key, never by offset. Its text form is safe in an address.
package struct Cursor: Hashable, Sendable, LosslessStringConvertible {
    /// Milliseconds since 1970 of the last item seen, or its rank.
    package let position: Int64
    package let id: UUID

    package init(position: Int64, id: UUID) {
        self.position = position
        self.id = id
    }

    package init?(_ description: String) {
        let parts = description.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count <= 20, let position = Int64(parts[0]), let id = UUID(uuidString: String(parts[1]))
        else { return nil }
        self.init(position: position, id: id)
    }

    package var description: String { "\(position)_\(id.uuidString.lowercased())" }
}

extension Cursor: Comparable {
    package static func < (left: Cursor, right: Cursor) -> Bool { (left.position, left.id) < (right.position, right.id) }
}

/// A part of a list, and where the next part begins.
package struct Page<Item: Sendable>: Sendable {
    package var items: [Item]
    package var next: Cursor?

    package init(items: [Item], next: Cursor?) {
        self.items = items
        self.next = next
    }
}

package struct SearchHit: Hashable, Sendable {
    package var summary: EditionSummary
    /// A passage of the body; what matched is marked.
    package var snippet: [SnippetPart]

    package init(summary: EditionSummary, snippet: [SnippetPart]) {
        self.summary = summary
        self.snippet = snippet
    }
}

package struct SnippetPart: Hashable, Sendable {
    package var text: String
    package var matches: Bool

    package init(text: String, matches: Bool) {
        self.text = text
        self.matches = matches
    }
}

extension EditionReader {
    package func knowing(_ summaries: any KnownSummaries) -> any EditionReader { self }

    /// By name, so that each stays where a reader found it while one is named oftener than another, and pages stay as they are.
    package func topicsInNavigation() throws -> [TopicSummary] {
        let named = try topicsInTheNews(limit: Topic.mostInNavigation).map { (key: Name.folded($0.name), topic: $0) }
        return named.sorted { ($0.key, $0.topic.slug) < ($1.key, $1.topic.slug) }.map(\.topic)
    }
}
