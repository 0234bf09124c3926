package import Foundation
package import Newsroom

/// Values of fields that came too late.
extension Drafts {
    package func keep(_ conflict: FieldConflict, of story: Story.ID) throws {
        try connection.execute(
            "INSERT INTO field_conflicts (id, story, field, value, kept_at, kept_by) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .id(conflict.id), .id(story), .text(conflict.field), .text(String(decoding: conflict.value.bytes(), as: UTF8.self)),
                .date(conflict.at), .id(conflict.by),
            ])
    }

    /// Those that nobody has settled, oldest first.
    package func conflicts(of story: Story.ID) throws -> [FieldConflict] {
        try connection.rows(
            """
            SELECT id, field, value, kept_at, kept_by FROM field_conflicts WHERE story = $1 AND settled_at IS NULL ORDER BY id LIMIT 200
            """, [.id(story)]
        ) { row in
            FieldConflict(
                id: try row.id(0), field: try row.text(1), value: try JSONValue(parsing: row.text(2)), by: try row.id(4),
                at: try row.date(3))
        }
    }

    /// Whose story it is in; nil where there is none that is still to be settled.
    package func story(ofConflict id: FieldConflict.ID) throws -> Story.ID? {
        try connection.row("SELECT story FROM field_conflicts WHERE id = $1 AND settled_at IS NULL", [.id(id)]) { try $0.id(0) }
    }

    package func settle(_ id: FieldConflict.ID, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "UPDATE field_conflicts SET settled_at = $1, settled_by = $2 WHERE id = $3", [.date(now), .id(user), .id(id)])
    }
}
