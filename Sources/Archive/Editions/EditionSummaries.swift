import Foundation
import Newsroom

/// Editions as they stand in lists: one query for a list's places, one for the rows that are not known, then one for each kind of thing
/// that they name.
struct EditionSummaries {
    let connection: any Connection
    /// What need not be read.
    var known: (any KnownSummaries)?

    static let columns = """
        editions.story, editions.revision, editions.kind, editions.language, editions.slug, editions.headline, editions.standfirst, \
        editions.lead_photograph, editions.first_published, editions.updated, editions.words, editions.in_news_feed, \
        editions.section
        """

    /// An edition's own row, before topics, byline and photograph are looked up.
    struct Bare {
        var id: Story.ID
        var revision: Int
        var kind: StoryKind
        var language, slug, headline, standfirst: String
        var leadPhotograph: Photograph.ID?
        var firstPublished, updated: Date
        var words: Int
        var inNewsFeed: Bool
        var section: Section.ID?
    }

    static func bare(_ row: any Row) throws -> Bare {
        Bare(
            id: try row.id(0), revision: try row.int(1), kind: try row.name(2), language: try row.text(3), slug: try row.text(4),
            headline: try row.text(5), standfirst: try row.text(6), leadPhotograph: try row.idIfAny(7), firstPublished: try row.date(8),
            updated: try row.date(9), words: try row.int(10), inNewsFeed: try row.boolean(11),
            section: try row.idIfAny(12))
    }

    /// Those that are public, in the order asked for.
    ///
    /// - Parameter keeping: whether others are likely to ask for the same.
    func find(_ stories: [Story.ID], keeping: Bool = false) throws -> [EditionSummary] {
        var found = known?.find(stories) ?? [:]
        var rows: [Story.ID: Bare] = [:]
        try forEachBatch(stories.filter { found[$0] == nil }.map(\.uuid)) { placeholders, ids in
            for bare in try connection.rows("SELECT \(Self.columns) FROM editions WHERE story IN (\(placeholders))", ids, Self.bare) {
                rows[bare.id] = bare
            }
        }
        let read = try filled(Array(rows.values))
        if let known, keeping || known.keepsAll { known.keep(read) }
        for summary in read { found[summary.id] = summary }
        return stories.compactMap { found[$0] }
    }

    func newest(_ filter: EditionFilter, in zone: TimeZone, after cursor: Cursor?, limit: Int) throws -> Page<EditionSummary> {
        var arguments: [SQLValue] = []
        let (source, key, condition) = Self.source(of: filter, in: zone, arguments: &arguments)
        var conditions = condition.map { [$0] } ?? []
        if let cursor {
            arguments += [.integer(cursor.position), .uuid(cursor.id)]
            conditions.append("(\(key).first_published, \(key).story) < ($\(arguments.count - 1), $\(arguments.count))")
        }
        arguments.append(.int(limit + 1))
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        var places = try connection.rows(
            """
            SELECT \(key).first_published, \(key).story FROM \(source) \(filter)
            ORDER BY \(key).first_published DESC, \(key).story DESC LIMIT $\(arguments.count)
            """, arguments
        ) { Cursor(position: try $0.integer(0), id: try $0.uuid(1)) }
        var next: Cursor?
        if places.count > limit {
            places.removeLast()
            next = places.last
        }
        return Page(items: try find(places.map { Story.ID($0.id) }, keeping: cursor == nil), next: next)
    }

    private static func source(
        of filter: EditionFilter, in zone: TimeZone, arguments: inout [SQLValue]
    ) -> (source: String, key: String, condition: String?) {
        switch filter {
        case .all: return ("editions", "editions", nil)
        case .newsFeed: return ("editions", "editions", "editions.in_news_feed")
        case .narrated: return ("narrations JOIN editions ON editions.story = narrations.story", "narrations", nil)
        case .language(let language):
            arguments.append(.text(language))
            return ("edition_languages", "edition_languages", "edition_languages.language = $1")
        case .topic(let topic):
            arguments.append(.id(topic))
            return ("edition_topics", "edition_topics", "edition_topics.topic = $1")
        case .contributor(let contributor):
            arguments.append(.id(contributor))
            return ("edition_contributors", "edition_contributors", "edition_contributors.contributor = $1")
        case .section(let section):
            arguments.append(.id(section))
            return ("editions", "editions", "editions.section = $1")
        case .day(let day):
            arguments += [.date(day.start(in: zone)), .date(day.next.start(in: zone))]
            return ("editions", "editions", "editions.first_published >= $1 AND editions.first_published < $2")
        }
    }

