package import Newsroom

/// People in bylines.
package struct Contributors {
    let connection: any Connection

    private static let columns = "id, name, slug, biography, position, links, portrait"

    package func find(_ id: Contributor.ID) throws -> Contributor? {
        try connection.row("SELECT \(Self.columns) FROM contributors WHERE id = $1", [.id(id)], contributor)
    }

    package func find(slug: String) throws -> Contributor? {
        try connection.row("SELECT \(Self.columns) FROM contributors WHERE slug = $1", [.text(slug)], contributor)
    }

    /// By name, whatever its case and spacing; the oldest where several share it.
    package func find(name: String) throws -> Contributor? {
        try connection.row(
            "SELECT \(Self.columns) FROM contributors WHERE folded_name = $1 ORDER BY id LIMIT 1", [.text(Name.folded(name))], contributor)
    }

    package func newest(limit: Int) throws -> [Contributor] {
        try connection.rows("SELECT \(Self.columns) FROM contributors ORDER BY id DESC LIMIT $1", [.int(limit)], contributor)
    }

    /// Those whose portrait is the photograph.
    package func portrayed(by photograph: Photograph.ID, limit: Int) throws -> [Contributor] {
        try connection.rows(
            "SELECT \(Self.columns) FROM contributors WHERE portrait = $1 LIMIT $2", [.id(photograph), .int(limit)], contributor)
    }

    /// In the order of their making, those after `id`.
    package func page(after id: Contributor.ID?, limit: Int) throws -> [Contributor] {
        guard let id else {
            return try connection.rows("SELECT \(Self.columns) FROM contributors ORDER BY id LIMIT $1", [.int(limit)], contributor)
        }
        return try connection.rows(
            "SELECT \(Self.columns) FROM contributors WHERE id > $1 ORDER BY id LIMIT $2", [.id(id), .int(limit)], contributor)
    }

    package func save(_ contributor: Contributor) throws {
        try connection.execute(
            """
            INSERT INTO contributors (id, name, folded_name, slug, biography, position, links, portrait)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded_name = excluded.folded_name, slug = excluded.slug,
                biography = excluded.biography, position = excluded.position, links = excluded.links,
                portrait = excluded.portrait
            """,
            [
                .id(contributor.id), .text(contributor.name), .text(Name.folded(contributor.name)), .text(contributor.slug),
                .text(contributor.biography), .text(contributor.position), .text(contributor.links.joined(separator: "\n")),
                .idIfAny(contributor.portrait),
            ])
        try Names(connection: connection).put([contributor.name], of: contributor.id.uuid, kind: .contributor)
    }

    private func contributor(_ row: any Row) throws -> Contributor {
        Contributor(
            id: try row.id(0), name: try row.text(1), slug: try row.text(2), biography: try row.text(3), position: try row.text(4),
            links: try row.text(5).split(separator: "\n").map(String.init), portrait: try row.idIfAny(6))
    }
}
