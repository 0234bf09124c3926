import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Who says what in a story that is being written: JSON for the editor.
struct StatementRoutes {
    static let routes = [
        Route(.get, "/stories/{story}/statements", for: .signedIn) { try await StatementRoutes(visit: $0, visitor: $1).list() },
        Route(.post, "/stories/{story}/statements", for: .right(.keepRecord)) {
            try await StatementRoutes(visit: $0, visitor: $1).confirm()
        },
        Route(.post, "/stories/{story}/statements/{statement}/take-back", for: .right(.keepRecord)) {
            try await StatementRoutes(visit: $0, visitor: $1).takeBack()
        },
        Route(.post, "/stories/{story}/statements/refuse", for: .right(.keepRecord)) {
            try await StatementRoutes(visit: $0, visitor: $1).refuse()
        },
    ]

    let visit: Visit
    let visitor: Visitor

    /// `{"version":N,"suggestions":[…],"statements":[…],"mayKeep":BOOL,"reads":BOOL}`.
    private func list() async throws -> WebAnswer {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let mayRead = try await visit.desk.archive.read { try $0.stories.find(id).map(user.mayRead) == true }
        guard mayRead else { throw NewsroomError.notFound("story") }
        let record = try await visit.desk.record(of: id)
        return .json(.object(record.members + [.init("mayKeep", .bool(user.may(.keepRecord))), .init("reads", .bool(record.isRead))]))
    }

    private func confirm() async throws -> WebAnswer {
        let (story, call): (Story.ID, JSONValue) = (try visit.id("story"), try visit.json())
        try await visit.perform(ConfirmStatement(story: story, id: call.id("id"), json: call), as: visitor)
        return try await done(story)
    }

    private func takeBack() async throws -> WebAnswer {
        try await visit.perform(TakeStatementBack(visit.id("statement")), as: visitor)
        return try await done(visit.id("story"))
    }

    /// With `"back":true`, the refusal is taken back.
    private func refuse() async throws -> WebAnswer {
        let (story, call): (Story.ID, JSONValue) = (try visit.id("story"), try visit.json())
        let fingerprint = call["fingerprint"]?.string ?? ""
        if call["back"] == true {
            try await visit.perform(TakeRefusalBack(fingerprint, in: story), as: visitor)
        } else {
            try await visit.perform(RefuseSuggestion(fingerprint, in: story), as: visitor)
        }
        return try await done(story)
    }

    private func done(_ story: Story.ID) async throws -> WebAnswer {
        try await visit.desk.rooms.look(at: story)
        return WebAnswer(status: 204, headers: [])
    }
}

extension Desk {
    func record(of story: Story.ID) async throws -> StoryStatements {
        let zone = settings.paper.timeZone
        return try await rooms.record(of: story, on: Day(now(), in: zone), in: zone)
    }
}
