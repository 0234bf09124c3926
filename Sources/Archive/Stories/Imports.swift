package import Foundation
package import Newsroom

/// What was taken in from outside: which story a page became, and what it looked like then.
package struct Imports {
    let connection: any Connection

    package struct Entry: Hashable, Sendable {
        package var story: Story.ID
        /// Of everything that the page gave up.
        package var digest: String
        /// The revision that the import saved.
        package var revision: Int

        package init(story: Story.ID, digest: String, revision: Int) {
            self.story = story
            self.digest = digest
            self.revision = revision
        }
    }

    package func find(origin: String) throws -> Entry? {
        try connection.row("SELECT story, digest, revision FROM imports WHERE origin = $1", [.text(origin)]) {
            Entry(story: try $0.id(0), digest: try $0.text(1), revision: try $0.int(2))
        }
    }

    package func save(_ entry: Entry, origin: String, at now: Date) throws {
        try connection.put(
            [
                ("digest", .text(entry.digest)), ("story", .id(entry.story)), ("revision", .int(entry.revision)),
                ("imported_at", .date(now)),
            ], into: "imports", key: ("origin", .text(origin)))
    }
}
