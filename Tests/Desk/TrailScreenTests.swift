import Archive
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("The audit trail at the desk")
struct TrailScreenTests {
    private let story = Story.pierClosed

    private func work(_ desk: TestDesk) async throws {
        try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.reporter.id)
        desk.clock.advance(3_600)
        try await desk.editorial.perform(MoveStory(story: story, to: .inReview), as: User.reporter.id)
    }

    private func body(_ answer: WebAnswer) async throws -> String {
        let collected = Collected()
        try await answer.stream? { await collected.add($0) }
        return String(decoding: await collected.bytes, as: UTF8.self)
    }

    private actor Collected {
        private(set) var bytes: [UInt8] = []
        func add(_ more: [UInt8]) { bytes += more }
    }

    @Test(arguments: TestEngine.all)
    func `each line can be read aloud, and filters leave what was asked for`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await work(desk)
            let browser = try await desk.browser(of: .chiefEditor)
            let headline = StoryContent.pierClosed.headline
            let moved =
                "The reporter moved “<a href=\"/stories/\(story)\"><bdi>\(headline)</bdi></a>” from Draft to In review</span> · <time"
            let page = await browser.get("/trail").text
            #expect(page.contains(moved), "\(page.prefix(6_000))")
            #expect(page.contains("The reporter saved “<a href=\"/stories/\(story)\">"))
            #expect(page.contains("The chief-editor signed in from 192.0.2.1</span>"))
            let only = [
                "object=story:\(story)&act=MoveStory", "object=https://desk.paper.example/stories/\(story)/publish&act=MoveStory",
                "account=\(User.reporter.id)&from=\(desk.clock.now.addingTimeInterval(-60).local(in: .gmt))",
            ]
            for query in only {
                let page = await browser.get("/trail?" + query).text
                #expect(page.contains(moved) && page.ranges(of: "class=\"said\"").count == 1, "\(query)")
            }
            for query in ["account=nobody", "act=DoNothing", "from=yesterday", "until=2001-01-01T00:00", "object=%00", "after=1"] {
                let answer = await browser.get("/trail?" + query)
                #expect(answer.status == 200 && !answer.text.contains("class=\"said\""), "\(query)")
            }
        }
    }

    @Test func `the trail is for those who may read it`() async throws {
        try await withDesk(.sqlite) { desk in
            for role in Role.allCases {
                let browser = try await desk.browser(of: .sample(role))
                for path in ["/trail", "/trail.csv", "/trail.jsonl", "/settings"] {
                    #expect(
                        await browser.get(path).status == ([.chiefEditor, .administrator].contains(role) ? 200 : 403), "\(role): \(path)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an export has every entry of the filter, over many pages, each as it is kept`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await work(desk)
            try await desk.archive.write { records in
                for number in 0..<1_203 {
                    let details = ["note": "=1+1,\"\n\(number)"]
                    try records.trail.add(
                        Event(
                            id: desk.clock.identifiers.next(), at: desk.clock.now, by: User.editor.id, act: "ArrangeFront",
                            subject: "front",
                            details: details), seal: Seal.next)
                }
            }
            let browser = try await desk.browser(of: .administrator)
            let kept = try await desk.archive.read { try $0.trail.entries(TrailQuery(act: "ArrangeFront"), limit: 2_000) }
            let answer = await browser.get("/trail.jsonl?act=ArrangeFront")
            #expect(answer.headers.contains { $0.name == "Content-Disposition" && $0.value.hasSuffix(".jsonl\"") })
            let lines = try await body(answer).split(separator: "\n")
            #expect(lines.count == 1_203 && lines.count == kept.count)
            for (line, entry) in zip(lines, kept) {
                let value = try JSONValue(parsing: Array(line.utf8))
                #expect(value["number"]?.integer == Int(entry.number) && value["seal"]?.string == entry.seal)
                #expect(value["details"]?["note"]?.string == entry.event.details["note"] && value["name"]?.string == "The editor")
            }
            let table = try await body(await browser.get("/trail.csv?act=MoveStory"))
            let rows = table.split(separator: "\r\n")
            #expect(rows.count == 2 && rows[0].hasPrefix("\"number\",\"time\",\"account\""))
            #expect(
                rows[1].contains("\"{\"\"from\"\":\"\"draft\"\",\"\"to\"\":\"\"inReview\"\"}\"") && rows[1].contains("\"The reporter\""))
            #expect(try await body(await browser.get("/trail.csv?from=nonsense")).split(separator: "\r\n").count == 1)
        }
    }

    @Test func `what a spreadsheet would take for a formula is text`() async throws {
        try await withDesk(.sqlite) { desk in
            let content = StoryContent.pierClosed.with { $0.headline = "=HYPERLINK(\"http://x.example\")" }
            try await desk.editorial.perform(SaveStory(story: story, content: content, basedOn: 0), as: User.reporter.id)
            let browser = try await desk.browser(of: .administrator)
            #expect(try await body(await browser.get("/trail.csv?act=SaveStory")).contains("\"'=HYPERLINK(\"\"http://x.example\"\")\""))
        }
    }

    @Test func `every act that has a name is told in a sentence`() throws {
        let texts = try DeskWords().texts
        let acts = texts.keys.filter { $0.hasPrefix("act_") }.map { $0.dropFirst(4) }
        #expect(acts.count > 60)
        for act in acts { #expect(texts["said_\(act)"] != nil, "\(act)") }
    }
}
