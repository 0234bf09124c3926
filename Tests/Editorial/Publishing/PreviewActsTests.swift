import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: links to previews")
struct PreviewActsTests {
    private let story = Story.pierClosed
    private let link = [UInt8](repeating: 7, count: 32)

    private func share(_ number: UInt64 = 951, link: [UInt8]? = nil, lifetime: TimeInterval = 3_600) -> SharePreview {
        SharePreview(.sample(number), story: story, revision: 1, link: link ?? self.link, lifetime: lifetime)
    }

    @Test(arguments: TestEngine.all)
    func `a link is of one revision, ends, and is on the record; readers' pages know nothing of it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            let preview = try await newsroom.perform(share(), as: .reporter)
            #expect(preview.revision == 1 && preview.madeBy == User.reporter.id)
            #expect(preview.expiresAt == newsroom.clock.now.addingTimeInterval(3_600))
            #expect(try await newsroom.read { try $0.previews.find(hash: link) } == preview)
            try await newsroom.expectEvent("SharePreview", on: "story:\(story)", by: .reporter, ["revision": "1"])
            #expect(newsroom.changes.isEmpty)
            #expect(!preview.isOver(at: newsroom.clock.now.addingTimeInterval(3_599)))
            #expect(preview.isOver(at: preview.expiresAt))
            newsroom.clock.advance(3_600)
            let now = newsroom.clock.now
            #expect(try await newsroom.read { try $0.previews.good(of: story, at: now) } == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a revoked link is over at once, and stays so`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.save(Story.tideTables, .tideTables)
            try await newsroom.perform(share(), as: .reporter)
            try await newsroom.expectNotFound(RevokePreview(.sample(951), of: Story.tideTables))
            try await newsroom.expectNotFound(RevokePreview(.sample(952), of: story))
            try await newsroom.perform(RevokePreview(.sample(951), of: story), as: .editor)
            #expect(try await newsroom.read { try $0.previews.find(hash: link)?.isRevoked } == true)
            try await newsroom.expectEvent("RevokePreview", on: "story:\(story)", by: .editor)
            let before = try await newsroom.contents()
            try await newsroom.perform(RevokePreview(.sample(951), of: story), as: .editor)
            #expect(try await newsroom.contents() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a revision that was shown is not replaced by the next autosave`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed, manner: .auto)
            try await newsroom.perform(share(), as: .reporter)
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier" }, basedOn: 1, manner: .auto)
            #expect(try await newsroom.read { try $0.stories.revision(1, of: story)?.content } == .pierClosed)
        }
    }

    @Test(arguments: TestEngine.all)
    func `it needs the right, a revision, a sensible time, and has its limit`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectNotFound(share())
            try await newsroom.save(story, .pierClosed)
            try await newsroom.expectRight(.sharePreviews, for: share())
            try await newsroom.expectRight(.sharePreviews, for: RevokePreview(.sample(951), of: story))
            for lifetime in [0, -1, Preview.longest + 1, .infinity, .nan] {
                try await newsroom.expectInvalid("lifetime", share(lifetime: lifetime))
            }
            try await newsroom.expectNotFound(
                SharePreview(.sample(951), story: story, revision: 9, link: link, lifetime: 60))
            for number in 0..<UInt8(Preview.most) {
                try await newsroom.perform(share(951 + UInt64(number), link: [UInt8](repeating: number, count: 32)))
            }
            try await newsroom.expectConflict(share(999, link: [UInt8](repeating: 99, count: 32)))
            newsroom.clock.advance(3_600)
            try await newsroom.expectConflict(share(951, link: [UInt8](repeating: 98, count: 32)))
            try await newsroom.perform(share(999, link: [UInt8](repeating: 99, count: 32)))
        }
    }
}
