import Archive
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("The picture library at the desk")
struct LibraryTests {
    private let id = Photograph.ferryAtDawn.id
    private var screen: String { "/photographs/\(id)" }

    private func fields(_ version: Int, _ changes: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "version": "\(version)", "caption": "The ferry", "credit": "Maren Holt", "taken": "2025-01", "rights_end": "2031-05-06",
            "alternative_text": "A ship", "source": "digitalCapture", "focal_x": "25", "focal_y": "10",
        ]
        return usual.merging(changes) { $1 }.map { ($0.key, $0.value) }
    }

    private func photograph(_ desk: TestDesk) async throws -> Photograph? { try await desk.archive.read { try $0.photographs.find(id) } }

    @Test(arguments: TestEngine.all)
    func `every field is saved as who changed it, and the next who has not seen it is told`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            #expect(await browser.get(screen).text.contains("A white ship before a red sky"))
            #expect(await browser.post(screen, fields(1)).location == screen + "?done=saved")
            let saved = try #require(try await photograph(desk))
            #expect(saved.caption == "The ferry" && saved.creator == "" && saved.alternativeText == "A ship")
            #expect(saved.taken == ImpreciseDate("2025-01") && saved.rightsEnd == Day(year: 2031, month: 5, day: 6))
            #expect(saved.focalPoint == .init(x: 0.25, y: 0.1))
            let events = try await desk.archive.read { try $0.trail.latest(about: "photograph:\(id)", limit: 1) }
            #expect(events.map(\.by) == [User.reporter.id] && events.first?.details["changed"]?.contains("rightsEnd") == true)
            let late = await browser.post(screen, fields(1, ["caption": "My ferry"]))
            #expect(late.status == 409 && late.text.contains("My ferry") && late.text.contains("<b>There now:</b> The ferry"))
            #expect(try await photograph(desk) == saved)
            #expect(await browser.post(screen, fields(2, ["caption": "My ferry"])).status == 303)
            #expect(try await photograph(desk)?.caption == "My ferry")
        }
    }

    @Test func `what cannot be read is refused in words, and what was typed stands there again`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .reporter)
            let before = try await photograph(desk)
            for (name, value) in [
                ("taken", "last week"), ("rights_end", "2031-05"), ("rights_end", "2031-02-30"), ("focal_x", "101"), ("focal_y", "nan"),
                ("focal_x", ""), ("source", "made-up"), ("caption", String(repeating: "a", count: 5_001)),
            ] {
                let answer = await browser.post(screen, fields(1, [name: value, "credit": "Typed by hand"]))
                #expect(answer.status == 422 && answer.text.contains("Typed by hand") && answer.text.contains("role=\"alert\""), "\(name)")
            }
            #expect(try await photograph(desk) == before)
            #expect(await browser.get("/photographs/\(Photograph.ID.sample(9_999))").status == 404)
            for query in ["?after=x", "?after=9_x", "?lacking=nothing", "?q=%C2%BB", "?after=99999999999999999999"] {
                #expect(await browser.get("/photographs" + query).status == 200, "\(query)")
            }
        }
    }

    @Test func `what readers see is changed by those who publish, and others are told so`() async throws {
        try await withDesk(.sqlite) { desk in
            try await desk.editorial.perform(SaveStory(story: Story.ferryReturns, content: .ferryReturns, basedOn: 0), as: User.reporter.id)
            try await desk.editorial.perform(PublishStory(story: Story.ferryReturns, revision: 1), as: User.editor.id)
            let reporter = try await desk.browser(of: .reporter)
            let shown = await reporter.get(screen).text
            #expect(shown.contains("changing it is for those who may publish") && shown.contains("<fieldset disabled>"))
            #expect(shown.contains("/stories/\(Story.ferryReturns)"))
            #expect(await reporter.post(screen, fields(1)).status == 403)
            let editor = try await desk.browser(of: .editor)
            #expect(await editor.post(screen, fields(1, ["rights_end": "2020-01-01"])).status == 303)
            // It may not be shown any longer: the story says so, its row, and what stands against publishing it.
            #expect(await editor.get("/stories/\(Story.ferryReturns)").text.contains("may not be shown any longer"))
            #expect(await editor.get("/").text.contains("Rights to a picture have ended"))
            #expect(await editor.get("/stories/\(Story.ferryReturns)/publish").text.contains("The rights to a picture have ended"))
            #expect(await editor.get("/photographs?lacking=rights").text.contains(screen))
        }
    }

    @Test(arguments: TestEngine.all)
    func `another file is ordered, once, and none that is another photograph`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            let taken = try await browser.send(file: "picture of the pier", to: "/photographs").answer
            let id = try #require(taken["id"]?.string.flatMap { Photograph.ID($0) })
            let place = "/photographs/\(id)/file"
            let before = try await desk.archive.read { (try $0.photographs.find(id), try $0.photographs.original(of: id)) }
            #expect(try await browser.send(file: "<svg>", to: place).status == 422)
            #expect(try await browser.send(file: "picture of the pier", to: place).status == 409, "the same")
            _ = try await browser.send(file: "picture of a boat", to: "/photographs")
            #expect(try await browser.send(file: "picture of a boat", to: place).status == 409, "another's")
            let answer = try await browser.send(file: "picture of the pier, sharper", to: place)
            #expect(answer.status == 200 && answer.answer["url"]?.string == "/photographs/\(id)?done=replaced")
            let after = try await desk.archive.read { (try $0.photographs.find(id), try $0.photographs.original(of: id)) }
            #expect(after.0 == before.0 && after.1 != before.1)
            #expect(try await desk.archive.read { try $0.renditions.state(of: id) } == .ordered)
            let outside = try await desk.browser(of: .outsideContributor)
            #expect(try await outside.send(file: "picture", to: place).status == 403)
        }
    }
}
