import Foundation
import Newsroom
import Testing

@testable import Wire

/// The page that the system was read from. Its words are not ours: what is checked here are figures, names and places of cuts.
@Suite(.enabled(if: ReferencePage.path != nil, "the reference page is not beside the checkout (BROADSHEET_SHARED)"))
struct ReferencePageTests {
    private let story: ImportedStory

    init() throws {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: #require(ReferencePage.path))))
        story = try SavedPage.read(bytes, name: "kremlin.txt", timeZone: #require(TimeZone(identifier: "Europe/Kyiv")))
    }

    @Test func `topics have their kinds and the news feed is none of them`() {
        let expected: [(String, Topic.Kind)] = [
            ("Russia", .place), ("Ukraine", .place), ("Kursk Oblast", .place), ("War", .theme), ("Dmitry Peskov", .person),
            ("Kursk incursion", .event), ("Volodymyr Zelensky", .person), ("Vladimir Putin", .person), ("Peace Negotiations", .theme),
        ]
        #expect(story.topics == expected.map { .init(name: $0.0, kind: $0.1) })
        #expect(story.inNewsFeed)
    }

    @Test func `headline, byline and time are found`() {
        #expect(story.headline.hasPrefix("Kremlin rejects"))
        #expect(story.headline.split(separator: " ").count == 9)
        #expect(story.standfirst.isEmpty)
        #expect(story.byline == ["Tim Zadorozhnyy"])
        #expect(story.published == ISO8601DateFormatter().date(from: "2025-02-12T14:02:00+02:00"))
        #expect(story.updated == nil)
        #expect(story.language == "en")
    }

    @Test func `the lead photograph's caption and credit are apart`() {
        #expect(story.photograph?.credit == "Contributor/Getty Images")
        #expect(story.photograph?.caption.hasSuffix("Saint Petersburg, Russia.") == true)
    }

    @Test func `the audio notice is no copy`() {
        #expect(story.audio == .init(isSynthetic: true))
        #expect(!story.plainCopy.contains("audio"))
    }

    @Test func `nine paragraphs stand in order and one card behind them`() throws {
        let paragraphs = story.body.compactMap { if case .block(.paragraph(let inlines)) = $0 { inlines } else { nil } }
        #expect(paragraphs.count == 9)
        #expect(story.body.count == 10)
        let openings = [
            "Russia has", "Peskov's", "\"This is", "Kyiv has", "Peskov claimed", "Zelensky did", "Russia holds", "Talk of", "The Kremlin",
        ]
        for (paragraph, opening) in zip(paragraphs, openings) {
            guard case .text(let text, let marks) = try #require(paragraph.first) else { return #expect(Bool(false)) }
            #expect(text.hasPrefix(opening))
            #expect(marks.isEmpty && paragraph.count == 1)
        }
        guard case .block(.storyCard(.elsewhere(let card))) = story.body.last else { return #expect(Bool(false), "no card at the end") }
        #expect(card.title.hasPrefix("Europe faces \u{2018}total\u{2019}"))
        #expect(card.summary.hasPrefix("President Volodymyr") && card.summary.hasSuffix("brigades."))
        #expect(card.site == "The Kyiv Independent")
        #expect(card.author == "Tim Zadorozhnyy")
    }

    @Test func `nothing is left over`() {
        #expect(story.unplaced.isEmpty)
    }
}

enum ReferencePage {
    /// Nil where the shared folder is absent.
    static let path: String? = {
        let beside = URL(fileURLWithPath: #filePath).pathComponents.dropLast(6)
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "/" + beside.dropFirst().joined(separator: "/") + "/shared"
        let path = "\(shared)/reference/kremlin-rejects-territorial-exchange-2025-02-12.txt"
        return FileManager.default.isReadableFile(atPath: path) ? path : nil
    }()
}
