import Newsroom
import Outbound

extension Outbound {
    /// The paper's way out.
    init(_ settings: NewsroomSettings) {
        self.init(agent: Self.agent(settings.paper), rule: settings.outboundRule)
    }

    /// The paper's way to a hub or a cache that the operator has named, wherever it lies.
    init(_ settings: NewsroomSettings, to address: String) throws(OutboundFailure) {
        self.init(agent: Self.agent(settings.paper), rule: try settings.outboundRule.naming(address))
    }

    /// Names the paper and says where to find out about it: `Broadsheet/0.1.0 (The Signal; +https://paper.example/)`.
    private static func agent(_ paper: Paper) -> String {
        // What a comment in a header may hold (RFC 9110, section 5.6.5), without what would have to be escaped.
        let name = paper.name.unicodeScalars.filter { (0x20...0x7E).contains($0.value) && !"()\\;".unicodeScalars.contains($0) }
        let words = String(String.UnicodeScalarView(name)).split(separator: " ").joined(separator: " ").prefix(100)
        return "Broadsheet/\(Version.text) (\(words.isEmpty ? "" : "\(words); ")+\(paper.siteURL)/)"
    }
}
