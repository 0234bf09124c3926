import Archive
import Editorial
import Foundation
import Newsroom

/// Public stories that carry one passage, and as many words of their own as a story has.
struct Carriers: Sendable {
    static let wrong = "The ferry first crossed the sound in the spring of 1912, with forty people and a goat."
    static let right = "The ferry first crossed the sound in the spring of 1911, with forty people and a goat."
    static let notice = "The ferry first crossed in 1911; an earlier version said 1912."
    /// One of so many can be heard.
    static let heard = 100

    let newsroom: BenchNewsroom
    let background: Background
    let stories: [Story.ID]
    /// The stories that have the passage as words of their own, to be corrected one by one.
    let copies: [Story.ID]

    init(_ newsroom: BenchNewsroom, count: Int, copies: Int) async throws {
        self.newsroom = newsroom
        background = try await newsroom.perform(
            SaveBackground(
                Background(
                    id: newsroom.newID(), name: "The ferry", document: Self.passage(Self.wrong), asOf: ImpreciseDate(year: 2025),
                    source: "Parish register", revision: 0)))
        stories = (0..<count).map { _ in newsroom.newID() }
        self.copies = (0..<copies).map { _ in newsroom.newID() }
        let (stories, own, background) = (stories, self.copies, background.id)
        try await each(0..<copies, atOnce: 32) { number in
            try await Self.publish(own[number], "copy-\(number)", Self.passage(Self.wrong).blocks, in: newsroom)
        }
        // Last, so that feeds have these.
        try await each(0..<count, atOnce: 32) { number in
            try await Self.publish(stories[number], "story-\(number)", [.background(background)], in: newsroom)
        }
        try await readAloud()
        try await newsroom.perform(
            SaveWebhook(
                newsroom.newID(), address: "https://hooks.example/a", topics: [.backgroundCorrected],
                secret: Array(repeating: 7, count: 32)))
    }

    static func passage(_ text: String) -> Document { Document([.paragraph([.text(text)])]) }

    private static func publish(_ story: Story.ID, _ slug: String, _ blocks: [Block], in newsroom: BenchNewsroom) async throws {
        try await newsroom.perform(SaveStory(story: story, content: content(slug, blocks), basedOn: 0))
        try await newsroom.perform(PublishStory(story: story, revision: 1))
    }

    static func content(_ slug: String, _ blocks: [Block]) -> StoryContent {
        let own = (1...8).map { number in
            Block.paragraph([
                .text(
                    "Paragraph \(number) of \(slug) says what happened on the quay that day, who was there and who was not, and what "
                        + "the harbour office made of it when it was asked in the evening.")
            ])
        }
        return StoryContent(
            headline: "What happened on the quay: \(slug)", standfirst: "News of the sound, in short.", slug: slug,
            document: Document(own.prefix(4) + blocks + own.suffix(4)), inNewsFeed: true)
    }

    var heardStories: [Story.ID] { stride(from: 0, to: stories.count, by: Self.heard).map { stories[$0] } }

    /// Puts a voice to the stories that can be heard, as they read now.
    func readAloud() async throws {
        for (number, story) in heardStories.enumerated() {
            guard let edition = try await newsroom.archive.read({ try $0.editions.edition(story) }), let script = NarrationScript(edition)
            else { continue }
            let name = String(repeating: "0", count: 56) + String(Int.random(in: 0x1000_0000...0xFFFF_FFFF), radix: 16)
            try await newsroom.perform(
                RecordNarration(
                    story: story,
                    narration: Narration(
                        digest: script.digest, voice: "bench", language: "en", duration: 60 + Double(number % 60),
                        opus: Narration.File(name: name + ".opus", bytes: 1), mp3: Narration.File(name: name + ".mp3", bytes: 1),
                        marks: [])))
        }
    }

    // MARK: The two ways

    func correctOnce() async throws -> BackgroundCorrection {
        var right = background
        right.document = Self.passage(Self.right)
        return try await newsroom.perform(CorrectBackground(newsroom.newID(), of: right, kind: .correction, text: Self.notice))
    }

    func correctCopy(_ number: Int) async throws {
        let content = Self.content("copy-\(number)", Self.passage(Self.right).blocks)
        try await newsroom.perform(SaveStory(story: copies[number], content: content, basedOn: 1))
        try await newsroom.perform(IssueCorrection(story: copies[number], revision: 2, kind: .correction, text: Self.notice))
    }
}
