import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("Pages for a mirror") struct MirrorTests {
    private static let place = Cursor(position: 1_790_000_000_000, id: UUID())

    private static let keys: [PageKey] = [
        .front, .story(slug: "a-bridge"), .live(slug: "storm", at: .after(place)), .history(slug: "a", after: place), .topic(slug: "міст"),
        .topic(slug: "bridges", after: place), .author(slug: "ada", after: place), .section(slug: "town", after: place),
        .newsFeed(after: place), .corrections(after: place), .record(.said(slug: "ada"), after: place), .record(.all, after: place),
        .diary(.coming, after: place), .diary(.earlier, after: place), .search(text: ""), .rss(.topic(slug: "a")), .sitemap,
    ]

    @Test(arguments: keys) func `each have a path without a query, which leads back to the page`(_ key: PageKey) {
        #expect(!key.mirrorAddress.contains("?"))
        #expect(PageKey(mirrorPath: key.mirrorAddress) == key)
    }

    @Test(arguments: [
        "/x/after/1_2/", "/after/\(place)/", "/rss.xml/after/\(place)/", "/search/after/\(place)/", "/Topic/x/", "x", "",
    ])
    func `have no other paths`(_ path: String) { #expect(PageKey(mirrorPath: path) == nil) }

    // MARK: How lists are divided

    private struct Item: Equatable, Sendable { let place: Cursor }

    /// Every page of a list, newest first.
    private func pages(_ list: [Item], length: Int) -> [[Item]] {
        let division = ListDivision(length: length)
        var (pages, rest): ([[Item]], ArraySlice<Item>) = ([], list[...])
        while !rest.isEmpty {
            let some = rest.prefix(division.longest)
            let more = rest.count > some.count
            let page = division.cut(Page(items: Array(some), next: more ? some.last?.place : nil), \.place)
            pages.append(page.items)
            #expect((page.next == nil) == (page.items.count == rest.count))
            rest = rest.dropFirst(page.items.count)
        }
        return pages
    }

    @Test func `divide a list so that what comes and goes changes a page or two`() {
        var ids = SystemRandomNumberGenerator()
        let list = (0..<2_000).map { number in
            Item(place: Cursor(position: Int64(2_000 - number), id: UUID(uuid: Self.bytes(&ids))))
        }
        let before = pages(list, length: 30)
        #expect(before.flatMap(\.self) == list && before.allSatisfy { $0.count <= 60 } && before.dropLast().allSatisfy { $0.count >= 15 })
        for place in [0, 1, 700, 1_999] {
            var other = list
            other.insert(Item(place: Cursor(position: Int64(2_000 - place), id: UUID(uuid: Self.bytes(&ids)))), at: place)
            let left = pages(other, length: 30).filter { !before.contains($0) }
            #expect(left.count <= 12, "one more at \(place)")
            other.remove(at: place)
            #expect(pages(other, length: 30) == before, "the same list is divided in the same way")
        }
    }

    private static func bytes(_ random: inout SystemRandomNumberGenerator) -> uuid_t {
        withUnsafeBytes(of: (random.next(), random.next())) { $0.loadUnaligned(as: uuid_t.self) }
    }

    @Test func `note of a list the stretch that they read`() {
        func place(_ position: Int64) -> Cursor { .at(position) }
        let whole = ListSpan(.search, from: nil, to: nil)
        let newest = ListSpan(.search, from: nil, to: place(10))
        let middle = ListSpan(.search, from: place(10), to: place(5))
        #expect(newest.holds(place(10)) && newest.holds(place(99)) && !newest.holds(place(9)))
        #expect(!middle.holds(place(10)) && middle.holds(place(5)) && !middle.holds(place(4)) && whole.holds(place(1)))
        #expect(ListSpan.joined([middle, newest]) == [ListSpan(.search, from: nil, to: place(5))])
        #expect(Set(ListSpan.joined([newest, ListSpan(.search, from: place(4), to: nil)])).count == 2)
        #expect(ListSpan.joined([whole, middle]) == [whole])
        #expect(ListSpan.joined([ListSpan(.front, from: nil, to: nil), whole]).count == 2)
    }
}
