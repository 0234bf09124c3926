import Newsroom

/// What the paper asks of crawlers, and what it tells partners.
extension Presenter {
    /// The Robots Exclusion Protocol (RFC 9309): everything but searches, which have no end; and what crawlers of language
    /// models may do, by setting.
    var robots: [UInt8] {
        var lines: [String] = []
        let refused = refusedCrawlers
        if !refused.isEmpty {
            lines += refused.map { "User-agent: \($0.name)" } + ["Disallow: /", ""]
        }
        lines += ["User-agent: *", "Disallow: /search?", ""]
        lines += [PageKey.sitemap, .newsSitemap].map { "Sitemap: \(absolute($0.path))" }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var refusedCrawlers: [AICrawler] {
        switch paper.syndication.aiCrawlers {
        case .allow: []
        case .noTraining: AICrawler.known.filter { $0.purpose == .training }
        case .refuse: AICrawler.known
        }
    }

    /// `trust.txt` (JournalList): whom the paper belongs to and answers for. Whether it may be trained on is said as in
    /// `robots.txt`.
    var trust: [UInt8] {
        var lines = ["# \(paper.siteURL)"]
        for variable in TrustEntry.Variable.allCases {
            lines += paper.syndication.trust.filter { $0.variable == variable }.map { "\(variable.rawValue)=\($0.value)" }
        }
        lines.append("datatrainingallowed=\(paper.syndication.aiCrawlers == .allow ? "yes" : "no")")
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
