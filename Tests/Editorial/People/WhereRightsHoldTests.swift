import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: rights by section and stage, and two persons")
struct WhereRightsHoldTests {
    private static let town = Section(id: .sample(1_101), name: "Town", slug: "town")
    private static let sport = Section(id: .sample(1_102), name: "Sport", slug: "sport")

    private func withSections(_ kind: TestEngine, _ body: @Sendable (TestNewsroom) async throws -> Void) async throws {
        try await withNewsroom(kind) { newsroom in
            for section in [Self.town, Self.sport] { try await newsroom.perform(SaveSection(section)) }
            for user in [User.editor, .reporter] {
                try await newsroom.perform(
                    ChangeUser(user.id, name: user.name, role: user.role, sections: [Self.sport.id], isSuspended: false), as: .administrator
                )
            }
            try await body(newsroom)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an account of one section changes and publishes nothing of another`(_ kind: TestEngine) async throws {
        try await withSections(kind) { newsroom in
            let story = Story.pierClosed
            let town = StoryContent.pierClosed.with { $0.section = Self.town.id }
            try await newsroom.save(story, town, as: .secondReporter)
            var changed = town
            changed.headline = "Pier open"
            for (act, right): (any Act, Right) in [
                (SaveStory(story: story, content: changed, basedOn: 1), .writeStories),
                (MoveStory(story: story, to: .ready), .writeStories),
                (PublishStory(story: story, revision: 1), .publish),
            ] {
                let error = try await newsroom.expectRefused(act, as: .editor)
                #expect(error == .notAllowedHere(right), "\(act)")
            }
            try await newsroom.perform(PublishStory(story: story, revision: 1), as: .chiefEditor)
            for act: any Act in [
                UpdatePublished(story: story, revision: 1, kind: .update),
                IssueCorrection(story: story, revision: 1, kind: .correction, text: "No."),
                StartLiveCoverage(story: story),
            ] {
                guard case .notAllowedHere = try await newsroom.expectRefused(act, as: .editor) else {
                    Issue.record("\(act)")
                    continue
                }
            }
            // Nor does it move what is its own to where it could not change it.
            let own = Story.ferryReturns
            try await newsroom.save(own, .ferryReturns.with { $0.section = Self.sport.id }, as: .editor)
            let away = SaveStory(story: own, content: .ferryReturns.with { $0.section = Self.town.id }, basedOn: 1)
            #expect(try await newsroom.expectRefused(away, as: .editor) == .notAllowedHere(.writeOwnStories))
            // Nor by typing.
            let editor = try await newsroom.open(own, as: .editor, client: 1)
            let field = DraftBatch.FieldEdit(field: "section", value: .string("\(Self.town.id)"), base: 0)
            let typed = editor.taking(editor.batch(.sample(1), [], [field]))
            #expect(try await newsroom.expectRefused(typed, as: .editor) == .notAllowedHere(.writeOwnStories))
            #expect(try await newsroom.perform(OpenDraft(own), as: .editor).fields["section"] == .string("\(Self.sport.id)"))
            try await newsroom.perform(PublishStory(story: own, revision: 1), as: .editor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is handed in is out of an outside contributor's hands, and what is ready out of a reporter's`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let story = Story.pierClosed
            try await newsroom.save(story, .pierClosed, as: .outsideContributor)
            let change = SaveStory(story: story, content: .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            try await newsroom.perform(MoveStory(story: story, to: .inReview), as: .outsideContributor)
            #expect(try await newsroom.expectRefused(change, as: .outsideContributor) == .notAllowed(.writeInReview))
            #expect(try await newsroom.expectRefused(MoveStory(story: story, to: .ready), as: .reporter) == .notAllowed(.approve))
            try await newsroom.perform(MoveStory(story: story, to: .ready), as: .editor)
            #expect(try await newsroom.expectRefused(change, as: .reporter) == .notAllowed(.approve))
            // A reporter takes it up again for its next version.
            try await newsroom.perform(MoveStory(story: story, to: .inReview), as: .reporter)
            try await newsroom.perform(change, as: .reporter)
            #expect(try await newsroom.expectRefused(MoveStory(story: story, to: .spiked), as: .reporter) == .notAllowed(.spike))
        }
    }

    @Test(arguments: TestEngine.all)
    func `where two persons are asked for, nobody publishes alone`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let strict = Editorial(
                newsroom.archive, zone: .kyiv, rules: NewsroomRules(asksTwoPersons: true), now: { newsroom.clock.now },
                identifiers: newsroom.clock.identifiers)
            let story = Story.pierClosed
            try await newsroom.save(story, .pierClosed, as: .editor)
            let publish = PublishStory(story: story, revision: 1)
            await #expect(throws: NewsroomError.self) { try await strict.perform(publish, as: User.editor.id) }
            // One's own word that it is ready is not another's.
            try await strict.perform(MoveStory(story: story, to: .ready), as: User.editor.id)
            await #expect(throws: NewsroomError.self) { try await strict.perform(publish, as: User.editor.id) }
            try await strict.perform(MoveStory(story: story, to: .draft), as: User.editor.id)
            try await strict.perform(MoveStory(story: story, to: .ready), as: User.chiefEditor.id)
            try await strict.perform(publish, as: User.editor.id)
            // Nor is one's own word in a stage of the newsroom's own that counts as ready.
            let printed = try #require(Stage(rawValue: "ready.printed"))
            try await newsroom.perform(SaveStage(Stages.Entry(printed, label: "Printed")), as: .administrator)
            try await newsroom.save(Story.tideTables, .tideTables, as: .editor)
            let other = PublishStory(story: Story.tideTables, revision: 1)
            try await strict.perform(MoveStory(story: Story.tideTables, to: printed), as: User.editor.id)
            await #expect(throws: NewsroomError.self) { try await strict.perform(other, as: User.editor.id) }
            try await strict.perform(MoveStory(story: Story.tideTables, to: .ready), as: User.chiefEditor.id)
            try await strict.perform(MoveStory(story: Story.tideTables, to: printed), as: User.chiefEditor.id)
            try await strict.perform(other, as: User.editor.id)
            // A newer revision is a new question.
            newsroom.clock.advance(60)
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1, as: .editor)
            let update = UpdatePublished(story: story, revision: 2, kind: .update)
            await #expect(throws: NewsroomError.self) { try await strict.perform(update, as: User.editor.id) }
            try await strict.perform(update, as: User.chiefEditor.id)
            #expect(try await newsroom.story(story)?.publication == .published(revision: 2))
        }
    }
}
