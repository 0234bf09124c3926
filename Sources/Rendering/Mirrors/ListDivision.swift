import Foundation
import Newsroom

/// How a list is divided into the pages of a mirror: where an item's own identifier says so, and not after so many of them.
///
/// Counted from its beginning, every page of a list would become another one with each item that comes. Cut at items that the pages
/// have in common, whatever stands before them, a list of a thousand pages changes by one or two (content-defined chunking, as in
/// Muthitacharoen, Chen and Mazières, "A Low-bandwidth Network File System", 2001). The same list is always divided in the same way.
struct ListDivision {
    /// How many items a page has on average.
    let length: Int

    /// No page has more, and but for the last of a list none has fewer than half of `length`.
    var longest: Int { 2 * length }

    /// - Parameter page: the list from where the page begins, `longest` items of it.
    func cut<Item>(_ page: Page<Item>, _ place: (Item) -> Cursor) -> Page<Item> {
        let least = max(1, length / 2)
        for index in page.items.indices.dropFirst(least - 1) where Self.ends(place(page.items[index]).id, among: least) {
            // At the list's end there is nothing to cut.
            guard index + 1 < page.items.count || page.next != nil else { return page }
            return Page(items: Array(page.items[...index]), next: place(page.items[index]))
        }
        return page
    }

    /// FNV-1a with a last mix: identifiers that were made one after the other must not lie side by side.
    private static func ends(_ id: UUID, among count: Int) -> Bool {
        var number = FNV1a()
        withUnsafeBytes(of: id.uuid) { number.add($0) }
        var hash = number.value
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return (hash >> 33) % UInt64(count) == 0
    }
}

/// How pages read lists.
extension EditionReader {
    /// Whether what is rendered goes into a mirror.
    var isForMirror: Bool { (self as? RecordingReader)?.isForMirror ?? false }

    /// A page of a list: of `length` items on the paper's own site.
    func part(_ filter: EditionFilter, after cursor: Cursor?, length: Int) throws -> Page<EditionSummary> {
        guard let recorder = self as? RecordingReader, recorder.isForMirror else {
            return try newest(filter, after: cursor, limit: length)
        }
        return try recorder.newest(filter, after: cursor, dividedBy: ListDivision(length: length))
    }

    /// The same of a list of statements.
    func part(_ filter: RecordFilter, after cursor: Cursor?, length: Int) throws -> Page<PublishedStatement> {
        guard let recorder = self as? RecordingReader, recorder.isForMirror else {
            return try statements(filter, after: cursor, limit: length)
        }
        return try recorder.statements(filter, after: cursor, dividedBy: ListDivision(length: length))
    }
}
