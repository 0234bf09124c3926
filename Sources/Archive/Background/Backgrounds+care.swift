package import Foundation
package import Newsroom

/// Who answers for passages, and which are to be looked at again.
extension Backgrounds {
    package func care(of id: Background.ID) throws -> BackgroundCare {
        try connection.row("SELECT owner, review, confirmed_by, confirmed_at FROM backgrounds WHERE id = $1", [.id(id)]) { row in
            var care = BackgroundCare(owner: try row.idIfAny(0), review: try row.intIfAny(1).map { Day(daysSince1970: $0) })
            if let by = try row.idIfAny(2, User.self), let at = try row.dateIfAny(3) { care.confirmed = .init(by: by, at: at) }
            return care
        } ?? BackgroundCare()
    }

    package func save(_ care: BackgroundCare, of id: Background.ID) throws {
        try connection.execute(
            "UPDATE backgrounds SET owner = $1, review = $2, confirmed_by = $3, confirmed_at = $4 WHERE id = $5",
            [
                .idIfAny(care.owner), care.review.map { .int($0.daysSince1970) } ?? .null, .idIfAny(care.confirmed?.by),
                care.confirmed.map { .date($0.at) } ?? .null, .id(id),
            ])
    }

    /// Those whose day has come, the longest due first.
    ///
    /// - Parameters:
    ///   - owner: nil for everybody's.
    ///   - id: the one before the first.
    package func due(on day: Day, of owner: User.ID? = nil, after id: Background.ID? = nil, limit: Int) throws -> [Background.ID] {
        let before = try id.map { try care(of: $0).review?.daysSince1970 ?? Int(Int32.max) } ?? Int(Int32.min)
        let whose = owner == nil ? "" : " AND owner = $4"
        return try connection.rows(
            """
            SELECT id FROM backgrounds WHERE review >= $1 AND (review > $1 OR id > $2) AND review <= $3\(whose)
            ORDER BY review, id LIMIT \(owner == nil ? "$4" : "$5")
            """,
            [.int(before), .uuid(id?.uuid ?? Self.lowest), .int(day.daysSince1970)] + (owner.map { [.id($0)] } ?? []) + [.int(limit)]
        ) { try $0.id(0) }
    }

    /// In the order of their names, those after `id`.
    package func named(after id: Background.ID?, limit: Int) throws -> [Background.ID] {
        let start = try id.flatMap { id in
            try connection.row("SELECT start FROM name_starts WHERE thing = $1 AND place = 0", [.id(id)]) { try $0.text(0) }
        }
        let letters = connection.dialect == .postgresql ? "start COLLATE \"C\"" : "start"
        return try connection.rows(
            """
            SELECT thing FROM name_starts
            WHERE kind = $1 AND \(letters) >= $2 AND (\(letters) > $2 OR thing > $3) AND place = 0
            ORDER BY \(letters), thing LIMIT $4
            """,
            [.text(Names.Kind.background.rawValue), .text(start ?? ""), .uuid(id?.uuid ?? Self.lowest), .int(limit)]
        ) { try $0.id(0) }
    }

    static let lowest = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// A passage's revisions, the newest first, those before `number`.
    package func history(of id: Background.ID, before number: Int = .max, limit: Int) throws -> [(number: Int, by: User.ID, at: Date)] {
        try connection.rows(
            "SELECT number, saved_by, saved_at FROM background_revisions WHERE background = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
            [.id(id), .int(number), .int(limit)]
        ) { (try $0.int(0), try $0.id(1), try $0.date(2)) }
    }
}
