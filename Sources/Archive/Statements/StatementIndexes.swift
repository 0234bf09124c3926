import Foundation
import Newsroom

/// What is kept beside statements so that they are found by key.
extension Statements {
    func settleIndexes(of statement: Statement) throws {
        try settleWords(of: statement)
        try settleConfirmed(statement)
    }

    /// Each topic's statements, by or about it, in the order in which they were confirmed.
    private func settleConfirmed(_ statement: Statement) throws {
        try connection.execute("DELETE FROM confirmed_statements WHERE statement = $1", [.id(statement.id)])
        guard let confirmation = statement.confirmation else { return }
        for topic in Set(statement.topics + (statement.speaker.map { [$0] } ?? [])) {
            try connection.execute(
                "INSERT INTO confirmed_statements (topic, confirmed_at, statement) VALUES ($1, $2, $3)",
                [.id(topic), .date(confirmation.at), .id(statement.id)])
        }
    }

    /// Of all that there are, a part at a time.
    func rebuildIndexes() throws {
        var last: Statement.ID?
        while true {
            let part = try connection.rows(
                "SELECT \(Self.columns) FROM statements WHERE id > $1 ORDER BY id LIMIT 500",
                [.uuid(last?.uuid ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))], Self.statement)
            for statement in part { try settleIndexes(of: completed(statement)) }
            guard let end = part.last, part.count == 500 else { return }
            last = end.id
        }
    }
}
