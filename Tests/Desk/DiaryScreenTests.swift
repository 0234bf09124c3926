import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The diary at the desk")
struct DiaryScreenTests {
    private static let story: Story.ID = .sample(9_701)
    private static let text = "Rain. The pier is expected to open on May 20, the county said."

    private func begun(_ desk: TestDesk, by user: User) async throws {
        let content = StoryContent(headline: "The pier is closed", document: Document(paragraphs: [Self.text]))
        try await desk.editorial.perform(SaveStory(story: Self.story, content: content, basedOn: 0), as: user.id)
    }

    private func value(_ name: String, in page: String) -> String? {
        let parts = page.components(separatedBy: "name=\"\(name)\" value=\"")
        return parts.count > 1 ? parts[1].components(separatedBy: "\"").first : nil
    }

    /// The form of the suggestion that the story's screen shows.
    private func suggestion(_ page: String) throws -> [(String, String)] {
        try ["id", "fingerprint", "passage", "what", "when"].map { ($0, try #require(value($0, in: page), "\($0)")) }
    }

    @Test(arguments: TestEngine.all)
    func `a story's screen suggests what its text expects, and an editor's yes puts it into the diary`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await begun(desk, by: .reporter)
            let browser = try await desk.browser(of: .editor)
            let form = try suggestion(await browser.get("/stories/\(Self.story)").text)
            #expect(form.last?.1 == "2025-05-20")
            let address = "/stories/\(Self.story)/diary"
            let wrong = form.dropLast() + [("when", "in May")]
            let refused = await browser.post(address, Array(wrong))
            #expect(refused.status == 422 && refused.text.contains("write it as 2025-02-20"))
            #expect(
                await browser.post(address, form + [("public", "1")]).location?.hasPrefix("/stories/\(Self.story)?done=in_diary") == true)
            let id = try #require(DiaryEvent.ID(form[0].1))
            let event = try #require(try await desk.archive.read { try $0.diary.find(id) })
            #expect(event.isPublic && event.story == Self.story && event.owner == User.reporter.id)
            let page = await browser.get("/stories/\(Self.story)").text
            #expect(page.contains("href=\"/diary/\(id)\"") && value("passage", in: page) == nil)
            #expect(await browser.get("/diary").text.contains("href=\"/diary/\(id)\""))
        }
    }

    @Test func `what is no event is not suggested again`() async throws {
        try await withDesk(.sqlite) { desk in
            try await begun(desk, by: .reporter)
            let browser = try await desk.browser(of: .reporter)
            let form = try suggestion(await browser.get("/stories/\(Self.story)").text)
            let answer = await browser.post("/stories/\(Self.story)/diary/refuse", form)
            #expect(answer.location?.hasPrefix("/stories/\(Self.story)?done=no_event") == true)
            #expect(await value("passage", in: browser.get("/stories/\(Self.story)").text) == nil)
            // Who does not keep the record is not asked.
            try await desk.archive.write { try $0.statements.takeRefusalBack(form[1].1, in: Self.story) }
            let photographer = try await desk.browser(of: .sample(.photoEditor))
            #expect(await value("passage", in: photographer.get("/stories/\(Self.story)").text) == nil)
            #expect(await photographer.post("/stories/\(Self.story)/diary", form).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an event is entered, shown again with what was wrong, changed, taken out and put back`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await desk.editorial.perform(SaveTopic(Topic.harbour), as: User.editor.id)
            let browser = try await desk.browser(of: .editor)
            let id = try #require(value("id", in: await browser.get("/diary/new").text))
            let fields = [("id", id), ("what", "The <regatta>"), ("when", "2025-09-01 10:00"), ("topics", Topic.harbour.name)]
            let refused = await browser.post("/diary", fields.dropLast() + [("topics", "Nobody knows it")])
            #expect(refused.status == 422 && refused.text.contains("Nobody knows it") && refused.text.contains("The &lt;regatta&gt;"))
            #expect(await browser.post("/diary", fields).location == "/diary/\(id)?done=saved")
            #expect(await browser.post("/diary", fields).location == "/diary/\(id)?done=saved", "the same form is the same event")
            let page = await browser.get("/diary/\(id)").text
            #expect(page.contains("1 September 2025, 10:00") && page.contains("value=\"2025-09-01 10:00\""))
            #expect(value("topics", in: page) == Topic.harbour.name)
            _ = await browser.post("/diary/\(id)", [("what", "The race"), ("when", "2025-09"), ("public", "1")])
            let list = await browser.get("/diary").text
            #expect(list.contains("The race") && list.contains("September 2025 (day not known)"))
            _ = await browser.post("/diary/\(id)/drop", [("dropped", "1")])
            #expect(await !browser.get("/diary").text.contains("The race"))
            #expect(await browser.get("/diary/\(id)").text.contains("Taken out"))
            _ = await browser.post("/diary/\(id)/drop", [("dropped", "0")])
            #expect(await browser.get("/diary").text.contains("The race"))
            // What readers see is not a reporter's to change: it is said so, and nothing is lost of what was typed.
            let reporter = try await desk.browser(of: .reporter)
            let denied = await reporter.post("/diary/\(id)", [("what", "Typed"), ("when", "2025-09"), ("public", "1")])
            #expect(denied.status == 403 && denied.text.contains("value=\"Typed\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `today asks the owner whether it happened, until it is said`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await begun(desk, by: .outsideContributor)
            let id = DiaryEvent.ID.sample(9_702)
            let day = Day(desk.clock.now, in: .kyiv)
            let event = DiaryEvent(
                id: id, what: "The pier opens", when: ImpreciseDate(day), story: Self.story, passage: "expected to open on May 20")
            try await desk.editorial.perform(ConfirmExpectation(event), as: User.editor.id)
            let owner = try await desk.browser(of: .outsideContributor)
            #expect(await !owner.get("/today").text.contains("The pier opens"))
            desk.clock.advance(86_400)
            let (again, editor) = (try await desk.browser(of: .outsideContributor), try await desk.browser(of: .editor))
            #expect(await again.get("/today").text.contains("href=\"/diary/\(id)\""))
            #expect(await editor.get("/today").text.contains("Did it happen?"), "everybody's")
            #expect(await !editor.get("/today?whose=mine").text.contains("Did it happen?"))
            let other = try await desk.browser(of: .sample(.photoEditor))
            #expect(await other.post("/diary/\(id)/answer", [("outcome", "happened")]).status == 403)
            #expect(await again.post("/diary/\(id)/answer", [("outcome", "perhaps")]).status == 422)
            let answer = await again.post("/diary/\(id)/answer", [("outcome", "did_not_happen"), ("note", "Rain."), ("next", "/today")])
            #expect(answer.location == "/today?done=saved")
            #expect(await !again.get("/today").text.contains("The pier opens"))
            let kept = try await desk.archive.read { try $0.diary.find(id)?.answer }
            #expect(kept?.outcome == .didNotHappen && kept?.note == "Rain." && kept?.by == User.outsideContributor.id)
            let page = await editor.get("/diary?part=earlier").text
            #expect(page.contains("It did not happen") && page.contains("Rain."))
            let postponed = await editor.post("/diary/\(id)/answer", [("outcome", "postponed"), ("postponed", "2025-12")])
            #expect(postponed.location == "/diary/\(id)?done=saved")
            #expect(await editor.get("/diary").text.contains("first expected for"))
        }
    }

    @Test func `an event is there for its owner and for who reads stories`() async throws {
        try await withDesk(.sqlite) { desk in
            try await begun(desk, by: .outsideContributor)
            let own = DiaryEvent(id: .sample(9_702), what: "Own", when: ImpreciseDate(year: 2025), story: Self.story)
            let other = DiaryEvent(id: .sample(9_703), what: "Other", when: ImpreciseDate(year: 2025))
            for event in [own, other] { try await desk.editorial.perform(SaveDiaryEvent(event), as: User.editor.id) }
            let browser = try await desk.browser(of: .outsideContributor)
            #expect(await browser.get("/diary/\(own.id)").status == 200)
            #expect(await browser.get("/diary/\(other.id)").status == 404)
            #expect(await browser.post("/diary/\(other.id)/answer", [("outcome", "happened")]).status == 404)
        }
    }
}
