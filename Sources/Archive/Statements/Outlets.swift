package import Newsroom

/// Media through which things are known.
package struct Outlets {
    let connection: any Connection

    private static let columns = "id, name, kind, note"

    package func find(_ id: Outlet.ID) throws -> Outlet? {
        try connection.row("SELECT \(Self.columns) FROM outlets WHERE id = $1", [.id(id)], outlet)
    }

    package func find(name: String) throws -> Outlet? {
        try connection.row("SELECT \(Self.columns) FROM outlets WHERE folded_name = $1", [.text(Name.folded(name))], outlet)
    }

    package func save(_ outlet: Outlet) throws {
        try connection.execute(
            """
            INSERT INTO outlets (id, name, folded_name, kind, note) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded_name = excluded.folded_name, kind = excluded.kind,
                note = excluded.note
            """,
            [.id(outlet.id), .text(outlet.name), .text(Name.folded(outlet.name)), .name(outlet.kind), .text(outlet.note)])
    }

    private func outlet(_ row: any Row) throws -> Outlet {
        Outlet(id: try row.id(0), name: try row.text(1), kind: try row.name(2), note: try row.text(3))
    }
}
