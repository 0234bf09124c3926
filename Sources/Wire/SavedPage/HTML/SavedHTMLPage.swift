package import Foundation
package import Newsroom

/// Reads the HTML of a saved news page into a story: what the page says of itself first, then what its structure shows.
package enum SavedHTMLPage {
    /// - Parameters:
    ///   - bytes: The file as it was saved, in any encoding that it names or that can be told.
    ///   - name: The file's name; the story's origin where the page does not say its own address.
    ///   - timeZone: The newsroom's, for times that the page gives without one.
    package static func read(_ bytes: [UInt8], name: String, timeZone: TimeZone) throws(UnreadablePage) -> ImportedStory {
        guard bytes.contains(where: { !$0.isWhiteSpace }) else { throw .empty }
        guard bytes.count <= PageLimits.bytes else { throw .tooLarge(bytes: bytes.count, limit: PageLimits.bytes) }
        let sieve = try sieved(PageEncoding.utf8(bytes))
        let page = SavedPageReader(PageTree(parsing: sieve.markup), sieve.linkedData, timeZone)
        let story = page.story(origin: "file:\(name)")
        guard !story.headline.isEmpty || !story.body.isEmpty else { throw .noStory("neither a headline nor copy") }
        return story
    }

    private static func sieved(_ markup: [UInt8]) throws(UnreadablePage) -> MarkupSieve {
        do {
            return try MarkupSieve(markup)
        } catch {
            throw .noStory("it has more than \(MarkupSieve.Limits.nodes) elements")
        }
    }
}
