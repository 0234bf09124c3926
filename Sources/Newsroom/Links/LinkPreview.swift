package import Foundation

/// A page elsewhere as it said what it is when it was fetched: what a story card without words of its own shows.
///
/// Its texts come from outside: they are one line each, within the limits, and free of what could reorder the text around them.
package struct LinkPreview: Hashable, Sendable {
    /// As the card has it, letter for letter.
    package let url: String
    package let title: String
    package let summary: String
    /// The publication's name.
    package let site: String
    /// Names, as a byline has them.
    package let author: String
    /// BCP 47; nil where the page does not say.
    package let language: String?
    package let fetchedAt: Date

    /// In characters; the address in bytes, so that each engine can index it.
    package enum Limit {
        package static let url = 2_000
        package static let title = 300
        package static let summary = 600
        package static let site = 100
        package static let author = 200
    }

    /// Texts are brought into form; what is too long is cut between words.
    package init(url: String, title: String, summary: String, site: String, author: String, language: String?, fetchedAt: Date) {
        self.url = url
        self.title = Self.settled(title, Limit.title)
        self.summary = Self.settled(summary, Limit.summary)
        self.site = Self.settled(site, Limit.site)
        self.author = Self.settled(author, Limit.author)
        self.language = language.flatMap { LanguageTag.isWellFormed($0) ? $0 : nil }
        self.fetchedAt = fetchedAt
    }

    private static func settled(_ text: String, _ limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isForbidden(scalar) { scalars.append(scalar.properties.isWhitespace ? " " : scalar) }
        let line = String(scalars).split(separator: " ").joined(separator: " ")
        guard line.count > limit else { return line }
        let start = line.prefix(limit - 1)
        return start.prefix(upTo: start.lastIndex(of: " ") ?? start.endIndex) + "…"
    }

    /// Controls but white space, what XML cannot carry, and the directional overrides and isolates (UAX 9).
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        default: scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
        }
    }
}

/// Why a page elsewhere gave no preview.
package struct LinkFailure: Error, Hashable, Sendable {
    /// One line, for a person.
    package let reason: String
    /// Whether it may go through later.
    package let passes: Bool

    package init(_ reason: String, passes: Bool) {
        self.reason = reason
        self.passes = passes
    }
}
