package import Newsroom

/// The copy-desk notes that were silenced, story by story, and what people did with each rule's notes.
package struct SilencedNotes {
    let connection: any Connection

    private static let columns = "story, note_key, rule, reason, words, silenced_by, silenced_at"

    /// By their keys.
    package func inStory(_ story: Story.ID) throws -> [String: SilencedNote] {
        let notes = try connection.rows(
            "SELECT \(Self.columns) FROM silenced_notes WHERE story = $1 ORDER BY note_key LIMIT $2",
            [.id(story), .int(SilencedNote.mostOfStory)], note)
        return Dictionary(uniqueKeysWithValues: notes.map { ($0.key, $0) })
    }

    package func find(_ key: String, in story: Story.ID) throws -> SilencedNote? {
        try connection.row(
            "SELECT \(Self.columns) FROM silenced_notes WHERE story = $1 AND note_key = $2", [.id(story), .text(key)], note)
    }

    package func save(_ note: SilencedNote) throws {
        try connection.execute(
            """
            INSERT INTO silenced_notes (story, note_key, rule, reason, words, silenced_by, silenced_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (story, note_key) DO UPDATE SET rule = excluded.rule, reason = excluded.reason, words = excluded.words,
                silenced_by = excluded.silenced_by, silenced_at = excluded.silenced_at
            """,
            [
                .id(note.story), .text(note.key), .text(note.rule), .name(note.reason), .text(note.words), .id(note.by), .date(note.at),
            ])
    }

    package func remove(_ key: String, from story: Story.ID) throws {
        try connection.execute("DELETE FROM silenced_notes WHERE story = $1 AND note_key = $2", [.id(story), .text(key)])
    }

    private func note(_ row: any Row) throws -> SilencedNote {
        SilencedNote(
            story: try row.id(0), key: try row.text(1), rule: try row.text(2), reason: try row.name(3), words: try row.text(4),
            by: try row.id(5), at: try row.date(6))
    }

    // MARK: What people do with a rule's notes

    /// By rule. There is a row for each rule and reason at most, however many stories there are.
    package func counts() throws -> [String: RuleCount] {
        var counts: [String: RuleCount] = [:]
        try connection.forEachRow("SELECT rule, outcome, times FROM rule_counts WHERE times > 0 ORDER BY rule, outcome LIMIT 5000", []) {
            row in
            let (rule, outcome, times) = (try row.text(0), try row.text(1), try row.int(2))
            if outcome == Self.fixed { counts[rule, default: RuleCount()].fixed = times }
            if let reason = SilencedNote.Reason(rawValue: outcome) { counts[rule, default: RuleCount()].silenced[reason] = times }
        }
        return counts
    }

    package func countFix(of rule: String) throws { try add(1, to: rule, Self.fixed) }

    /// - Parameter times: below zero for what is taken back.
    package func count(_ reason: SilencedNote.Reason, of rule: String, times: Int) throws { try add(times, to: rule, reason.rawValue) }

    private static let fixed = "fixed"

    private func add(_ times: Int, to rule: String, _ outcome: String) throws {
        try connection.execute(
            """
            INSERT INTO rule_counts (rule, outcome, times) VALUES ($1, $2, $3)
            ON CONFLICT (rule, outcome) DO UPDATE SET times = rule_counts.times + excluded.times
            """, [.text(rule), .text(outcome), .int(times)])
    }
}
