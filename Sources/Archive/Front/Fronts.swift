package import Foundation
package import Newsroom

/// The front page as an editor has arranged it, with its revisions.
package struct Fronts {
    let connection: any Connection

    private static let packages = "packages"

    package func current() throws -> FrontArrangement {
        var front = FrontArrangement(revision: try latestRevision())
        try connection.forEachRow("SELECT slot, position, story, package FROM front_placements ORDER BY slot, position", []) { row in
            if let story = try row.idIfAny(2, Story.self) {
                front.stories[.init(try row.name(0), try row.int(1))] = story
            } else {
                front.packages.append(try row.id(3))
            }
        }
        return front
    }

    private func latestRevision() throws -> Int {
        try connection.row("SELECT coalesce(max(number), 0) FROM front_revisions") { try $0.int(0) } ?? 0
    }

    /// Keeps the arrangement as revision `front.revision`, which must be the one after the latest.
    package func save(_ front: FrontArrangement, by user: User.ID, at now: Date) throws {
        try connection.execute(
            "INSERT INTO front_revisions (number, placements, saved_at, saved_by) VALUES ($1, $2, $3, $4)",
            [.int(front.revision), .text(Self.text(of: front)), .date(now), .id(user)])
        try connection.execute("DELETE FROM front_placements")
        for (place, story) in front.stories {
            try connection.execute(
                "INSERT INTO front_placements (slot, position, story) VALUES ($1, $2, $3)",
                [.name(place.slot), .int(place.position), .id(story)])
        }
        for (position, package) in front.packages.enumerated() {
            try connection.execute(
                "INSERT INTO front_placements (slot, position, package) VALUES ($1, $2, $3)",
                [.text(Self.packages), .int(position), .id(package)])
        }
    }

    package struct Revision: Hashable, Sendable {
        package let number: Int
        /// A line for each placement: `lead 0 0190…`.
        package let placements: String
        package let at: Date
        package let by: User.ID

        /// What has gone since is in it all the same.
        package var arrangement: FrontArrangement { Fronts.arrangement(placements, number) }
    }

    /// Newest first, those below `number`.
    package func revisions(before number: Int = .max, limit: Int) throws -> [Revision] {
        try connection.rows(
            "SELECT number, placements, saved_at, saved_by FROM front_revisions WHERE number < $1 ORDER BY number DESC LIMIT $2",
            [.int(number), .int(limit)]
        ) { Revision(number: try $0.int(0), placements: try $0.text(1), at: try $0.date(2), by: try $0.id(3)) }
    }

    /// As a revision has it; nil where there is none of that number. What has gone since is in it all the same.
    package func revision(_ number: Int) throws -> FrontArrangement? {
        let text = try connection.row("SELECT placements FROM front_revisions WHERE number = $1", [.int(number)]) { try $0.text(0) }
        return text.map { Self.arrangement($0, number) }
    }

    private static func arrangement(_ text: String, _ number: Int) -> FrontArrangement {
        var front = FrontArrangement(revision: number)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let position = Int(words[1]) else { continue }
            if words[0] == packages {
                if let package = StoryPackage.ID(words[2]) { front.packages.append(package) }
            } else if let slot = FrontArrangement.Slot(rawValue: words[0]), let story = Story.ID(words[2]) {
                front.stories[.init(slot, position)] = story
            }
        }
        return front
    }

    private static func text(of front: FrontArrangement) -> String {
        let stories = FrontArrangement.places.compactMap { place in
            front.stories[place].map { "\(place.slot.rawValue) \(place.position) \($0)" }
        }
        return (stories + front.packages.enumerated().map { "\(packages) \($0) \($1)" }).joined(separator: "\n")
    }
}
