import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Background at the desk")
struct BackgroundScreenTests {
    private static let id: Background.ID = .sample(9_801)
    private static let story: Story.ID = .sample(9_802)
    private static let url = "/background/\(id)"

    private static func form(_ text: String, revision: Int, _ more: [(String, String)] = []) -> [(String, String)] {
        [
            ("name", "Ferry law"), ("text", text), ("as_of", "2025-02"), ("source", "The register"), ("revision", "\(revision)"),
            ("base", "\(max(1, revision))"),
        ] + more
    }

    /// A passage, and where asked a public story that carries it.
    private func begin(_ desk: TestDesk, isPublic: Bool = false, document: Document = Document(paragraphs: ["In 1868."])) async throws {
        let passage = Background(
            id: Self.id, name: "Ferry law", document: document, asOf: ImpreciseDate(year: 2025), source: "The register", revision: 0)
        try await desk.editorial.perform(SaveBackground(passage), as: User.editor.id)
        guard isPublic else { return }
        let content = StoryContent.pierClosed.with { $0.document = Document([.background(Self.id)]) }
        try await desk.editorial.perform(SaveStory(story: Self.story, content: content, basedOn: 0), as: User.editor.id)
        try await desk.editorial.perform(PublishStory(story: Self.story, revision: 1), as: User.editor.id)
    }

    private func passage(_ desk: TestDesk) async throws -> Background {
        try #require(try await desk.archive.read { try $0.backgrounds.find(Self.id) })
    }

    private func value(_ name: String, in page: String) -> String? {
        let parts = page.components(separatedBy: "name=\"\(name)\" value=\"")
        return parts.count > 1 ? parts[1].components(separatedBy: "\"").first : nil
    }

