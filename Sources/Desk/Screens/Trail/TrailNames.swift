import Archive
import Foundation
import Newsroom

/// Who did what is in a list of events, and what it was done to, as people call it.
struct TrailNames: Sendable {
    struct Thing: Sendable {
        var title: String
        /// Whether it stands in quotation marks.
        var isTitle = true
        var url: String?
    }

    private(set) var accounts: [User.ID: String] = [:]
    /// By subject, those that have a name.
    private(set) var things: [String: Thing] = [:]

    init(_ events: [Event], for visitor: Visitor, _ records: Records) throws {
        try self.init(of: Set(events.map(\.by)), Set(events.map(\.subject)), for: visitor, records)
    }

    init(of accounts: Set<User.ID>, _ subjects: Set<String>, for visitor: Visitor, _ records: Records) throws {
        for id in accounts { self.accounts[id] = try records.users.find(id)?.name }
        for subject in subjects { things[subject] = try Self.thing(subject, for: visitor, records) }
    }

    private static func thing(_ subject: String, for visitor: Visitor, _ records: Records) throws -> Thing? {
        let parts = subject.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        if parts[0] == "preview" || parts[0] == "redirect" { return Thing(title: parts[1], isTitle: false) }
        guard let uuid = UUID(uuidString: parts[1]) else { return nil }
        switch parts[0] {
        case "story":
            return try records.storyList.entry(of: Identifier(uuid)).map { Thing(title: $0.headline, url: "/stories/\($0.id)") }
        case "photograph":
            return try records.photographs.find(Identifier(uuid)).map { photograph in
                let title = photograph.caption.isEmpty ? photograph.id.description : String(photograph.caption.prefix(80))
                return Thing(title: title, url: "/photographs/\(photograph.id)")
            }
        case "assignment":
            return try records.assignments.find(Identifier(uuid)).map { Thing(title: $0.title, url: "/assignments/\($0.id)") }
        case "user":
            let url = visitor.may(.keepUsers) ? "/people/\(parts[1])" : nil
            return try records.users.find(Identifier(uuid)).map {
                Thing(title: $0.name, isTitle: false, url: $0.id == User.operator.id ? nil : url)
            }
        case "contributor": return try records.contributors.find(Identifier(uuid)).map { Thing(title: $0.name, isTitle: false) }
        case "topic": return try records.topics.find(Identifier(uuid)).map { Thing(title: $0.name) }
        case "section": return try records.sections.find(Identifier(uuid)).map { Thing(title: $0.name) }
        case "package": return try records.packages.find(Identifier(uuid)).map { Thing(title: $0.title) }
        case "background":
            let url = visitor.may(.readStories) ? "/background/\(parts[1])" : nil
            return try records.backgrounds.find(Identifier(uuid)).map { Thing(title: $0.name, url: url) }
        case "outlet": return try records.outlets.find(Identifier(uuid)).map { Thing(title: $0.name, isTitle: false) }
        case "diary": return try records.diary.find(Identifier(uuid)).map { Thing(title: $0.what) }
        default: return nil
        }
    }
}
