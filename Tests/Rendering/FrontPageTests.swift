import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct FrontPageTests {
    private static func front(_ arranged: FrontArrangement, _ sample: SamplePaper = .courier()) throws -> FrontPage {
        var sample = sample
        sample.arranged = arranged
        return try FrontPage(from: sample, topics: [])
    }

    private static func all(_ page: FrontPage) -> [Story.ID] {
        ([page.lead].compactMap { $0 } + page.seconds + page.columns + page.packages.flatMap(\.stories) + page.rest + page.newsFeed).map(
            \.id)
    }

    @Test func whatAnEditorPlacesStandsInItsPlaceAndTheNewestFillTheRest() throws {
        let arranged = FrontArrangement(stories: [.init(.lead): SamplePaper.id(9), .init(.seconds, 1): SamplePaper.id(5)])
        let page = try Self.front(arranged)
        #expect(page.lead?.id == SamplePaper.id(9))
        #expect(page.seconds.map(\.id) == [1, 5, 2, 4, 7].map { SamplePaper.id($0) })
        #expect(Set(Self.all(page)).count == Self.all(page).count)
    }

    @Test func aPlaceWhoseStoryIsNotPublicGoesToTheNewest() throws {
        let page = try Self.front(FrontArrangement(stories: [.init(.lead): SamplePaper.id(77)]))
        #expect(page.lead?.id == SamplePaper.id(1))
        #expect(Self.all(page).count == SamplePaper.courier().editions.count)
    }

    @Test func aPackageShowsThoseOfItsStoriesThatStandNowhereElse() throws {
        let page = try Self.front(FrontArrangement(stories: [.init(.lead): SamplePaper.id(1)], packages: [SamplePaper.id(1)]))
        #expect(page.packages.first?.stories.map(\.id) == [SamplePaper.id(4), SamplePaper.id(7)])
        #expect(page.lead?.id == SamplePaper.id(1))
        #expect(Set(Self.all(page)).count == Self.all(page).count)
        #expect(Self.all(page).count == SamplePaper.courier().editions.count)
    }

    @Test func columnsFallBackToOpinionAndAnalysis() throws {
        var sample = SamplePaper.courier()
        for number in 20..<28 {
            let kind: StoryKind = number.isMultiple(of: 2) ? .opinion : .news
            sample.editions.append(
                Edition(
                    summary: sample.summary(number, "Story \(number)", "2025-02-13T10:00:\(number)Z", kind: kind, topics: [], byline: []),
                    document: Document()))
        }
        let page = try Self.front(FrontArrangement(stories: [.init(.columns, 1): SamplePaper.id(2)]), sample)
        #expect(page.columns.map(\.id) == [20, 2, 4, 9].map { SamplePaper.id($0) })
    }

    @Test func aBriefThatIsPlacedStandsThereAndNotInTheFeed() throws {
        let page = try Self.front(FrontArrangement(stories: [.init(.seconds, 0): SamplePaper.id(3)]))
        #expect(page.seconds.first?.id == SamplePaper.id(3))
        #expect(!page.newsFeed.contains { $0.id == SamplePaper.id(3) })
    }

    @Test func theFrontReadsAllThatIsPlacedPublicOrNot() throws {
        var sample = SamplePaper.courier()
        sample.arranged = FrontArrangement(
            stories: [.init(.lead): SamplePaper.id(99)], packages: [SamplePaper.id(1), SamplePaper.id(2)])
        let reads = try ReadsTests.reads(.front, sample)
        #expect(
            reads.isSuperset(of: [
                .front, .edition(SamplePaper.id(99)), .storyPackage(SamplePaper.id(1)), .storyPackage(SamplePaper.id(2)),
                .edition(SamplePaper.id(77)), .sections,
            ]))
    }

    @Test func aStoryAndItsPackageReadOneAnother() throws {
        #expect(try ReadsTests.reads(PagesTests.story).isSuperset(of: [.storyPackage(SamplePaper.id(1)), .edition(SamplePaper.id(77))]))
        #expect(
            try ReadsTests.reads(.storyPackage(slug: "the-spring-tide")).isSuperset(of: [
                .address("package/the-spring-tide"), .storyPackage(SamplePaper.id(1)), .edition(SamplePaper.id(77)),
                .edition(SamplePaper.id(4)),
            ]))
        #expect(try ReadsTests.reads(.storyPackage(slug: "not-yet")).contains(.address("package/not-yet")))
        #expect(
            try ReadsTests.reads(.section(slug: "harbour")).isSuperset(of: [
                .address("section/harbour"), .section(SamplePaper.id(1)), .list(.section(SamplePaper.id(1))),
            ]))
        #expect(try ReadsTests.reads(.section(slug: "not-yet")).contains(.address("section/not-yet")))
    }

    @Test func aStorySaysBetweenWhichOthersOfAPackageItStands() throws {
        let page = try PagesTests.text(PagesTests.story)
        #expect(page.contains("part of The spring tide: what we know /package/the-spring-tide/ after What the dyke remembers"))
        #expect(page.contains("before Tide tables for the week"))
        #expect(page.contains("\"articleSection\":\"Harbour\""))
    }
}
