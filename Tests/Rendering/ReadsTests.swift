import Foundation
import Newsroom
import Testing

@testable import Rendering

/// Which changes make a page wrong: what a page lists here must be named by every act that changes it.
@Suite struct ReadsTests {
    static let sample = SamplePaper.courier()
    static let story: EditionSummary = sample.editions[0].summary

    static func reads(_ key: PageKey, _ sample: SamplePaper = sample) throws -> Set<Subject> { try PagesTests.render(key, sample).reads }

    @Test(arguments: PagesTests.pages.map(\.1)) func everyPageReadsThePaper(key: PageKey) throws {
        #expect(try Self.reads(key).contains(.paper))
    }

    @Test func storyReadsAllThatItShows() throws {
        let reads = try Self.reads(PagesTests.story)
        #expect(
            reads.isSuperset(of: [
                .story(Self.story.id), .address(Self.story.slug), .topicsInNavigation, .list(.topic(Self.story.topics[0].id)),
            ]))
        #expect(reads.isSuperset(of: Self.story.topics.map { .topic($0.id) }))
        #expect(reads.isSuperset(of: Self.story.byline.map { .contributor($0.contributor) }))
        #expect(reads.contains(.photograph(SamplePaper.sluice.id)))
        // The story card.
        #expect(reads.contains(.edition(SamplePaper.id(4))))
        // A publication elsewhere in the paper leaves the page alone.
        #expect(!reads.contains(.list(.all)) && !reads.contains(.list(.newsFeed)) && !reads.contains(.search))
    }

    @Test func storyReadsWhatItMentionsAndIsNotPublicYet() throws {
        var sample = Self.sample
        let blocks: [Block] = [
            .quotation([.storyCard(.own(SamplePaper.id(77)))], source: ""), .background(SamplePaper.id(78)),
            .photograph(PhotographUse(SamplePaper.id(79))), .storyCard(.elsewhere(.init(title: "", url: "https://a.example/"))),
        ]
        sample.editions = [Edition(summary: Self.story, document: Document(blocks))]
        let reads = try Self.reads(PagesTests.story, sample)
        #expect(reads.isSuperset(of: [.edition(SamplePaper.id(77)), .background(SamplePaper.id(78)), .photograph(SamplePaper.id(79))]))
        #expect(reads.contains(.preview("https://a.example/")))
    }

    @Test func frontReadsItsListsAndEveryStoryOnIt() throws {
        let reads = try Self.reads(.front)
        #expect(reads.isSuperset(of: [.list(.all), .list(.newsFeed), .topicsInTheNews]))
        #expect(reads.isSuperset(of: Self.sample.editions.map { .edition($0.id) }))
    }

    @Test func listsReadTheirList() throws {
        let day = Day(daysSince1970: 20_130)
        #expect(try Self.reads(.newsFeed()).isSuperset(of: [.list(.newsFeed), .edition(SamplePaper.id(3))]))
        #expect(try Self.reads(.archiveDay(day)).isSuperset(of: [.list(.day(day)), .list(.all)]))
        #expect(try Self.reads(.search(text: "sluice")).isSuperset(of: [.search, .edition(SamplePaper.id(1))]))
        #expect(try Self.reads(.newsSitemap) == [.paper, .list(.all)])
        #expect(try Self.reads(.sitemapOfPages) == [.paper, .sections, .section(SamplePaper.id(1)), .section(SamplePaper.id(2))])
        // A publication touches the index and its own part; no other part knows of it.
        #expect(try Self.reads(.sitemap) == [.paper, .sitemapIndex])
        #expect(try Self.reads(.sitemapPart(SitemapPart(.stories, 1))) == [.paper, .sitemap(SitemapPart(.stories, 1))])
        #expect(try Self.reads(.corrections()).isSuperset(of: [.corrections, .edition(SamplePaper.id(1))]))
        #expect(try Self.reads(.feed(.corrections, .json)).isSuperset(of: [.corrections, .edition(SamplePaper.id(1))]))
        #expect(try Self.reads(.podcast).isSuperset(of: [.list(.narrated), .story(SamplePaper.id(2))]))
        #expect(try Self.reads(.archive(year: 2025)).contains(.list(.all)))
        for key in [PageKey.topic(slug: "saltmarsh"), .rss(.topic(slug: "saltmarsh"))] {
            #expect(
                try Self.reads(key).isSuperset(of: [
                    .address("topic/saltmarsh"), .topic(SamplePaper.id(1)), .list(.topic(SamplePaper.id(1))),
                ]))
        }
        for format in FeedFormat.allCases {
            #expect(
                try Self.reads(.feed(.section(slug: "harbour"), format)).isSuperset(of: [
                    .address("section/harbour"), .section(SamplePaper.id(1)), .list(.section(SamplePaper.id(1))),
                ]))
        }
        for key in [PageKey.author(slug: "maud-tarn"), .rss(.author(slug: "maud-tarn"))] {
            #expect(
                try Self.reads(key).isSuperset(of: [
                    .address("author/maud-tarn"), .contributor(SamplePaper.id(1)), .list(.contributor(SamplePaper.id(1))),
                ]))
        }
    }

    @Test func theRecordReadsItsListsAndWhatStandsInThem() throws {
        let (orla, defence): (Topic.ID, Topic.ID) = (SamplePaper.id(3), SamplePaper.id(2))
        let first = SamplePaper.statements[0]
        for key in [PageKey.record(), .recordData(.all, .json), .recordData(.all, .csv)] {
            #expect(
                try Self.reads(key).isSuperset(of: [
                    .record(.all), .statement(first), .statement(SamplePaper.statements[4]), .outlet(SamplePaper.id(1)), .topic(orla),
                    .edition(SamplePaper.id(9)),
                ]))
        }
        #expect(
            try Self.reads(.record(.about(slug: "flood-defence"))).isSuperset(of: [
                .record(.topic(defence)), .address("topic/flood-defence"),
            ]))
        #expect(try Self.reads(.record(.said(slug: "orla-finch"))).contains(.record(.speaker(orla))))
        let sides = PageKey.RecordSides(topic: "flood-defence", one: "orla-finch", other: "harbour-board")
        #expect(
            try Self.reads(.sides(sides)).isSuperset(of: [
                .record(.speakerOnTopic(orla, defence)), .record(.speakerOnTopic(SamplePaper.id(4), defence)),
                .address("topic/harbour-board"),
            ]))
        // What it is linked with, and what its speaker said before.
        #expect(
            try Self.reads(.statement(first)).isSuperset(of: [
                .statement(first), .statement(SamplePaper.statements[1]), .record(.speakerOnTopic(orla, defence)),
                .edition(SamplePaper.id(1)),
            ]))
        #expect(try Self.reads(.statement(SamplePaper.id(99))).contains(.statement(SamplePaper.id(99))))
        #expect(try Self.reads(PagesTests.story).contains(.statement(first)))
        #expect(try Self.reads(.topic(slug: "orla-finch")).isSuperset(of: [.record(.speaker(orla)), .record(.topic(orla))]))
    }

    @Test func whatWasLookedForInVainIsReadToo() throws {
        #expect(try Self.reads(.story(slug: "not-yet")).contains(.address("not-yet")))
        #expect(try Self.reads(.story(slug: "taken-back")).contains(.address("taken-back")))
        #expect(try Self.reads(.story(slug: "gate-repair-stalls")).contains(.address("gate-repair-stalls")))
        #expect(try Self.reads(.topic(slug: "not-yet")).contains(.address("topic/not-yet")))
        #expect(try Self.reads(.author(slug: "not-yet")).contains(.address("author/not-yet")))
    }

    @Test func affectedPagesAreThoseThatReadASubject() {
        var affected = AffectedPages<PageKey>()
        affected.insert(.front, reads: [.paper, .list(.all)])
        affected.insert(.story(slug: "a"), reads: [.paper, .address("a")])
        #expect(affected.pages(affectedBy: [.list(.all), .search]) == [.front])
        #expect(affected.pages(affectedBy: [.paper]) == [.front, .story(slug: "a")])
        affected.insert(.front, reads: [.paper])
        #expect(affected.pages(affectedBy: [.list(.all)]).isEmpty)
        affected.remove(.front)
        #expect(affected.pages(affectedBy: [.paper, .address("a")]) == [.story(slug: "a")])
    }
}
