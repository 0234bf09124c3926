import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Following at the desk")
struct FollowingScreenTests {
    private func body(_ answer: WebAnswer) -> String { String(decoding: answer.body, as: UTF8.self) }

    @Test(arguments: TestEngine.all)
    func `a speaker is followed from the record, and their news stand on today until they are seen`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let story = Story.ID.sample(9_601)
            try await desk.editorial.perform(
                SaveTopic(Topic(id: .sample(9_602), kind: .person, name: "Ida Marsh", slug: "")), as: User.editor.id)
            try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.editor.id)
            let browser = try await desk.browser(of: .reporter)
            let record = body(await browser.get("/record?speaker=Ida+Marsh"))
            #expect(record.contains("action=\"/following/\(Topic.ID.sample(9_602))\"") && record.contains("Follow <bdi>Ida Marsh</bdi>"))
            #expect(!body(await browser.get("/record")).contains("action=\"/following/"), "there is nothing to follow in everything")
            let answer = await browser.post(
                "/following/\(Topic.ID.sample(9_602))", [("follow", "1"), ("next", "/record?speaker=Ida%20Marsh")], from: "/record")
            #expect(answer.status == 303 && answer.headers.contains { $0.name == "Location" && $0.value == "/record?speaker=Ida%20Marsh" })
            #expect(body(await browser.get("/record?speaker=Ida+Marsh")).contains("Stop following <bdi>Ida Marsh</bdi>"))
            #expect(body(await browser.get("/today")).contains("Nothing new."))

            desk.clock.advance(60)
            let statement = Statement(
                id: .sample(9_603), story: story, speaker: .sample(9_602), kind: .indirect, content: .sense("It opens <soon>."))
            try await desk.editorial.perform(SaveStatement(statement, confirms: true), as: User.editor.id)
            let today = body(await browser.get("/today"))
            #expect(today.contains("It opens &lt;soon&gt;.") && today.contains("Ida Marsh") && today.contains("/stories/\(story)"))
            #expect(try await !body(desk.browser(of: .secondReporter).get("/today")).contains("It opens"))
            let seen = await browser.post("/following/seen", [("until", APITime.text(desk.clock.now))], from: "/today")
            #expect(seen.status == 303)
            #expect(!body(await browser.get("/today")).contains("It opens"))
            _ = await browser.post("/following/\(Topic.ID.sample(9_602))", [("follow", "0"), ("next", "/record")], from: "/record")
            #expect(!body(await browser.get("/today")).contains("You follow:"))
            let events = try await desk.archive.read { try $0.trail.events(about: "topic:\(Topic.ID.sample(9_602))") }
            #expect(events.map(\.act) == ["SaveTopic", "FollowTopic", "UnfollowTopic"])
        }
    }
}
