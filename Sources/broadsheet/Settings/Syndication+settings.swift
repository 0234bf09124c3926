import Foundation
import Newsroom

extension Syndication {
    /// - Throws: `CommandFailure` that names the setting and says what to put there.
    init(_ value: (Setting) -> String) throws {
        self.init()
        guard let feedText = FeedText(rawValue: value(.feedText)) else {
            throw NewsroomSettings.failure(.feedText, value(.feedText), "full or summary")
        }
        self.feedText = feedText
        guard let aiCrawlers = AICrawlers(rawValue: value(.aiCrawlers)) else {
            throw NewsroomSettings.failure(.aiCrawlers, value(.aiCrawlers), "allow, no-training or refuse")
        }
        self.aiCrawlers = aiCrawlers
        hub = try Self.hub(value(.webSubHub))
        trust = try value(.trust).split(whereSeparator: \.isWhitespace).map { text in
            guard let entry = TrustEntry(text) else {
                let variables = TrustEntry.Variable.allCases.map(\.rawValue).joined(separator: ", ")
                throw NewsroomSettings.failure(
                    .trust, String(text),
                    "an entry such as belongto=https://example.org (\(variables); datatrainingallowed follows ai-crawlers)")
            }
            return entry
        }
    }

    private static func hub(_ address: String) throws -> String? {
        guard !address.isEmpty else { return nil }
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host != nil, url.fragment == nil else {
            throw NewsroomSettings.failure(.webSubHub, address, "an address such as https://hub.example/")
        }
        return address
    }
}
