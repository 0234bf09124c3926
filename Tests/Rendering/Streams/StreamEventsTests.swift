import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("What those who follow a stream are told")
struct StreamEventsTests {
    private func events(_ sample: SamplePaper, _ stream: NewsStream = .newsFeed, after number: Int = 0) throws -> StreamEvents {
        try PageRenderer(paper: sample.paper, theme: PlainTheme.make()).events(stream, after: number, from: sample)
    }

    private func texts(_ events: StreamEvents) -> [String] { events.events.map { String(decoding: $0.bytes, as: UTF8.self) } }

    private func feed(_ notices: [Notice]) -> SamplePaper {
        var sample = SamplePaper.courier()
        sample.notices = notices
        return sample
    }

    private var inFeed: Story.ID {
        get throws {
            let edition = SamplePaper.courier().editions.first { $0.summary.inNewsFeed }
            return try #require(edition).id
        }
    }

    @Test func `an item of the news feed is told in full, in one line of data`() throws {
        let id = try inFeed
        let told = try events(feed([Notice(number: 7, story: id)]))
        let first = texts(told).first
        let text = try #require(first)
        #expect(told.position == 7 && told.events.map(\.number) == [7])
        #expect(text.hasPrefix("id: 7\nevent: item\ndata: {\"id\":\"\(id)\",\"headline\":\""))
        #expect(text.hasSuffix("}\n\n"))
        #expect(text.split(separator: "\n").count == 3)
        #expect(text.contains("\"html\":\"item \(id) "))
    }

    @Test func `what is not public, or not in the feed any more, is gone`() throws {
        let edition = SamplePaper.courier().editions.first { !$0.summary.inNewsFeed }
        let outside = try #require(edition).id
        let told = try events(feed([Notice(number: 1, story: SamplePaper.id(777)), Notice(number: 2, story: outside)]))
        #expect(
            texts(told) == [
                "id: 1\nevent: gone\ndata: {\"id\":\"\(SamplePaper.id(777) as Story.ID)\"}\n\n",
                "id: 2\nevent: gone\ndata: {\"id\":\"\(outside)\"}\n\n",
            ])
    }

    @Test func `a thing that changed again and again is told once, as it stands`() throws {
        let id = try inFeed
        let other = SamplePaper.id(777) as Story.ID
        let notices = [3, 4, 6].map { Notice(number: $0, story: id) } + [Notice(number: 9, story: other), Notice(number: 12, story: id)]
        #expect(try events(feed(notices)).events.map(\.number) == [9, 12])
        #expect(try events(feed(notices), after: 9).events.map(\.number) == [12])
        #expect(try events(feed(notices), after: 12).events.isEmpty)
        #expect(try events(feed(notices), after: 12).position == 12)
    }

    @Test func `who missed too much is told to read the page`() throws {
        let notices = (1...101).map { Notice(number: $0, story: SamplePaper.id(1000 + $0)) }
        #expect(texts(try events(feed(notices))) == ["id: 101\nevent: reset\ndata: {}\n\n"])
        #expect(try events(feed(notices), after: 1).events.count == 100)
    }

    @Test func `no headline can end an event or begin another`() throws {
        var sample = SamplePaper.courier()
        let hostile = "x\r\ndata: y\n\nevent: gone\u{2028}</script>"
        let id: Story.ID = SamplePaper.id(50)
        let summary = EditionSummary(
            id: id, revision: 1, kind: .brief, language: "en", slug: "x", headline: hostile, standfirst: "", byline: [], topics: [],
            leadPhotograph: nil, firstPublished: .now, updated: .now, words: 1, inNewsFeed: true)
        sample.editions.append(Edition(summary: summary, document: Document()))
        sample.notices = [Notice(number: 1, story: id)]
        let first = texts(try events(sample)).first
        let text = try #require(first)
        // The standard's line ends are carriage return and line feed only (section 9.2.6).
        #expect(text.utf8.count { $0 == 10 } == 4)
        #expect(!text.contains("\r"))
    }

    @Test func `a live coverage's updates are told, and its end sends readers to the page`() throws {
        var sample = SamplePaper.live()
        let story = sample.editions[0].id
        let (first, gone): (LiveUpdate.ID, LiveUpdate.ID) = (SamplePaper.id(301), SamplePaper.id(399))
        sample.notices = [
            Notice(number: 1, story: story, update: first), Notice(number: 2, story: story, update: gone),
            Notice(number: 5, story: story), Notice(number: 6, story: SamplePaper.id(4)),
        ]
        let told = try events(sample, .story(story))
        #expect(told.position == 5)
        let names = texts(told).map { $0.split(separator: "\n")[1] }
        #expect(names == ["event: item", "event: gone", "event: reset"])
        #expect(texts(told)[0].contains("\"url\":\"/tide-live/?update=\(first)\""))
        sample.editions.removeFirst()
        #expect(texts(try events(sample, .story(story))) == ["id: 5\nevent: reset\ndata: {}\n\n"])
    }
}

extension SamplePaper {
    /// The courier with a story that is covered live: 24 updates, one pinned, one corrected, all but the newest 20 on a second page.
    static func live() -> SamplePaper {
        var sample = courier()
        let posted = date("2025-02-12T18:00:00Z")
        let all = (1...24).map { number -> PublishedUpdate in
            let at = posted.addingTimeInterval(Double(number) * 60)
            return PublishedUpdate(
                id: id(300 + number), headline: number % 2 == 0 ? "Update <\(number)>" : "",
                authors: [.init(contributor: id(1), name: "Maud Tarn")],
                document: Document([.paragraph([.text("The water stands at \(number).")])]), isKeyEvent: number == 23,
                isPinned: number == 22, posted: at, updated: number == 24 ? at.addingTimeInterval(30) : at,
                corrections: number == 24 ? [.init(text: "Not 25.", at: at.addingTimeInterval(30))] : [])
        }
        let updates: [PublishedUpdate] = all.reversed()
        let main = courier().editions[0].summary
        let summary = EditionSummary(
            id: id(200), revision: 1, kind: .live, language: "en", slug: "tide-live", headline: "The tide, live", standfirst: "",
            byline: main.byline, topics: main.topics, leadPhotograph: nil, firstPublished: posted, updated: posted, words: 9,
            inNewsFeed: false)
        let newest = Array(updates.prefix(LiveCoverage.length))
        let live = LiveCoverage(
            ended: nil, pinned: updates.filter(\.isPinned), newest: newest, next: newest.last?.place, notice: 41)
        sample.updates[summary.id] = updates
        sample.editions.insert(
            Edition(summary: summary, document: Document([.paragraph([.text("Key points.")])]), live: live), at: 0)
        return sample
    }
}
