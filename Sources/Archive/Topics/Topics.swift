package import Newsroom

/// Topics with their names. A topic that was merged into another stays as a pointer to it.
package struct Topics {
    let connection: any Connection

    private static let columns = "id, kind, name, slug, summary, began, ended, place, latitude, longitude"

    /// The topic, or the one that it was merged into.
    package func find(_ id: Topic.ID) throws -> Topic? {
        try withAliases(connection.row("SELECT \(Self.columns) FROM topics WHERE id = $1", [.id(try settled(id))], topic))
    }

    package func find(slug: String) throws -> Topic? {
        guard let id = try connection.row("SELECT id FROM topics WHERE slug = $1", [.text(slug)], { try $0.id(0, Topic.self) })
        else { return nil }
        return try find(id)
    }

    /// By name or alias, whatever the case; a topic's own name goes before an alias, an older topic before a newer.
    package func find(name: String) throws -> Topic? {
        let id = try connection.row(
            "SELECT topic FROM topic_names WHERE folded_name = $1 ORDER BY is_alias, topic LIMIT 1", [.text(Name.folded(name))],
            { try $0.id(0, Topic.self) })
        return try id.flatMap(find)
    }

    /// Those of which a name begins so, each once, in the order of the names.
    package func named(_ beginning: String, limit: Int) throws -> [TopicSummary] {
        var condition = "topic_names.folded_name >= $1 AND topic_names.folded_name < $2"
        var arguments: [SQLValue] = [.text(beginning), .text(beginning + "\u{10FFFF}")]
        if connection.dialect == .postgresql {
            // A range follows the database's own order of letters, which may be any.
            condition = "topic_names.folded_name LIKE $1"
            arguments = [.text(beginning.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%")]
        }
        let found = try connection.rows(
            """
            SELECT topics.id, topics.kind, topics.name, topics.slug FROM topic_names JOIN topics ON topics.id = topic_names.topic
            WHERE \(condition) ORDER BY topic_names.folded_name LIMIT $\(arguments.count + 1)
            """, arguments + [.int(limit)]
        ) { TopicSummary(id: try $0.id(0), kind: try $0.name(1), name: try $0.text(2), slug: try $0.text(3)) }
        var seen: Set<Topic.ID> = []
        return found.filter { seen.insert($0.id).inserted }
    }

    /// In the order of their making, those after `id`; those that were merged into others are left out.
    package func page(after id: Topic.ID?, limit: Int) throws -> [Topic] {
        let found =
            if let id {
                try connection.rows(
                    "SELECT \(Self.columns) FROM topics WHERE id > $1 AND merged_into IS NULL ORDER BY id LIMIT $2",
                    [.id(id), .int(limit)], topic)
            } else {
                try connection.rows(
                    "SELECT \(Self.columns) FROM topics WHERE merged_into IS NULL ORDER BY id LIMIT $1", [.int(limit)], topic)
            }
        return try found.compactMap { try withAliases($0) }
    }

    /// Every topic that some public story names together with it.
    package func together(with topic: Topic.ID) throws -> [Topic.ID] { try TopicPairs(connection: connection).others(of: topic) }

    /// Follows mergers to the topic that stands today. Chains are short: a merger repoints those before it.
    package func settled(_ id: Topic.ID) throws -> Topic.ID {
        try connection.row("SELECT merged_into FROM topics WHERE id = $1", [.id(id)]) { try $0.idIfAny(0, Topic.self) }.flatMap { $0 } ?? id
    }

    package func save(_ topic: Topic) throws {
        try connection.execute(
            """
            INSERT INTO topics (id, kind, name, slug, summary, began, ended, place, latitude, longitude)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, slug = excluded.slug, summary = excluded.summary,
                began = excluded.began, ended = excluded.ended, place = excluded.place, latitude = excluded.latitude,
                longitude = excluded.longitude
            """,
            [
                .id(topic.id), .name(topic.kind), .text(topic.name), .text(topic.slug), .text(topic.summary),
                .textIfAny(topic.began?.description), .textIfAny(topic.ended?.description), .text(topic.place),
                topic.coordinates.map { .real($0.latitude) } ?? .null, topic.coordinates.map { .real($0.longitude) } ?? .null,
            ])
        try connection.execute("DELETE FROM topic_names WHERE topic = $1", [.id(topic.id)])
        try addName(topic.name, to: topic.id, isAlias: false)
        for alias in topic.aliases {
            try addName(alias, to: topic.id, isAlias: true)
        }
        try Names(connection: connection).put([topic.name] + topic.aliases, of: topic.id.uuid, kind: .topic)
    }

    private func addName(_ name: String, to topic: Topic.ID, isAlias: Bool) throws {
        try connection.execute(
            "INSERT INTO topic_names (folded_name, topic, name, is_alias) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            [.text(Name.folded(name)), .id(topic), .text(name), .boolean(isAlias)])
    }

    /// Leaves `topic` as a pointer to `target`; its names become the target's aliases.
    package func merge(_ topic: Topic.ID, into target: Topic.ID) throws {
        let names = try connection.rows("SELECT name FROM topic_names WHERE topic = $1", [.id(topic)]) { try $0.text(0) }
        try connection.execute("DELETE FROM topic_names WHERE topic = $1", [.id(topic)])
        for name in names {
            try addName(name, to: target, isAlias: true)
        }
        try Names(connection: connection).put([], of: topic.uuid, kind: .topic)
        if let target = try find(target) {
            try Names(connection: connection).put([target.name] + target.aliases, of: target.id.uuid, kind: .topic)
        }
        try connection.execute("UPDATE topics SET merged_into = $1 WHERE id = $2", [.id(target), .id(topic)])
        try connection.execute("UPDATE topics SET merged_into = $1 WHERE merged_into = $2", [.id(target), .id(topic)])
        for table in ["statements", "statement_words"] {
            try connection.execute("UPDATE \(table) SET speaker = $1 WHERE speaker = $2", [.id(target), .id(topic)])
        }
        for (table, columns) in [
            ("statement_topics", "statement"), ("diary_topics", "event"), ("followed_topics", "account, followed_at"),
            ("confirmed_statements", "confirmed_at, statement"),
        ] {
            try connection.execute(
                """
                INSERT INTO \(table) (topic, \(columns)) SELECT $1, \(columns) FROM \(table) WHERE topic = $2
                ON CONFLICT DO NOTHING
                """, [.id(target), .id(topic)])
            try connection.execute("DELETE FROM \(table) WHERE topic = $1", [.id(topic)])
        }
    }

    private func topic(_ row: any Row) throws -> Topic {
        Topic(
            id: try row.id(0), kind: try row.name(1), name: try row.text(2), slug: try row.text(3), summary: try row.text(4),
            began: try row.impreciseDateIfAny(5), ended: try row.impreciseDateIfAny(6), place: try row.text(7),
            coordinates: row.isNull(8) || row.isNull(9)
                ? nil : Coordinates(latitude: try row.real(8), longitude: try row.real(9)))
    }

    private func withAliases(_ topic: Topic?) throws -> Topic? {
        guard var topic else { return nil }
        topic.aliases = try connection.rows(
            "SELECT name FROM topic_names WHERE topic = $1 AND is_alias ORDER BY folded_name", [.id(topic.id)]
        ) { try $0.text(0) }
        return topic
    }
}
