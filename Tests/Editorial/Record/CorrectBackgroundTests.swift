import Archive
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Editorial

@Suite("Acts: CorrectBackground")
struct CorrectBackgroundTests {
    private let id = Background.howTheFerryBegan.id
    private let subject = "background:\(Background.howTheFerryBegan.id)"

    /// The passage as it is right, made from the revision that stands.
    private func right(_ newsroom: TestNewsroom, _ text: String = "The ferry first crossed in 1869.") async throws -> Background {
        let id = id
        var background = try #require(try await newsroom.read { try $0.backgrounds.find(id) })
        background.document = Document(paragraphs: [text])
        return background
    }

    private func correct(
        _ background: Background, _ text: String = "In 1869, not in 1868.", id: Correction.ID = .sample(871)
    ) -> CorrectBackground {
        CorrectBackground(id, of: background, kind: .correction, text: text)
    }

    @Test(arguments: TestEngine.all)
    func `one correction stands on every story that carries the passage, and nothing is written for any of them`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let carrying = StoryContent.pierClosed.with { $0.document = Document([.background(id)]) }
            try await newsroom.publish(Story.pierClosed, carrying)
            newsroom.clock.advance(3600)
            let before = try await newsroom.contents()
            let background = try await right(newsroom)
            let correction = try await newsroom.perform(correct(background), as: .editor)
            #expect(
                correction
                    == BackgroundCorrection(
                        id: .sample(871), background: id, kind: .correction, text: "In 1869, not in 1868.", before: 1, after: 2,
                        at: newsroom.clock.now, by: User.editor.id))
            for story in [Story.ferryReturns, Story.pierClosed] {
                let edition = try #require(try await newsroom.edition(story))
                #expect(edition.corrections == [correction.on(story)])
                #expect(edition.references.backgrounds[id]?.document == background.document)
                #expect(edition.summary.updated == newsroom.clock.now)
            }
            try await newsroom.expectEvent("CorrectBackground", on: subject, by: .editor, ["correction": "\(correction.id)"])
            let revised = try await newsroom.events(about: subject).dropLast().last
            #expect(revised?.act == "CorrectBackground" && revised?.details["revision"] == "2" && revised?.details["carriers"] == "2")
            let change = try #require(newsroom.changes.last)
            #expect(change.act == "CorrectBackground")
            #expect(change.subjects.isSuperset(of: [.background(id), .corrections, .sitemapIndex, .sitemap(SitemapPart(.stories, 1))]))
            // Feeds that have the newest of the stories have news.
            #expect(change.subjects.isSuperset(of: [.list(.all), .list(.newsFeed), .list(.topic(Topic.harbour.id))]))
            let after = try await newsroom.contents()
            let changed = Set(after.keys.filter { after[$0] != before[$0] })
            // What is still to be read aloud has these words now: set anew by one statement.
            #expect(
                changed.subtracting(["narration_work"]) == [
                    "background_revisions", "backgrounds", "background_corrections", "sitemap_parts", "events", "former_values", "changes",
                    "background_shingles",
                ], "\(changed)")
            #expect(after["background_revisions"].map(\.count) == (before["background_revisions"]?.count ?? 0) + 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `twice is the same as once`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let act = correct(try await right(newsroom))
            let first = try await newsroom.perform(act)
            newsroom.clock.advance(60)
            #expect(try await newsroom.perform(act) == first)
            let id = id
            #expect(try await newsroom.read { try $0.backgrounds.find(id)?.revision } == 2)
            #expect(try await newsroom.edition(Story.ferryReturns)?.corrections.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a notice alone says what a fix left unsaid`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let fixed = try await newsroom.perform(SaveBackground(try await right(newsroom), .fix))
            #expect(try await newsroom.edition(Story.ferryReturns)?.carried.updates == [:])
            let correction = try await newsroom.perform(correct(fixed))
            #expect(correction.before == 2 && correction.after == 3)
            #expect(try await newsroom.edition(Story.ferryReturns)?.corrections.map(\.text) == ["In 1869, not in 1868."])
        }
    }

    @Test(arguments: TestEngine.all)
    func `it says something, of what readers have, by those who may`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let background = try await right(newsroom)
            try await newsroom.expectConflict(correct(background))
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            for text in ["", " \n", String(repeating: "a", count: 2_001)] {
                try await newsroom.expectInvalid("text", correct(background, text))
            }
            for role in Role.allCases where !role.rights.isSuperset(of: [.correct, .keepBackground, .publish]) {
                try await newsroom.expectRefused(correct(background), as: .sample(role))
            }
            var stale = background
            stale.revision = 9
            try await newsroom.expectConflict(correct(stale))
            var other = Background(
                id: .sample(399), name: "Other", document: background.document, asOf: background.asOf, source: "", revision: 0)
            try await newsroom.expectNotFound(correct(other))
            other = try await newsroom.perform(SaveBackground(other))
            try await newsroom.perform(correct(background))
            try await newsroom.expectConflict(correct(other))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was read aloud goes where the words are others, and is asked for anew`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let edition = try #require(try await newsroom.edition(Story.ferryReturns))
            let digest = try #require(NarrationScript(edition)).digest
            try await newsroom.perform(RecordNarration(story: Story.ferryReturns, narration: .sample(digest: digest)))
            // Years later: from the archive, and all the same what readers can hear says what was wrong.
            newsroom.clock.advance(86_400 * 700)
            let id = id
            let same = try #require(try await newsroom.read { try $0.backgrounds.find(id) })
            let noticed = try await newsroom.perform(correct(same, id: .sample(870)))
            #expect(try await newsroom.edition(Story.ferryReturns)?.narration != nil, "the words are the same")
            var background = try await right(newsroom)
            background.revision = noticed.after
            try await newsroom.perform(correct(background))
            #expect(try await newsroom.edition(Story.ferryReturns)?.narration == nil)
            let now = newsroom.clock.now
            #expect(try await newsroom.read { try $0.narrations.next(in: nil, at: now)?.story } == Story.ferryReturns)
            #expect(try await newsroom.archive.write { try $0.narrations.sweep() }.count == 2)
            #expect(newsroom.changes.last?.subjects.contains(.list(.narrated)) == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `webhooks hear of it once, however many stories there are`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(
                SaveWebhook(
                    .sample(951), address: "https://hooks.example/a", topics: [.backgroundCorrected, .corrected],
                    secret: Array(repeating: 7, count: 32)), as: .administrator)
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.document = Document([.background(id)]) })
            try await newsroom.perform(correct(try await right(newsroom)))
            let log = try await newsroom.read { try $0.webhookMessages.log(of: .sample(951), before: nil, limit: 9) }
            #expect(log.map(\.topic) == [.backgroundCorrected])
            let data = try JSONValue(parsing: try #require(log.first).body)["data"]
            #expect(data?["correction"]?.string == "\(Correction.ID.sample(871))" && data?["stories"]?.integer == 2)
            #expect(data?["path"]?.string == "/corrections/\(Correction.ID.sample(871))/" && data?["kind"] == "correction")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what an account did with it is undone: the notice goes, the passage and what was said of it are as before`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let rogue = User(id: .sample(95), email: "rogue@vellmouth.example", name: "Rogue", role: .chiefEditor)
            try await newsroom.archive.write { try $0.users.add(rogue, passwordHash: nil, at: newsroom.clock.now) }
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let before = try await newsroom.edition(Story.ferryReturns)
            newsroom.clock.advance(60)
            let since = newsroom.clock.now
            newsroom.clock.advance(60)
            var background = try await newsroom.perform(SaveBackground(try await right(newsroom, "Never."), .update), as: rogue)
            let correction = try await newsroom.perform(correct(background), as: rogue)
            background.revision = correction.after
            #expect(try await newsroom.edition(Story.ferryReturns)?.carried.updates.isEmpty == false)
            newsroom.clock.advance(60)
            let items = try await newsroom.perform(UndoWork(rogue.id, since: since), as: .administrator)
            #expect(items.map(\.aspect) == [.backgroundCorrection, .background] && items.allSatisfy { $0.outcome == .undone }, "\(items)")
            let after = try await newsroom.edition(Story.ferryReturns)
            #expect(after?.corrections == [] && after?.carried.updates == [:] && after?.summary == before?.summary)
            #expect(after?.references.backgrounds[id]?.document == before?.references.backgrounds[id]?.document)
            #expect(try await newsroom.read { try $0.backgroundCorrections.isTakenBack(correction.id) })
        }
    }
}
