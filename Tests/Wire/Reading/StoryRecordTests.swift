import Foundation
import Newsroom
import Testing

@testable import Wire

struct StoryRecordTests {
    @Test func `every field and every block of a story survives the way between processes`() throws {
        let photograph = ImportedStory.ImportedPhotograph(
            caption: "A quay.", credit: "Ada/Agency", alternativeText: "Boats", url: "https://a.example/p.jpg")
        let marks: Set<Mark> = [.strong, .emphasis, .link(href: "https://a.example/"), .language("uk"), .statement(identifier())]
        let paragraph = Block.paragraph([.text("Plain \"text\"\n\u{2028}"), .lineBreak, .text("marked", marks)])
        let card = StoryCard.Elsewhere(title: "T", summary: "S", site: "I", author: "A", url: "https://a.example/", picture: identifier())
        let blocks: [Block] = [
            paragraph, .heading(level: 3, [.text("H")]), .quotation([paragraph, .quotation([paragraph], source: "in")], source: "Ada"),
            .bulletList([[paragraph, .bulletList([[paragraph]])]]), .orderedList(start: 4, [[paragraph]]),
            .photograph(PhotographUse(identifier(), caption: "C")), .storyCard(.own(identifier())), .storyCard(.elsewhere(card)),
            .background(identifier()), .table(Table(rows: [[.init(isHeader: true, columns: 2, rows: 3, blocks: [paragraph])]])), .divider,
            .audio(identifier()),
        ]
        let story = ImportedStory(
            origin: "file:a", site: "I", headline: "H", standfirst: "S", byline: ["A", "B"],
            published: Date(timeIntervalSince1970: 1_739_361_720.123),
            updated: Date(timeIntervalSince1970: -1), language: "uk", topics: Topic.Kind.allCases.map { .init(name: "T", kind: $0) },
            inNewsFeed: true,
            photograph: photograph, body: blocks.map { .block($0) } + [.photograph(photograph)], audio: .init(url: "u", isSynthetic: true),
            unplaced: ["x"])
        for story in [story, ImportedStory(origin: "")] {
            let data = try JSONEncoder().encode(StoryRecord(story))
            #expect(!data.contains(UInt8(ascii: "\n")))
            #expect(try JSONDecoder().decode(StoryRecord.self, from: data).story == story)
        }
    }

    private func identifier<Of>() -> Identifier<Of> { Identifier(UUID()) }
}
