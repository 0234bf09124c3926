import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: CloseVersion")
struct CloseVersionTests {
    private let story = Story.pierClosed
    private var subject: String { "story:\(story)" }

    /// Two public versions, and a revision between them that was never public.
    private func prepare(_ newsroom: TestNewsroom) async throws {
        try await newsroom.publish(story, .pierClosed)
        newsroom.clock.advance(3_600)
        try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier half open" }, basedOn: 1)
        try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open again" }, basedOn: 2)
        try await newsroom.perform(UpdatePublished(story: story, revision: 3, kind: .update))
        newsroom.clock.advance(3_600)
    }

    private func words(_ newsroom: TestNewsroom) async throws -> [HistoryStep.Words] {
        try await newsroom.readers { try $0.history(of: story, after: nil, limit: 9)?.steps.items.map(\.words) ?? [] }
    }

    @Test(arguments: TestEngine.all)
    func `readers are told that there was a version, and nothing else, until it is opened`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            let open = try await words(newsroom)
            guard case .differ(let difference) = open.first, difference.passages.first?.place == .headline else {
                Issue.record("the difference is there before: \(open)")
                return
            }
            try await newsroom.perform(CloseVersion(story: story, revision: 1, reason: " A name that must go. "))
            #expect(try await words(newsroom) == [.closed([.firstMorning]), .none])
            #expect(try await newsroom.edition(story)?.changes == 1)
            try await newsroom.expectEvent(
                "CloseVersion", on: subject, by: .chiefEditor, ["version": "1", "reason": "A name that must go."])
            try await newsroom.expectChange("CloseVersion", [.story(story)])
            // Again, it changes nothing.
            try await newsroom.perform(CloseVersion(story: story, revision: 1, reason: "Again."))
            #expect(try await words(newsroom) == [.closed([.firstMorning]), .none])
            try await newsroom.perform(OpenVersion(story: story, revision: 1))
            #expect(try await words(newsroom) == open)
            try await newsroom.expectEvent("OpenVersion", on: subject, by: .chiefEditor, ["version": "1"])
            try await newsroom.expectChange("OpenVersion", [.story(story)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what readers see, what they never had, and what has no reason is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            for (revision, reason) in [(3, "It is public."), (2, "It never was."), (9, "There is none."), (1, "  ")] {
                try await newsroom.expectRefused(CloseVersion(story: story, revision: revision, reason: reason))
            }
            try await newsroom.expectRefused(OpenVersion(story: story, revision: 2))
            for user in [User.reporter, .editor] {
                try await newsroom.expectRefused(CloseVersion(story: story, revision: 1, reason: "A name."), as: user)
                try await newsroom.expectRefused(OpenVersion(story: story, revision: 1), as: user)
            }
            #expect(try await newsroom.read { try $0.closedVersions.of(story) } == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `closing and opening are undone with what their account did`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await prepare(newsroom)
            try await newsroom.perform(CloseVersion(story: story, revision: 1, reason: "A name."))
            for (act, after) in [("open", [1] as Set<Int>), ("close", [])] {
                if act == "close" { try await newsroom.perform(OpenVersion(story: story, revision: 1)) }
                newsroom.clock.advance(60)
                let since = newsroom.clock.now
                let rogue = User.administrator
                if act == "open" {
                    try await newsroom.perform(OpenVersion(story: story, revision: 1), as: rogue)
                } else {
                    try await newsroom.perform(CloseVersion(story: story, revision: 1, reason: "For fun."), as: rogue)
                }
                newsroom.clock.advance(60)
                let items = try await newsroom.perform(UndoWork(rogue.id, since: since), as: .administrator)
                #expect(items == [UndoItem(subject: subject, aspect: .version, outcome: .undone)])
                #expect(try await newsroom.read { try $0.closedVersions.of(story) } == after)
            }
        }
    }
}
