import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: RecordSharingPicture, RefuseSharingPicture, RecordPaperPicture")
struct SharingPictureActsTests {
    private let story = Story.pierClosed
    private let subject = "story:\(Story.pierClosed)"

    private func next(_ newsroom: TestNewsroom) async throws -> Story.ID? { try await newsroom.read { try $0.sharing.nextOrder() } }

    private func picture(_ newsroom: TestNewsroom, digit: Character = "a") async throws -> SharingPicture {
        let story = story
        let sheet = try await newsroom.read { try $0.sharing.sheet(of: story) }
        return SharingPicture(fileName: String(repeating: digit, count: 64) + ".png", sheet: try #require(sheet))
    }

    @Test(arguments: TestEngine.all)
    func `what becomes public without a photograph is ordered, the newest first`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            #expect(try await next(newsroom) == nil)
            try await newsroom.perform(PublishStory(story: story, revision: 1))
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.tideTables, .tideTables)
            #expect(try await next(newsroom) == Story.tideTables)
            // Its photograph is what links to it show.
            newsroom.clock.advance(60)
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            #expect(try await next(newsroom) == Story.tideTables)
            #expect(try await newsroom.read { try $0.sharing.sheet(of: Story.ferryReturns) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an archive that is taken in is not drawn`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            let long = newsroom.clock.now.addingTimeInterval(-31 * 86_400)
            try await newsroom.perform(PublishStory(story: story, revision: 1, time: .dated(long, updated: nil)))
            #expect(try await next(newsroom) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `recorded, readers have it, and the order is settled`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed.with { $0.sharingTitle = "The pier is shut" })
            let picture = try await picture(newsroom)
            #expect(picture.sheet.headline == "The pier is shut")
            try await newsroom.perform(RecordSharingPicture(picture, of: story))
            try await newsroom.expectEvent("RecordSharingPicture", on: subject, by: .chiefEditor, ["file": picture.fileName])
            try await newsroom.expectChange("RecordSharingPicture", [.story(story)])
            #expect(try await newsroom.edition(story)?.sharingPicture == picture)
            #expect(try await newsroom.readers { try $0.isSharingPicture(fileName: picture.fileName) })
            #expect(try await next(newsroom) == nil)
        }
    }

    @Test func `it takes the right to publish, a public story that still says so, and a picture of the store`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let good = try await picture(newsroom)
            try await newsroom.expectRight(.publish, for: RecordSharingPicture(good, of: story))
            try await newsroom.expectRight(.publish, for: RefuseSharingPicture(of: story, because: "x"))
            try await newsroom.expectRight(.publish, for: RecordPaperPicture(good))
            try await newsroom.expectConflict(RecordSharingPicture(good, of: Story.tideTables))
            var other = good
            other.sheet.headline = "Pier open"
            try await newsroom.expectConflict(RecordSharingPicture(other, of: story))
            other = good
            other.fileName = "../x.png"
            try await newsroom.expectInvalid("fileName", RecordSharingPicture(other, of: story))
            try await newsroom.expectInvalid("fileName", RecordPaperPicture(other))
        }
    }

    @Test(arguments: TestEngine.all)
    func `another headline takes it away and orders it; another topic changes nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let picture = try await picture(newsroom)
            try await newsroom.perform(RecordSharingPicture(picture, of: story))
            try await newsroom.save(story, .pierClosed.with { $0.topics = [] }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .update))
            #expect(try await newsroom.edition(story)?.sharingPicture == picture)
            #expect(try await next(newsroom) == nil)
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 2)
            try await newsroom.perform(IssueCorrection(story: story, revision: 3, kind: .correction, text: "It is open."))
            #expect(try await newsroom.edition(story)?.sharingPicture == nil)
            #expect(try await newsroom.readers { try $0.isSharingPicture(fileName: picture.fileName) } == false)
            #expect(try await next(newsroom) == story)
            #expect(try await newsroom.archive.write { try $0.sharing.sweep() } == [picture.fileName])
            #expect(try await newsroom.read { try $0.sharing.hasLeavings() } == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a contributor's other name orders what has the old one, which stays until then`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let content = StoryContent.pierClosed.with { $0.byline = StoryContent.tideTables.byline }
            try await newsroom.publish(story, content)
            let old = try await picture(newsroom)
            #expect(old.sheet.names == [Contributor.marenHolt.name])
            try await newsroom.perform(RecordSharingPicture(old, of: story))
            var person = Contributor.marenHolt
            person.biography = "Another."
            try await newsroom.perform(SaveContributor(person))
            #expect(try await next(newsroom) == nil)
            person.name = "Maren Dale"
            try await newsroom.perform(SaveContributor(person))
            #expect(try await next(newsroom) == story)
            #expect(try await newsroom.edition(story)?.sharingPicture == old)
            let new = try await picture(newsroom, digit: "b")
            #expect(new.sheet.names == ["Maren Dale"])
            try await newsroom.perform(RecordSharingPicture(new, of: story))
            #expect(try await newsroom.edition(story)?.sharingPicture == new)
            #expect(try await newsroom.archive.write { try $0.sharing.sweep() } == [old.fileName])
        }
    }

    @Test(arguments: TestEngine.all)
    func `withdrawn, it is gone and its file is left to be removed, unless another story shows it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            let picture = try await picture(newsroom)
            try await newsroom.perform(RecordSharingPicture(picture, of: story))
            try await newsroom.publish(Story.tideTables, .pierClosed)
            try await newsroom.perform(RecordSharingPicture(picture, of: Story.tideTables))
            try await newsroom.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(try await newsroom.archive.write { try $0.sharing.sweep() } == [])
            #expect(try await newsroom.readers { try $0.isSharingPicture(fileName: picture.fileName) })
            try await newsroom.perform(WithdrawStory(story: Story.tideTables, reason: "A test."))
            #expect(try await newsroom.readers { try $0.isSharingPicture(fileName: picture.fileName) } == false)
            #expect(try await newsroom.archive.write { try $0.sharing.sweep() } == [picture.fileName])
        }
    }

    @Test(arguments: TestEngine.all)
    func `refused, it is not tried again until the story changes or the program starts`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            try await newsroom.perform(RefuseSharingPicture(of: story, because: "no letters"))
            try await newsroom.expectEvent("RefuseSharingPicture", on: subject, by: .chiefEditor, ["reason": "no letters"])
            #expect(try await next(newsroom) == nil)
            try await newsroom.archive.write { try $0.sharing.tryAgain() }
            #expect(try await next(newsroom) == story)
            try await newsroom.perform(RefuseSharingPicture(of: story, because: "no letters"))
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .fix))
            #expect(try await next(newsroom) == story)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the paper's own is on every page, and a new one orders the new stories' pictures`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .pierClosed)
            try await newsroom.perform(RecordSharingPicture(try await picture(newsroom), of: story))
            let sheet = SharingSheet(headline: "The Post", names: [], language: "en")
            let picture = SharingPicture(fileName: String(repeating: "c", count: 64) + ".png", sheet: sheet)
            try await newsroom.perform(RecordPaperPicture(picture))
            try await newsroom.expectEvent("RecordPaperPicture", on: "paper", by: .chiefEditor, ["file": picture.fileName])
            try await newsroom.expectChange("RecordPaperPicture", [.paper])
            #expect(try await newsroom.readers { try $0.paperPicture() } == picture)
            #expect(try await newsroom.readers { try $0.isSharingPicture(fileName: picture.fileName) })
            #expect(try await next(newsroom) == story)
            let changes = newsroom.changes.count
            try await newsroom.perform(RecordPaperPicture(picture))
            #expect(newsroom.changes.count == changes)
            var other = picture
            other.fileName = String(repeating: "d", count: 64) + ".png"
            try await newsroom.perform(RecordPaperPicture(other))
            #expect(try await newsroom.archive.write { try $0.sharing.sweep() } == [picture.fileName])
        }
    }
}
