import Foundation
package import Newsroom

/// What things were before acts changed them, by the event.
package struct FormerValues {
    let connection: any Connection

    package func put(_ former: Former, of event: Identifier<Event>) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try connection.execute(
            "INSERT INTO former_values (event, value) VALUES ($1, $2)",
            [.id(event), .text(String(decoding: try encoder.encode(former), as: UTF8.self))])
    }

    /// Nil also for what an older version of the program has kept in another form.
    package func of(_ event: Identifier<Event>) throws -> Former? {
        let text = try connection.row("SELECT value FROM former_values WHERE event = $1", [.id(event)]) { try $0.text(0) }
        return text.flatMap { try? JSONDecoder().decode(Former.self, from: Data($0.utf8)) }
    }
}
