package import Newsroom

/// Photographs and what is known of them.
package struct Photographs {
    let connection: any Connection

    static let columns = """
        photographs.id, photographs.caption, photographs.credit, photographs.creator, photographs.rights, photographs.place, \
        photographs.occasion, photographs.taken, photographs.alternative_text, photographs.digital_source_type, photographs.focal_x, \
        photographs.focal_y, photographs.file_name, photographs.file_type, photographs.width, photographs.height, photographs.source_url, \
        photographs.rights_end
        """

    package func find(_ id: Photograph.ID) throws -> Photograph? {
        try whole(connection.row("SELECT \(Self.columns) FROM photographs WHERE id = $1", [.id(id)], Self.photograph))
    }

    /// The newest first.
    package func newest(before id: Photograph.ID?, limit: Int) throws -> [Photograph] {
        let found =
            if let id {
                try connection.rows(
                    "SELECT \(Self.columns) FROM photographs WHERE id < $1 ORDER BY id DESC LIMIT $2", [.id(id), .int(limit)],
                    Self.photograph)
            } else {
                try connection.rows("SELECT \(Self.columns) FROM photographs ORDER BY id DESC LIMIT $1", [.int(limit)], Self.photograph)
            }
        let renditions = try Renditions(connection: connection).of(found.map(\.id))
        return found.map { $0.with(renditions[$0.id]) }
    }

    /// Of a contributor who has a page.
    static let isPortrait = """
        EXISTS (SELECT 1 FROM contributors JOIN edition_contributors ON edition_contributors.contributor = contributors.id
            WHERE contributors.portrait = photographs.id)
        """

    /// The photograph with that file, its own or a rendition, if an edition or a contributor's page shows it.
    func published(fileName: String) throws -> Photograph? {
        let isShown = """
            (EXISTS (SELECT 1 FROM edition_photographs WHERE edition_photographs.photograph = photographs.id)
            OR EXISTS (SELECT 1 FROM edition_update_photographs WHERE edition_update_photographs.photograph = photographs.id)
            OR \(Self.isPortrait))
            """
        let own = "SELECT \(Self.columns) FROM photographs WHERE photographs.file_name = $1 AND \(isShown) LIMIT 1"
        if let found = try connection.row(own, [.text(fileName)], Self.photograph) { return try whole(found) }
        guard let column = Renditions.column(of: fileName) else { return nil }
        let made = """
            SELECT \(Self.columns) FROM renditions JOIN photographs ON photographs.id = renditions.photograph
            WHERE renditions.\(column) = $1 AND \(isShown) LIMIT 1
            """
        return try whole(connection.row(made, [.text(fileName)], Self.photograph))
    }

    private func whole(_ photograph: Photograph?) throws -> Photograph? {
        guard let photograph else { return nil }
        return photograph.with(try Renditions(connection: connection).of([photograph.id])[photograph.id])
    }

    /// Its name among the originals; nil where it came without a file, or before originals were kept.
    package func original(of id: Photograph.ID) throws -> String? {
        try connection.row("SELECT original_name FROM photographs WHERE id = $1", [.id(id)]) { try $0.textIfAny(0) } ?? nil
    }

    /// The oldest photograph that came as that file; nil where none did.
    package func photograph(withOriginal name: String) throws -> Photograph? {
        let id = try connection.row(
            "SELECT id FROM photographs WHERE original_name = $1 ORDER BY id LIMIT 1", [.text(name)], { try $0.id(0, Photograph.self) })
        return try id.flatMap(find)
    }

    package func setOriginal(_ name: String, of id: Photograph.ID) throws {
        try connection.execute("UPDATE photographs SET original_name = $1 WHERE id = $2", [.text(name), .id(id)])
    }

    /// How often somebody has changed what is known of it: who saves says which they have seen.
    package func version(of id: Photograph.ID) throws -> Int {
        try connection.row("SELECT version FROM photographs WHERE id = $1", [.id(id)]) { try $0.int(0) } ?? 0
    }

    package func raiseVersion(of id: Photograph.ID) throws {
        try connection.execute("UPDATE photographs SET version = version + 1 WHERE id = $1", [.id(id)])
    }

    package func save(_ photograph: Photograph) throws {
        let file = photograph.file
        try connection.execute(
            """
            INSERT INTO photographs (id, caption, credit, creator, rights, place, occasion, taken, alternative_text, digital_source_type,
                focal_x, focal_y, file_name, file_type, width, height, source_url, rights_end)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT (id) DO UPDATE SET caption = excluded.caption, credit = excluded.credit, creator = excluded.creator,
                rights = excluded.rights, place = excluded.place, occasion = excluded.occasion, taken = excluded.taken,
                alternative_text = excluded.alternative_text, digital_source_type = excluded.digital_source_type,
                focal_x = excluded.focal_x, focal_y = excluded.focal_y, file_name = excluded.file_name, file_type = excluded.file_type,
                width = excluded.width, height = excluded.height, source_url = excluded.source_url, rights_end = excluded.rights_end
            """,
            [
                .id(photograph.id), .text(photograph.caption), .text(photograph.credit), .text(photograph.creator),
                .text(photograph.rights), .text(photograph.place), .text(photograph.occasion),
                .textIfAny(photograph.taken?.description), .text(photograph.alternativeText), .textIfAny(photograph.digitalSourceType),
                .real(photograph.focalPoint.x), .real(photograph.focalPoint.y), .textIfAny(file?.name), .textIfAny(file?.type),
                file.map { .int($0.width) } ?? .null, file.map { .int($0.height) } ?? .null, .textIfAny(photograph.sourceURL),
                photograph.rightsEnd.map { .int($0.daysSince1970) } ?? .null,
            ])
        try PhotographLibrary(connection: connection).put(photograph)
    }

    static func photograph(_ row: any Row) throws -> Photograph {
        var file: Photograph.File?
        if let name = try row.textIfAny(12) {
            file = Photograph.File(name: name, type: try row.text(13), width: try row.int(14), height: try row.int(15))
        }
        return Photograph(
            id: try row.id(0), caption: try row.text(1), credit: try row.text(2), creator: try row.text(3), rights: try row.text(4),
            rightsEnd: try row.intIfAny(17).map { Day(daysSince1970: $0) }, place: try row.text(5), occasion: try row.text(6),
            taken: try row.impreciseDateIfAny(7), alternativeText: try row.text(8),
            digitalSourceType: try row.textIfAny(9), focalPoint: Photograph.FocalPoint(x: try row.real(10), y: try row.real(11)),
            file: file, sourceURL: try row.textIfAny(16))
    }
}

extension Photograph {
    func with(_ renditions: [Rendition]?) -> Photograph {
        var photograph = self
        photograph.renditions = renditions ?? []
        return photograph
    }
}
