import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: the checklist")
struct ChecklistTests {
    private let story = Story.pierClosed

    @Test(arguments: TestEngine.all)
    func `what a check counts is kept, recorded, and the administrators' to say`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let checklist = PublicationChecklist([.topic: .blocks, .standfirst: .off])
            try await newsroom.expectRight(.keepSettings, for: SetChecklist(checklist))
            try await newsroom.perform(SetChecklist(checklist), as: .administrator)
            #expect(try await newsroom.read { try $0.checklist.current() } == checklist)
            try await newsroom.expectEvent(
                "SetChecklist", on: "newsroom", by: .administrator, ["topic": "blocks", "standfirst": "off"])
            #expect(newsroom.changes.isEmpty, "readers see nothing of it")
            let before = try await newsroom.contents()
            try await newsroom.perform(SetChecklist(checklist), as: .administrator)
            #expect(try await newsroom.contents() == before, "the same again is nothing")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what blocks is refused by the acts, and what warns is not`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.perform(SetChecklist(PublicationChecklist([.standfirst: .blocks])), as: .administrator)
            try await newsroom.expectInvalid("standfirst", PublishStory(story: story, revision: 1))
            let later = newsroom.clock.now.addingTimeInterval(60)
            try await newsroom.expectInvalid("standfirst", PublishStory(story: story, revision: 1, time: .at(later)))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.standfirst: .warns])), as: .administrator)
            try await newsroom.perform(PublishStory(story: story, revision: 1))
            // The words that readers have hold up no correction of them; new ones are looked at.
            try await newsroom.perform(SetChecklist(PublicationChecklist([.standfirst: .blocks])), as: .administrator)
            try await newsroom.perform(IssueCorrection(story: story, revision: 1, kind: .correction, text: "Three piles."))
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            try await newsroom.expectInvalid("standfirst", UpdatePublished(story: story, revision: 2, kind: .fix))
            try await newsroom.expectInvalid(
                "standfirst", IssueCorrection(story: story, revision: 2, kind: .correction, text: "It is open."))
        }
    }

    @Test(arguments: TestEngine.all)
    func `alternative text is asked for until the newsroom says otherwise`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let silent = Photograph(
                id: .sample(591), caption: "Boats",
                file: .init(name: String(repeating: "b", count: 64) + ".jpg", type: "image/jpeg", width: 3, height: 2))
            try await newsroom.perform(SavePhotograph(silent))
            try await newsroom.save(story, .pierClosed.with { $0.leadPhotograph = PhotographUse(silent.id) })
            try await newsroom.expectInvalid("alternativeText", PublishStory(story: story, revision: 1))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.alternativeText: .warns])), as: .administrator)
            try await newsroom.perform(PublishStory(story: story, revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a version that was set aside is found until it is settled`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            let late = SaveStory(story: story, content: .pierClosed.with { $0.headline = "Pier gone" }, basedOn: 1)
            guard case .conflict(_, let id) = try await newsroom.perform(late) else {
                Issue.record("nothing was set aside")
                return
            }
            try await newsroom.perform(SetChecklist(PublicationChecklist([.setAside: .blocks])), as: .administrator)
            try await newsroom.expectConflict(PublishStory(story: story, revision: 2))
            try await newsroom.perform(SettleSetAside(id))
            try await newsroom.perform(PublishStory(story: story, revision: 2))
        }
    }

    @Test(arguments: TestEngine.all)
    func `statements of the text count as long as no editor has confirmed them`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let id: Statement.ID = .sample(801)
            let text = Document([.paragraph([.text("“It is open,”", [.statement(id)]), .text(" she said.")])])
            try await newsroom.save(story, .pierClosed.with { $0.document = text })
            let statement = Statement(
                id: id, story: story, speaker: Topic.harbour.id, kind: .direct, content: .verbatim("It is open"))
            try await newsroom.perform(SaveStatement(statement, confirms: false))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.unconfirmedStatements: .blocks])), as: .administrator)
            try await newsroom.expectInvalid("statements", PublishStory(story: story, revision: 1))
            try await newsroom.perform(SaveStatement(statement, confirms: true))
            try await newsroom.perform(PublishStory(story: story, revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a passage that is to be looked at again by the day of publication is named`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let passage = Background.howTheFerryBegan
            try await newsroom.save(story, .pierClosed.with { $0.document = Document([.background(passage.id)]) })
            let today = Day(newsroom.clock.now, in: .kyiv)
            try await newsroom.perform(TendBackground(passage.id, owner: nil, review: today.next))
            func named(on day: Day) async throws -> [String] {
                try await newsroom.read { [story] records in
                    let revision = try #require(try records.stories.revision(1, of: story))
                    return try records.findings(in: revision, on: day, by: HouseStyle()).filter { $0.check == .dueBackgrounds }.flatMap(
                        \.places)
                }
            }
            #expect(try await named(on: today) == [])
            #expect(try await named(on: today.next) == ["“How the ferry began”"])
            try await newsroom.perform(TendBackground(passage.id, owner: nil, review: today))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.dueBackgrounds: .blocks])), as: .administrator)
            try await newsroom.expectInvalid("backgrounds", PublishStory(story: story, revision: 1))
            try await newsroom.perform(ConfirmBackground(passage.id, revision: 1, review: nil))
            try await newsroom.perform(PublishStory(story: story, revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was planned goes out though the list has grown since`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.perform(
                PublishStory(story: story, revision: 1, time: .at(newsroom.clock.now.addingTimeInterval(60))))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.standfirst: .blocks])), as: .administrator)
            newsroom.clock.advance(61)
            #expect(try await newsroom.scheduler.publishDue().published == [story])
        }
    }
}
