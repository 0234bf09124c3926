import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: what is known of photographs, and their files") struct SavePhotographTests {
    private let id = Photograph.ferryAtDawn.id

    @Test(arguments: TestEngine.all)
    func `who has not seen another's change is told, and changes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let seen = try await newsroom.read { try $0.photographs.version(of: id) }
            var first = Photograph.ferryAtDawn
            first.place = "Vellmouth harbour"
            first.rightsEnd = Day(year: 2026, month: 3, day: 31)
            try await newsroom.perform(SavePhotograph(first, seen: seen), as: .reporter)
            try await newsroom.expectEvent("SavePhotograph", on: "photograph:\(id)", by: .reporter, ["changed": "rightsEnd, place"])
            var second = Photograph.ferryAtDawn
            second.credit = "Nobody"
            try await newsroom.expectConflict(SavePhotograph(second, seen: seen))
            #expect(try await newsroom.read { try $0.photographs.find(id) } == first)
            try await newsroom.perform(SavePhotograph(second, seen: seen + 1))
            #expect(try await newsroom.read { try $0.photographs.find(id) } == second)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was made meanwhile is no conflict, and words do not take it back`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let seen = try await newsroom.read { try $0.photographs.version(of: id) }
            try await newsroom.perform(RecordRenditions(of: .ferryAtDawn, file: .made, renditions: Rendition.samples))
            var changed = Photograph.ferryAtDawn
            changed.place = "Elsewhere"
            try await newsroom.perform(SavePhotograph(changed, seen: seen))
            let saved = try await newsroom.read { try $0.photographs.find(id) }
            #expect(saved?.file == .made && saved?.renditions == Rendition.samples && saved?.place == "Elsewhere")
        }
    }

    @Test(arguments: TestEngine.all)
    func `another file is shown once it is made, and what was made of the first is not`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (one, two) = (Rendition.name("e", "heic"), Rendition.name("f", "jpg"))
            try await newsroom.perform(SavePhotograph(.ferryAtDawn, original: one))
            try await newsroom.perform(SavePhotograph(.ferryAtDawn, original: two, seen: 2))
            try await newsroom.expectEvent("SavePhotograph", on: "photograph:\(id)", by: .chiefEditor, ["changed": "file"])
            #expect(try await newsroom.read { try $0.photographs.find(id) } == .ferryAtDawn, "readers see what they saw")
            func made(of original: String?) -> RecordRenditions {
                RecordRenditions(of: .ferryAtDawn, original: original, file: .made, renditions: Rendition.samples)
            }
            for late in [one, ""] {
                try await newsroom.expectConflict(made(of: late))
                try await newsroom.expectConflict(RefuseRenditions(of: .ferryAtDawn, original: late, because: "it is damaged"))
            }
            #expect(try await newsroom.read { try $0.renditions.nextOrder()?.original } == two)
            try await newsroom.perform(made(of: two))
            #expect(try await newsroom.read { try $0.renditions.nextOrder() } == nil)
            #expect(try await newsroom.read { try $0.photographs.find(id)?.file } == .made)
        }
    }

    @Test(arguments: TestEngine.all)
    func `rights that have ended warn, and block where the newsroom says so, by the day of publication`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let today = Day(newsroom.clock.now, in: .kyiv)
            var photograph = Photograph.ferryAtDawn
            photograph.rightsEnd = today.next
            try await newsroom.perform(SavePhotograph(photograph))
            try await newsroom.perform(SetChecklist(PublicationChecklist([.pictureRights: .blocks])), as: .administrator)
            let content = StoryContent.pierClosed.with { $0.leadPhotograph = PhotographUse(id) }
            try await newsroom.save(Story.pierClosed, content)
            func findings(on day: Day) async throws -> [PublicationFinding] {
                try await newsroom.read { records in
                    guard let revision = try records.stories.revision(1, of: Story.pierClosed) else { return [] }
                    return try records.findings(in: revision, on: day, by: HouseStyle()).filter { $0.check == .pictureRights }
                }
            }
            #expect(try await findings(on: today.next) == [])
            #expect(try await findings(on: today.next.next).map(\.weight) == [.blocks])
            let late = newsroom.clock.now.addingTimeInterval(3 * 86_400)
            try await newsroom.expectInvalid("rightsEnd", PublishStory(story: Story.pierClosed, revision: 1, time: .at(late)))
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            // Readers see it already, and it still may not be shown.
            newsroom.clock.advance(3 * 86_400)
            try await newsroom.save(Story.pierClosed, content.with { $0.headline = "Pier open" }, basedOn: 1)
            try await newsroom.expectInvalid("rightsEnd", UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            try await newsroom.perform(SetChecklist(PublicationChecklist([:])), as: .administrator)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
        }
    }
}
