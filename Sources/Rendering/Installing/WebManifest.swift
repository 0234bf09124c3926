import Newsroom

/// What a browser needs to put the paper among a device's programs (W3C, Web Application Manifest).
struct WebManifest {
    private let paper: Paper
    /// The address of the paper's mark, an SVG that fits every size.
    private let icon: String?

    init(_ paper: Paper, icon: String?) {
        self.paper = paper
        self.icon = icon
    }

    var bytes: [UInt8] {
        var members: [(String, JSON)] = [
            ("name", .string(paper.name)), ("short_name", .string(paper.name)), ("id", .string("/")), ("start_url", .string("/")),
            ("scope", .string("/")), ("display", .string("minimal-ui")), ("lang", .string(paper.language)),
            ("dir", .string(LanguageTag.direction(of: paper.language).rawValue)),
        ]
        if !paper.motto.isEmpty { members.append(("description", .string(paper.motto))) }
        if let icon {
            let icon: [(String, JSON)] = [("src", .string(icon)), ("sizes", .string("any")), ("type", .string("image/svg+xml"))]
            members.append(("icons", .array([.object(icon)])))
        }
        return JSON.object(members).scriptSafe
    }
}
