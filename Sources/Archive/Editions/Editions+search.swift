import Newsroom

/// What readers can search: made from the editions themselves.
extension Editions {
    /// Makes the search index say of the story what its edition says.
    ///
    /// - Parameter body: the edition's document, where it is at hand.
    func index(_ story: Story.ID, body: Document? = nil) throws {
        let topics = try names(of: story)
        let updates = try EditionUpdates(connection: connection).text(of: story)
        let found = try connection.row(
            "SELECT headline, standfirst, document, first_published, kind, language, section FROM editions WHERE story = $1", [.id(story)]
        ) { row in
            var facets: [SearchIndex.Facet] = [.kind(try row.name(4)), .language(try row.text(5))]
            if let section = try row.idIfAny(6, Section.self) { facets.append(.section(section)) }
            let text = try (body ?? Document(json: row.text(2))).plainText
            return SearchIndex.Entry(
                headline: try row.text(0), standfirst: try row.text(1), topics: topics, body: text + "\n\n" + updates, facets: facets,
                firstPublished: try row.date(3))
        }
        guard var entry = found else { return }
        entry.facets += try connection.rows("SELECT topic FROM edition_topics WHERE story = $1", [.id(story)]) { .topic(try $0.id(0)) }
        entry.facets += try connection.rows("SELECT contributor FROM edition_contributors WHERE story = $1", [.id(story)]) {
            .contributor(try $0.id(0))
        }
        try SearchIndex(connection: connection).put(entry, for: story)
    }

    /// The names of its topics, other names too.
    private func names(of story: Story.ID) throws -> [String] {
        try connection.rows(
            """
            SELECT topic_names.name FROM edition_topics JOIN topic_names ON topic_names.topic = edition_topics.topic
            WHERE edition_topics.story = $1
            """, [.id(story)]
        ) { try $0.text(0) }
    }

    func learn(_ story: Story.ID) throws {
        if let words = try words(of: story) { try Vocabulary(connection: connection).add(words) }
    }

    func unlearn(_ story: Story.ID) throws {
        if let words = try words(of: story) { try Vocabulary(connection: connection).remove(words) }
    }

    private func words(of story: Story.ID) throws -> String? {
        try connection.row("SELECT headline, standfirst FROM editions WHERE story = $1", [.id(story)]) {
            Self.words(try $0.text(0), try $0.text(1))
        }
    }

    static func words(_ headline: String, _ standfirst: String) -> String { "\(headline) \(standfirst)" }

    /// Makes the whole index anew, after a step of the schema that emptied it.
    package func rebuildSearch() throws {
        var last: Story.ID?
        while true {
            let batch = try connection.rows(
                "SELECT story FROM editions \(last == nil ? "" : "WHERE story > $1") ORDER BY story LIMIT 500",
                last.map { [.id($0)] } ?? []
            ) { try $0.id(0, Story.self) }
            for story in batch {
                try learn(story)
                try index(story)
            }
            guard let end = batch.last else { return }
            last = end
        }
    }
}
