import Archive
package import Newsroom

/// What a statement names by names: each is found among the newsroom's topics and outlets, or made.
package struct StatementNames: Hashable, Sendable {
    /// Empty: the statement's own speaker counts.
    package var speaker: String
    /// Of a speaker that is not known yet.
    package var speakerKind: Topic.Kind
    /// The chain, the one nearest to the speaker first. Nil: the statement's own outlets count.
    package var outlets: [String]?
    /// Nil: what is on the record has those that it has, and what is new those of the story.
    package var topics: [Topic.ID]?

    package init(speaker: String = "", speakerKind: Topic.Kind = .person, outlets: [String]? = nil, topics: [Topic.ID]? = nil) {
        self.speaker = speaker
        self.speakerKind = speakerKind
        self.outlets = outlets
        self.topics = topics
    }

    private static let mostTopics = 50
    private static let mostOutlets = 10

    func settle(_ statement: inout Statement, in transaction: Transaction) throws {
        if !speaker.trimmed.isEmpty { statement.speaker = try topic(in: transaction) }
        if let outlets {
            let names = outlets.map(\.trimmed).filter { !$0.isEmpty }
            guard names.count <= Self.mostOutlets else {
                throw NewsroomError.invalid(field: "outlets", reason: "there are more than \(Self.mostOutlets)")
            }
            statement.outlets = try names.map { try Self.outlet($0, in: transaction) }
        }
        if let topics {
            statement.topics = topics
        } else if let former = try transaction.records.statements.find(statement.id) {
            statement.topics = former.topics
        } else if let fields = try transaction.records.drafts.fields(of: statement.story) {
            statement.topics = Array(fields.content.topics.prefix(Self.mostTopics))
        }
    }

    private func topic(in transaction: Transaction) throws -> Topic.ID {
        let name = speaker.trimmed
        if let known = try transaction.records.topics.find(name: name) { return known.id }
        guard [.person, .organisation, .place].contains(speakerKind) else {
            throw NewsroomError.invalid(field: "speakerKind", reason: "a person, an organisation or a place speaks")
        }
        return try transaction.perform(SaveTopic(Topic(id: transaction.newID(), kind: speakerKind, name: name, slug: ""))).id
    }

    private static func outlet(_ name: String, in transaction: Transaction) throws -> Outlet.ID {
        if let known = try transaction.records.outlets.find(name: name) { return known.id }
        let made = Outlet(id: transaction.newID(), name: name, kind: .other)
        try transaction.perform(SaveOutlet(made))
        return made.id
    }
}
