import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct SitemapTests {
    @Test func indexNamesEachPartWithTheTimeOfItsLastChange() throws {
        let index = try XMLReading.read(PagesTests.render(.sitemap).body)
        #expect(
            index.texts("loc").map { $0.dropFirst("https://courier.example/sitemap/".count) } == [
                "pages.xml", "stories-1.xml", "topics-1.xml", "authors-1.xml", "packages-1.xml",
                "statements-1.xml",
            ])
        #expect(index.texts("lastmod") == Array(repeating: "2025-02-12T17:40:00+02:00", count: 5))
    }

    @Test func everyAddressOfThePartsIsAPage() throws {
        for kind in SitemapPart.Kind.allCases {
            let part = try XMLReading.read(PagesTests.render(.sitemapPart(SitemapPart(kind, 1))).body)
            #expect(!part.texts("loc").isEmpty)
            for address in part.texts("loc") {
                guard case .page(let key) = PageAddressTests.read(String(address.dropFirst("https://courier.example".count))) else {
                    Issue.record("\(address) is no page")
                    continue
                }
                #expect(try PagesTests.render(key).status == 200, "\(address)")
            }
        }
    }

    @Test func sectionsStandAmongThePagesThatEveryPaperHas() throws {
        let pages = try XMLReading.read(PagesTests.render(.sitemapOfPages).body).texts("loc")
        #expect(
            pages.map { $0.dropFirst("https://courier.example".count) } == [
                "/", "/news-feed/", "/diary/", "/record/", "/corrections/", "/section/harbour/", "/section/opinion/",
            ])
    }

    @Test func thereIsNoPartWithoutAnAddress() throws {
        #expect(try PagesTests.render(.sitemapPart(SitemapPart(.stories, 2))).status == 404)
        #expect(try PagesTests.render(.sitemapPart(SitemapPart(.stories, 1)), SamplePaper()).status == 404)
        #expect(try XMLReading.read(PagesTests.render(.sitemap, SamplePaper()).body).texts("loc").count == 1)
        #expect(try XMLReading.read(PagesTests.render(.sitemapOfPages, SamplePaper()).body).texts("loc").count == 5)
    }
}
