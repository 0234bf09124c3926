package import Foundation
package import Newsroom

/// Identifiers of the stories that tests tell of; the content has the same name.
extension Story {
    package static let ferryReturns: ID = .sample(101)
    package static let tideTables: ID = .sample(102)
    package static let pierClosed: ID = .sample(103)
}

extension StoryContent {
    /// With every field, every mark and every kind of block.
    package static let ferryReturns = StoryContent(
        kind: .analysis, language: "en", headline: "Ferry returns to Vellmouth after nine years",
        standfirst: "The first crossing carried forty people and a goat.", slug: "ferry-returns",
        byline: [
            BylineEntry(contributor: Contributor.marenHolt.id), BylineEntry(contributor: Contributor.osipDark.id, role: .photographer),
        ], dateline: "VELLMOUTH", topics: [Topic.ferryCompany.id, Topic.harbour.id],
        leadPhotograph: PhotographUse(Photograph.ferryAtDawn.id, caption: "The ferry, home at last"), document: .everything,
        inNewsFeed: true, searchTitle: "Vellmouth ferry", sharingTitle: "It is back")

    package static let tideTables = StoryContent(
        kind: .brief, headline: "New tide tables are out", standfirst: "They are free at the harbour office.",
        byline: [BylineEntry(contributor: Contributor.marenHolt.id)], topics: [Topic.tides.id, Topic.harbour.id],
        document: Document(paragraphs: ["Spring tides come on the ninth.", "Mind the bar."]))

    package static let pierClosed = StoryContent(
        headline: "Pier closed for repairs", topics: [Topic.harbour.id], document: Document(paragraphs: ["Two piles have rotted."]))

    /// The same with other fields: `.pierClosed.with { $0.headline = "Pier open" }`.
    package func with(_ change: (inout StoryContent) -> Void) -> StoryContent {
        var content = self
        change(&content)
        return content
    }
}

extension Document {
    package init(paragraphs: [String]) {
        self.init(paragraphs.map { .paragraph([.text($0)]) })
    }

    /// One of every block and mark that refers to samples.
    package static let everything = Document([
        .heading(level: 2, [.text("Nine years of rowing")]),
        .paragraph([
            .text("“We kept the timetable on the wall,” "), .text("Ada Wren", [.strong]), .lineBreak,
            .text("said", [.statement(.sample(801))]), .text(" here", [.link(href: "https://ferry.example/?a=1&b=2"), .emphasis]),
            .text("ми вдома", [.language("uk")]),
        ]),
        .quotation([.paragraph([.text("Home is where the ferry lands.")])], source: "A saying of the sound"),
        .bulletList([[.paragraph([.text("forty people")])], [.paragraph([.text("one goat")])]]),
        .orderedList(start: 3, [[.paragraph([.text("third")])]]),
        .photograph(PhotographUse(Photograph.pierInFog.id)),
        .storyCard(.own(Story.tideTables)),
        .storyCard(.elsewhere(.init(title: "Ferries of the north", site: "Sound Gazette", url: "https://gazette.example/ferries"))),
        .background(Background.howTheFerryBegan.id),
        .table(Table(rows: [[.init(isHeader: true, blocks: [.paragraph([.text("Crossing")])])], [.init(blocks: [.paragraph([])])]])),
        .divider,
        .audio(Recording.ferryReadAloud.id),
        .paragraph([.text("The next crossing is published weekly.")]),
    ])
}

extension Date {
    /// 2025-02-12, 14:02 in Kyiv: when a newsroom under test begins.
    package static let firstMorning = Date(timeIntervalSince1970: 1_739_361_720)
}

extension TimeZone {
    /// With summer time, so that two days a year are not 24 hours long.
    package static let kyiv = TimeZone(identifier: "Europe/Kyiv") ?? .gmt
}
