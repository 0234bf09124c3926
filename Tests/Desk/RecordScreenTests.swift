import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The record at the desk")
struct RecordScreenTests {
    private static let story: Story.ID = .sample(9_501)

    /// Two statements of one story, which readers do not have.
    private func begun(_ desk: TestDesk) async throws {
        let client = try await desk.client(.reporter)
        let text = "“Two piles have rotted,” Ida Marsh said. Marsh said the pier would open in May."
        _ = try await client.put("/stories/\(Self.story)", ["content": .saying("The pier is closed", text)])
        _ = try await client.put(
            "/stories/\(Self.story)/statements/\(Statement.ID.sample(1))",
            [
                "name": "Ida Marsh", "role": "Harbour <master>", "kind": "direct", "verbatim": true, "words": "Two piles have rotted",
                "said": "2025-02", "occasion": "On the pier", "outlets": ["TASS"], "passage": [["quote": "Two piles have rotted,"]],
            ])
        _ = try await client.put(
            "/stories/\(Self.story)/statements/\(Statement.ID.sample(2))",
            [
                "attribution": "background", "described": "a diver", "kind": "indirect", "verbatim": false,
                "words": "The pier opens in May.", "passage": [["quote": "the pier would open in May"]],
            ])
    }

    @Test(arguments: TestEngine.all)
    func `what is on record is found by who said it, when, through whom and in which words`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .editor)
            #expect(await browser.get("/record").text.contains("Nothing is on the record yet"))
            try await begun(desk)
            let page = await browser.get("/record").text
            #expect(page.contains("“Two piles have rotted”") && page.contains("<p dir=\"auto\">The pier opens in May.</p>"))
            #expect(page.contains("<bdi>Harbour &lt;master&gt;</bdi>") && page.contains("<bdi>February 2025 · On the pier · TASS</bdi>"))
            #expect(page.contains("<bdi>a diver</bdi>") && page.contains("href=\"/stories/\(Self.story)\"") && page.contains("not public"))
            #expect(!page.contains("/record/\(Statement.ID.sample(1))/"))
            for (query, found) in [
                ("q=rotted", true), ("q=may", false), ("speaker=ida+marsh", true), ("speaker=Nobody", nil), ("outlet=tass", true),
                ("outlet=None", nil), ("terms=background", false), ("terms=loud", nil), ("from=2025-02-10&until=2025-02-12", true),
                ("until=2025-01-31", nil), ("from=soon", nil), ("q=%00", nil), ("after=1", true),
            ] as [(String, Bool?)] {
                let page = await browser.get("/record?" + query).text
                #expect(page.contains("Two piles") == (found == true), "\(query)")
                if found == nil { #expect(page.contains("Nothing on the record matches."), "\(query)") }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `whom the paper quotes is counted over what readers have`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .editor)
            try await begun(desk)
            #expect(await browser.get("/record/quoted?days=365").text.contains("Readers have no statement"))
            let story = Self.story
            _ = try await desk.editorial.perform(FromDraft(story) { PublishStory(story: story, revision: $0) }, as: User.editor.id)
            let page = await browser.get("/record?q=rotted").text
            #expect(page.contains("/record/\(Statement.ID.sample(1))/") && !page.contains("not public"))
            let quoted = await browser.get("/record/quoted").text
            #expect(quoted.contains("<th scope=\"row\">Background: described, not named</th><td>1</td>"))
            #expect(quoted.contains("<th scope=\"row\">Told to us directly</th><td>1</td>") && quoted.contains("<rect width=\"50.0\""))
            #expect(quoted.contains("<a href=\"/record?speaker=Ida%20Marsh\" dir=\"auto\">Ida Marsh</a></th><td>1</td>"))
            #expect(quoted.contains("<a href=\"/record?outlet=TASS\" dir=\"auto\">TASS</a></th><td>1</td>"))
            #expect(await browser.get("/record/quoted?days=90&until=2025-01-31").text.contains("Readers have no statement"))
            // Said "in February": of its first day. The other is of the day on which readers got it.
            func audit(_ first: Int, _ last: Int) async throws -> StatementAudit {
                let days = try #require(Day(year: 2025, month: 2, day: first))...#require(Day(year: 2025, month: 2, day: last))
                return try await desk.archive.read { try $0.statements.audit(days, limit: 10) }
            }
            let first = try await audit(1, 1)
            #expect(first.count == 1 && first.speakers.map(\.of.name) == ["Ida Marsh"] && first.outlets.map(\.of.name) == ["TASS"])
            #expect(first.attributions.map(\.of) == [.onRecord] && first.withoutOutlet == 0)
            let rest = try await audit(2, 28)
            #expect(rest.attributions.map(\.of) == [.background] && rest.withoutOutlet == 1 && rest.speakers.isEmpty)
        }
    }

    @Test func `only who may read the newsroom's stories reads its record`() async throws {
        try await withDesk(.sqlite) { desk in
            for role in Role.allCases {
                let browser = try await desk.browser(of: .sample(role))
                for path in ["/record", "/record/quoted"] {
                    #expect(await browser.get(path).status == (role.rights.contains(.readStories) ? 200 : 403), "\(role): \(path)")
                }
            }
        }
    }
}
