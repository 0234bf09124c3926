import Editorial
import Foundation
import Newsroom
import Site
import TestSupport
import Testing
import Web

@Suite("How often stories are read")
struct ReadCountTests {
    private static let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    @Test("a reader given a story counts, once rendered as once kept, and one who has it already too")
    func counted() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let request = WebRequest(path: "/a-bridge-opens/", userAgent: Self.browser)
            let first = await paper.site.answer(request)
            _ = await paper.site.answer(request)
            var again = request
            again.ifNoneMatch = first["ETag"] ?? ""
            #expect(await paper.site.answer(again).status == 304)
            let fields = "User-Agent: \(Self.browser)\r\n"
            #expect(paper.site.finished("/a-bridge-opens/", fields: fields)?.isEmpty == false)
            #expect(paper.site.finished("/a-bridge-opens/", fields: fields + "If-None-Match: \(again.ifNoneMatch)\r\n") == [])
            #expect(paper.site.reads.take() == [story: 5])
            #expect(paper.site.finished("/a-bridge-opens/", fields: "User-Agent: ExampleBot/2.1\r\n") != nil)
            #expect(paper.site.finished("/a-bridge-opens/", fields: fields + "Purpose: prefetch\r\n") == nil)
            #expect(paper.site.reads.take() == [:])
        }
    }

    @Test("what is no reading of a story does not count")
    func uncounted() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let path = "/a-bridge-opens/"
            for request in [
                WebRequest(path: "/", userAgent: Self.browser), WebRequest(path: "/rss.xml", userAgent: Self.browser),
                WebRequest(path: "/a-bridge-opens", userAgent: Self.browser), WebRequest(path: "/no-bridge/", userAgent: Self.browser),
                WebRequest(method: "HEAD", path: path, userAgent: Self.browser), WebRequest(path: path),
                WebRequest(path: path, userAgent: "Mozilla/5.0 (compatible; ExampleBot/2.1)"),
                WebRequest(path: path, userAgent: Self.browser, purpose: "prefetch;prerender"),
            ] { _ = await paper.site.answer(request) }
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            _ = await paper.site.answer(WebRequest(path: path, userAgent: Self.browser))
            #expect(paper.site.reads.take() == [:])
        }
    }

    @Test("what could not be kept is given back and not lost")
    func givenBack() async throws {
        try await withPaper(.sqlite) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let request = WebRequest(path: "/a-bridge-opens/", userAgent: Self.browser)
            _ = await paper.site.answer(request)
            let taken = paper.site.reads.take()
            _ = await paper.site.answer(request)
            paper.site.reads.add(taken)
            #expect(paper.site.reads.take() == [story: 2])
        }
    }
}
