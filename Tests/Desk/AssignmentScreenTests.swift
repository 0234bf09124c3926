import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Planning at the desk")
struct AssignmentScreenTests {
    private static let id: Assignment.ID = .sample(8_001)

    private func put(_ desk: TestDesk, _ change: @escaping @Sendable (inout Assignment) -> Void = { _ in }) async throws {
        try await desk.archive.write { records in
            var assignment = Assignment(id: Self.id, title: "Harbour fees", createdBy: User.editor.id)
            change(&assignment)
            try records.assignments.save(assignment, by: User.editor.id, at: desk.clock.now)
        }
    }

    private func kept(_ desk: TestDesk) async throws -> Assignment? { try await desk.archive.read { try $0.assignments.find(Self.id) } }

    @Test func `a form is kept as it was sent, times as the newsroom's clock shows them`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .editor)
            let fields = [
                ("id", "\(Self.id)"), ("title", "Harbour fees"), ("kind", "analysis"), ("length", "600"), ("deadline", "2025-03-01T15:00"),
                ("planned", "2025-03-01T18:30"), ("who", "the REPORTER"), ("note", "Ask the port."),
            ]
            for _ in 1...2 { #expect(await browser.post("/assignments", fields).location == "/assignments/\(Self.id)?done=planned") }
            let kept = try #require(try await kept(desk))
            #expect(kept.version == 1 && kept.length == 600 && kept.people == [User.reporter.id])
            #expect(kept.deadline == Day(year: 2025, month: 3, day: 1)?.instant(at: 15 * 60, in: .gmt))
            let screen = await browser.get("/assignments/\(Self.id)").text
            #expect(screen.contains("value=\"2025-03-01T15:00\"") && screen.contains("Ask the port."))
        }
    }

    @Test func `what is wrong is said, and what was typed stands there again`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .editor)
            for (name, value, status) in [
                ("title", "", 422), ("length", "many", 422), ("length", "99999999999999999999", 422), ("deadline", "tomorrow", 422),
                ("deadline", "2025-02-30T10:00", 422), ("deadline", "0001-01-01T10:00", 422), ("kind", "poem", 422),
                ("section", "nowhere", 422), ("section", "\(Section.ID.sample(1))", 422), ("who", "Nobody At All", 422),
            ] {
                let others = [("title", "Harbour fees"), ("kind", "news")].filter { $0.0 != name }
                let answer = await browser.post("/assignments", others + [(name, value), ("note", "Typed long.")])
                #expect(answer.status == status && answer.text.contains("role=\"alert\""), "\(name)=\(value): \(answer.status)")
                #expect(answer.text.contains("Typed long."), "\(name)=\(value)")
            }
        }
    }

    @Test func `who was not the first to change it is told, and can say so once more`() async throws {
        try await withDesk(.sqlite) { desk in
            try await put(desk)
            let browser = try await desk.browser(of: .editor)
            let fields = [("title", "Harbour fees rise"), ("kind", "news")]
            #expect(await browser.post("/assignments/\(Self.id)", fields + [("version", "1")]).status == 303)
            let refused = await browser.post("/assignments/\(Self.id)", [("title", "Fees"), ("kind", "brief"), ("version", "1")])
            #expect(refused.status == 409 && refused.text.contains("value=\"Fees\""))
            #expect(refused.text.contains("name=\"version\" value=\"2\""))
            #expect(try await kept(desk)?.title == "Harbour fees rise")
            #expect(await browser.post("/assignments/\(Self.id)", [("title", "Fees"), ("kind", "brief"), ("version", "2")]).status == 303)
            #expect(try await kept(desk)?.title == "Fees")
        }
    }

    @Test func `today has what is late first, what is due, and what becomes public by itself`() async throws {
        try await withDesk(.sqlite) { desk in
            let now = desk.clock.now
            try await desk.archive.write { records in
                for (number, hours, state) in [
                    (1, -30.0, Assignment.State.open), (2, 2, .open), (3, -2, .open), (4, 50, .open), (5, 1, .done),
                ] {
                    let assignment = Assignment(
                        id: .sample(UInt64(8_000 + number)), title: "Title \(number).", deadline: now.addingTimeInterval(hours * 3_600),
                        state: state, createdBy: User.editor.id)
                    try records.assignments.save(assignment, by: User.editor.id, at: now)
                }
                let revision = Revision(
                    story: .sample(8_100), number: 1, content: StoryContent(headline: "Scheduled for tonight"), savedAt: now,
                    savedBy: User.reporter.id, manner: .deliberate, startedAt: now)
                try records.stories.add(.sample(8_100), stage: .ready, first: revision)
                try records.publications.plan(
                    .sample(8_100), revision: 1, due: now.addingTimeInterval(3_600), by: User.editor.id, at: now)
            }
            let text = await (try desk.browser(of: .editor)).get("/today").text
            let places = ["Late", "Title 1.", "Title 3.", "Title 2.", "Becomes public by itself", "Scheduled for tonight"]
                .map { text.range(of: $0 == "Late" ? "<h2>Late" : $0)?.lowerBound }
            let found = places.compactMap { $0 }
            #expect(found.count == places.count && found == found.sorted())
            #expect(!text.contains("Title 4.") && !text.contains("Title 5."))
        }
    }
}
