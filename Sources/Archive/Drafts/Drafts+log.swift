import Foundation
package import Newsroom

/// The log: every batch that was accepted, for as long as somebody may still have to hear of it.
extension Drafts {
    package func add(_ batch: AcceptedBatch, to story: Story.ID) throws {
        let changes = String(decoding: batch.changes.bytes(), as: UTF8.self)
        try connection.execute(
            """
            INSERT INTO draft_batches (story, version, id, client, author, accepted_at, bytes, changes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(story), .int(batch.version), .id(batch.id), .id(batch.client), .id(batch.author), .date(batch.at),
                .int(changes.utf8.count), .text(changes),
            ])
    }

    /// In order.
    package func batches(of story: Story.ID, after version: Int, limit: Int = .max) throws -> [AcceptedBatch] {
        try connection.rows(
            """
            SELECT id, version, client, author, accepted_at, changes FROM draft_batches
            WHERE story = $1 AND version > $2 ORDER BY version LIMIT $3
            """, [.id(story), .int(version), .int(limit)]
        ) { row in
            let changes: JSONValue
            do {
                changes = try JSONValue(parsing: row.text(5), limits: JSONValue.Limits(bytes: .max, depth: 128))
            } catch let fault as JSONFault {
                throw EngineError.unexpectedValue("a draft's batch: \(fault)")
            }
            return try AcceptedBatch(
                id: row.id(0), version: row.int(1), client: row.id(2), author: row.id(3), at: row.date(4), changes: changes)
        }
    }

    package func size(of story: Story.ID, after version: Int) throws -> (batches: Int, bytes: Int) {
        try connection.row(
            "SELECT count(*), CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM draft_batches WHERE story = $1 AND version > $2",
            [.id(story), .int(version)]
        ) { (try $0.int(0), try $0.int(1)) } ?? (0, 0)
    }

    /// Drops what is older than the newest `batches`, or than the newest that have `bytes` together. Returns how far back the
    /// log still reaches.
    package func shorten(_ draft: Draft, to batches: Int, bytes: Int) throws -> Int {
        var (version, left, room) = (draft.version, batches, bytes)
        let sizes = try connection.rows(
            "SELECT version, bytes FROM draft_batches WHERE story = $1 ORDER BY version DESC LIMIT $2", [.id(draft.story), .int(batches)]
        ) { (try $0.int(0), try $0.int(1)) }
        for size in sizes {
            left -= 1
            room -= size.1
            guard left >= 0, room >= 0 else { break }
            version = size.0 - 1
        }
        try connection.execute("DELETE FROM draft_batches WHERE story = $1 AND version <= $2", [.id(draft.story), .int(version)])
        return version
    }

    /// The newest versions of those drafts that are there.
    package func versions(of stories: [Story.ID]) throws -> [Story.ID: (draft: Draft.ID, version: Int, comments: Int)] {
        var versions: [Story.ID: (draft: Draft.ID, version: Int, comments: Int)] = [:]
        for story in stories {
            let found = try connection.row("SELECT id, version, comments FROM drafts WHERE story = $1", [.id(story)]) {
                (draft: try $0.id(0, Draft.self), version: try $0.int(1), comments: try $0.int(2))
            }
            versions[story] = found
        }
        return versions
    }
}

/// A batch at rest: the editor's steps as they came, `"fields"` and `"conflicts"` only where there are some.
extension AcceptedBatch {
    fileprivate var changes: JSONValue {
        var members: [JSONValue.Member] = []
        if !steps.isEmpty { members.append(.init("steps", .array(steps))) }
        if !fields.isEmpty {
            members.append(
                .init("fields", .array(fields.map { ["field": .string($0.field), "value": $0.value, "base": .integer($0.base)] })))
        }
        if !conflicts.isEmpty {
            members.append(
                .init("conflicts", .array(conflicts.map { ["id": .string($0.id.description), "field": .string($0.field)] })))
        }
        return .object(members)
    }

    fileprivate init(
        id: DraftBatch.ID, version: Int, client: Identifier<DraftClient>, author: User.ID, at: Date, changes: JSONValue
    ) throws {
        let fields = try (changes["fields"]?.array ?? []).map { edit in
            guard let field = edit["field"]?.string, let value = edit["value"], let base = edit["base"]?.integer else {
                throw EngineError.unexpectedValue("a draft's field")
            }
            return DraftBatch.FieldEdit(field: field, value: value, base: base)
        }
        let conflicts = try (changes["conflicts"]?.array ?? []).map { conflict in
            guard let field = conflict["field"]?.string, let id = conflict["id"]?.string.flatMap(FieldConflict.ID.init) else {
                throw EngineError.unexpectedValue("a draft's conflict")
            }
            return Conflict(id: id, field: field)
        }
        self.init(
            id: id, version: version, client: client, author: author, at: at, steps: changes["steps"]?.array ?? [], fields: fields,
            conflicts: conflicts)
    }
}
