import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What was said before, and how the statements of a story stand to it: JSON for the editor.
struct SaidBeforeRoutes {
    static let routes = [
        Route(.get, "/names/statements.json", for: .right(.readStories)) { visit, _ in
            try await SaidBeforeRoutes.find(visit)
        },
        Route(.post, "/stories/{story}/statements/before", for: .right(.readStories)) {
            try await SaidBeforeRoutes(visit: $0, visitor: $1).before()
        },
        Route(.get, "/stories/{story}/statements/links", for: .right(.readStories)) {
            try await SaidBeforeRoutes(visit: $0, visitor: $1).links()
        },
        Route(.post, "/stories/{story}/statements/{statement}/links", for: .right(.keepRecord)) {
            try await SaidBeforeRoutes(visit: $0, visitor: $1).link()
        },
    ]

    let visit: Visit
    let visitor: Visitor

    private static let most = 10

    /// Those on record that a finder shows: by words, speaker and topic, the last made first.
    private static func find(_ visit: Visit) async throws -> WebAnswer {
        let query = StatementQuery(
            words: String((visit.query["q"] ?? "").prefix(200)), speaker: visit.query["speaker"].flatMap { Topic.ID($0) },
            topic: visit.query["topic"].flatMap { Topic.ID($0) })
        return .json(
            .array(
                try await visit.desk.archive.read { records in
                    try records.statements.find(query, limit: most).statements.map { try RecordedStatement($0, records).json }
                }))
    }

    /// `{"words":…,"original":…,"speaker":ID,"statement":ID}` gives `{"bySpeaker":[…],"byOthers":[…]}`.
    private func before() async throws -> WebAnswer {
        let (_, call) = (try await readable(), try visit.json())
        let query = LikenessQuery(
            words: String(call.text("words").prefix(20_000)), original: String(call.text("original").prefix(20_000)),
            speaker: call.identifier("speaker"), except: call.identifier("statement"))
        return .json(try await visit.desk.archive.read { try SaidBefore(query, $0).json($0) })
    }

    private func links() async throws -> WebAnswer {
        let story = try await readable()
        return .json(try await visit.desk.archive.read { try StoryLinks(of: story, $0).json($0) })
    }

    /// `{"to":ID,"kind":…}` links, with `"undo":true` takes the link away; `{"to":ID,"refused":BOOL}` says that there is none.
    private func link() async throws -> WebAnswer {
        let (from, call): (Statement.ID, JSONValue) = (try visit.id("statement"), try visit.json())
        guard let to: Statement.ID = call.identifier("to") else { throw NewsroomError.invalid(field: "to", reason: "name a statement") }
        if call["refused"] == true {
            try await visit.perform(RefuseLink(from: from, to: to), as: visitor)
        } else if call["refused"] == false {
            try await visit.perform(TakeLinkRefusalBack(from: from, to: to), as: visitor)
        } else {
            let link = StatementLink(from: from, to: to, kind: StatementLink.Kind(rawValue: call.text("kind")) ?? .repeats)
            if call["undo"] == true {
                try await visit.perform(UnlinkStatements(link), as: visitor)
            } else {
                try await visit.perform(LinkStatements(link), as: visitor)
            }
        }
        try await visit.desk.rooms.look(at: visit.id("story"))
        return WebAnswer(status: 204, headers: [])
    }

    private func readable() async throws -> Story.ID {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        guard try await visit.desk.archive.read({ try $0.stories.find(id).map(user.mayRead) == true }) else {
            throw NewsroomError.notFound("story")
        }
        return id
    }
}
