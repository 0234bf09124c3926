import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Evidence at the desk")
struct EvidenceScreenTests {
    private func body(_ answer: WebAnswer) -> String { String(decoding: answer.body, as: UTF8.self) }

    @Test(arguments: TestEngine.all)
    func `the record shows the copies of what stands at a statement's evidence, to be downloaded and never shown`(
        _ engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            let (story, id) = (Story.ID.sample(9_701), Statement.ID.sample(9_702))
            try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.editor.id)
            try await desk.editorial.perform(
                SaveTopic(Topic(id: .sample(9_703), kind: .person, name: "Ida Marsh", slug: "")), as: User.editor.id)
            try await desk.editorial.perform(
                SaveStatement(
                    Statement(
                        id: id, story: story, speaker: .sample(9_703), kind: .indirect, content: .sense("It stays closed"),
                        evidence: "https://agency.example/1?a=b&c=d"), confirms: true), as: User.editor.id)
            let browser = try await desk.browser(of: .reporter)
            let record = body(await browser.get("/record"))
            #expect(record.contains("https://agency.example/1?a=b&amp;c=d") && record.contains("a copy is on its way"))
            #expect(!record.contains("Copy again"))
            #expect(await browser.get("/statements/\(id)/evidence").status == 404)

            let name = String(repeating: "a1", count: 32)
            let copying = EvidenceFetching(desk.editorial) { url throws(LinkFailure) in
                EvidenceCopy(url: url, fetchedAt: .firstMorning, file: name, type: "text/html", size: 25)
            }
            try desk.media.put(Array("<script>alert(1)</script>".utf8), as: name)
            #expect(try await copying.fetchDue() == 1)
            let copied = body(await browser.get("/record"))
            #expect(copied.contains("/statements/\(id)/evidence?copy=\(name)") && copied.contains("Copy again"))
            let answer = await browser.get("/statements/\(id)/evidence?copy=\(name)")
            #expect(answer.status == 200 && answer["Content-Type"] == "application/octet-stream")
            #expect(answer["Content-Disposition"]?.hasPrefix("attachment; filename=\"evidence-") == true)
            #expect(answer["Content-Disposition"]?.hasSuffix(".html\"") == true && answer.part?.range == 0...24)
            #expect(await browser.get("/statements/\(id)/evidence?copy=\(String(repeating: "0", count: 64))").status == 404)

            let again = await browser.post("/statements/\(id)/evidence", [("next", "/record?q=closed")], from: "/record")
            #expect(again.location == "/record?q=closed")
            #expect(body(await browser.get("/record?q=closed")).contains("a copy is on its way"))
            let events = try await desk.archive.read { try $0.trail.events(about: "statement:\(id)") }
            #expect(events.map(\.act) == ["SaveStatement", "CopyEvidence"])
        }
    }
}
