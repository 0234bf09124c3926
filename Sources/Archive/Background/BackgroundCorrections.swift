package import Foundation
package import Newsroom

/// What the paper said of errors in passages that stories carry.
package struct BackgroundCorrections {
    let connection: any Connection

    package func add(_ correction: BackgroundCorrection) throws {
        try connection.execute(
            """
            INSERT INTO background_corrections (id, background, kind, text, before_revision, after_revision, issued_at, issued_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(correction.id), .id(correction.background), .name(correction.kind), .text(correction.text), .int(correction.before),
                .int(correction.after), .date(correction.at), .id(correction.by),
            ])
    }

    package func find(_ id: Correction.ID) throws -> BackgroundCorrection? {
        try connection.row("SELECT \(Self.columns) FROM background_corrections WHERE id = $1", [.id(id)], Self.correction)
    }

    /// All of a passage, newest first, those that were taken back too.
    package func of(_ background: Background.ID) throws -> [BackgroundCorrection] {
        try connection.rows(
            "SELECT \(Self.columns) FROM background_corrections WHERE background = $1 ORDER BY after_revision DESC", [.id(background)],
            Self.correction)
    }

    package func isTakenBack(_ id: Correction.ID) throws -> Bool {
        try connection.row("SELECT taken_back_at FROM background_corrections WHERE id = $1", [.id(id)]) { !$0.isNull(0) } ?? false
    }

    /// - Parameter time: nil for one that stands again.
    package func takeBack(_ id: Correction.ID, at time: Date?) throws {
        try connection.execute(
            "UPDATE background_corrections SET taken_back_at = $1 WHERE id = $2", [time.map { .date($0) } ?? .null, .id(id)])
    }

    static let columns = """
        background_corrections.id, background_corrections.background, background_corrections.kind, background_corrections.text, \
        background_corrections.before_revision, background_corrections.after_revision, background_corrections.issued_at, \
        background_corrections.issued_by
        """

    static func correction(_ row: any Row) throws -> BackgroundCorrection {
        BackgroundCorrection(
            id: try row.id(0), background: try row.id(1), kind: try row.name(2), text: try row.text(3), before: try row.int(4),
            after: try row.int(5), at: try row.date(6), by: try row.id(7))
    }
}
