import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("What many pages read alike")
struct KeptReadingsTests {
    private let kept = KeptReadings(limit: 1 << 20)
    private let list = KeptReadings.Key.newest(.all, limit: 5)

    private func found(_ key: KeptReadings.Key, by session: KeptReadings.Session? = nil) -> String? {
        (session ?? kept.begin()).find(key, String.self)?.value
    }

    @Test("is kept until a change touches it")
    func dropped() {
        let story: Story.ID = IdentifierSource().next()
        kept.begin().keep("five", 10, for: list, reads: [.list(.all), .story(story)])
        kept.begin().keep("its entry", 10, for: .feedEntry(story), reads: [.story(story)])
        kept.drop([.search])
        #expect(found(list) == "five" && found(.feedEntry(story)) == "its entry")
        kept.drop([.list(.all)])
        #expect(found(list) == nil && found(.feedEntry(story)) == "its entry")
        kept.drop([.story(story)])
        #expect(found(.feedEntry(story)) == nil)
    }

    @Test("is not kept where a change came while it was read")
    func late() {
        let early = kept.begin()
        kept.drop([.list(.all)])
        early.keep("four", 10, for: list, reads: [.list(.all)])
        #expect(found(list) == nil)
        early.keep("no other story", 10, for: .sections, reads: [.sections])
        #expect(found(.sections) == "no other story", "the change had nothing to do with it")
    }

    @Test("is not given to a page whose state is older")
    func newer() {
        let early = kept.begin()
        kept.drop([.list(.all)])
        kept.begin().keep("five", 10, for: list, reads: [.list(.all)])
        #expect(found(list, by: early) == nil && found(list) == "five")
    }

    @Test("takes so much memory and no more; what was used longest ago goes first")
    func bounded() {
        let stories: [Story.ID] = (0..<64).map { _ in IdentifierSource().next() }
        for story in stories {
            kept.begin().keep("entry", 60_000, for: .feedEntry(story), reads: [.story(story)])
            _ = found(.feedEntry(stories[0]))
        }
        let left = stories.filter { found(.feedEntry($0)) != nil }
        #expect((15...17).contains(left.count) && left.first == stories[0] && left.dropFirst() == stories.suffix(left.count - 1))
        kept.begin().keep("too long", 1 << 19, for: list, reads: [.list(.all)])
        #expect(found(list) == nil)
    }

    @Test("a page that finds it depends on it as one that reads it, and has the same bytes", arguments: PagesTests.pages.map(\.1))
    func pages(_ key: PageKey) throws {
        let renderer = PageRenderer(paper: PagesTests.sample.paper, theme: try PlainTheme.make(), now: { PagesTests.now })
        let alone = try renderer.render(key, from: PagesTests.sample)
        for _ in 0..<2 {
            let page = try renderer.render(key, from: PagesTests.sample, keeping: kept.begin())
            #expect(page.body == alone.body && page.reads == alone.reads)
        }
    }

    @Test("feeds in three formats read each story once, and after a change those that it touched")
    func feeds() throws {
        let sample = PagesTests.sample
        let renderer = PageRenderer(paper: sample.paper, theme: try PlainTheme.make())
        func feed(_ format: FeedFormat, from reader: SamplePaper) throws -> String {
            String(decoding: try renderer.render(.feed(.paper, format), from: reader, keeping: kept.begin()).body, as: UTF8.self)
        }
        _ = try feed(.rss, from: sample)
        let first = try #require(sample.newest(.all, after: nil, limit: 1).items.first)
        // A state in which nothing is left to read.
        var empty = sample
        empty.editions = []
        #expect(try feed(.json, from: empty).contains(first.slug))
        // What stands beside the story on its own page is no part of a feed.
        kept.drop([.story(first.id)])
        #expect(try feed(.json, from: empty).contains(first.slug))
        kept.drop([.edition(first.id)])
        #expect(try !feed(.json, from: empty).contains(first.slug))
    }

    @Test("a story as lists show it is dropped by a change of anything that it was made from")
    func summaries() throws {
        let summaries = PagesTests.sample.newest(.all, after: nil, limit: 9).items
        let summary = try #require(summaries.first { !$0.topics.isEmpty && !$0.byline.isEmpty && $0.leadPhotograph != nil })
        let parts: [Subject] = [
            .edition(summary.id), .topic(summary.topics[0].id), .contributor(summary.byline[0].contributor),
            .photograph(try #require(summary.leadPhotograph).id),
        ]
        for part in parts {
            let session = kept.begin()
            session.keep([summary])
            kept.drop([.search, .list(.all), .story(summary.id)])
            #expect(kept.begin().find([summary.id]) == [summary.id: summary])
            kept.drop([part])
            #expect(kept.begin().find([summary.id]).isEmpty, "\(part)")
            session.keep([summary])
            #expect(kept.begin().find([summary.id]).isEmpty, "of a state from before the change: \(part)")
        }
    }

    @Test("is for no page of a mirror")
    func mirror() throws {
        let sample = PagesTests.sample
        let renderer = PageRenderer(paper: sample.paper, theme: try PlainTheme.make(), isMirror: true)
        _ = try renderer.render(.front, from: sample, keeping: kept.begin())
        #expect(kept.begin().find(.newest(.all, limit: FeedModel.length), Page<EditionSummary>.self) == nil)
        #expect(kept.begin().find(.sections, [Section].self) == nil)
    }
}
