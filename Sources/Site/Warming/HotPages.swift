import Foundation
package import Rendering

/// The pages that readers ask for most, the first of them first: what a start makes ready before anybody asks. Addresses and how hot
/// they are, and nothing of those who asked.
///
/// At rest it is text: a first line that says what it is, then a count and an address a line.
package struct HotPages: Hashable, Sendable {
    package struct Hot: Hashable, Sendable {
        package let key: PageKey
        /// About how often it was asked for lately, as the page cache counts.
        package let count: Int
    }

    package let pages: [Hot]

    package static let most = 512
    /// Of the text, in bytes.
    package static let longest = 512 << 10
    private static let longestAddress = 1_000
    private static let title = "broadsheet hot pages 1"

    /// - Parameter pages: what does not belong here is left out: what readers have searched for is theirs, and the places in long lists
    ///   are not kept.
    init(_ pages: [Hot]) {
        self.pages = Array(pages.filter { Self.belongs($0.key) && $0.key.address.utf8.count <= Self.longestAddress }.prefix(Self.most))
    }

    /// Nil for anything but what `text` gives.
    package init?(text bytes: [UInt8]) {
        guard bytes.count <= Self.longest, let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Self.title[...], lines.count <= Self.most + 1 else { return nil }
        var pages: [Hot] = []
        for line in lines.dropFirst() {
            guard let page = Self.page(line) else { return nil }
            pages.append(page)
        }
        self.pages = pages
    }

    package var text: String { ([Self.title] + pages.map { "\($0.count) \($0.key.address)" }).joined(separator: "\n") + "\n" }

    private static func page(_ line: Substring) -> Hot? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 3, let count = Int(parts[0]), count > 0, parts[1].utf8.count <= longestAddress else {
            return nil
        }
        let ends = parts[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard case .page(let key) = PageAddress(path: ends[0], query: ends.count > 1 ? ends[1] : ""), key.address == parts[1], belongs(key)
        else { return nil }
        return Hot(key: key, count: count)
    }

    private static func belongs(_ key: PageKey) -> Bool {
        if case .search = key { return false }
        return !key.beginsAtPlace
    }
}
