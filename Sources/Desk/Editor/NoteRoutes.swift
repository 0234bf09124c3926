import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What the copy desk remarks on a story that is being written: JSON for the editor.
struct NoteRoutes {
    static let routes = [
        Route(.get, "/stories/{story}/notes", for: .signedIn) { try await NoteRoutes(visit: $0, visitor: $1).list() },
        Route(.get, "/stories/{story}/notes/prose", for: .signedIn) { try await NoteRoutes(visit: $0, visitor: $1).listProse() },
        Route(.post, "/stories/{story}/notes/silence", for: .right(.writeOwnStories)) {
            try await NoteRoutes(visit: $0, visitor: $1).silence()
        },
        Route(.post, "/stories/{story}/notes/fixed", for: .right(.writeOwnStories)) {
            try await NoteRoutes(visit: $0, visitor: $1).countFix()
        },
    ]

    let visit: Visit
    let visitor: Visitor

    /// `{"version":N,"notes":[…],"fields":[…],"byBook":BOOL,"prose":BOOL}`; with `prose`, there is more to ask for.
    private func list() async throws -> WebAnswer {
        let story = try await readable()
        let notes = try await visit.desk.notes(of: story)
        let names = try await visit.desk.names(of: notes)
        return .json(.object(notes.members(names) + [.init("prose", .bool(visit.desk.prose != nil))]))
    }

    /// The same of spelling and grammar; takes longer.
    private func listProse() async throws -> WebAnswer {
        let story = try await readable()
        guard let reader = visit.desk.prose, let notes = try await visit.desk.rooms.proseNotes(of: story, by: reader) else {
            return .json(["version": .integer(0), "notes": [], "fields": [], "byBook": false])
        }
        return .json(.object(notes.members(try await visit.desk.names(of: notes))))
    }

    private func readable() async throws -> Story.ID {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let mayRead = try await visit.desk.archive.read { try $0.stories.find(id).map(user.mayRead) == true }
        guard mayRead else { throw NewsroomError.notFound("story") }
        return id
    }

    /// With `"back":true`, it is heard again.
    private func silence() async throws -> WebAnswer {
        let (story, call): (Story.ID, JSONValue) = (try visit.id("story"), try visit.json())
        let key = call.text("key")
        if call["back"] == true {
            try await visit.perform(TakeSilenceBack(key, in: story), as: visitor)
        } else {
            try await visit.perform(SilenceNote(key, in: story, json: call), as: visitor)
        }
        try await visit.desk.rooms.look(at: story)
        return WebAnswer(status: 204, headers: [])
    }

    private func countFix() async throws -> WebAnswer {
        let (story, call): (Story.ID, JSONValue) = (try visit.id("story"), try visit.json())
        try await visit.perform(CountFix(of: call.text("rule"), in: story), as: visitor)
        return WebAnswer(status: 204, headers: [])
    }
}

extension Desk {
    func notes(of story: Story.ID) async throws -> StoryNotes {
        let zone = settings.paper.timeZone
        return try await rooms.notes(of: story, on: Day(now(), in: zone), in: zone)
    }

    /// Of those who silenced some.
    func names(of notes: StoryNotes) async throws -> [User.ID: String] {
        let people = Set((notes.notes.map(\.silenced) + notes.fields.map(\.silenced)).compactMap { $0?.by })
        guard !people.isEmpty else { return [:] }
        return try await archive.read { records in
            var names: [User.ID: String] = [:]
            for person in people { names[person] = try records.users.find(person)?.name }
            return names
        }
    }
}
