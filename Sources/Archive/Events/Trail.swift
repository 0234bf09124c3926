package import Foundation
package import Newsroom

/// The audit trail, and the changes that caches, feeds and other nodes listen to. Both only grow.
package struct Trail {
    let connection: any Connection

    /// Adds an event under the next number. `seal` makes the chain: it gets the seal before (empty for the first) and the
    /// event's own text, and returns this event's seal, so that nothing can be changed or taken out unnoticed.
    package func add(_ event: Event, seal: (_ before: String, _ text: String) -> String) throws {
        let last = try connection.row("SELECT number, seal FROM events ORDER BY number DESC LIMIT 1") {
            (try $0.integer(0), try $0.text(1))
        }
        let number = (last?.0 ?? 0) + 1
        let details = Self.json(event.details)
        try connection.execute(
            """
            INSERT INTO events (number, id, occurred_at, actor, act, subject, details, seal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(number), .id(event.id), .date(event.at), .id(event.by), .text(event.act), .text(event.subject), .text(details),
                .text(seal(last?.1 ?? "", Self.text(of: event, number: number, details: details))),
            ])
    }

    /// Events about a subject (`story:0190…`), oldest first.
    package func events(about subject: String, limit: Int = 1000) throws -> [Event] {
        try connection.rows(
            "SELECT \(Self.columns) FROM events WHERE subject = $1 ORDER BY number LIMIT $2", [.text(subject), .int(limit)]
        ) { try event($0).event }
    }

    /// The same, newest first.
    package func latest(about subject: String, limit: Int) throws -> [Event] {
        try connection.rows(
            "SELECT \(Self.columns) FROM events WHERE subject = $1 ORDER BY number DESC LIMIT $2", [.text(subject), .int(limit)]
        ) { try event($0).event }
    }

    /// Events about a subject, and those that an account has done, newest first.
    package func latest(about subject: String, by actor: User.ID, limit: Int) throws -> [Event] {
        let about = try connection.rows(
            "SELECT \(Self.columns) FROM events WHERE subject = $1 ORDER BY number DESC LIMIT $2", [.text(subject), .int(limit)], event)
        let done = try connection.rows(
            "SELECT \(Self.columns) FROM events WHERE actor = $1 ORDER BY number DESC LIMIT $2", [.id(actor), .int(limit)], event)
        let all = Dictionary((about + done).map { ($0.number, $0.event) }, uniquingKeysWith: { first, _ in first })
        return all.sorted { $0.key > $1.key }.prefix(limit).map(\.value)
    }

    /// The number of the first event whose seal does not fit, or nil where the trail is whole.
    package func firstBreak(seal: (_ before: String, _ text: String) -> String) throws -> Int? {
        var before = ""
        var expected: Int64 = 1
        var broken: Int64?
        try connection.forEachRow("SELECT \(Self.columns) FROM events ORDER BY number", []) { row in
            // What cannot even be read was not written by an act.
            let found = try? event(row)
            let fits = found.map {
                $0.number == expected && seal(before, Self.text(of: $0.event, number: $0.number, details: $0.details)) == $0.seal
            }
            if broken == nil, fits != true { broken = expected }
            before = found?.seal ?? ""
            expected += 1
        }
        return broken.map(Int.init)
    }

    static let columns = "id, occurred_at, actor, act, subject, details, number, seal"

    func event(_ row: any Row) throws -> (event: Event, number: Int64, details: String, seal: String) {
        let details = try row.text(5)
        let event = Event(
            id: try row.id(0), at: try row.date(1), by: try row.id(2), act: try row.text(3), subject: try row.text(4),
            details: try JSONDecoder().decode([String: String].self, from: Data(details.utf8)))
        return (event, try row.integer(6), details, try row.text(7))
    }

    private static func text(of event: Event, number: Int64, details: String) -> String {
        let time = Int64((event.at.timeIntervalSince1970 * 1000).rounded())
        return "\(number)\n\(event.id)\n\(time)\n\(event.by)\n\(event.act)\n\(event.subject)\n\(details)"
    }

    private static func json(_ details: [String: String]) -> String {
        let members = details.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
        return String(decoding: JSONValue.object(members).bytes(), as: UTF8.self)
    }

    /// Stores a change under the next number. Writing is serial, so numbers have no gaps and none appears late.
    package func add(_ subjects: Set<Subject>, act: String, at now: Date) throws -> Change {
        let number = try latestChange() + 1
        try connection.execute(
            "INSERT INTO changes (number, changed_at, act, subjects) VALUES ($1, $2, $3, $4)",
            [.int(number), .date(now), .text(act), .text(subjects.map(\.text).sorted().joined(separator: "\n"))])
        return Change(number: number, at: now, act: act, subjects: subjects)
    }

    /// Changes above a number, in order.
    package func changes(after number: Int, limit: Int = 1000) throws -> [Change] {
        try connection.rows(
            "SELECT number, changed_at, act, subjects FROM changes WHERE number > $1 ORDER BY number LIMIT $2", [.int(number), .int(limit)]
        ) { row in
            Change(
                number: try row.int(0), at: try row.date(1), act: try row.text(2),
                subjects: Set(try row.text(3).split(separator: "\n").compactMap { Subject(text: String($0)) }))
        }
    }

    package func latestChange() throws -> Int {
        try connection.row("SELECT coalesce(max(number), 0) FROM changes") { try $0.int(0) } ?? 0
    }
}
