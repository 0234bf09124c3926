package import Newsroom

/// Photographs and what is known of them.
package struct Photographs {
    let connection: any Connection

    static let columns = """
        photographs.id, photographs.caption, photographs.credit, photographs.creator, photographs.rights, photographs.place, \
        photographs.occasion, photographs.taken, photographs.alternative_text, photographs.digital_source_type, photographs.focal_x, \
        photographs.focal_y, photographs.file_name, photographs.file_type, photographs.width, photographs.height, photographs.source_url
        """

    package func find(_ id: Photograph.ID) throws -> Photograph? {
        try connection.row("SELECT \(Self.columns) FROM photographs WHERE id = $1", [.id(id)], Self.photograph)
    }

    package func save(_ photograph: Photograph) throws {
        let file = photograph.file
        try connection.execute(
            """
            INSERT INTO photographs (id, caption, credit, creator, rights, place, occasion, taken, alternative_text, digital_source_type,
                focal_x, focal_y, file_name, file_type, width, height, source_url)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (id) DO UPDATE SET caption = excluded.caption, credit = excluded.credit, creator = excluded.creator,
                rights = excluded.rights, place = excluded.place, occasion = excluded.occasion, taken = excluded.taken,
                alternative_text = excluded.alternative_text, digital_source_type = excluded.digital_source_type,
                focal_x = excluded.focal_x, focal_y = excluded.focal_y, file_name = excluded.file_name, file_type = excluded.file_type,
                width = excluded.width, height = excluded.height, source_url = excluded.source_url
            """,
            [
                .id(photograph.id), .text(photograph.caption), .text(photograph.credit), .text(photograph.creator),
                .text(photograph.rights), .text(photograph.place), .text(photograph.occasion),
                .textIfAny(photograph.taken?.description), .text(photograph.alternativeText), .textIfAny(photograph.digitalSourceType),
                .real(photograph.focalPoint.x), .real(photograph.focalPoint.y), .textIfAny(file?.name), .textIfAny(file?.type),
                file.map { .int($0.width) } ?? .null, file.map { .int($0.height) } ?? .null, .textIfAny(photograph.sourceURL),
            ])
    }

    static func photograph(_ row: any Row) throws -> Photograph {
        var file: Photograph.File?
        if let name = try row.textIfAny(12) {
            file = Photograph.File(name: name, type: try row.text(13), width: try row.int(14), height: try row.int(15))
        }
        return Photograph(
            id: try row.id(0), caption: try row.text(1), credit: try row.text(2), creator: try row.text(3), rights: try row.text(4),
            place: try row.text(5), occasion: try row.text(6), taken: try row.impreciseDateIfAny(7), alternativeText: try row.text(8),
            digitalSourceType: try row.textIfAny(9), focalPoint: Photograph.FocalPoint(x: try row.real(10), y: try row.real(11)),
            file: file, sourceURL: try row.textIfAny(16))
    }
}
