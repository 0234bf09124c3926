import Foundation
import Newsroom
import Rendering
import Site
import Web

/// Reads a site as a stranger would: every page there is, every link found, and guesses.
struct Crawler {
    let site: Site
    /// Each answer's bodies and headers by the address that was asked for.
    private(set) var found: [String: String] = [:]
    private(set) var statuses: [String: Int] = [:]

    init(_ site: Site) {
        self.site = site
    }

    static let everyKindOfPage: [PageKey] = [
        .front, .newsFeed(), .archive(), .search(text: ""), .rss(.paper), .rss(.newsFeed), .podcast, .sitemap, .newsSitemap, .robots,
        .trust(),
        .corrections(),
        .rss(.language("en")), .feed(.language("en"), .atom), .feed(.language("en"), .json), .rss(.language("x")),
        .feed(.paper, .atom), .feed(.paper, .json), .feed(.newsFeed, .atom), .feed(.newsFeed, .json), .rss(.corrections),
        .feed(.corrections, .atom), .feed(.corrections, .json), .diary(), .diary(.earlier), .diaryCalendar, .record(),
        .recordData(.all, .json), .recordData(.all, .csv),
    ]

    /// Reads those addresses and whatever they lead to.
    mutating func crawl(_ addresses: [String]) async {
        var waiting = addresses
        while let address = waiting.popLast() {
            guard found[address] == nil else { continue }
            let answer = await site.get(address)
            let text = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n" + answer.text
            found[address] = text
            statuses[address] = answer.status
            waiting += Self.links(in: text)
            if let location = answer["Location"] { waiting.append(location) }
        }
    }

    /// Takes in what lies elsewhere, as if it had been read at these addresses.
    mutating func take(_ files: [String: String]) { found.merge(files) { $1 } }

    /// Addresses of the site itself in attributes, elements, structured data and headers.
    static func links(in text: String) -> [String] {
        var links: [String] = []
        let plain = decoded(text).replacing("\\/", with: "/")
        for start in [
            "href=\"", "src=\"", "content=\"", "<loc>", "<link>", "<guid>", "\"url\":\"", "\"@id\":\"", "\"contentUrl\":\"", "\"item\":\"",
            "\"image\":\"", "\"feed_url\":\"",
        ] {
            for part in plain.components(separatedBy: start).dropFirst() {
                var link = String(part.prefix { !"\"<".contains($0) })
                if link.hasPrefix(TestPaper.siteURL) { link = String(link.dropFirst(TestPaper.siteURL.count)) }
                if link.isEmpty { link = "/" }
                if link.hasPrefix("/"), !link.hasPrefix("//") { links.append(String(link.prefix { $0 != "#" })) }
            }
        }
        return links
    }

    /// The text with character references, percent-encoding and JSON's escapes of ASCII undone, so that no spelling of a word hides
    /// it. One pass over the bytes: crawls read thousands of pages.
    static func decoded(_ text: String) -> String {
        let bytes = Array((text.removingPercentEncoding ?? text).utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "\\"),
                let (byte, length) = escape(bytes[place..<min(place + 9, bytes.count)])
            {
                decoded.append(byte)
                place += length
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// The ASCII character that the bytes begin with in some spelling, and how long that is.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
        for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")]
            as [(String, Unicode.Scalar)]
        where bytes.starts(with: name.utf8) { return (UInt8(ascii: character), name.utf8.count) }
        for (start, radix) in [("&#x", 16), ("&#X", 16), ("&#", 10), ("\\u00", 16)] where bytes.starts(with: start.utf8) {
            var digits = bytes.dropFirst(start.utf8.count).prefix { Character(Unicode.Scalar($0)).isHexDigit }
            if start.first == "\\" { digits = digits.prefix(2) }
            let isWhole =
                start.first == "\\" ? digits.count == 2 : digits.endIndex < bytes.endIndex && bytes[digits.endIndex] == UInt8(ascii: ";")
            guard isWhole, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: radix), (0x20...0x7E).contains(value) else {
                continue
            }
            return (value, start.utf8.count + digits.count + (start.first == "\\" ? 0 : 1))
        }
        return nil
    }

    /// All words in what was read that begin with the prefix, each with the address where it was seen first.
    func words(beginningWith prefix: String) -> [String: String] {
        var words: [String: String] = [:]
        for address in found.keys.sorted() {
            let text = Self.decoded(found[address] ?? "").lowercased()
            for part in text.components(separatedBy: prefix).dropFirst() {
                let word = prefix + part.prefix { $0.isASCII && $0.isLetter }
                if words[word] == nil { words[word] = address }
            }
        }
        return words
    }
}
