package import Foundation
package import Newsroom

/// Sizes and crops of photographs, and orders for those that are still to be made.
package struct Renditions {
    let connection: any Connection

    /// By crop and width.
    package func of(_ photographs: [Photograph.ID]) throws -> [Photograph.ID: [Rendition]] {
        var found: [Photograph.ID: [Rendition]] = [:]
        try EditionSummaries(connection: connection).forEachBatch(photographs.map(\.uuid)) { placeholders, ids in
            try forEach(placeholders, ids) { found[$0, default: []].append($1) }
        }
        return found
    }

    func forEach(_ placeholders: String, _ photographs: [SQLValue], _ body: (Photograph.ID, Rendition) -> Void) throws {
        try connection.forEachRow(
            """
            SELECT photograph, crop, width, height, avif, webp, jpeg FROM renditions WHERE photograph IN (\(placeholders))
            ORDER BY photograph, crop, width
            """, photographs
        ) { row in
            body(
                try row.id(0),
                Rendition(
                    crop: try row.name(1), width: try row.int(2), height: try row.int(3), avif: try row.text(4), webp: try row.text(5),
                    jpeg: try row.text(6)))
        }
    }

    package func replace(_ renditions: [Rendition], of photograph: Photograph.ID) throws {
        try connection.execute("DELETE FROM renditions WHERE photograph = $1", [.id(photograph)])
        for rendition in renditions {
            try connection.execute(
                "INSERT INTO renditions (photograph, crop, width, height, avif, webp, jpeg) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                [
                    .id(photograph), .name(rendition.crop), .int(rendition.width), .int(rendition.height), .text(rendition.avif),
                    .text(rendition.webp), .text(rendition.jpeg),
                ])
        }
    }

    /// Where a file of that name stands among the renditions; nil for a kind of file that none is.
    static func column(of fileName: String) -> String? {
        switch MediaName.type(of: fileName) {
        case "image/avif": "avif"
        case "image/webp": "webp"
        case "image/jpeg": "jpeg"
        default: nil
        }
    }

    // MARK: Orders

    /// What is to be made, and of what.
    package struct Order: Sendable {
        package let photograph: Photograph
        /// Nil for a photograph of before originals were kept.
        package let original: String?
    }

    /// Has the photograph's renditions made, again where there are some.
    package func order(_ photograph: Photograph.ID, at now: Date) throws {
        try connection.execute(
            """
            INSERT INTO rendition_orders (photograph, since) VALUES ($1, $2)
            ON CONFLICT (photograph) DO UPDATE SET since = excluded.since, refusal = NULL
            """, [.id(photograph), .date(now)])
    }

    /// The oldest order that is not filled.
    package func nextOrder() throws -> Order? {
        let id = try connection.row(
            "SELECT photograph FROM rendition_orders WHERE refusal IS NULL ORDER BY since, photograph LIMIT 1"
        ) { try $0.id(0, Photograph.self) }
        guard let id, let photograph = try Photographs(connection: connection).find(id) else { return nil }
        return Order(photograph: photograph, original: try Photographs(connection: connection).original(of: id))
    }

    package enum State: Hashable, Sendable {
        case made
        case ordered
        /// Why they could not be made: one line.
        case refused(String)
    }

    package func state(of photograph: Photograph.ID) throws -> State {
        let refusal = try connection.row("SELECT refusal FROM rendition_orders WHERE photograph = $1", [.id(photograph)]) {
            try $0.textIfAny(0)
        }
        guard let refusal else { return .made }
        return refusal.map { .refused($0) } ?? .ordered
    }

    package func settle(_ photograph: Photograph.ID) throws {
        try connection.execute("DELETE FROM rendition_orders WHERE photograph = $1", [.id(photograph)])
    }

    /// The order is kept with the reason and not tried again until the photograph changes.
    package func refuse(_ photograph: Photograph.ID, because reason: String) throws {
        try connection.execute("UPDATE rendition_orders SET refusal = $1 WHERE photograph = $2", [.text(reason), .id(photograph)])
    }
}