    @Test(arguments: TestEngine.all)
    func `a passage is written, found by a word of its name, and changed while no reader has it`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .editor)
            let id = try #require(value("id", in: await browser.get("/background/new").text))
            let fields = [
                ("id", id), ("name", "Law of ferries <old>"), ("text", "In **1868**.\r\n\r\n- Ropes"), ("as_of", "2025"), ("source", ""),
                ("owner", "\(User.chiefEditor.id)"), ("review", "2026-01-31"),
            ]
            let refused = await browser.post("/background", fields.filter { $0.0 != "as_of" } + [("as_of", "lately")])
            #expect(refused.status == 422 && refused.text.contains("not a date") && refused.text.contains("In **1868**."))
            #expect(await browser.post("/background", fields).location == "/background/\(id)?done=saved")
            #expect(await browser.post("/background", fields).location == "/background/\(id)?done=saved", "the same form, the same passage")
            let key = try #require(Background.ID(id))
            let (made, care) = try await desk.archive.read { (try $0.backgrounds.find(key), try $0.backgrounds.care(of: key)) }
            #expect(
                made?.document
                    == Document([
                        .paragraph([.text("In "), .text("1868", [.strong]), .text(".")]), .bulletList([[.paragraph([.text("Ropes")])]]),
                    ]))
            #expect(care == BackgroundCare(owner: User.chiefEditor.id, review: Day(year: 2026, month: 1, day: 31)))
            for list in ["/background", "/background?q=ferr"] {
                #expect(await browser.get(list).text.contains("Law of ferries &lt;old&gt;"), "\(list)")
            }
            #expect(await !browser.get("/background?q=zebra").text.contains("ferries"))
            let change = [
                ("name", "Law of ferries"), ("text", "In 1869."), ("as_of", "2025"), ("source", "Register"), ("revision", "1"),
                ("base", "1"),
            ]
            #expect(await browser.post("/background/\(id)", change).location == "/background/\(id)?done=saved")
            #expect(try await desk.archive.read { try $0.backgrounds.find(key)?.revision } == 2)
            // What it was is kept, shown, and can be begun from.
            let earlier = await browser.get("/background/\(id)/revisions/2").text
            #expect(earlier.contains("<ins>") && earlier.contains("<del>") && earlier.contains("Ropes"))
            let begun = await browser.get("/background/\(id)?from=1").text
            #expect(begun.contains("In **1868**.") && value("revision", in: begun) == "2" && value("base", in: begun) == "1")
            let reporter = try await desk.browser(of: .reporter)
            #expect(await !reporter.get("/background/\(id)").text.contains("<textarea"))
            #expect(await reporter.post("/background/\(id)", change).status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change is looked at with the stories that it touches, and then published by one act`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await begin(desk, isPublic: true)
            let browser = try await desk.browser(of: .editor)
            desk.clock.advance(3_600)
            let look = await browser.post(Self.url, Self.form("In 1869.", revision: 1))
            #expect(
                look.status == 200 && look.text.contains("href=\"/stories/\(Self.story)\"") && look.text.contains("in one public story"))
            #expect(look.text.contains("1868") && look.text.contains("1869") && look.text.contains("Background updated"))
            #expect(try await passage(desk).revision == 1, "nothing is published by looking")
            let edited = await browser.post(Self.url, Self.form("In <1869>.", revision: 1, [("step", "edit"), ("how", "update")]))
            #expect(edited.text.contains("In &lt;1869&gt;.</textarea>"))
            #expect(try await passage(desk).revision == 1)

            let sent = Self.form("In 1869.", revision: 1, [("how", "update")])
            #expect(await browser.post(Self.url, sent).location == "\(Self.url)?done=background_published")
            #expect(await browser.post(Self.url, sent).location == "\(Self.url)?done=saved", "sent twice")
            #expect(try await passage(desk).revision == 2)
            let edition = try #require(try await desk.archive.read { try $0.editions.edition(Self.story) })
            #expect(edition.carried.updates[Self.id] == desk.clock.now)

            let untold = Self.form("In 1869", revision: 2, [("how", "correction"), ("kind", "correction"), ("correction_text", " ")])
            let correction: Correction.ID = .sample(9_803)
            let refused = await browser.post(Self.url, untold + [("correction", "\(correction)")])
            #expect(refused.status == 422 && refused.text.contains("name=\"correction\" value=\"\(correction)\""))
            let told = untold.filter { $0.0 != "correction_text" } + [("correction_text", "In 1869."), ("correction", "\(correction)")]
            #expect(await browser.post(Self.url, told).location == "\(Self.url)?done=background_published")
            let corrected = try await desk.archive.read { try $0.editions.edition(Self.story) }
            #expect(corrected?.corrections.map(\.id) == [correction] && corrected?.corrections.first?.text == "In 1869.")
            let events = try await desk.archive.read { try $0.trail.events(about: "background:\(Self.id)") }
            #expect(events.map(\.act) == ["SaveBackground", "SaveBackground", "CorrectBackground", "CorrectBackground"])
            #expect(events.allSatisfy { $0.by == User.editor.id })
            #expect(await browser.get(Self.url).text.contains("href=\"/corrections/\(correction)\""))
            #expect(await browser.get("\(Self.url)/stories").text.contains("href=\"/stories/\(Self.story)\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the second of two is told, sees what is there now, and loses nothing`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await begin(desk)
            let browser = try await desk.browser(of: .editor)
            var first = try await passage(desk)
            first.document = Document(paragraphs: ["In 1870, says the chief."])
            try await desk.editorial.perform(SaveBackground(first), as: User.chiefEditor.id)
            let late = await browser.post(Self.url, Self.form("In 1869, as typed.", revision: 1))
            #expect(late.status == 409 && late.text.contains("In 1869, as typed.") && late.text.contains("In 1870, says the chief."))
            #expect(value("revision", in: late.text) == "2")
            #expect(try await passage(desk).document == first.document)
            #expect(await browser.post(Self.url, Self.form("In 1869, as typed.", revision: 2)).location == "\(Self.url)?done=saved")
            #expect(try await passage(desk).document == Document(paragraphs: ["In 1869, as typed."]))
        }
    }

    @Test func `a text that the form cannot hold stays as it is, and the form says so`() async throws {
        try await withDesk(.sqlite) { desk in
            let table = Document([.table(Table(rows: [[.init(blocks: [.paragraph([.text("Fare")])])]]))])
            try await begin(desk, document: table)
            let browser = try await desk.browser(of: .editor)
            let page = await browser.get(Self.url).text
            #expect(page.contains("no signs for") && !page.contains("name=\"text\""))
            let fields = Self.form("", revision: 1).filter { $0.0 != "text" && $0.0 != "name" } + [("name", "Fares")]
            #expect(await browser.post(Self.url, fields).location == "\(Self.url)?done=saved")
            let saved = try await passage(desk)
            #expect(saved.name == "Fares" && saved.document == table && saved.revision == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stories of before that say it are listed, and have the reference by one press`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let words = "The <harbour> wall was built in 1868 by the county, after two winters in which no ferry could land."
            let stories: [Story.ID] = [.sample(9_811), .sample(9_812)]
            for story in stories {
                let content = StoryContent.pierClosed.with { $0.document = Document(paragraphs: ["Rain.", words]) }
                try await desk.editorial.perform(SaveStory(story: story, content: content, basedOn: 0), as: User.reporter.id)
            }
            try await begin(desk, document: Document(paragraphs: [words]))
            let browser = try await desk.browser(of: .editor)
            #expect(await browser.get("\(Self.url)/like").text.contains("still being looked through"))
            while try await desk.archive.write({ try $0.backgroundLikenesses.step(limit: 100) }) {}
            let list = await browser.get("\(Self.url)/like").text
            #expect(list.contains("The &lt;harbour&gt; wall") && list.contains("100 % alike"))
            #expect(await browser.get(Self.url).text.contains("href=\"\(Self.url)/like\""))
            let place = "\(Self.url)/like/\(stories[0])"
            #expect(await browser.post("\(place)/refer", [("latest", "2")]).status == 409)
            #expect(await browser.post("\(place)/refer", [("latest", "1")]).location == "\(Self.url)/like?done=referred")
            let saved = try await desk.archive.read { try $0.stories.revision(2, of: stories[0]) }
            #expect(saved?.content.document == Document([.paragraph([.text("Rain.")]), .background(Self.id)]))
            #expect(saved?.savedBy == User.editor.id)
            let left = await browser.post("\(Self.url)/like/\(stories[1])/leave")
            #expect(left.location == "\(Self.url)/like?done=left_as_it_is")
            let empty = await browser.get("\(Self.url)/like").text
            #expect(stories.allSatisfy { !empty.contains("\($0)") })
        }
    }

    @Test(arguments: TestEngine.all)
    func `today names the owner's passages that are due, until somebody says that they are right`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await begin(desk)
            let day = Day(desk.clock.now, in: .kyiv)
            let (browser, chief) = (try await desk.browser(of: .editor), try await desk.browser(of: .chiefEditor))
            let care = [("owner", "\(User.editor.id)"), ("review", "\(day)")]
            #expect(await browser.post("\(Self.url)/care", care).location == "\(Self.url)?done=saved")
            let today = await browser.get("/today?whose=mine").text
            #expect(today.contains("One passage is due for review") && today.contains("href=\"\(Self.url)\""))
            #expect(await !chief.get("/today?whose=mine").text.contains("due for review"))
            #expect(await chief.get("/today").text.contains("due for review"), "everybody's")
            #expect(await browser.get("/background?part=due").text.contains("href=\"\(Self.url)\""))
            #expect(await !chief.get("/background?part=due&whose=mine").text.contains("href=\"\(Self.url)\""))
            let again = [("revision", "1"), ("review", "\(day)"), ("next", "/today")]
            #expect(await browser.post("\(Self.url)/confirm", again).status == 422)
            let right = [("revision", "1"), ("review", "2099-01-01"), ("next", "/today")]
            #expect(await browser.post("\(Self.url)/confirm", right).location == "/today?done=saved")
            #expect(await !browser.get("/today").text.contains("due for review"))
            let confirmed = try await desk.archive.read { try $0.backgrounds.care(of: Self.id).confirmed }
            #expect(confirmed?.by == User.editor.id && confirmed?.at == desk.clock.now)
            #expect(await browser.post("\(Self.url)/care", [("owner", "\(User.reporter.id)"), ("review", "")]).status == 422)
        }
    }
}
