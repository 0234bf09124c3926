package import Foundation
package import Newsroom

/// Which public stories are still to be read aloud.
package struct NarrationWork: Hashable, Sendable {
    package let story: Story.ID
    /// How often it was tried in vain.
    package let attempts: Int
}

extension Narrations {
    /// - Parameter asked: the newest are read first.
    package func ask(_ story: Story.ID, language: String, asked: Date, due: Date) throws {
        try connection.execute(
            """
            INSERT INTO narration_work (story, language, asked, due, attempts, failure) VALUES ($1, $2, $3, $4, 0, '')
            ON CONFLICT (story) DO UPDATE SET language = excluded.language, asked = excluded.asked, due = excluded.due, attempts = 0,
                failure = ''
            """, [.id(story), .text(Self.primary(language)), .date(asked), .date(due)])
    }

    /// Takes away what was read aloud of the public stories that carry a background, and asks for it anew; of those that were
    /// updated after a time, also where nothing has been read yet. One statement each, whatever the number of stories.
    ///
    /// - Returns: whether anything was taken away.
    package func redo(carrying background: Background.ID, orUpdatedAfter time: Date, at now: Date) throws -> Bool {
        for column in ["opus_name", "mp3_name"] {
            try connection.execute(
                """
                INSERT INTO narration_leavings (file_name)
                SELECT narrations.\(column) FROM edition_backgrounds JOIN narrations ON narrations.story = edition_backgrounds.story
                WHERE edition_backgrounds.background = $1 ON CONFLICT DO NOTHING
                """, [.id(background)])
        }
        try connection.execute(
            """
            INSERT INTO narration_work (story, language, asked, due, attempts, failure)
            SELECT editions.story, edition_languages.language, editions.updated, CAST($1 AS BIGINT), 0, ''
            FROM edition_backgrounds JOIN editions ON editions.story = edition_backgrounds.story
            JOIN edition_languages ON edition_languages.story = editions.story
            WHERE edition_backgrounds.background = $2 AND editions.kind <> 'live' AND (editions.updated > $3
                OR EXISTS (SELECT 1 FROM narrations WHERE narrations.story = editions.story))
            ON CONFLICT (story) DO UPDATE SET language = excluded.language, asked = excluded.asked, due = excluded.due, attempts = 0,
                failure = ''
            """, [.date(now), .id(background), .date(time)])
        return try connection.execute(
            "DELETE FROM narrations WHERE story IN (SELECT story FROM edition_backgrounds WHERE background = $1)", [.id(background)]) > 0
    }

    /// The newest that is due in one of these languages; in any, where none are named.
    package func next(in languages: [String]?, at now: Date) throws -> NarrationWork? {
        let named = (languages ?? []).enumerated().map { "$\($0.offset + 2)" }.joined(separator: ", ")
        return try connection.row(
            """
            SELECT story, attempts FROM narration_work WHERE due <= $1 \(languages == nil ? "" : "AND language IN (\(named))")
            ORDER BY asked DESC, story DESC LIMIT 1
            """, [.date(now)] + (languages ?? []).map { .text(Self.primary($0)) }
        ) { NarrationWork(story: try $0.id(0), attempts: try $0.int(1)) }
    }

    package func work(_ story: Story.ID) throws -> NarrationWork? {
        try connection.row("SELECT story, attempts FROM narration_work WHERE story = $1", [.id(story)]) {
            NarrationWork(story: try $0.id(0), attempts: try $0.int(1))
        }
    }

    /// - Parameter due: nil where it is not to be tried again.
    package func postpone(_ story: Story.ID, due: Date?, attempts: Int, failure: String) throws {
        try connection.execute(
            "UPDATE narration_work SET due = $1, attempts = $2, failure = $3 WHERE story = $4",
            [due.map { .date($0) } ?? .null, .int(attempts), .text(failure), .id(story)])
    }

    /// Holds a story for one of several servers, until the time given. False where another was faster.
    package func hold(_ story: Story.ID, until time: Date, at now: Date) throws -> Bool {
        try connection.execute(
            "UPDATE narration_work SET due = $1 WHERE story = $2 AND due <= $3", [.date(time), .id(story), .date(now)]) > 0
    }

    package func drop(_ story: Story.ID) throws {
        try connection.execute("DELETE FROM narration_work WHERE story = $1", [.id(story)])
    }

    /// Forgets what was asked for before a time: where a voice comes late, yesterday's paper stays silent.
    package func forgetWork(before time: Date) throws {
        try connection.execute("DELETE FROM narration_work WHERE asked < $1", [.date(time)])
    }

    private static func primary(_ language: String) -> String { LanguageTag.primary(language) }
}
