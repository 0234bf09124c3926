package import Foundation
package import Newsroom

/// Public stories read aloud.
package struct Narrations {
    let connection: any Connection

    package func find(_ story: Story.ID) throws -> Narration? {
        try connection.row(
            """
            SELECT digest, voice, language, duration, opus_name, opus_bytes, mp3_name, mp3_bytes, marks FROM narrations WHERE story = $1
            """, [.id(story)]
        ) { row in
            Narration(
                digest: try row.text(0), voice: try row.text(1), language: try row.text(2), duration: try row.real(3),
                opus: Narration.File(name: try row.text(4), bytes: try row.int(5)),
                mp3: Narration.File(name: try row.text(6), bytes: try row.int(7)),
                marks: try row.text(8).split(separator: " ").compactMap { Narration.Mark(String($0)) })
        }
    }

    package func story(fileName: String) throws -> Story.ID? {
        let column = fileName.hasSuffix(".opus") ? "opus_name" : "mp3_name"
        return try connection.row("SELECT story FROM narrations WHERE \(column) = $1 LIMIT 1", [.text(fileName)]) { try $0.id(0) }
    }

    /// Puts a narration in the place of the story's former one, and takes the story off the work.
    package func put(_ narration: Narration, for story: Story.ID, firstPublished: Date, at now: Date) throws {
        try remove(story)
        try connection.execute(
            """
            INSERT INTO narrations (story, digest, voice, language, duration, opus_name, opus_bytes, mp3_name, mp3_bytes, marks,
                first_published, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .id(story), .text(narration.digest), .text(narration.voice), .text(narration.language), .real(narration.duration),
                .text(narration.opus.name), .int(narration.opus.bytes), .text(narration.mp3.name), .int(narration.mp3.bytes),
                .text(narration.marks.map(\.description).joined(separator: " ")), .date(firstPublished), .date(now),
            ])
        try connection.execute(
            "DELETE FROM narration_leavings WHERE file_name IN ($1, $2)", [.text(narration.opus.name), .text(narration.mp3.name)])
    }

    /// Takes the narration away, and the story off the work. Its files are left for `sweep`.
    package func remove(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM narration_work WHERE story = $1", [.id(story)])
        guard try find(story) != nil else { return }
        for column in ["opus_name", "mp3_name"] {
            try connection.execute(
                """
                INSERT INTO narration_leavings (file_name) SELECT \(column) FROM narrations WHERE story = $1
                ON CONFLICT DO NOTHING
                """, [.id(story)])
        }
        try connection.execute("DELETE FROM narrations WHERE story = $1", [.id(story)])
    }

    package func hasLeavings() throws -> Bool {
        try connection.row("SELECT 1 FROM narration_leavings LIMIT 1", []) { _ in true } ?? false
    }

    /// Leaves files that came to nothing for `sweep`.
    package func leave(_ names: [String]) throws {
        for name in names {
            try connection.execute("INSERT INTO narration_leavings (file_name) VALUES ($1) ON CONFLICT DO NOTHING", [.text(name)])
        }
    }

    /// Files that no narration has any longer, at most a hundred; they are not named again.
    package func sweep() throws -> [String] {
        let names = try connection.rows("SELECT file_name FROM narration_leavings LIMIT 100") { try $0.text(0) }
        return try names.filter { name in
            try connection.execute("DELETE FROM narration_leavings WHERE file_name = $1", [.text(name)])
            return try story(fileName: name) == nil
        }
    }
}