    /// Topics and bylines of editions, in their order.
    func names(of stories: [Story.ID]) throws -> (topics: [Story.ID: [TopicSummary]], credits: [Story.ID: [Credit]]) {
        var topics: [Story.ID: [TopicSummary]] = [:]
        var credits: [Story.ID: [Credit]] = [:]
        try forEachBatch(stories.map(\.uuid)) { placeholders, ids in
            try connection.forEachRow(
                """
                SELECT edition_topics.story, topics.id, topics.kind, topics.name, topics.slug FROM edition_topics
                JOIN topics ON topics.id = edition_topics.topic WHERE edition_topics.story IN (\(placeholders))
                ORDER BY edition_topics.position
                """, ids
            ) { row in
                topics[try row.id(0), default: []].append(
                    TopicSummary(id: try row.id(1), kind: try row.name(2), name: try row.text(3), slug: try row.text(4)))
            }
            try connection.forEachRow(
                """
                SELECT edition_contributors.story, contributors.id, contributors.name, contributors.slug, edition_contributors.role
                FROM edition_contributors JOIN contributors ON contributors.id = edition_contributors.contributor
                WHERE edition_contributors.story IN (\(placeholders)) ORDER BY edition_contributors.position
                """, ids
            ) { row in
                credits[try row.id(0), default: []].append(
                    Credit(contributor: try row.id(1), name: try row.text(2), slug: try row.text(3), role: try row.name(4)))
            }
        }
        return (topics, credits)
    }

    /// Looks up what the rows name.
    func filled(_ rows: [Bare]) throws -> [EditionSummary] {
        let (topics, credits) = try names(of: rows.map(\.id))
        var photographs: [Photograph.ID: Photograph] = [:]
        try forEachBatch(rows.compactMap(\.leadPhotograph?.uuid)) { placeholders, ids in
            try connection.forEachRow("SELECT \(Photographs.columns) FROM photographs WHERE id IN (\(placeholders))", ids) { row in
                let photograph = try Photographs.photograph(row)
                photographs[photograph.id] = photograph
            }
            try Renditions(connection: connection).forEach(placeholders, ids) { photographs[$0]?.renditions.append($1) }
        }
        let sections = try Sections(connection: connection).summaries(rows.compactMap(\.section))
        return rows.map { row in
            EditionSummary(
                id: row.id, revision: row.revision, kind: row.kind, language: row.language, slug: row.slug, headline: row.headline,
                standfirst: row.standfirst, byline: credits[row.id] ?? [], topics: topics[row.id] ?? [],
                leadPhotograph: row.leadPhotograph.flatMap { photographs[$0] }, firstPublished: row.firstPublished, updated: row.updated,
                words: row.words, inNewsFeed: row.inNewsFeed, section: row.section.flatMap { sections[$0] })
        }
    }

    /// Each is searched for after the one before: the cost does not grow with the stories.
    func languages() throws -> [String] {
        var found: [String] = []
        while found.count < Self.mostLanguages {
            let next = try connection.row("SELECT min(language) FROM edition_languages WHERE language > $1", [.text(found.last ?? "")]) {
                try $0.textIfAny(0)
            }
            guard let next = next ?? nil else { break }
            found.append(next)
        }
        return found
    }

    private static let mostLanguages = 50

    func topicsInTheNews(limit: Int) throws -> [TopicSummary] {
        try connection.rows(
            """
            SELECT topics.id, topics.kind, topics.name, topics.slug FROM topics_in_the_news
            JOIN topics ON topics.id = topics_in_the_news.topic ORDER BY topics_in_the_news.position LIMIT $1
            """, [.int(limit)]
        ) { TopicSummary(id: try $0.id(0), kind: try $0.name(1), name: try $0.text(2), slug: try $0.text(3)) }
    }

    /// Batches of one size, filled up with the last identifier, so that each query is one prepared statement: of 1 for
    /// single pages, of 32 for lists.
    func forEachBatch(_ ids: [UUID], _ body: (_ placeholders: String, _ arguments: [SQLValue]) throws -> Void) throws {
        guard let last = ids.last else { return }
        guard ids.count > 1 else { return try body("$1", [.uuid(last)]) }
        for start in stride(from: 0, to: ids.count, by: 32) {
            let batch = ids[start..<min(ids.count, start + 32)]
            try body(Self.placeholders, batch.map { .uuid($0) } + Array(repeating: .uuid(last), count: 32 - batch.count))
        }
    }

    private static let placeholders = (1...32).map { "$\($0)" }.joined(separator: ", ")
}
