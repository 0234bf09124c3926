package import Foundation
package import Newsroom

/// Links under which revisions can be read before they are public.
package struct Previews {
    let connection: any Connection

    private static let columns = "id, story, revision, made_at, made_by, expires_at, revoked_at"

    package func add(_ preview: Preview, hash: [UInt8]) throws {
        try connection.execute(
            "INSERT INTO previews (id, hash, story, revision, made_at, made_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                .id(preview.id), .bytes(hash), .id(preview.story), .int(preview.revision), .date(preview.madeAt), .id(preview.madeBy),
                .date(preview.expiresAt),
            ])
    }

    package func find(_ id: Preview.ID) throws -> Preview? {
        try connection.row("SELECT \(Self.columns) FROM previews WHERE id = $1", [.id(id)], preview)
    }

    /// Over or not.
    package func find(hash: [UInt8]) throws -> Preview? {
        try connection.row("SELECT \(Self.columns) FROM previews WHERE hash = $1", [.bytes(hash)], preview)
    }

    /// Those of a story that are good at a time, newest first.
    package func good(of story: Story.ID, at now: Date) throws -> [Preview] {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM previews WHERE story = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY id DESC LIMIT $3
            """, [.id(story), .date(now), .int(Preview.most)], preview)
    }

    package func revoke(_ id: Preview.ID, by user: User.ID, at now: Date) throws {
        try connection.execute("UPDATE previews SET revoked_at = $1, revoked_by = $2 WHERE id = $3", [.date(now), .id(user), .id(id)])
    }

    private func preview(_ row: any Row) throws -> Preview {
        Preview(
            id: try row.id(0), story: try row.id(1), revision: try row.int(2), madeAt: try row.date(3), madeBy: try row.id(4),
            expiresAt: try row.date(5), isRevoked: !row.isNull(6))
    }
}
