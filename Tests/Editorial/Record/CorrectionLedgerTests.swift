import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

/// The ledger says what is so in each place, at the moment at which it is read.
@Suite("The ledger of a correction")
struct CorrectionLedgerTests {
    private let background = Background.howTheFerryBegan.id
    private let hook: Webhook.ID = .sample(9_602)
    private let correction: Correction.ID = .sample(871)

    private func ledger(_ newsroom: TestNewsroom, _ id: Correction.ID? = nil) async throws -> CorrectionLedger {
        let id = id ?? correction
        return try #require(try await newsroom.read { try $0.correctionLedgers.find(id) })
    }

    private func follow(_ newsroom: TestNewsroom) async throws {
        try await newsroom.perform(
            SaveWebhook(
                hook, address: "https://hooks.example/a", topics: [.backgroundCorrected, .corrected], secret: Array(repeating: 7, count: 32)
            ),
            as: .administrator)
    }

    private func carrying(_ language: String = "en") -> StoryContent {
        StoryContent.pierClosed.with {
            $0.language = language
            $0.document = Document([.background(background)])
        }
    }

    /// Twenty-four stories that carry the passage, one of them in two languages of which the second has it in its own words.
    private func prepare(_ newsroom: TestNewsroom) async throws -> [Story.ID] {
        let stories = (0..<24).map { Story.ID.sample(2_000 + UInt64($0)) }
        for story in stories { try await newsroom.publish(story, carrying()) }
        let (translated, same): (Story.ID, Story.ID) = (.sample(2_100), .sample(2_101))
        try await newsroom.publish(translated, .tideTables.with { $0.language = "uk" })
        try await newsroom.publish(same, carrying("de"))
        try await newsroom.perform(LinkTranslations([stories[0], translated, same]))
        newsroom.clock.advance(3600)
        return stories + [same]
    }

    private func correct(_ newsroom: TestNewsroom) async throws {
        let id = background
        var right = try #require(try await newsroom.read { try $0.backgrounds.find(id) })
        right.document = Document(paragraphs: ["The ferry first crossed in 1869."])
        try await newsroom.perform(CorrectBackground(correction, of: right, kind: .correction, text: "In 1869, not in 1868."))
    }

    @Test(arguments: TestEngine.all)
    func `a background's says for all its carriers what is right and what still waits`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let stories = try await prepare(newsroom)
            let (heard, count) = (stories[3], stories.count)
            let before = try #require(try await newsroom.edition(heard))
            let beforeScript = try #require(NarrationScript(before))
            try await newsroom.perform(RecordNarration(story: heard, narration: .sample(digest: beforeScript.digest)))
            try await follow(newsroom)
            try await correct(newsroom)
            let issued = newsroom.clock.now
            newsroom.clock.advance(60)
            let first = try await ledger(newsroom)
            #expect(first.subject.of == .background(background) && first.subject.at == issued && first.stories == count)
            for place in [CorrectionLedger.Place.storyPages, .feeds, .sitemap, .api] {
                #expect(first[place] == .init(place, done: count, at: issued))
            }
            #expect(first[.correctionsPage] == .init(.correctionsPage, done: 1, at: issued))
            for place in [CorrectionLedger.Place.newsSitemap, .storyCards, .sharingPictures, .statements] {
                #expect(first[place].state == .notConcerned, "\(place)")
            }
            #expect(first[.audio] == .init(.audio, waiting: count))
            #expect(first[.translations] == .init(.translations, waiting: 1), "the one that carries it is right by itself")
            #expect(first[.webhooks] == .init(.webhooks, waiting: 1))
            #expect(!first.isSettled)

