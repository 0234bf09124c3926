package import Newsroom

/// Pictures that other sites show beside links.
package struct SharingPictures {
    let connection: any Connection

    package func find(_ story: Story.ID) throws -> SharingPicture? {
        try connection.row("SELECT headline, names, language, file_name FROM sharing_pictures WHERE story = $1", [.id(story)], picture)
    }

    /// The paper's own.
    package func ofPaper() throws -> SharingPicture? {
        try connection.row("SELECT headline, names, language, file_name FROM paper_picture", [], picture)
    }

    private func picture(_ row: any Row) throws -> SharingPicture {
        let sheet = SharingSheet(headline: try row.text(0), names: try row.text(1).names, language: try row.text(2))
        return SharingPicture(fileName: try row.text(3), sheet: sheet)
    }

    package func has(fileName: String) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM sharing_pictures WHERE file_name = $1
            UNION ALL SELECT 1 FROM paper_picture WHERE file_name = $1 LIMIT 1
            """, [.text(fileName)]
        ) { _ in true } ?? false
    }

    /// What the picture of a public story says; nil where the story has none, for its photograph is shown.
    package func sheet(of story: Story.ID) throws -> SharingSheet? {
        let words = try connection.row(
            """
            SELECT headline, sharing_title, language FROM editions WHERE story = $1 AND NOT EXISTS (
                SELECT 1 FROM photographs WHERE photographs.id = editions.lead_photograph AND photographs.file_name IS NOT NULL)
            """, [.id(story)]
        ) { (headline: try $0.text(0), sharingTitle: try $0.text(1), language: try $0.text(2)) }
        guard let words else { return nil }
        let credits = try EditionSummaries(connection: connection).names(of: [story]).credits[story] ?? []
        let authors = credits.filter { $0.role == .author }
        return SharingSheet(
            headline: words.sharingTitle.isEmpty ? words.headline : words.sharingTitle,
            names: (authors.isEmpty ? credits : authors).map { $0.name.replacing("\n", with: " ") }, language: words.language)
    }

    // MARK: Keeping

    /// Puts a picture in the place of the story's former one, and settles the order for it.
    package func put(_ picture: SharingPicture, for story: Story.ID) throws {
        try remove(story)
        try connection.execute(
            "INSERT INTO sharing_pictures (story, headline, names, language, file_name) VALUES ($1, $2, $3, $4, $5)",
            [.id(story)] + values(picture))
    }

    package func putOfPaper(_ picture: SharingPicture) throws {
        try connection.execute(
            "INSERT INTO sharing_picture_leavings (file_name) SELECT file_name FROM paper_picture WHERE number = 1 ON CONFLICT DO NOTHING")
        try connection.execute("DELETE FROM paper_picture")
        try connection.execute(
            "INSERT INTO paper_picture (number, headline, names, language, file_name) VALUES (1, $1, $2, $3, $4)", values(picture))
    }

    private func values(_ picture: SharingPicture) -> [SQLValue] {
        let sheet = picture.sheet
        return [.text(sheet.headline), .text(sheet.names.joined(separator: "\n")), .text(sheet.language), .text(picture.fileName)]
    }

    /// Takes the picture away, and the order for one. Its file is left for `sweep`.
    package func remove(_ story: Story.ID) throws {
        try settle(story)
        guard try find(story) != nil else { return }
        try connection.execute(
            """
            INSERT INTO sharing_picture_leavings (file_name) SELECT file_name FROM sharing_pictures WHERE story = $1
            ON CONFLICT DO NOTHING
            """, [.id(story)])
        try connection.execute("DELETE FROM sharing_pictures WHERE story = $1", [.id(story)])
    }

    package func hasLeavings() throws -> Bool {
        try connection.row("SELECT 1 FROM sharing_picture_leavings LIMIT 1", []) { _ in true } ?? false
    }

    /// Leaves a file that came to nothing for `sweep`.
    package func leave(_ name: String) throws {
        try connection.execute("INSERT INTO sharing_picture_leavings (file_name) VALUES ($1) ON CONFLICT DO NOTHING", [.text(name)])
    }

    /// Files that are shown nowhere any longer, at most a hundred; they are not named again.
    package func sweep() throws -> [String] {
        let names = try connection.rows("SELECT file_name FROM sharing_picture_leavings LIMIT 100") { try $0.text(0) }
        return try names.filter { name in
            try connection.execute("DELETE FROM sharing_picture_leavings WHERE file_name = $1", [.text(name)])
            return try !has(fileName: name)
        }
    }
}

extension String {
    fileprivate var names: [String] { split(separator: "\n").map(String.init) }
}
