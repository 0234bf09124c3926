import Archive
import CopyDesk
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("House style at the desk")
struct HouseStyleTests {
    private static let story: Story.ID = .sample(9_601)
    private static let path = "/stories/\(story)/notes"
    private static let house = HouseStyle(book: .apLike, fault: "line 3: a rule has no spell")

    private func begun(_ desk: TestDesk) async throws -> TestClient {
        let client = try await desk.client(.reporter)
        let text = "The mayor of Kiev left. It ends on February 12."
        _ = try await client.put("/stories/\(Self.story)", ["content": .saying("The mayor leaves", text)])
        return client
    }

    private func rules(_ answer: JSONValue) -> [String?]? { answer["notes"]?.array?.map { $0["rule"]?.string } }

    @Test(arguments: TestEngine.all)
    func `the editor hears of notes, silences one, hears it again and has its fixes counted`(_ kind: TestEngine) async throws {
        try await withDesk(kind, house: Self.house) { desk in
            _ = try await begun(desk)
            let browser = try await desk.browser(of: .reporter)
            let list = try await browser.call("GET", Self.path)
            #expect(list.status == 200 && list.answer["byBook"] == true && list.answer["prose"] == false)
            #expect(rules(list.answer) == ["names.ukraine", "dates"])
            let first = try #require(list.answer["notes"]?.array?.first)
            #expect(first["replacement"] == "Kyiv" && first["severity"] == "warning" && first["silenced"] == .null)
            #expect(first["pieces"] == [["from": 14, "to": 18, "words": "Kiev"]])
            let key = try #require(first["key"])
            let rule = first["rule"] ?? .null
            let wrong = try await browser.call("POST", Self.path + "/silence", ["key": key, "rule": rule, "reason": "tired"])
            #expect(wrong.status == 422 && wrong.answer["field"] == "reason")
            let silence: JSONValue = ["key": key, "rule": rule, "reason": "other", "words": "As he <spells> it"]
            #expect(try await browser.call("POST", Self.path + "/silence", silence).status == 204)
            let silenced = try await browser.call("GET", Self.path).answer["notes"]?.array?.first?["silenced"]
            #expect(silenced?["reason"] == "other" && silenced?["words"] == "As he <spells> it")
            #expect(silenced?["byName"]?.string == User.reporter.name)
            #expect(try await browser.call("POST", Self.path + "/silence", ["key": key, "back": true]).status == 204)
            #expect(try await browser.call("GET", Self.path).answer["notes"]?.array?.first?["silenced"] == .null)
            #expect(try await browser.call("POST", Self.path + "/fixed", ["rule": "dates"]).status == 204)
            #expect(try await desk.archive.read { try $0.silencedNotes.counts() } == ["dates": RuleCount(fixed: 1)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a script lists notes, silences one and takes that back`(_ kind: TestEngine) async throws {
        try await withDesk(kind, house: Self.house) { desk in
            let client = try await begun(desk)
            let list = try await client.get(Self.path)
            let key = try #require(list["notes"]?.array?.first?["key"]?.string)
            let body: JSONValue = ["rule": "names.ukraine", "reason": "name"]
            #expect(try await client.put("\(Self.path)/silenced/\(key)", body).status == 204)
            #expect(try await client.put("\(Self.path)/silenced/a.b", body).status == 422)
            #expect(try await client.get(Self.path)["notes"]?.array?.first?["silenced"]?["reason"] == "name")
            let event = try await desk.archive.read { try $0.trail.events(about: "story:\(Self.story)").last }
            #expect(event?.act == "SilenceNote" && event?.by == User.reporter.id && event?.details["token"] != nil)
            #expect(try await client.call("DELETE", "\(Self.path)/silenced/\(key)", nil).status == 204)
            #expect(try await client.get(Self.path)["notes"]?.array?.first?["silenced"] == .null)
            let elsewhere: Story.ID = .sample(9_602)
            #expect(try await client.get("/stories/\(elsewhere)/notes").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `rules stand with their examples and what people did with their notes, and the book's fault is told`(
        _ kind: TestEngine
    ) async throws {
        try await withDesk(kind, house: Self.house) { desk in
            let client = try await begun(desk)
            let key = try #require(try await client.get(Self.path)["notes"]?.array?.last?["key"]?.string)
            _ = try await client.put("\(Self.path)/silenced/\(key)", ["rule": "dates", "reason": "falseAlarm"])
            _ = try await client.put("\(Self.path)/silenced/0011", ["rule": "a-rule-of-before", "reason": "meant"])
            _ = try await desk.editorial.perform(CountFix(of: "names.ukraine", in: Self.story), as: User.reporter.id)
            let browser = try await desk.browser(of: .reporter)
            let page = await browser.get("/house-style").text
            #expect(page.contains("<bdi>AP-like</bdi>") && page.contains("is not followed: line 3: a rule has no spell"))
            #expect(
                page.contains("<li id=\"rule-names.ukraine\">")
                    && page.contains("<del>The mayor of Kiev left.</del> → <ins>The mayor of Kyiv left.</ins>"))
            #expect(page.contains("Silenced: 1 (false alarm: 1) · Fixed: 0") && page.contains("Silenced: 0 · Fixed: 1"))
            #expect(page.contains("<li id=\"rule-a-rule-of-before\">") && page.contains("Not of this book."))
            let sorted = await browser.get("/house-style?order=false-alarms").text
            let order = ["rule-dates", "rule-names.ukraine"].map { sorted.range(of: "id=\"\($0)\"")?.lowerBound ?? sorted.endIndex }
            #expect(order[0] < order[1] && order[1] < sorted.endIndex)
        }
        try await withDesk(kind) { desk in
            let page = await (try await desk.browser(of: .reporter)).get("/house-style").text
            #expect(page.contains("The newsroom has no house book") && page.contains("No note was silenced yet"))
        }
    }

    private struct Speller: ProseReader {
        func notes(on text: String, in language: String, knowing names: Set<String>) async -> [CopyNote]? {
            guard language == "en" else { return nil }
            return [
                CopyNote(
                    rule: "spelling", span: Span(4, 9), message: "No such word.", replacement: nil, severity: .suggestion, key: "00aa11bb")
            ]
        }
    }

    @Test(arguments: TestEngine.all)
    func `spelling and grammar are asked for apart`(_ kind: TestEngine) async throws {
        try await withDesk(kind, house: Self.house, prose: Speller()) { desk in
            let client = try await begun(desk)
            let browser = try await desk.browser(of: .reporter)
            let list = try await browser.call("GET", Self.path).answer
            #expect(list["prose"] == true && rules(list) == ["names.ukraine", "dates"])
            let prose = try await browser.call("GET", Self.path + "/prose").answer
            #expect(rules(prose) == ["spelling"] && prose["notes"]?.array?.first?["pieces"] == [["from": 5, "to": 10, "words": "mayor"]])
            _ = try await client.put("\(Self.path)/silenced/00aa11bb", ["rule": "spelling", "reason": "name"])
            let again = try await browser.call("GET", Self.path + "/prose").answer
            #expect(again["notes"]?.array?.first?["silenced"]?["reason"] == "name")
            let elsewhere: Story.ID = .sample(9_602)
            #expect(try await browser.call("GET", "/stories/\(elsewhere)/notes/prose").status == 404)
        }
        try await withDesk(kind, house: Self.house) { desk in
            _ = try await begun(desk)
            let browser = try await desk.browser(of: .reporter)
            #expect(try await browser.call("GET", Self.path + "/prose").answer["notes"] == [])
        }
    }

    @Test func `only who may read the story hears of its notes`() async throws {
        try await withDesk(.sqlite, house: Self.house) { desk in
            _ = try await begun(desk)
            let outsider = try await desk.browser(of: .outsideContributor)
            for path in [Self.path, Self.path + "/prose"] { #expect(try await outsider.call("GET", path).status == 404) }
            #expect(try await outsider.call("POST", Self.path + "/fixed", ["rule": "dates"]).status == 403)
            let silence: JSONValue = ["key": "00aa", "rule": "dates", "reason": "meant"]
            #expect(try await outsider.call("POST", Self.path + "/silence", silence).status == 403)
            #expect(await outsider.get("/house-style").status == 403)
        }
    }
}
