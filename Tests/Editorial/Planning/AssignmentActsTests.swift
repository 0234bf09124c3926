import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: assignments")
struct AssignmentActsTests {
    private static let id: Assignment.ID = .sample(8_001)
    private static let town = Section(id: .sample(1_101), name: "Town", slug: "town")

    private func assignment(_ change: (inout Assignment) -> Void = { _ in }) -> Assignment {
        var assignment = Assignment(id: Self.id, title: "Harbour fees", createdBy: User.editor.id)
        change(&assignment)
        return assignment
    }

    private func kept(_ newsroom: TestNewsroom) async throws -> Assignment? { try await newsroom.read { try $0.assignments.find(Self.id) } }

    @Test(arguments: TestEngine.all)
    func `an assignment is kept with its people, times and first note, and its event`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let now = newsroom.clock.now
            let saved = try await newsroom.perform(
                SaveAssignment(
                    assignment {
                        $0.title = " Harbour fees "
                        ($0.length, $0.deadline, $0.planned) = (600, now.addingTimeInterval(3_600), now.addingTimeInterval(7_200))
                        $0.people = [User.reporter.id, User.secondReporter.id]
                    }, note: "Ask the port for the new table."), as: .editor)
            #expect(saved.title == "Harbour fees" && saved.version == 1 && saved.createdBy == User.editor.id)
            #expect(try await kept(newsroom) == saved)
            let notes = try await newsroom.read { try $0.assignments.notes(on: Self.id, limit: 9) }
            #expect(notes.map(\.text) == ["Ask the port for the new table."] && notes.first?.by == User.editor.id)
            try await newsroom.expectEvent(
                "SaveAssignment", on: "assignment:\(Self.id)", by: .editor,
                ["title": "Harbour fees", "people": "\(User.reporter.id) \(User.secondReporter.id)"])
            // Made twice is made once; nothing of it is a change to readers' pages.
            var again = saved
            again.version = 0
            #expect(try await newsroom.perform(SaveAssignment(again), as: .editor) == saved)
            #expect(newsroom.changes.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who saves over what they have not seen is told, and changes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let first = try await newsroom.perform(SaveAssignment(assignment()), as: .editor)
            var theirs = first
            theirs.title = "Harbour fees rise"
            try await newsroom.perform(SaveAssignment(theirs), as: .chiefEditor)
            var late = first
            late.length = 300
            try await newsroom.expectConflict(SaveAssignment(late), as: .editor)
            #expect(try await kept(newsroom)?.title == "Harbour fees rise")
            late.version = 9
            try await newsroom.expectConflict(SaveAssignment(late), as: .editor)
            let missing = Assignment(id: .sample(8_002), title: "A", createdBy: User.editor.id, version: 3)
            try await newsroom.expectNotFound(SaveAssignment(missing))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let now = newsroom.clock.now
            try await newsroom.archive.write { records in
                var gone = User.secondReporter
                gone.status = .suspended
                try records.users.update(gone)
            }
            for (field, change) in [
                ("title", { $0.title = " " }), ("title", { $0.title = String(repeating: "a", count: 201) }), ("length", { $0.length = 0 }),
                ("length", { $0.length = 100_001 }), ("section", { $0.section = .sample(1) }), ("story", { $0.story = .sample(1) }),
                ("planned", { ($0.deadline, $0.planned) = (now, now.addingTimeInterval(-60)) }),
                ("people", { $0.people = [User.reporter.id, User.reporter.id] }), ("people", { $0.people = [.sample(1)] }),
                ("people", { $0.people = [User.secondReporter.id] }), ("people", { $0.people = [User.operator.id] }),
            ] as [(String, (inout Assignment) -> Void)] {
                try await newsroom.expectInvalid(field, SaveAssignment(assignment(change)))
            }
            try await newsroom.perform(SaveAssignment(assignment()))
            try await newsroom.expectInvalid("note", NoteOnAssignment(Self.id, text: " \n "))
            for _ in 1...2 { try await newsroom.perform(NoteOnAssignment(Self.id, text: "Once.", as: .sample(1)), as: .editor) }
            #expect(try await newsroom.read { try $0.assignments.notes(on: Self.id, limit: 9) }.map(\.text) == ["Once."])
            try await newsroom.expectConflict(NoteOnAssignment(Self.id, text: "Mine.", as: .sample(1)), as: .reporter)
            try await newsroom.expectInvalid("note", NoteOnAssignment(Self.id, text: String(repeating: "a", count: 2_001)))
            try await newsroom.expectInvalid("deadline", MoveAssignment(Self.id, .deadline, to: Day(now, in: .kyiv)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a reporter plans for themselves only, and an editor in their sections`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.archive.write { records in
                try records.sections.save(Self.town)
                var limited = User.editor
                limited.sections = [.sample(1_102)]
                try records.sections.save(Section(id: .sample(1_102), name: "Sport", slug: "sport"))
                try records.users.update(limited)
            }
            let forOthers = SaveAssignment(assignment { $0.people = [User.secondReporter.id] })
            #expect(try await newsroom.expectRefused(forOthers, as: .reporter) == .notAllowed(.assign))
            let inTown = SaveAssignment(
                assignment {
                    $0.section = Self.town.id
                    $0.people = [User.reporter.id]
                })
            #expect(try await newsroom.expectRefused(inTown, as: .editor) == .notAllowedHere(.assign))
            // One's own idea.
            var own = try await newsroom.perform(SaveAssignment(assignment { $0.people = [User.reporter.id] }), as: .reporter)
            own.title = "Harbour fees, again"
            own = try await newsroom.perform(SaveAssignment(own), as: .reporter)
            #expect(try await newsroom.expectRefused(SettleAssignment(Self.id, to: .done), as: .secondReporter) == .notAllowed(.assign))
            // Once the desk has given it to others as well, it is the desk's.
            own.people.append(User.secondReporter.id)
            own = try await newsroom.perform(SaveAssignment(own), as: .chiefEditor)
            own.title = "Mine"
            #expect(try await newsroom.expectRefused(SaveAssignment(own), as: .reporter) == .notAllowed(.assign))
            #expect(try await newsroom.expectRefused(SettleAssignment(Self.id, to: .dropped), as: .reporter) == .notAllowed(.assign))
            try await newsroom.perform(SettleAssignment(Self.id, to: .done), as: .secondReporter)
            try await newsroom.expectEvent(
                "SettleAssignment", on: "assignment:\(Self.id)", by: .secondReporter, ["from": "open", "state": "done"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `it is taken and given back; who works from outside sees only what they were given`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SaveAssignment(assignment()), as: .editor)
            try await newsroom.perform(TakeAssignment(Self.id), as: .reporter)
            try await newsroom.expectEvent("TakeAssignment", on: "assignment:\(Self.id)", by: .reporter, ["title": "Harbour fees"])
            #expect(try await kept(newsroom)?.people == [User.reporter.id])
            for act in [TakeAssignment(Self.id)] { try await newsroom.expectNotFound(act, as: .outsideContributor) }
            try await newsroom.expectNotFound(NoteOnAssignment(Self.id, text: "Hello"), as: .outsideContributor)
            try await newsroom.perform(GiveBackAssignment(Self.id), as: .reporter)
            try await newsroom.expectEvent("GiveBackAssignment", on: "assignment:\(Self.id)", by: .reporter)
            var given = try #require(try await kept(newsroom))
            #expect(given.people.isEmpty && given.version == 3)
            given.people = [User.outsideContributor.id]
            try await newsroom.perform(SaveAssignment(given), as: .editor)
            try await newsroom.perform(NoteOnAssignment(Self.id, text: "On Monday."), as: .outsideContributor)
            try await newsroom.expectEvent("NoteOnAssignment", on: "assignment:\(Self.id)", by: .outsideContributor)
            try await newsroom.perform(SettleAssignment(Self.id, to: .done), as: .outsideContributor)
            try await newsroom.expectConflict(TakeAssignment(Self.id), as: .reporter)
        }
    }

    @Test(arguments: TestEngine.all)
    func `its story is begun once, and the first publication does it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let deadline = newsroom.clock.now.addingTimeInterval(3_600)
            try await newsroom.perform(SaveAssignment(assignment { $0.deadline = deadline }), as: .editor)
            let story: Story.ID = .sample(8_100)
            try await newsroom.perform(BeginStory(Self.id, story: story, language: "en"), as: .reporter)
            try await newsroom.perform(BeginStory(Self.id, story: story, language: "en"), as: .reporter)
            try await newsroom.expectEvent("BeginStory", on: "assignment:\(Self.id)", by: .reporter, ["story": "\(story)"])
            try await newsroom.expectConflict(BeginStory(Self.id, story: .sample(8_101), language: "en"), as: .reporter)
            let begun = try #require(try await kept(newsroom))
            #expect(begun.story == story && begun.people == [User.reporter.id])
            #expect(try await newsroom.read { try $0.stories.find(story)?.createdBy } == User.reporter.id)
            #expect(try await newsroom.read { try $0.stories.revision(1, of: story)?.content.headline } == "Harbour fees")
            // Its update is planned before it is public: another assignment, which stays open.
            let update = Assignment(
                id: .sample(8_002), title: "Harbour fees: reaction", deadline: deadline.addingTimeInterval(9_000), story: story,
                createdBy: User.editor.id)
            try await newsroom.perform(SaveAssignment(update), as: .editor)
            #expect(try await newsroom.read { try $0.assignments.next(of: story)?.id } == Self.id)
            let content = StoryContent.pierClosed
            try await newsroom.perform(SaveStory(story: story, content: content, basedOn: 1), as: .reporter)
            try await newsroom.perform(PublishStory(story: story, revision: 2))
            try await newsroom.expectEvent("SettleAssignment", on: "assignment:\(Self.id)", by: .chiefEditor, ["state": "done"])
            #expect(try await newsroom.read { try $0.assignments.next(of: story)?.id } == update.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `another day keeps the time of the newsroom's clock, over the change of the clocks too`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func at(_ day: Int, _ hour: Int) throws -> Date {
                try #require(Day(year: 2025, month: 3, day: day)).instant(at: hour * 60, in: .kyiv)
            }
            let (deadline, planned) = (try at(29, 15), try at(29, 18))
            try await newsroom.perform(
                SaveAssignment(assignment { ($0.deadline, $0.planned) = (deadline, planned) }), as: .editor)
            // Clocks went forward in the night to 30 March 2025.
            let sunday = try #require(Day(year: 2025, month: 3, day: 30))
            #expect(try await newsroom.expectRefused(MoveAssignment(Self.id, .both, to: sunday), as: .reporter) == .notAllowed(.assign))
            try await newsroom.perform(MoveAssignment(Self.id, .both, to: sunday), as: .editor)
            #expect(try await kept(newsroom)?.deadline == (try at(30, 15)))
            #expect(try await kept(newsroom)?.planned == (try at(30, 18)))
            #expect(try at(30, 15).timeIntervalSince(deadline) == 23 * 3_600)
            try await newsroom.expectInvalid("planned", MoveAssignment(Self.id, .deadline, to: sunday.next), as: .editor)
            try await newsroom.perform(MoveAssignment(Self.id, .planned, to: sunday.next), as: .editor)
            #expect(try await kept(newsroom)?.planned == (try at(31, 18)))
            try await newsroom.expectEvent("SaveAssignment", on: "assignment:\(Self.id)", by: .editor)
        }
    }
}
