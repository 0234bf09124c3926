import Archive
import Foundation
import Newsroom
import Web

/// What of the trail is shown, as an address says it.
struct TrailFilter {
    static let names = ["account", "act", "object", "from", "until"]

    /// By name; empty where nothing is asked.
    let values: [String: String]
    /// Nil where a filter names nothing that there could be, so that nothing matches.
    let query: TrailQuery?

    init(_ visit: Visit) {
        var values: [String: String] = [:]
        for name in Self.names {
            values[name] = String((visit.query[name] ?? "").prefix(300)).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.values = values
        query = Self.query(values, visit)
    }

    private static func query(_ values: [String: String], _ visit: Visit) -> TrailQuery? {
        guard !values.values.contains(where: { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }) else {
            return nil
        }
        var query = TrailQuery()
        if let text = values["account"], !text.isEmpty {
            guard let id = User.ID(text) else { return nil }
            query.account = id
        }
        if let text = values["act"], !text.isEmpty { query.act = text }
        if let text = values["object"], !text.isEmpty { query.subject = subject(text) }
        for (name, place) in [("from", \TrailQuery.from), ("until", \.until)] {
            guard let text = values[name], !text.isEmpty else { continue }
            guard let date = visit.desk.views.date(local: text) else { return nil }
            query[keyPath: place] = date
        }
        return query
    }

    /// `story:0190…` as it is; the address of a screen as what it shows.
    private static func subject(_ text: String) -> String {
        let kinds = [
            "stories": "story", "photographs": "photograph", "people": "user", "assignments": "assignment", "background": "background",
        ]
        let parts = text.split(whereSeparator: { "/?#".contains($0) }).map(String.init)
        for (folder, id) in zip(parts, parts.dropFirst()) {
            if let kind = kinds[folder], let uuid = UUID(uuidString: id) { return "\(kind):\(Identifier<Event>(uuid))" }
        }
        return text
    }

    var isFiltered: Bool { values.values.contains { !$0.isEmpty } }

    /// The address of a list with the same filters, and others.
    func address(_ path: String, _ more: [String: String] = [:]) -> String {
        let all = values.merging(more) { $1 }
        let pairs = (Self.names + ["after"]).compactMap { name in
            all[name].flatMap { $0.isEmpty ? nil : "\(name)=\(PercentCoding.encoded($0))" }
        }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }
}
