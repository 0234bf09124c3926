package import Newsroom

/// The published copies of live updates: there are some only while their story is public.
extension Editions {
    /// Puts the update, as it stands, before readers, and lets search find it.
    package func put(_ update: LiveUpdate) throws {
        try putCopy(of: update)
        try index(update.story)
    }

    package func remove(_ update: LiveUpdate) throws {
        try connection.execute("DELETE FROM edition_updates WHERE live_update = $1", [.id(update.id)])
        try index(update.story)
    }

    /// Readers see the updates of a story that is covered live, and no others.
    func putUpdates(of copy: Copy) throws {
        guard copy.revision.content.kind == .live else {
            try connection.execute("DELETE FROM edition_updates WHERE story = $1", [.id(copy.revision.story)])
            return
        }
        for update in try LiveUpdates(connection: connection).missingFromEdition(of: copy.revision.story) { try putCopy(of: update) }
    }

    private func putCopy(of update: LiveUpdate) throws {
        try connection.execute(
            """
            INSERT INTO edition_updates (live_update, story, revision, headline, document, is_key_event, is_pinned, posted, updated)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (live_update) DO UPDATE SET revision = excluded.revision, headline = excluded.headline,
                document = excluded.document, is_key_event = excluded.is_key_event, is_pinned = excluded.is_pinned,
                updated = excluded.updated
            """,
            [
                .id(update.id), .id(update.story), .int(update.revision), .text(update.content.headline),
                .text(update.content.document.json),
                .boolean(update.content.isKeyEvent), .boolean(update.isPinned), .date(update.postedAt), .date(update.updatedAt),
            ])
        try putLinks(of: update)
    }

    private func putLinks(of update: LiveUpdate) throws {
        for table in ["edition_update_authors", "edition_update_photographs"] {
            try connection.execute("DELETE FROM \(table) WHERE live_update = $1", [.id(update.id)])
        }
        for (position, author) in update.content.authors.enumerated() {
            try connection.execute(
                "INSERT INTO edition_update_authors (live_update, position, contributor) VALUES ($1, $2, $3)",
                [.id(update.id), .int(position), .id(author)])
        }
        for photograph in update.content.document.photographs {
            try connection.execute(
                "INSERT INTO edition_update_photographs (live_update, photograph) VALUES ($1, $2)", [.id(update.id), .id(photograph)])
        }
    }
}
