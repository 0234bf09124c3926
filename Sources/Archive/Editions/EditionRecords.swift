import Foundation
import Newsroom

/// One consistent state of the published paper: reads editions and what they name, nothing else.
struct EditionRecords: EditionReader {
    let connection: any Connection
    let zone: TimeZone
    let known = FoundWishes()
    let opened = OpenedEdition()
    var knownSummaries: (any KnownSummaries)?

    func knowing(_ summaries: any KnownSummaries) -> any EditionReader {
        var records = self
        records.knownSummaries = summaries
        return records
    }

    func destination(ofSlug slug: String) throws -> Destination? {
        try connection.row(
            """
            SELECT addresses.story, editions.slug FROM addresses LEFT JOIN editions ON editions.story = addresses.story
            WHERE addresses.slug = $1
            """, [.text(slug)]
        ) { row in
            guard let current = try row.textIfAny(1) else { return .withdrawn }
            return current == slug ? .story(try row.id(0)) : .moved(slug: current)
        }
    }

    func edition(_ story: Story.ID) throws -> Edition? {
        let sql = """
            SELECT \(EditionSummaries.columns), document, dateline, search_title, sharing_title, lead_caption,
                \(OpenedEdition.Additions.columns)
            FROM editions WHERE story = $1
            """
        struct Body {
            var document, dateline, searchTitle, sharingTitle: String
            var leadCaption: String?
        }
        let found = try connection.row(sql, [.id(story)]) { row in
            (
                try EditionSummaries.bare(row),
                Body(
                    document: try row.text(13), dateline: try row.text(14), searchTitle: try row.text(15), sharingTitle: try row.text(16),
                    leadCaption: try row.textIfAny(17)),
                try OpenedEdition.Additions(row, from: 18)
            )
        }
        guard let (bare, body, has) = found, var summary = try summaries.filled([bare]).first else { return nil }
        opened.note(summary, has)
        let document = try Document(json: body.document)
        let live = summary.kind == .live ? try EditionUpdates(connection: connection).coverage(of: story) : nil
        let updates = live.map { $0.pinned + $0.newest } ?? []
        let carried = has.carried ? try carried(by: story) : Edition.Carried()
        summary.updated = carried.changed.map { max($0, summary.updated) } ?? summary.updated
        return Edition(
            summary: summary, document: document, dateline: body.dateline, searchTitle: body.searchTitle, sharingTitle: body.sharingTitle,
            leadCaption: body.leadCaption, corrections: has.corrections || has.carried ? try corrections(on: story, carried) : [],
            translations: has.translations ? try Translations(connection: connection).editions(of: story) : [],
            references: try references(of: [document] + updates.map(\.document)), carried: carried, live: live,
            narration: has.narration ? try Narrations(connection: connection).find(story) : nil,
            sharingPicture: has.sharingPicture ? try SharingPictures(connection: connection).find(story) : nil, changes: has.changes)
    }

    func history(of story: Story.ID, after cursor: Cursor?, limit: Int) throws -> StoryHistory? {
        try EditionHistory(connection: connection).of(story, after: cursor, limit: limit)
    }

    /// What became of the passages that the story carries, or carried.
    func carried(by story: Story.ID) throws -> Edition.Carried {
        let carriers = BackgroundCarriers(connection: connection)
        let backgrounds = try carriers.everCarried(by: story)
        guard !backgrounds.isEmpty else { return Edition.Carried() }
        return Edition.Carried(
            backgrounds: backgrounds, updates: try carriers.updates(on: story), corrections: try carriers.corrections(on: story))
    }

    /// The story's own and those of what it carries, newest first.
    func corrections(on story: Story.ID, _ carried: Edition.Carried) throws -> [Correction] {
        let own = try Corrections(connection: connection).of(story)
        guard !carried.corrections.isEmpty else { return own }
        return (own + carried.corrections).sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    }

    func references(of bodies: [Document]) throws -> Edition.References {
        var references = Edition.References()
        for id in bodies.flatMap(\.backgrounds) {
            references.backgrounds[id] = try Backgrounds(connection: connection).find(id)
        }
        let documents = bodies + references.backgrounds.values.map(\.document)
        for id in documents.flatMap(\.photographs) {
            references.photographs[id] = try Photographs(connection: connection).find(id)
        }
        for id in documents.flatMap(\.recordings) {
            references.recordings[id] = try Recordings(connection: connection).find(id)
        }
        for url in documents.flatMap(\.previewedLinks) {
            references.previews[url] = try LinkPreviews(connection: connection).find(url)
        }
        let cards = documents.flatMap(\.stories)
        if !cards.isEmpty {
            for summary in try summaries.find(cards) { references.stories[summary.id] = summary }
        }
        return references
    }

    var summaries: EditionSummaries { EditionSummaries(connection: connection, known: knownSummaries) }

