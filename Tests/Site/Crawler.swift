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

    /// The text with character references, percent-encoding and JSON's escapes undone, in lower case, so that no spelling of a
    /// word hides it.
    static func decoded(_ text: String) -> String {
        var decoded = text.removingPercentEncoding ?? text
        if decoded.contains("&#") || decoded.contains("\\u") {
            for scalar in (0x20...0x7E).compactMap(Unicode.Scalar.init) {
                let hexadecimal = String(scalar.value, radix: 16)
                for spelling in [
                    "&#\(scalar.value);", "&#x\(hexadecimal);", "&#x\(hexadecimal.uppercased());", "&#X\(hexadecimal);",
                    "\\u00\(hexadecimal)", "\\u00\(hexadecimal.uppercased())",
                ] {
                    decoded = decoded.replacing(spelling, with: String(Character(scalar)))
                }
            }
        }
        for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")] {
            decoded = decoded.replacing(name, with: character)
        }
        return decoded
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
