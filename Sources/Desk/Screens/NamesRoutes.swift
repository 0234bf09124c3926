import Archive
import Foundation
import Newsroom
import Web

/// Names that begin with what was typed, for fields that suggest them.
enum NamesRoutes {
    static let routes = [
        Route(.get, "/names/topics.json", for: .signedIn) { visit, _ in
            let text = String((visit.query["q"] ?? "").prefix(100))
            let topics = try await visit.desk.archive.read { try $0.topics.named(Name.folded(text), limit: most) }
            return .json(topics.map { ["label": $0.name] })
        },
        Route(.get, "/names/people.json", for: .right(.readStories)) { visit, _ in
            let text = String((visit.query["q"] ?? "").prefix(100))
            let names = try await visit.desk.archive.read { records in
                let accounts = try records.users.all().filter {
                    $0.id != User.operator.id && $0.name.lowercased().hasPrefix(text.lowercased())
                }
                return try accounts.map(\.name) + records.contributors.names(from: text, limit: most)
            }
            return .json(Array(Set(names)).sorted().prefix(most).map { ["label": $0] })
        },
    ]

    private static let most = 10
}

extension WebAnswer {
    /// A list of objects of texts.
    static func json(_ objects: [[String: String]]) -> WebAnswer {
        let list = JSONValue.array(
            objects.map { object in
                .object(object.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
            })
        return WebAnswer(status: 200, headers: [("Content-Type", "application/json")], body: list.bytes())
    }
}