            // A voice, a message and a translator.
            let now = newsroom.clock.now
            let after = try #require(try await newsroom.edition(heard))
            let afterScript = try #require(NarrationScript(after))
            try await newsroom.perform(RecordNarration(story: heard, narration: .sample(digest: afterScript.digest)))
            try await newsroom.perform(UpdatePublished(story: .sample(2_100), revision: 1, kind: .fix))
            let hook = hook
            let log = try await newsroom.read { try $0.webhookMessages.log(of: hook, before: nil, limit: 1) }
            let message = try #require(log.first)
            try await newsroom.archive.write { records in
                try records.webhookMessages.add(WebhookAttempt(at: now, took: 5, status: 204, answer: ""), number: 1, to: message.id)
                try records.webhookMessages.settle(message.id, attempts: 1, due: nil, outcome: .delivered)
                for story in stories where story != heard {
                    try records.narrations.postpone(story, due: nil, attempts: 6, failure: "no sound")
                }
            }
            let second = try await ledger(newsroom)
            #expect(second[.audio] == .init(.audio, done: 1, failed: count - 1, at: now))
            #expect(second[.translations] == .init(.translations, done: 1, at: now))
            #expect(second[.webhooks] == .init(.webhooks, done: 1, at: now))
            #expect(second.isSettled)
        }
    }

    @Test(arguments: TestEngine.all)
    func `its stories are those that had the error, a part at a time`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let stories = try await prepare(newsroom)
            try await correct(newsroom)
            try await newsroom.publish(.sample(2_200), carrying())
            let id = correction
            var (found, last): ([Story.ID], Story.ID?) = ([], nil)
            repeat {
                let before = last
                let read = try await newsroom.read { try $0.correctionLedgers.stories(of: id, before: before, limit: 10) }
                let part = try #require(read)
                found += part
                last = part.count == 10 ? part.last : nil
            } while last != nil
            #expect(found == stories.sorted(by: >))
            #expect(try await newsroom.read { try $0.correctionLedgers.stories(of: .sample(1), before: nil, limit: 10) } == nil)
            #expect(try await newsroom.read { try $0.correctionLedgers.find(.sample(1)) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story's own has the places where its headline and its text went`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await follow(newsroom)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            let issued = try await newsroom.perform(
                IssueCorrection(story: Story.pierClosed, revision: 2, kind: .correction, text: "It is open."))
            let ledger = try await ledger(newsroom, issued.id)
            #expect(ledger.subject.of == .story(Story.pierClosed) && ledger.stories == 1 && ledger.subject.text == "It is open.")
            for place in [CorrectionLedger.Place.storyPages, .feeds, .correctionsPage, .sitemap, .newsSitemap, .storyCards, .api] {
                #expect(ledger[place] == .init(place, done: 1, at: issued.at))
            }
            #expect(ledger[.audio].waiting == 1 && ledger[.sharingPictures].waiting == 1 && ledger[.webhooks].waiting == 1)
            #expect(ledger[.translations].state == .notConcerned && ledger[.statements].state == .notConcerned)
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "A test."))
            #expect(try await self.ledger(newsroom, issued.id).stories == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a live update's is of its story`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.kind = .live })
            let update: LiveUpdate.ID = .sample(2_300)
            let content = LiveUpdate.Content(document: Document(paragraphs: ["Twelve boats."]))
            try await newsroom.perform(PostLiveUpdate(update, in: Story.pierClosed, content: content, isPinned: false))
            var right = content
            right.document = Document(paragraphs: ["Ten boats."])
            try await newsroom.perform(CorrectLiveUpdate(update, basedOn: 1, content: right, notice: "Ten, not twelve."))
            let all = try await newsroom.readers { try $0.corrections(after: nil, limit: 1) }
            let listed = try #require(all.items.first)
            let ledger = try await ledger(newsroom, listed.correction.id)
            #expect(ledger.subject.of == .update(update, of: Story.pierClosed) && ledger.subject.text == "Ten, not twelve.")
            #expect(ledger[.storyPages].state == .done && ledger[.audio].state == .notConcerned)
            #expect(try await newsroom.readers { try $0.correction(listed.correction.id) } == listed)
        }
    }
}
