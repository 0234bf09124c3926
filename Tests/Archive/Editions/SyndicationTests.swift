import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("Archive contract: sitemaps and corrections")
struct SyndicationTests {
    private func parts(_ paper: TestPaper) async throws -> [String: [String]] {
        try await paper.readers { reader in
            var parts: [String: [String]] = [:]
            for state in try reader.sitemapParts() { parts[state.part.description] = try reader.addresses(in: state.part).map(\.slug) }
            return parts
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is public has one place in the sitemap, what is not has none`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            #expect(try await parts(paper).isEmpty)
            var content = StoryContent(headline: "One")
            content.topics = [Topic.harbour.id, Topic.tides.id]
            content.byline = [BylineEntry(contributor: Contributor.marenHolt.id)]
            try await paper.put(1, content)
            content.topics = [Topic.harbour.id]
            try await paper.put(2, content)
            var found = try await parts(paper)
            #expect(found["stories-1"] == ["story-1", "story-2"])
            #expect(found["topics-1"].map(Set.init) == [Topic.harbour.slug, Topic.tides.slug])
            #expect(found["authors-1"] == ["maren-holt"])
            // The first loses its byline and a topic that no other has.
            content.byline = []
            try await paper.put(1, content)
            #expect(try await parts(paper)["topics-1"] == [Topic.harbour.slug])
            #expect(try await parts(paper)["authors-1"] == ["maren-holt"])
            try await paper.remove(2)
            found = try await parts(paper)
            #expect(found == ["stories-1": ["story-1"], "topics-1": [Topic.harbour.slug]])
            try await paper.remove(1)
            #expect(try await parts(paper).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a package has its place while it is public and something in it is`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            for number in 1...2 as ClosedRange<UInt64> { try await paper.put(number, StoryContent(headline: "Story \(number)")) }
            let package = StoryPackage(
                id: .sample(1), title: "A package", slug: "a-package", stories: [.sample(1)], isPublic: true, revision: 1)
            try await paper.save(package)
            #expect(try await parts(paper)["packages-1"] == ["a-package"])
            try await paper.remove(2)
            #expect(try await parts(paper)["packages-1"] == ["a-package"])
            try await paper.remove(1)
            #expect(try await parts(paper).isEmpty)
            try await paper.put(1, StoryContent(headline: "One"))
            #expect(try await parts(paper)["packages-1"] == ["a-package"])
            var hidden = package
            (hidden.isPublic, hidden.revision) = (false, 2)
            try await paper.save(hidden)
            #expect(try await parts(paper)["packages-1"] == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a part changes when what stands in it does, and no other part does`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            try await paper.fillPart(SitemapPart(.stories, 1))
            let second = Date.firstMorning.addingTimeInterval(3600)
            try await paper.put(1, StoryContent(headline: "One"), at: second)
            let states = try await paper.readers { try $0.sitemapParts() }
            #expect(states.map(\.part.description) == ["stories-1", "stories-2"])
            #expect(states.map(\.changed) == [.firstMorning, second])
            // An update stays in its part, and says when.
            let third = second.addingTimeInterval(60)
            try await paper.put(1, StoryContent(headline: "One, updated"), at: third)
            #expect(try await paper.readers { try $0.sitemapParts() }.map(\.changed) == [.firstMorning, third])
            #expect(try await paper.readers { try $0.addresses(in: SitemapPart(.stories, 2)) }.map(\.updated) == [third])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was public before the sitemap had parts finds its place in them`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            var content = StoryContent(headline: "One")
            content.topics = [Topic.harbour.id]
            try await paper.put(1, content)
            try await paper.put(2, content)
            try await paper.save(
                StoryPackage(
                    id: .sample(1), title: "A package", slug: "a-package", stories: [.sample(1), .sample(2)], isPublic: true, revision: 1))
            let before = try await parts(paper)
            #expect(before.count == 3)
            try await paper.archive.write { records in
                for sql in ["DROP TABLE sitemap_entries", "DROP TABLE sitemap_parts", "DROP INDEX corrections_newest"] {
                    try records.connection.execute(sql)
                }
                for sql in Migration.syndication.statements { try records.connection.execute(sql) }
            }
            #expect(try await parts(paper) == before)
            try await paper.put(3, content)
            #expect(try await parts(paper)["stories-1"] == ["story-1", "story-2", "story-3"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `recent stories are those after a time, newest first`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            for number in 1...5 as ClosedRange<UInt64> {
                try await paper.put(number, StoryContent(headline: "Story \(number)"), at: .firstMorning.addingTimeInterval(Double(number)))
            }
            let found = try await paper.readers { try $0.published(after: .firstMorning.addingTimeInterval(2), limit: 2) }
            #expect(found.map(\.slug) == ["story-5", "story-4"])
            let all = try await paper.readers { try $0.published(after: .firstMorning.addingTimeInterval(2), limit: 9) }
            #expect(all.map(\.headline) == ["Story 5", "Story 4", "Story 3"])
            #expect(all.first?.firstPublished == .firstMorning.addingTimeInterval(5))
        }
    }

    @Test(arguments: TestEngine.all)
    func `corrections of public stories page by key, newest first`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            for number in 1...3 as ClosedRange<UInt64> { try await paper.put(number, StoryContent(headline: "Story \(number)")) }
            try await paper.archive.write { records in
                for number in 1...12 as ClosedRange<UInt64> {
                    // Several at one time: the order among them is the identifiers'.
                    try records.corrections.add(
                        Correction(
                            id: .sample(number), story: .sample(number % 3 + 1), kind: .correction, text: "\(number)", before: 1, after: 1,
                            at: .firstMorning.addingTimeInterval(Double(number / 4)), by: User.reporter.id))
                }
            }
            try await paper.remove(1)
            for limit in [1, 3, 100] {
                let found = try await paper.readers { reader in
                    var found: [PublishedCorrection] = []
                    var cursor: Cursor?
                    repeat {
                        let page = try reader.corrections(after: cursor, limit: limit)
                        found += page.items
                        cursor = page.next
                    } while cursor != nil
                    return found
                }
                #expect(found.map(\.correction.text) == ["11", "10", "8", "7", "5", "4", "2", "1"], "pages of \(limit)")
                #expect(found.allSatisfy { $0.story.id == $0.correction.story })
            }
        }
    }
}

extension TestPaper {
    fileprivate func save(_ package: StoryPackage) async throws {
        try await archive.write { records in
            try records.packages.save(package, by: User.reporter.id, at: .firstMorning)
            try records.editions.settleSitemap(package.id, at: .firstMorning)
        }
    }

    /// Makes a part look as if it had all the addresses that it may have.
    fileprivate func fillPart(_ part: SitemapPart) async throws {
        try await archive.write { records in
            _ = try records.connection.execute(
                "INSERT INTO sitemap_parts (kind, number, addresses, changed_at) VALUES ($1, $2, $3, $4)",
                [.name(part.kind), .int(part.number), .int(SitemapPart.mostAddresses), .date(.firstMorning)])
        }
    }
}
