import Archive
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk
@testable import Editorial

@Suite("Confidential sources at the desk")
struct SourceScreenTests {
    private static let fields = [
        ("source_label", "Heron"), ("name", "Oksana Verbova"), ("contact", "verbova@canary.example"), ("terms", "until <June>"),
    ]

    @Test(arguments: TestEngine.all)
    func `a keeper sees who it is when they ask, and nobody else finds the screen`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            let made = await browser.post("/sources/new", Self.fields + [("keeper", "\(User.editor.id)")])
            let place = try #require(made.location?.split(separator: "?").first.map(String.init))
            #expect(made.location?.hasSuffix("?done=source_kept") == true)
            for keeper in [User.reporter, .editor] {
                let browser = try await desk.browser(of: keeper)
                #expect(await browser.get("/sources").text.contains("href=\"\(place)\""))
                let closed = await browser.get(place)
                #expect(closed.status == 200 && closed.text.contains("Heron") && !closed.text.contains("Verbova"))
                let open = await browser.post(place + "/open")
                #expect(open.text.contains("Oksana Verbova") && open.text.contains("until &lt;June&gt;"))
                #expect(open.headers.contains { $0.0 == "Cache-Control" && $0.1.contains("no-store") }, "\(open.headers)")
            }
            for other in [User.administrator, .chiefEditor, .secondReporter] {
                let browser = try await desk.browser(of: other)
                #expect(await !browser.get("/sources").text.contains("Heron"))
                #expect(await browser.get(place).status == 404)
                for deed in ["", "/open", "/statements"] { #expect(await browser.post(place + deed, Self.fields).status == 404) }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is refused stands in the form again, and what is changed is kept`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            let refused = await browser.post("/sources/new", [("source_label", "Oksana"), ("name", "Oksana Verbova"), ("notes", "Typed")])
            #expect(refused.status == 422 && refused.text.contains("gives nothing away") && refused.text.contains(">Typed<"))
            let made = await browser.post("/sources/new", Self.fields)
            let place = try #require(made.location?.split(separator: "?").first.map(String.init))
            let changed = [("source_label", "Owl"), ("name", "Oksana Verbova"), ("keeper", "\(User.editor.id)")]
            #expect(await browser.post(place, changed).location == "/sources", "who leaves sees it no longer")
            let editor = try await desk.browser(of: .editor)
            #expect(await editor.get(place).text.contains("Owl"))
            #expect(await editor.post(place, [("source_label", "Owl"), ("name", "Oksana Verbova")]).status == 422, "somebody keeps it")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement by somebody who is not named is said to be from a source, and taken away`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            let browser = try await desk.browser(of: .reporter)
            let made = await browser.post("/sources/new", Self.fields)
            let place = try #require(made.location?.split(separator: "?").first.map(String.init))
            let (story, statement): (Story.ID, Statement.ID) = (.sample(9_201), .sample(9_202))
            try await desk.editorial.perform(SaveStory(story: story, content: .pierClosed, basedOn: 0), as: User.reporter.id)
            let said = Statement(
                id: statement, story: story, speaker: nil, attribution: .anonymous, described: "a harbour official", kind: .indirect,
                content: .sense("The crane was never inspected."))
            try await desk.editorial.perform(SaveStatement(said, confirms: true), as: User.reporter.id)
            #expect(await browser.get(place).text.contains("<option value=\"\(statement)\">a harbour official"))
            #expect(await browser.post(place + "/statements", [("statement", "\(statement)")]).location == place + "?done=saved")
            let page = await browser.get(place).text
            #expect(page.contains("action=\"\(place)/statements/\(statement)/remove\"") && !page.contains("<option value=\"\(statement)"))
            #expect(await browser.post("\(place)/statements/\(statement)/remove").status == 303)
            #expect(await browser.get(place).text.contains("No statement is marked"))
        }
    }
}
