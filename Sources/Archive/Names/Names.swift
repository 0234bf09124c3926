package import Foundation
import Newsroom

/// Names of things for fields that suggest them: whoever types `zel` finds Volodymyr Zelensky.
///
/// A name stands in the index from each of its words on, so that no question reads more than its answer.
package struct Names {
    let connection: any Connection

    package enum Kind: String, CaseIterable, Sendable {
        case topic, contributor, background, recording
    }

    /// Names have few words; from those after these nobody begins to type.
    private static let mostStarts = 8
    /// Characters of a start: more is typed by nobody.
    private static let longest = 80

    /// - Parameter names: the thing's own name first.
    func put(_ names: [String], of thing: UUID, kind: Kind) throws {
        try connection.execute("DELETE FROM name_starts WHERE thing = $1", [.uuid(thing)])
        var seen: Set<String> = []
        for (order, name) in names.enumerated() {
            for (index, start) in Self.starts(of: name).enumerated() where seen.insert(start).inserted {
                try connection.execute(
                    "INSERT INTO name_starts (kind, start, place, name, thing) VALUES ($1, $2, $3, $4, $5)",
                    [.text(kind.rawValue), .text(start), .int(order * Self.mostStarts + index), .text(name), .uuid(thing)])
            }
        }
    }

    private static func starts(of name: String) -> [String] {
        let words = Name.folded(name).split(separator: " ")
        return words.indices.prefix(mostStarts).map { String(words[$0...].joined(separator: " ").prefix(longest)) }
    }

    /// Things of which a name, or a word of one, begins so: those whose own name does first. Each once.
    ///
    /// - Returns: with each the name that matched, which may be another than its own.
    package func find(_ kind: Kind, _ beginning: String, limit: Int) throws -> [(thing: UUID, name: String)] {
        let folded = String(Name.folded(beginning).prefix(Self.longest))
        guard !folded.isEmpty else { return [] }
        let letters = connection.dialect == .postgresql ? "start COLLATE \"C\"" : "start"
        let found = try connection.rows(
            """
            SELECT thing, name, place, start FROM name_starts WHERE kind = $1 AND \(letters) >= $2 AND \(letters) < $3
            ORDER BY \(letters) LIMIT $4
            """, [.text(kind.rawValue), .text(folded), .text(folded + "\u{10FFFF}"), .int(8 * limit)]
        ) { (thing: try $0.uuid(0), name: try $0.text(1), place: try $0.int(2), start: try $0.text(3)) }
        var seen: Set<UUID> = []
        // Whole words before beginnings of longer ones: "Iran" before "Iranian".
        func rank(_ row: (offset: Int, element: (thing: UUID, name: String, place: Int, start: String))) -> (Int, Int, Int) {
            let isWhole = row.element.start == folded || row.element.start.hasPrefix(folded + " ")
            return (isWhole ? 0 : 1, row.element.place, row.offset)
        }
        return found.enumerated().sorted { rank($0) < rank($1) }.map(\.element).filter { seen.insert($0.thing).inserted }
            .prefix(limit).map { ($0.thing, $0.name) }
    }

    /// Fills the index from what there is.
    package func rebuild() throws {
        let topics = Topics(connection: connection)
        for id in try connection.rows("SELECT id FROM topics WHERE merged_into IS NULL", [], { try $0.id(0, Topic.self) }) {
            if let topic = try topics.find(id) { try put([topic.name] + topic.aliases, of: id.uuid, kind: .topic) }
        }
        for (kind, sql) in [
            (Kind.contributor, "SELECT id, name FROM contributors"), (.background, "SELECT id, name FROM backgrounds"),
            (.recording, "SELECT id, title FROM recordings"),
        ] {
            for (id, name) in try connection.rows(sql, [], { (try $0.uuid(0), try $0.text(1)) }) { try put([name], of: id, kind: kind) }
        }
    }
}
