package import Foundation
package import Newsroom

/// What the newsroom has said of its stages: a handful of rows.
package struct NewsroomStages {
    let connection: any Connection

    package func current() throws -> Stages {
        Stages(
            try connection.rows("SELECT name, label, closed_at FROM stages ORDER BY position, name", []) { row in
                Stages.Entry(try row.name(0), label: try row.text(1), isClosed: !row.isNull(2))
            })
    }

    /// - Parameter now: from when on a stage is closed that was not.
    package func save(_ stages: Stages, at now: Date) throws {
        for (position, entry) in stages.entries.enumerated() {
            try connection.execute(
                """
                INSERT INTO stages (name, label, position, closed_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (name) DO UPDATE SET label = excluded.label, position = excluded.position,
                    closed_at = CASE WHEN excluded.closed_at IS NULL THEN NULL ELSE coalesce(stages.closed_at, excluded.closed_at) END
                """,
                [.name(entry.stage), .text(entry.label), .int(position), entry.isClosed ? .date(now) : .null])
        }
    }

    /// Whether a story stands in the stage.
    package func isUsed(_ stage: Stage) throws -> Bool {
        try connection.row("SELECT 1 FROM story_entries WHERE stage = $1 LIMIT 1", [.name(stage)]) { _ in true } ?? false
    }
}
