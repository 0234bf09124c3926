import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("Who asks only for what has changed")
struct ConditionalTests {
    private static let target = "/a-bridge-opens/"

    /// A page that was made a while ago, and its time.
    private func settled(_ paper: TestPaper) async throws -> String {
        _ = await paper.site.get(Self.target)
        paper.clock.advance(by: 2)
        return try #require(await paper.site.get(Self.target)["Last-Modified"])
    }

    @Test("a page names the time at which it was made, once that second is over")
    func lastModified() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            paper.clock.advance(by: 0.4)
            // The clock of the tests stands at 2026-09-21 14:13:20 UTC and moves a second with each act.
            #expect(await paper.site.get(Self.target)["Last-Modified"] == nil)
            paper.clock.advance(by: 0.5)
            #expect(await paper.site.get(Self.target)["Last-Modified"] == nil)
            paper.clock.advance(by: 3600)
            #expect(await paper.site.get(Self.target)["Last-Modified"] == "Mon, 21 Sep 2026 14:13:23 GMT")
            #expect(await paper.site.get(Self.target, method: "HEAD")["Last-Modified"] == "Mon, 21 Sep 2026 14:13:23 GMT")
            #expect(await paper.uncached.get(Self.target)["Last-Modified"] == nil)
        }
    }

    @Test("who has the page of that time is not sent it again", arguments: ["GET", "HEAD"])
    func notModified(_ method: String) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let time = try await settled(paper)
            let answer = await paper.site.get(Self.target, method: method, ifModifiedSince: time)
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
            #expect(answer["Last-Modified"] == time)
            #expect(answer["ETag"] != nil && answer["Vary"] != nil)
        }
    }

    @Test("a tag goes before a time, whichever way it comes out (RFC 9110, section 13.2.2)")
    func precedence() async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            let time = try await settled(paper)
            let tag = try #require(await paper.site.get(Self.target)["ETag"])
            #expect(await paper.site.get(Self.target, ifNoneMatch: "\"other\"", ifModifiedSince: time).status == 200)
            let old = "Sun, 06 Nov 1994 08:49:37 GMT"
            #expect(await paper.site.get(Self.target, ifNoneMatch: tag, ifModifiedSince: old).status == 304)
            #expect(await paper.site.get(Self.target, ifModifiedSince: old).status == 200)
        }
    }

    @Test(
        "what is no date of today's form, or one to come, is passed over",
        arguments: [
            "", "yesterday", "Mon, 21 Sep 2026 14:13:22", "Tue, 21 Sep 2026 14:13:22 GMT", "Mon, 21 Sep 2026 24:13:22 GMT",
            "Mon, 21 Sep 2026 14:60:22 GMT", "Monday, 21-Sep-26 14:13:22 GMT", "Mon Sep 21 14:13:22 2026", "Mon, 31 Feb 2026 14:13:22 GMT",
            "Mon, 21 Sep 2026 14:13:22 UTC", "Mon, 2１ Sep 2026 14:13:22 GMT", "Sun, 21 Sep 2036 14:13:22 GMT",
            "Mon, 21 Sep 99999999999999999999 14:13:22 GMT",
        ])
    func invalid(_ header: String) async throws {
        try await withPaper(.sqlite) { paper in
            try await paper.publish(.story("A bridge opens"))
            _ = try await settled(paper)
            #expect(await paper.site.get(Self.target, ifModifiedSince: header).status == 200)
        }
    }

    @Test("a change that tells readers no new time brings the page all the same", arguments: TestEngine.all)
    func silentChange(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let topic = try await paper.topic("Bridges")
            let story = try await paper.publish(.story("A bridge opens", topics: [topic.id]))
            let time = try await settled(paper)
            var renamed = topic
            renamed.name = "Crossings"
            try await paper.perform(SaveTopic(renamed))
            #expect(await paper.site.get(Self.target, ifModifiedSince: time).status == 200)
            let again = try await settled(paper)
            let next = try await paper.save(story, .story("A bridge opens", "Mended copy."), basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: next.revision, kind: .fix))
            #expect(await paper.site.get(Self.target, ifModifiedSince: again).text.contains("Mended copy."))
        }
    }
}
