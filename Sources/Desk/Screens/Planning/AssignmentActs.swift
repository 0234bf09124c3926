import Editorial
import Foundation
import Newsroom
import Web

/// What is done with an assignment by a button.
struct AssignmentActs {
    static let routes = [
        Route(.post, "/assignments/{assignment}/take", for: .signedIn) {
            try await AssignmentActs(visit: $0, visitor: $1).perform(done: "taken") { TakeAssignment($0) }
        },
        Route(.post, "/assignments/{assignment}/give-back", for: .signedIn) {
            try await AssignmentActs(visit: $0, visitor: $1).giveBack()
        },
        Route(.post, "/assignments/{assignment}/notes", for: .signedIn) { visit, visitor in
            try await AssignmentActs(visit: visit, visitor: visitor).perform(done: "noted") {
                NoteOnAssignment($0, text: visit.form["note"] ?? "")
            }
        },
        Route(.post, "/assignments/{assignment}/state", for: .signedIn) { try await AssignmentActs(visit: $0, visitor: $1).settle() },
        Route(.post, "/assignments/{assignment}/story", for: .signedIn) { try await AssignmentActs(visit: $0, visitor: $1).begin() },
    ]

    let visit: Visit
    let visitor: Visitor

    private func perform<Performed: Act>(
        done: String, _ act: (Assignment.ID) throws -> Performed
    ) async throws -> WebAnswer {
        let id: Assignment.ID = try visit.id("assignment")
        try await visit.perform(try act(id), as: visitor)
        return .redirect(to: "/assignments/\(id)?done=\(done)")
    }

    /// Who gives something back may not be allowed to see it any more.
    private func giveBack() async throws -> WebAnswer {
        let id: Assignment.ID = try visit.id("assignment")
        try await visit.perform(GiveBackAssignment(id), as: visitor)
        return .redirect(to: visitor.may(.readStories) ? "/assignments/\(id)?done=given_back" : "/?done=given_back")
    }

    private func settle() async throws -> WebAnswer {
        guard let state = Assignment.State(rawValue: visit.field("state")) else {
            throw NewsroomError.invalid(field: "state", reason: "choose one")
        }
        return try await perform(done: "saved") { SettleAssignment($0, to: state) }
    }

    private func begin() async throws -> WebAnswer {
        let (id, story): (Assignment.ID, Story.ID) = (try visit.id("assignment"), visit.desk.identifiers.next())
        let language = visit.desk.settings.paper.language
        try await visit.perform(BeginStory(id, story: story, language: language), as: visitor)
        // What is begun is to be written.
        return .redirect(to: visit.desk.editorFiles.isThere ? "/stories/\(story)/write" : "/stories/\(story)?done=begun")
    }
}
