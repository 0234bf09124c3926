/// The part of an address that names a story, topic or contributor: lower-case ASCII letters and digits with single hyphens
/// between them, at most 80 characters.
package enum Slug {
    package static let maximumLength = 80

    /// First segments of the site's own addresses, and of those that browsers and robots ask for: no story may take them.
    package static let reserved: Set<String> = [
        ".well-known", "api", "archive", "atom.xml", "audio", "author", "corrections", "diary", "diary.ics", "favicon.ico", "feed",
        "feed.json",
        "healthz",
        "history",
        "language", "manifest.webmanifest", "media", "metrics", "news-feed", "offline", "package", "record", "robots.txt", "rss", "rss.xml",
        "search",
        "section", "service-worker.js", "sitemap", "sitemap-news.xml", "sitemap.xml", "tag", "theme", "topic", "trust.txt",
    ]

    /// A slug for a headline or a name in any script; never empty and never reserved.
    ///
    /// Ukrainian is transliterated by the official table of 2010 (see `Transliteration.ukrainian`) where the language is `uk`,
    /// or where it is not given and the text has letters that only Ukrainian has. What is left without a Latin letter or a
    /// digit becomes `story`.
    package static func make(from text: String, language: String? = nil) -> String {
        let slug = cut(hyphenated(Transliteration.latin(text, language: language)), to: maximumLength)
        if slug.isEmpty { return "story" }
        return reserved.contains(slug) ? numbered(slug, 2) : slug
    }

    package static func isValid(_ slug: String) -> Bool {
        guard (1...maximumLength).contains(slug.utf8.count), !reserved.contains(slug) else { return false }
        var previous = hyphen
        for byte in slug.utf8 {
            guard isLetterOrDigit(byte) || byte == hyphen && previous != hyphen else { return false }
            previous = byte
        }
        return previous != hyphen
    }

    /// The slug for the second (third, …) of one name: `x-2`. Cut so that it stays within the length.
    package static func numbered(_ slug: String, _ number: Int) -> String {
        let ending = "-\(number)"
        return cut(slug, to: maximumLength - ending.utf8.count) + ending
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Apostrophes stand inside a word and vanish; anything else that is no letter or digit parts two words.
    private static func hyphenated(_ latin: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var isApart = false
        for byte in latin.utf8 {
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            if isLetterOrDigit(lower) {
                if isApart, !bytes.isEmpty { bytes.append(hyphen) }
                bytes.append(lower)
                isApart = false
            } else if lower != UInt8(ascii: "'") {
                isApart = true
            }
        }
        return bytes
    }

    private static func cut(_ slug: String, to length: Int) -> String { cut(Array(slug.utf8), to: length) }

    /// At the last hyphen that leaves a slug short enough; a single word that is too long is cut where it must be.
    private static func cut(_ slug: [UInt8], to length: Int) -> String {
        guard slug.count > length else { return String(decoding: slug, as: UTF8.self) }
        let end = slug[...length].lastIndex(of: hyphen) ?? length
        return String(decoding: slug[..<end], as: UTF8.self)
    }
}
