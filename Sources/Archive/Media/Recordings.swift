package import Newsroom

/// Stories to be heard.
package struct Recordings {
    let connection: any Connection

    package func find(_ id: Recording.ID) throws -> Recording? {
        try connection.row(
            "SELECT story, title, voice_kind, voice_name, duration, file_name FROM recordings WHERE id = $1", [.id(id)]
        ) { row in
            Recording(
                id: id, story: try row.idIfAny(0), title: try row.text(1), voice: try voice(row),
                duration: row.isNull(4) ? nil : try row.real(4), fileName: try row.textIfAny(5))
        }
    }

    package func save(_ recording: Recording) throws {
        let (kind, name) =
            switch recording.voice {
            case .person(let name): ("person", name)
            case .synthetic(let name): ("synthetic", name)
            }
        try connection.execute(
            """
            INSERT INTO recordings (id, story, title, voice_kind, voice_name, duration, file_name) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET story = excluded.story, title = excluded.title, voice_kind = excluded.voice_kind,
                voice_name = excluded.voice_name, duration = excluded.duration, file_name = excluded.file_name
            """,
            [
                .id(recording.id), .idIfAny(recording.story), .text(recording.title), .text(kind), .text(name),
                recording.duration.map { .real($0) } ?? .null, .textIfAny(recording.fileName),
            ])
        try Names(connection: connection).put([recording.title], of: recording.id.uuid, kind: .recording)
    }

    private func voice(_ row: any Row) throws -> Recording.Voice {
        switch try row.text(2) {
        case "person": .person(name: try row.text(3))
        case "synthetic": .synthetic(name: try row.text(3))
        case let kind: throw EngineError.unexpectedValue("voice_kind: \(kind)")
        }
    }
}
