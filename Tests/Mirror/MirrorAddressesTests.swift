import Foundation
import Newsroom
import Rendering
import Testing

@testable import Mirror

@Suite("What addresses stand for in a mirror")
struct MirrorAddressesTests {
    private static let names =
        Slug.reserved.sorted() + [
            "a-story", "2026", "a--b", "-a", "A-Story", "a.html", "topic", "%61", "після", "", "..", "after", "history",
        ]

    @Test("what is taken for a page's own address without being read is one, and is in the mirror whatever leads to it")
    func plain() {
        var plain: Set<String> = []
        for name in Self.names {
            let places = ["/", "/topic/", "/author/", "/section/", "/package/", "/record/", "/topic/author/"]
            let addresses = places.flatMap { ["\($0)\(name)/", "\($0)\(name)", "\($0)\(name)/history/"] }
            for address in addresses where MirrorAddresses.isPlain(address) {
                plain.insert(address)
                #expect(PageKey(mirrorPath: address).map { !$0.beginsAtPlace } == true, "\(address)")
                #expect(MirrorPath(address: address)?.isWeak == false, "\(address)")
            }
        }
        #expect(plain.isSuperset(of: ["/a-story/", "/topic/a-story/", "/author/2026/", "/section/a-story/", "/after/"]))
        #expect(plain.isDisjoint(with: ["/a-story", "/A-Story/", "/archive/", "/a-story/history/", "/record/a-story/"]))
    }

    @Test(
        "histories, later pages of lists, pictures and other spellings are there only as long as something leads to them",
        arguments: ["/a-story/history/", later, "/Topic/Harbour/", "/A-Story/"])
    func weak(address: String) throws {
        #expect(try #require(MirrorPath(address: address)).isWeak)
    }

    private static let later = PageKey.topic(slug: "harbour", after: Cursor(position: 100, id: UUID())).mirrorAddress
}
