import Archive
import Foundation
import Newsroom
import Web

/// Names that begin with what was typed, for fields that suggest them; and the names of what a field has already.
///
/// `?q=` gives a list of `{"id","label","detail"}`, `?ids=` an object of labels by identifier.
enum NamesRoutes {
    static let routes = [
        Route(.get, "/names/topics.json", for: .signedIn) { visit, _ in
            try await answer(visit, .topic) { records, id in
                try records.topics.find(Topic.ID(id)).map { ($0.name, word(for: $0.kind, visit)) }
            }
        },
        Route(.get, "/names/contributors.json", for: .signedIn) { visit, _ in
            try await answer(visit, .contributor) { records, id in
                try records.contributors.find(Contributor.ID(id)).map { ($0.name, $0.position) }
            }
        },
        Route(.get, "/names/backgrounds.json", for: .signedIn) { visit, _ in
            try await answer(visit, .background) { records, id in
                try records.backgrounds.find(Background.ID(id)).map { ($0.name, String($0.document.plainText.prefix(80))) }
            }
        },
        Route(.get, "/names/recordings.json", for: .signedIn) { visit, _ in
            try await answer(visit, .recording) { records, id in
                try records.recordings.find(Recording.ID(id)).map { ($0.title, length($0)) }
            }
        },
        Route(.get, "/names/links.json", for: .signedIn) { visit, _ in try await links(visit) },
        Route(.get, "/names/accounts.json", for: .right(.readStories)) { visit, _ in
            let text = Name.folded(typed(visit))
            let users = try await visit.desk.archive.read { try $0.users.all() }.filter {
                $0.id != User.operator.id && $0.status != .suspended && Name.folded($0.name).hasPrefix(text)
            }
            // Without words: everybody, for fields that look through them as they are typed in.
            let names = Array(Set(users.map(\.name))).sorted().prefix(text.isEmpty ? mostAccounts : most)
            return .json(.array(names.map { ["label": .string($0)] }))
        },
        Route(.get, "/names/people.json", for: .right(.readStories)) { visit, _ in
            let text = typed(visit)
            let names = try await visit.desk.archive.read { records in
                let accounts = try records.users.all().filter {
                    $0.id != User.operator.id && $0.name.lowercased().hasPrefix(text.lowercased())
                }
                return try accounts.map(\.name) + records.names.find(.contributor, text, limit: most).map(\.name)
            }
            return .json(.array(Array(Set(names)).sorted().prefix(most).map { ["label": .string($0)] }))
        },
    ]

    private static let most = 10
    private static let mostNamed = 200
    private static let mostAccounts = 500

    private static func typed(_ visit: Visit) -> String { String((visit.query["q"] ?? "").prefix(100)) }

    private static func answer(
        _ visit: Visit, _ kind: Names.Kind, _ describe: @escaping @Sendable (Records, UUID) throws -> (label: String, detail: String)?
    ) async throws -> WebAnswer {
        if let ids = visit.query["ids"] {
            let asked = ids.split(separator: ",").prefix(mostNamed).map(String.init)
            return .json(
                .object(
                    try await visit.desk.archive.read { records in
                        try Set(asked).sorted().compactMap { id in
                            try UUID(uuidString: id).flatMap { try describe(records, $0) }.map { .init(id, .string($0.label)) }
                        }
                    }))
        }
        let text = typed(visit)
        return .json(
            .array(
                try await visit.desk.archive.read { records in
                    try records.names.find(kind, text, limit: most).compactMap { found in
                        guard let (label, detail) = try describe(records, found.thing) else { return nil }
                        // Whoever typed another of its names is told which this is.
                        let other = found.name == label ? "" : found.name
                        return .suggestion(found.thing, label, [other, detail].filter { !$0.isEmpty }.joined(separator: " · "))
                    }
                }))
    }

    private static func word(for kind: Topic.Kind, _ visit: Visit) -> String { visit.words["topic_\(kind.rawValue)"] }

    /// Minutes and seconds.
    static func length(_ recording: Recording) -> String {
        recording.duration.map { seconds in
            let whole = Int(min(max(0, seconds), 360_000))
            return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
        } ?? ""
    }

    /// Stories that readers can go to, changed last first.
    private static func links(_ visit: Visit) async throws -> WebAnswer {
        let text = typed(visit)
        let views = visit.desk.views
        return .json(
            .array(
                try await visit.desk.archive.read { records in
                    // Those that are not public stand between them: of the first few.
                    try records.storyList.entries(StoryListQuery(text: text), limit: 4 * most).compactMap { entry -> JSONValue? in
                        guard let edition = try records.editions.standing(entry.id) else { return nil }
                        return .suggestion(
                            entry.id.uuid, entry.headline, views.inWords(edition.firstPublished), href: "/\(edition.slug)/")
                    }.prefix(most).map { $0 }
                }))
    }
}

extension JSONValue {
    fileprivate static func suggestion(_ id: UUID, _ label: String, _ detail: String, href: String? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(id.uuidString.lowercased())), .init("label", .string(label)), .init("detail", .string(detail)),
        ]
        if let href { members.append(.init("href", .string(href))) }
        return .object(members)
    }
}
