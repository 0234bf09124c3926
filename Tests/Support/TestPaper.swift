package import Archive
package import Foundation
package import Newsroom

/// A published paper, put together below the acts: revisions and editions by number.
package final class TestPaper: Sendable {
    package let archive: NewsroomArchive
    private let published: PublishedEditions

    init(_ archive: NewsroomArchive, zone: TimeZone) {
        self.archive = archive
        published = PublishedEditions(
            archive.engine, paper: Paper(name: "The Vellmouth Post", timeZone: zone, siteURL: "https://post.example"))
    }

    package func readers<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result {
        try await published.read(body)
    }

    /// Saves and publishes the n-th story, whose address is `story-n`; again, it takes the edition's place.
    package func put(_ number: UInt64, _ content: StoryContent, at time: Date = .firstMorning) async throws {
        try await put([(number, content, time)])
    }

    package func put(_ stories: [(number: UInt64, content: StoryContent, time: Date)]) async throws {
        try await archive.write { records in
            for story in stories { try records.put(.sample(story.number), story.content, slug: "story-\(story.number)", at: story.time) }
        }
    }

    package func remove(_ number: UInt64) async throws {
        try await archive.write { _ = try $0.editions.remove(.sample(number), at: .firstMorning) }
    }

    /// What a reader finds, best first.
    package func search(_ text: String, limit: Int = 50) async throws -> [Story.ID] {
        try await readers { try $0.search(SearchQuery(text: text), after: nil, limit: limit).items.map(\.summary.id) }
    }

    /// All pages of a list, `limit` items each, as a reader who follows "older" sees them.
    package func pages(_ filter: EditionFilter, limit: Int) async throws -> [EditionSummary] {
        try await readers { reader in
            var items: [EditionSummary] = []
            var cursor: Cursor?
            repeat {
                let page = try reader.newest(filter, after: cursor, limit: limit)
                items += page.items
                cursor = page.next
            } while cursor != nil
            return items
        }
    }
}

package func withPaper(
    _ kind: TestEngine, zone: TimeZone = .kyiv, _ body: @Sendable (TestPaper) async throws -> Void
) async throws {
    try await withArchive(kind) { try await body(TestPaper($0, zone: zone)) }
}

extension Records {
    fileprivate func put(_ story: Story.ID, _ content: StoryContent, slug: String, at time: Date) throws {
        let number = (try stories.find(story)?.latestRevision ?? 0) + 1
        let revision = Revision(
            story: story, number: number, content: content, savedAt: time, savedBy: User.reporter.id, manner: .deliberate, startedAt: time)
        if number == 1 { try stories.add(story, stage: .ready, first: revision) } else { try stories.add(revision) }
        try editions.put(Editions.Copy(revision: revision, slug: slug, firstPublished: time, updated: time), at: time)
    }
}
