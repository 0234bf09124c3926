import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Background and corrections through the API")
struct BackgroundAPITests {
    private static let path = "/backgrounds/\(Background.ID.sample(9_701))"
    private static let correction: Correction.ID = .sample(9_702)

    private static func body(_ text: String) -> JSONValue {
        ["name": "Ferry", "asOf": "2025-02", "source": "Parish register", "document": Document(paragraphs: [text]).jsonValue]
    }

    @Test(arguments: TestEngine.all)
    func `a background is made, found, changed and corrected`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            let made = try await client.put(Self.path, Self.body("It began in 1868."))
            #expect(made.status == 201 && made["revision"] == 1 && made["asOf"] == "2025-02")
            #expect(try await client.put(Self.path, Self.body("It began in 1868.")).status == 200, "the same again")
            #expect(try await client.put(Self.path, Self.body("It began in 1870.")).status == 428)
            #expect(try await desk.client(.reporter).put(Self.path, Self.body("It began in 1870."), ifMatch: made.tag).status == 403)
            let changed = try await client.put(Self.path, Self.body("It began in 1870.").with("change", "fix"), ifMatch: made.tag)
            #expect(changed.status == 200 && changed["revision"] == 2)
            #expect(try await client.get(Self.path).json == changed.json)
            #expect(try await client.get("/backgrounds?q=ferry")["items"]?.array?.contains(changed.json) == true)
            #expect(try await client.get("/backgrounds?limit=1")["next"]?.string != nil)

            let (story, step): (Story.ID, Identifier<PublishingStep>) = (.sample(9_703), .sample(9_704))
            let content = StoryContent.pierClosed.with { $0.document = Document([.background(.sample(9_701))]) }
            _ = try await client.put("/stories/\(story)", ["content": content.json])
            #expect(try await client.put("/stories/\(story)/steps/\(step)", ["do": "publish", "revision": 1]).status == 200)
            let place = "\(Self.path)/corrections/\(Self.correction)"
            let correct: JSONValue = [
                "revision": 2, "kind": "correction", "text": "In 1869, not in 1870.",
                "document": Document(paragraphs: ["It began in 1869."]).jsonValue,
            ]
            #expect(try await client.put(place, correct.with("revision", 1)).status == 409)
            #expect(try await desk.client(.reporter).put(place, correct).status == 403)
            let corrected = try await client.put(place, correct)
            #expect(
                corrected.status == 200 && corrected["stories"] == 1 && corrected["background"]?.string == "\(Background.ID.sample(9_701))")
            #expect(try await client.put(place, correct).json == corrected.json, "the same again")
            let pages = corrected["places"]?.array?.first
            #expect(pages?["place"] == "storyPages" && pages?["state"] == "done" && pages?["done"] == 1)
            #expect(try await client.get("/corrections/\(Self.correction)").json == corrected.json)
            let stories = try await client.get("/corrections/\(Self.correction)/stories")
            #expect(stories["items"] == [["id": .string("\(story)")]])
            #expect(try await client.get("/corrections/\(Correction.ID.sample(1))").status == 404)
            let events = try await desk.archive.read { try $0.trail.events(about: "background:\(Background.ID.sample(9_701))") }
            #expect(events.map(\.act) == ["SaveBackground", "SaveBackground", "CorrectBackground", "CorrectBackground"])
            #expect(events.allSatisfy { $0.by == User.editor.id && $0.details["token"] != nil })
        }
    }

    @Test(arguments: TestEngine.all)
    func `who answers for a background is said, what is due is listed, and that it is still right is kept`(
        _ engine: TestEngine
    ) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            _ = try await client.put(Self.path, Self.body("It began in 1868."))
            let own: JSONValue = ["owner": .string("\(User.editor.id)"), "review": .null, "confirmedBy": .null, "confirmedAt": .null]
            #expect(try await client.get("\(Self.path)/care").json == own, "who made it")
            let today = "\(Day(desk.clock.now, in: .kyiv))"
            let tended = try await client.put("\(Self.path)/care", ["review": .string(today)])
            #expect(tended["review"] == .string(today) && tended["owner"] == own["owner"], "what is left out stays")
            #expect(try await client.put("\(Self.path)/care", ["review": "2025-02"]).status == 422)
            #expect(try await client.put("\(Self.path)/care", ["owner": .string("\(User.reporter.id)")]).status == 422)
            #expect(try await desk.client(.reporter).put("\(Self.path)/care", ["owner": .null]).status == 403)
            let passage = try await client.get(Self.path).json
            #expect(try await client.get("/backgrounds?due=mine")["items"] == [passage])
            #expect(try await desk.client(.chiefEditor).get("/backgrounds?due=mine")["items"] == [])
            #expect(try await desk.client(.chiefEditor).get("/backgrounds?due=all")["items"] == [passage])
            let place = "\(Self.path)/confirmation"
            #expect(try await client.put(place, ["revision": 2, "review": "2099-01-01"]).status == 409)
            let confirmed = try await client.put(place, ["revision": 1, "review": "2099-01-01"])
            #expect(confirmed["confirmedBy"]?.string == "\(User.editor.id)" && confirmed["review"] == "2099-01-01")
            #expect(try await client.get("/backgrounds?due=all")["items"] == [])
            let content = StoryContent.pierClosed.with { $0.document = Document([.background(.sample(9_701))]) }
            _ = try await client.put("/stories/\(Story.ID.sample(9_703))", ["content": content.json])
            #expect(try await client.get("\(Self.path)/stories")["items"] == [["id": .string("\(Story.ID.sample(9_703))")]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `the desk shows where the error went, from the story's screen on`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            let client = try await desk.client(.editor)
            _ = try await client.put(Self.path, Self.body("It began in 1868."))
            let story: Story.ID = .sample(9_703)
            let content = StoryContent.pierClosed.with { $0.document = Document([.background(.sample(9_701))]) }
            _ = try await client.put("/stories/\(story)", ["content": content.json])
            _ = try await client.put(
                "/stories/\(story)/steps/\(Identifier<PublishingStep>.sample(9_704))", ["do": "publish", "revision": 1])
            _ = try await client.put(
                "\(Self.path)/corrections/\(Self.correction)", ["revision": 1, "kind": "correction", "text": "In <1869>."])
            let browser = try await desk.browser(of: .reporter)
            #expect(await browser.get("/stories/\(story)").text.contains("href=\"/corrections/\(Self.correction)\""))
            let screen = await browser.get("/corrections/\(Self.correction)")
            #expect(
                screen.status == 200 && screen.text.contains("In &lt;1869&gt;.") && screen.text.contains("one public story had the error"))
            for words in ["Pages of the stories", "Stories read aloud", "waiting", "the error was not there"] {
                #expect(screen.text.contains(words), "\(words)")
            }
            #expect(await browser.get("/corrections/\(Correction.ID.sample(1))").status == 404)
        }
    }
}