    func newest(_ filter: EditionFilter, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary> {
        try summaries.newest(filter, in: zone, after: cursor, limit: limit)
    }

    func topic(slug: String) throws -> TopicDestination? {
        guard let topic = try Topics(connection: connection).find(slug: slug),
            try Editions(connection: connection).show(topic.id)
        else { return nil }
        return topic.slug == slug ? .topic(topic) : .moved(slug: topic.slug)
    }

    func contributor(slug: String) throws -> Contributor? {
        guard let contributor = try Contributors(connection: connection).find(slug: slug) else { return nil }
        let isNamed = try connection.row(
            "SELECT 1 FROM edition_contributors WHERE contributor = $1 LIMIT 1", [.id(contributor.id)], { _ in true })
        return isNamed == nil ? nil : contributor
    }

    func portrait(of contributor: Contributor) throws -> Photograph? {
        try contributor.portrait.flatMap { try Photographs(connection: connection).find($0) }
    }

    func languages() throws -> [String] { try summaries.languages() }

    func topicsInTheNews(limit: Int) throws -> [TopicSummary] {
        try summaries.topicsInTheNews(limit: limit)
    }

    func neighbours(ofDay day: Day) throws -> (before: Day?, after: Day?) {
        let before = try connection.row(
            "SELECT max(first_published) FROM editions WHERE first_published < $1", [.date(day.start(in: zone))]
        ) { try $0.dateIfAny(0) }
        let after = try connection.row(
            "SELECT min(first_published) FROM editions WHERE first_published >= $1", [.date(day.next.start(in: zone))]
        ) { try $0.dateIfAny(0) }
        return ((before ?? nil).map { Day($0, in: zone) }, (after ?? nil).map { Day($0, in: zone) })
    }

    func relatedTopics(_ topic: Topic.ID, limit: Int) throws -> [TopicSummary] {
        try TopicPairs(connection: connection).most(with: topic, limit: limit)
    }

    func photograph(fileName: String) throws -> Photograph? {
        try Photographs(connection: connection).published(fileName: fileName)
    }

    func summaries(of stories: [Story.ID]) throws -> [EditionSummary] { try summaries.find(stories) }

    func updates(of story: Story.ID, from place: LivePlace, limit: Int) throws -> LivePart? {
        let kind = try connection.row("SELECT kind FROM editions WHERE story = $1", [.id(story)]) { try $0.name(0, StoryKind.self) }
        guard kind == .live else { return nil }
        let updates = EditionUpdates(connection: connection)
        var part = LivePart(updates: [])
        switch place {
        case .after(let cursor):
            let page = try updates.page(of: story, after: cursor, limit: limit)
            (part.updates, part.next) = (page.items, page.next)
        case .update(let id):
            guard let first = try updates.find(id, of: story) else { return nil }
            let rest = limit > 1 ? try updates.page(of: story, after: first.place, limit: limit - 1) : Page(items: [], next: nil)
            (part.updates, part.next) = ([first] + rest.items, rest.next)
        }
        part.references = try references(of: part.updates.map(\.document))
        return part
    }

    func notices(_ stream: NewsStream, after number: Int, limit: Int) throws -> [Notice] {
        try Notices(connection: connection).of(stream, after: number, limit: limit)
    }

    func latestNotice(_ stream: NewsStream) throws -> Int { try Notices(connection: connection).latest(stream) }

    func narrated(fileName: String) throws -> Story.ID? { try Narrations(connection: connection).story(fileName: fileName) }

    func paperPicture() throws -> SharingPicture? { try SharingPictures(connection: connection).ofPaper() }

    func redirect(from address: String) throws -> String? { try Redirects(connection: connection).target(of: address) }

    func formerAddresses(_ kind: FormerAddress, after address: String, limit: Int) throws -> [String] {
        let sql =
            switch kind {
            case .story:
                """
                SELECT addresses.slug FROM addresses JOIN editions ON editions.story = addresses.story
                WHERE addresses.slug > $1 AND editions.slug <> addresses.slug ORDER BY addresses.slug LIMIT $2
                """
            case .topic: "SELECT slug FROM topics WHERE slug > $1 AND merged_into IS NOT NULL ORDER BY slug LIMIT $2"
            case .redirect: "SELECT address FROM redirects WHERE address > $1 ORDER BY address LIMIT $2"
            }
        return try connection.rows(sql, [.text(address), .int(limit)]) { try $0.text(0) }
    }

    var record: EditionStatements { EditionStatements(connection: connection) }

    func statement(_ id: Statement.ID) throws -> PublishedStatement? { try record.find(id) }

    func statements(_ filter: RecordFilter, after cursor: Cursor?, limit: Int) throws -> Page<PublishedStatement> {
        try record.newest(filter, after: cursor, limit: limit)
    }

    func statements(in story: Story.ID) throws -> [PublishedStatement] {
        let opened = opened.found(story)
        return opened?.has.statements == false ? [] : try record.inStory(story, as: opened?.summary)
    }

    func links(of statements: [Statement.ID]) throws -> [Statement.ID: [PublishedStatementLink]] {
        try record.links(of: statements)
    }

    func speakers(on topic: Topic.ID, limit: Int) throws -> [TopicSummary] { try record.speakers(on: topic, limit: limit) }

    func diary(_ part: DiaryPart, after cursor: Cursor?, limit: Int) throws -> Page<PublishedDiaryEvent> {
        try EditionDiary(connection: connection).page(part, after: cursor, limit: limit)
    }

    func isSharingPicture(fileName: String) throws -> Bool { try SharingPictures(connection: connection).has(fileName: fileName) }
}
