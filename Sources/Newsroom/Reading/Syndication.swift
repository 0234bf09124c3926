/// How the paper gives itself to feed readers, crawlers and partners. Settings: the same for every page until the server
/// starts again.
package struct Syndication: Hashable, Sendable {
    /// What an entry of a feed carries.
    package enum FeedText: String, CaseIterable, Sendable {
        case full, summary
    }

    /// What `robots.txt` asks of the crawlers of those who make language models.
    package enum AICrawlers: String, CaseIterable, Sendable {
        case allow
        /// Those that read for searches and answers, which lead readers here, may; those that collect for training may not.
        case noTraining = "no-training"
        case refuse
    }

    package var feedText = FeedText.full
    /// The WebSub hub that feeds name; nil for none.
    package var hub: String?
    package var aiCrawlers = AICrawlers.noTraining
    package var trust: [TrustEntry] = []

    package init() {}
}

/// A line of `trust.txt` (JournalList, Reference Document for trust.txt Specifications, 2024).
package struct TrustEntry: Hashable, Sendable {
    package enum Variable: String, CaseIterable, Sendable {
        case member, belongto, control, controlledby, social, vendor, customer, disclosure, contact
    }

    package let variable: Variable
    package let value: String

    package init(_ variable: Variable, _ value: String) {
        self.variable = variable
        self.value = value
    }

    static let longestValue = 500

    /// Reads `belongto=https://example.org/`. Nil for what is no line of that file; `datatrainingallowed` is none here,
    /// because it follows from what crawlers may do.
    package init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "=", maxSplits: 1)
        guard halves.count == 2, let variable = Variable(rawValue: halves[0].lowercased()) else { return nil }
        let value = String(halves[1])
        guard value.utf8.count <= Self.longestValue, value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let schemes = variable == .contact ? ["https://", "http://", "mailto:", "tel:"] : ["https://", "http://"]
        guard schemes.contains(where: { value.hasPrefix($0) && value.utf8.count > $0.utf8.count }) else { return nil }
        self.init(variable, value)
    }
}
