import Foundation

/// One way in which copy is said: a pattern in ICU's syntax, and what is put in its place.
struct SpeakingRule: Sendable {
    /// The groups of a match, from 0, the whole; empty where a group took no part.
    struct Found {
        let groups: [String]

        subscript(_ group: Int) -> String { group < groups.count ? groups[group] : "" }
    }

    private let expression: NSRegularExpression?
    private let spoken: @Sendable (Found) -> String?

    /// - Parameter spoken: nil leaves the match as it is.
    init(_ pattern: String, _ spoken: @escaping @Sendable (Found) -> String?) {
        expression = try? NSRegularExpression(pattern: pattern)
        self.spoken = spoken
    }

    init(_ pattern: String, _ replacement: String) {
        self.init(pattern) { _ in replacement }
    }

    /// Whether the pattern is one: a test asks each.
    var isSound: Bool { expression != nil }

    func apply(to text: String) -> String {
        guard let expression else { return text }
        let whole = text as NSString
        let matches = expression.matches(in: text, range: NSRange(location: 0, length: whole.length))
        guard !matches.isEmpty else { return text }
        var said = ""
        var end = 0
        for match in matches {
            said += whole.substring(with: NSRange(location: end, length: match.range.location - end))
            let groups = (0..<match.numberOfRanges).map { index in
                let range = match.range(at: index)
                return range.location == NSNotFound ? "" : whole.substring(with: range)
            }
            said += spoken(Found(groups: groups)) ?? groups[0]
            end = match.range.location + match.range.length
        }
        return said + whole.substring(from: end)
    }
}
