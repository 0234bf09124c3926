import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct CrawlersTests {
    private static func text(_ key: PageKey, _ change: (inout Syndication) -> Void) throws -> String {
        var sample = PagesTests.sample
        change(&sample.paper.syndication)
        return try PagesTests.text(key, sample)
    }

    /// Whether a crawler may read a path, as RFC 9309 has it read: the group that names it, else the one for all.
    private static func allows(_ robots: String, _ crawler: String, _ path: String) -> Bool {
        var groups: [(agents: [String], rules: [String])] = []
        for line in robots.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            switch parts[0].lowercased() {
            case "user-agent":
                if groups.isEmpty || !groups[groups.count - 1].rules.isEmpty { groups.append(([], [])) }
                groups[groups.count - 1].agents.append(parts[1].lowercased())
            case "disallow" where !groups.isEmpty: groups[groups.count - 1].rules.append(parts.count > 1 ? parts[1] : "")
            default: break
            }
        }
        let group = groups.first { $0.agents.contains(crawler.lowercased()) } ?? groups.first { $0.agents.contains("*") }
        return group?.rules.contains { !$0.isEmpty && path.hasPrefix($0) } != true
    }

    @Test(arguments: [
        (Syndication.AICrawlers.allow, true, true), (.noTraining, false, true), (.refuse, false, false),
    ])
    func robotsAreAskedBySetting(policy: Syndication.AICrawlers, training: Bool, answers: Bool) throws {
        let robots = try Self.text(.robots) { $0.aiCrawlers = policy }
        for crawler in AICrawler.known {
            let mayRead = crawler.purpose == .training ? training : answers
            #expect(Self.allows(robots, crawler.name, "/a-story/") == mayRead, "\(crawler.name)")
        }
        for engine in ["Googlebot", "bingbot", "Applebot", "DuckDuckBot"] {
            #expect(Self.allows(robots, engine, "/a-story/") && !Self.allows(robots, engine, "/search?q=x"), "\(engine)")
        }
        for path in ["/sitemap.xml", "/sitemap-news.xml"] { #expect(robots.contains("\nSitemap: https://courier.example\(path)\n")) }
    }

    @Test func noCrawlerIsNamedTwice() {
        #expect(Set(AICrawler.known.map { $0.name }).count == AICrawler.known.count)
    }

    @Test func trustSaysWhatTheSettingsSayInBothPlaces() throws {
        let entries = ["social=https://social.example/@courier", "belongto=https://press.example/", "contact=mailto:desk@courier.example"]
            .compactMap { TrustEntry($0) }
        for key in [PageKey.trust(), .trust(wellKnown: true)] {
            let text = try Self.text(key) { $0.trust = entries }
            #expect(
                text == """
                    # https://courier.example
                    belongto=https://press.example/
                    social=https://social.example/@courier
                    contact=mailto:desk@courier.example
                    datatrainingallowed=no

                    """)
        }
        #expect(try Self.text(.trust()) { $0.aiCrawlers = .allow }.hasSuffix("datatrainingallowed=yes\n"))
    }

    @Test(arguments: [
        "belongto", "belongto=", "=https://x.example", "friend=https://x.example", "datatrainingallowed=yes", "social=javascript:alert(1)",
        "member=https://", "member=mailto:a@b.example", "control=https://x.example/\u{7}", "control=https://x.example/і",
        "vendor=https://x.example/" + String(repeating: "a", count: 500),
    ])
    func whatIsNoEntryOfTrustIsRefused(text: String) {
        #expect(TrustEntry(text) == nil)
    }
}
