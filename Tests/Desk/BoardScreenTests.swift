import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The board and the calendar at the desk")
struct BoardScreenTests {
    private static let story: Story.ID = .sample(8_100)
    private static let idea: Assignment.ID = .sample(8_001)

    private func prepare(_ desk: TestDesk) async throws {
        try await desk.archive.write { records in
            let revision = Revision(
                story: Self.story, number: 1, content: StoryContent(headline: "In work"), savedAt: desk.clock.now,
                savedBy: User.reporter.id, manner: .deliberate, startedAt: desk.clock.now)
            try records.stories.add(Self.story, stage: .draft, first: revision)
            let idea = Assignment(
                id: Self.idea, title: "Only an idea", deadline: desk.clock.now.addingTimeInterval(7_200), createdBy: User.editor.id)
            try records.assignments.save(idea, by: User.editor.id, at: desk.clock.now)
        }
    }

    private func today(_ desk: TestDesk) -> Day { Day(desk.clock.now, in: .gmt) }

    @Test func `a move is what the stages say, and a refusal is said on the board`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk)
            let browser = try await desk.browser(of: .reporter)
            func stage() async throws -> Stage? { try await desk.archive.read { try $0.stories.find(Self.story)?.stage } }
            let moved = await browser.post("/board/move", [("item", "story:\(Self.story)"), ("to", "inReview"), ("section", "town")])
            #expect(moved.location == "/board?section=town&done=moved#story-\(Self.story)")
            #expect(try await stage() == .inReview)
            let refused = await browser.post("/board/move", [("item", "story:\(Self.story)"), ("to", "ready")])
            #expect(refused.status == 403 && refused.text.contains("role=\"alert\"") && refused.text.contains("In work"))
            #expect(try await stage() == .inReview)
            for (item, to, status) in [
                ("story:\(Self.story)", "printed", 422), ("story:\(Story.ID.sample(1))", "draft", 404), ("story:1", "draft", 409),
                ("assignment:\(Self.idea)", "ready", 409), ("", "", 422), ("assignment:\(Assignment.ID.sample(1))", "draft", 404),
            ] {
                #expect(await browser.post("/board/move", [("item", item), ("to", to)]).status == status, "\(item) \(to)")
            }
        }
    }

    @Test func `an idea becomes a draft, and what readers see as it stands is off the board`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk)
            let browser = try await desk.browser(of: .editor)
            #expect(await browser.get("/board").text.contains("Only an idea"))
            let begun = try #require(await browser.post("/board/move", [("item", "assignment:\(Self.idea)"), ("to", "draft")]).location)
            let story = try await desk.archive.read { try $0.assignments.find(Self.idea)?.story }
            #expect(try begun.hasSuffix("#story-\(#require(story))"))
            try await desk.archive.write { records in
                guard let revision = try records.stories.revision(1, of: Self.story) else { return }
                try records.editions.put(
                    Editions.Copy(revision: revision, slug: "in-work", firstPublished: desk.clock.now, updated: desk.clock.now),
                    at: desk.clock.now)
            }
            for target in ["/board", "/board?whose=mine"] {
                #expect(await browser.get(target).text.contains("In work") == false, "\(target)")
            }
            #expect(await browser.get("/board?whose=mine").text.contains("Only an idea"))
        }
    }

    @Test func `columns go on where they end`() async throws {
        try await withDesk(.sqlite) { desk in
            try await desk.archive.write { records in
                for number in 0..<UInt64(BoardScreen.columnLength + 3) {
                    let revision = Revision(
                        story: .sample(8_200 + number), number: 1, content: StoryContent(headline: "Draft number \(number)."),
                        savedAt: desk.clock.now, savedBy: User.outsideContributor.id, manner: .deliberate, startedAt: desk.clock.now)
                    try records.stories.add(.sample(8_200 + number), stage: .draft, first: revision)
                    let idea = Assignment(id: .sample(8_400 + number), title: "Idea number \(number).", createdBy: User.editor.id)
                    try records.assignments.save(idea, by: User.editor.id, at: desk.clock.now)
                }
            }
            for user in [User.editor, .outsideContributor] {
                let browser = try await desk.browser(of: user)
                let first = await browser.get("/board").text
                #expect(first.contains("Draft number 32.") && !first.contains("Draft number 2."))
                #expect(first.contains("Idea number 32.") == user.may(.readStories))
                let more = try #require(first.firstMatch(of: /href="(\/board\?draft=[0-9]+)"/)?.output.1)
                let second = await browser.get(String(more)).text
                #expect(second.contains("Draft number 2.") && !second.contains("Draft number 3.") && second.contains("Draft number 0."))
            }
        }
    }

    @Test func `the calendar moves what may be moved, and says what may not`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk)
            let (editor, reporter) = (try await desk.browser(of: .editor), try await desk.browser(of: .reporter))
            let tomorrow = today(desk).next
            let item = ("item", "assignment:\(Self.idea):deadline")
            #expect(await editor.get("/calendar").text.contains("data-card=\"\(item.1)\""))
            #expect(await reporter.get("/calendar").text.contains("data-card") == false)
            let refused = await reporter.post("/calendar/move", [item, ("to", "\(tomorrow)")])
            #expect(refused.status == 403 && refused.text.contains("role=\"alert\""))
            let moved = await editor.post("/calendar/move", [item, ("to", "\(tomorrow)")])
            #expect(moved.location?.hasSuffix("done=moved_to_day#assignment-\(Self.idea)-deadline") == true)
            let deadline = try await desk.archive.read { try $0.assignments.find(Self.idea)?.deadline }
            #expect(deadline == desk.clock.now.addingTimeInterval(7_200 + 86_400))
            for (name, to, status) in [
                (item.1, "someday", 422), (item.1, "2025-02-30", 422), (item.1, "0004-01-01", 422),
                ("assignment:\(Self.idea)", "\(tomorrow)", 422),
                ("assignment:\(Self.idea):planned", "\(tomorrow)", 422), ("assignment:\(Assignment.ID.sample(1)):both", "\(tomorrow)", 404),
                ("publication:\(Self.story)", "\(tomorrow)", 404),
            ] {
                #expect(await editor.post("/calendar/move", [("item", name), ("to", to)]).status == status, "\(name) \(to)")
            }
            for address in ["week=2026-W60", "week=", "month=2026-13", "month=0001-01", "week=0001-W01", "month=9999-12", "week=9998-W52"] {
                #expect(await editor.get("/calendar?\(address)").status == 200, "\(address)")
            }
        }
    }

    @Test func `a planned publication moves for who may publish, never behind an embargo or into the past`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk)
            let (day, now) = (today(desk), desk.clock.now)
            try await desk.editorial.perform(
                SaveStory(
                    story: Self.story, content: StoryContent.pierClosed.with { $0.embargo = now.addingTimeInterval(3_600) }, basedOn: 1),
                as: User.editor.id)
            try await desk.editorial.perform(
                PublishStory(story: Self.story, revision: 2, time: .at(now.addingTimeInterval(90_000))), as: User.editor.id)
            func due() async throws -> Date? { try await desk.archive.read { try $0.publications.plan(Self.story)?.due } }
            let item = ("item", "publication:\(Self.story)")
            let (editor, reporter) = (try await desk.browser(of: .editor), try await desk.browser(of: .reporter))
            #expect(await reporter.post("/calendar/move", [item, ("to", "\(day.next.next)")]).status == 403)
            #expect(await editor.post("/calendar/move", [item, ("to", "\(day.next.next)")]).status == 303)
            #expect(try await due() == now.addingTimeInterval(90_000 + 86_400))
            #expect(await editor.post("/calendar/move", [item, ("to", "\(day.previous)")]).status == 409)
            #expect(try await due() == now.addingTimeInterval(90_000 + 86_400))
            // The embargo of the revision ends in an hour; another, days later, holds what is planned for before it.
            try await desk.editorial.perform(
                SaveStory(
                    story: Self.story, content: StoryContent.pierClosed.with { $0.embargo = now.addingTimeInterval(500_000) }, basedOn: 2),
                as: User.editor.id)
            try await desk.editorial.perform(PublishStory(story: Self.story, revision: 3, time: .now), as: User.editor.id)
            let held = await editor.post("/calendar/move", [item, ("to", "\(day.next.next)")])
            #expect(held.status == 409 && held.text.contains("embargo goes before it"))
            #expect(try await due() == now.addingTimeInterval(500_000))
        }
    }
}
