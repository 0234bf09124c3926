import Foundation
import Newsroom

/// What an import says of one page.
struct ImportReport {
    enum Outcome: String, Codable {
        case created, unchanged, updated, refused
    }

    var path: String
    /// Nil where the page could not be read.
    var story: ImportedStory?
    /// In a dry run, what it would be.
    var outcome = Outcome.refused
    var reason: String?

    init(path: String) {
        self.path = path
    }

    // MARK: For scripts

    /// One object on one line: `path, headline, standfirst, byline[], published (RFC 3339), updated, language, topics[],
    /// photograph{caption,credit,url}, text, cards[], audio, unplaced[], outcome, reason`.
    func json(in zone: TimeZone) -> String {
        var object: [(String, JSONValue)] = [("path", .string(path))]
        if let story {
            object += [
                ("headline", .string(story.headline)), ("standfirst", .string(story.standfirst)),
                ("byline", .array(story.byline.map { .string($0) })), ("published", Self.time(story.published, zone)),
                ("updated", Self.time(story.updated, zone)), ("language", story.language.map { .string($0) } ?? .null),
                ("topics", .array(story.topics.map { .string($0.name) })),
                ("topicKinds", .array(story.topics.map { .string($0.kind.rawValue) })),
                ("inNewsFeed", .bool(story.inNewsFeed)), ("photograph", story.photograph.map(Self.photograph) ?? .null),
                ("text", .string(story.text)), ("cards", .array(story.cards.map(Self.card))),
                ("audio", story.audio.map { ["synthetic": .bool($0.isSynthetic), "url": $0.url.map { .string($0) } ?? .null] } ?? .null),
                ("unplaced", .array(story.unplaced.map { .string($0) })),
            ]
        }
        object += [("outcome", .string(outcome.rawValue)), ("reason", reason.map { .string($0) } ?? .null)]
        let value = JSONValue.object(object.map { JSONValue.Member($0.0, $0.1) })
        return String(decoding: value.bytes(), as: UTF8.self)
    }

    private static func time(_ date: Date?, _ zone: TimeZone) -> JSONValue {
        guard let date else { return .null }
        return .string(
            date.formatted(
                Date.ISO8601FormatStyle(timeZone: zone).year().month().day().time(includingFractionalSeconds: false).timeZone(
                    separator: .colon)))
    }

    private static func photograph(_ photograph: ImportedStory.ImportedPhotograph) -> JSONValue {
        [
            "caption": .string(photograph.caption), "credit": .string(photograph.credit),
            "url": photograph.url.map { .string($0) } ?? .null,
        ]
    }

    private static func card(_ card: StoryCard.Elsewhere) -> JSONValue {
        [
            "title": .string(card.title), "summary": .string(card.summary), "site": .string(card.site), "author": .string(card.author),
            "url": .string(card.url),
        ]
    }

    // MARK: For people

    func lines(in zone: TimeZone, dryRun: Bool) -> String {
        guard let story else { return "refused    \(path): \(reason ?? "")" }
        let verb = dryRun ? "would be \(outcome.rawValue)" : outcome.rawValue
        var lines = ["\(verb.padding(toLength: max(10, verb.count), withPad: " ", startingAt: 0)) \(path)"]
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { lines.append("  \(name.padding(toLength: 11, withPad: " ", startingAt: 0))\(value)") }
        }
        if let reason { add("reason", reason) }
        add("headline", story.headline)
        add("standfirst", story.standfirst)
        add("byline", story.byline.joined(separator: ", "))
        if case .string(let time) = Self.time(story.published, zone) { add("published", time) }
        add("topics", story.topics.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", "))
        if story.inNewsFeed { add("feed", "news feed") }
        if let photograph = story.photograph { add("photograph", "\(photograph.caption) [\(photograph.credit)]") }
        add("words", "\(Document(story.blocks).words)")
        for card in story.cards { add("card", card.title) }
        if let audio = story.audio { add("audio", audio.isSynthetic ? "synthetic voice" : "recording") }
        for line in story.unplaced { add("unplaced", line) }
        return lines.joined(separator: "\n")
    }
}

extension ImportedStory {
    var blocks: [Block] {
        body.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// The body as plain text, a blank line between paragraphs.
    var text: String { Document(blocks).plainText }

    var cards: [StoryCard.Elsewhere] {
        blocks.compactMap { if case .storyCard(.elsewhere(let card)) = $0 { card } else { nil } }
    }
}
