package import Foundation
package import Newsroom

/// A page as somebody saved it: HTML or plain text, told apart by content and not by the file's ending.
package enum SavedPage {
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: the file's name, for the story's origin where the page does not give its own address.
    ///   - timeZone: the newsroom's, for times on the page that name no zone.
    package static func read(_ bytes: [UInt8], name: String, timeZone: TimeZone) throws(UnreadablePage) -> ImportedStory {
        try check(bytes)
        return looksLikeHTML(bytes)
            ? try SavedHTMLPage.read(bytes, name: name, timeZone: timeZone)
            : try SavedTextPage.read(bytes, name: name, timeZone: timeZone)
    }

    /// Refuses what no reader of pages need look at: nothing, too much, and files of other kinds.
    static func check(_ bytes: [UInt8]) throws(UnreadablePage) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= PageLimits.bytes else { throw .tooLarge(bytes: bytes.count, limit: PageLimits.bytes) }
        if let kind = FileSignature.kind(of: bytes) { throw .otherFormat(kind) }
        if TextEncoding.looksBinary(bytes) { throw .binary }
    }

    /// Whether the first kilobytes carry mark-up that only HTML has. A text that merely mentions `<p>` later is a text.
    static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
        var start = lowercasedASCII(of: bytes.prefix(PageLimits.sniffed * 2))
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
        let opening = start.drop { $0 <= 0x20 }
        for mark in ["<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<meta", "<title", "<script", "<div", "<!--"]
        where opening.starts(with: mark.utf8) { return true }
        // Saved by hand or cut: mark-up may come after a line of something else.
        return ["<!doctype html", "<html ", "<html>", "<body>", "<body "].contains { contains(Array($0.utf8), in: opening.prefix(1024)) }
    }

    /// The ASCII of the text, lower case; the zero bytes of UTF-16 left out, so that its mark-up can be seen too.
    private static func lowercasedASCII(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { bytes = bytes.dropFirst(2) }
        return bytes.lazy.filter { $0 != 0 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func contains(_ needle: [UInt8], in hay: ArraySlice<UInt8>) -> Bool {
        guard let first = needle.first else { return true }
        var rest = hay
        while let at = rest.firstIndex(of: first) {
            rest = rest[at...]
            if rest.starts(with: needle) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
