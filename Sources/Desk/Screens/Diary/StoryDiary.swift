import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// What a story's text expects, at its own screen: its events, and what might be one, to say yes or no to.
struct StoryDiary: Sendable {
    private let found: StoryExpectations
    private let names: DiaryNames
    private let canKeep: Bool

    init(of story: Story.ID, for user: User, _ visit: Visit, _ records: Records) throws {
        found = try StoryExpectations(of: story, on: visit.today, in: visit.desk.settings.paper.timeZone, records)
        names = try DiaryNames(found.events, records)
        canKeep = user.may(.keepRecord)
    }

    func fields(_ visit: Visit, _ visitor: Visitor) -> [DeskName: TemplateValue] {
        let suggestions = canKeep ? found.suggestions : []
        return [
            .events: .list(found.events.filter { !$0.isDropped }.map { DiaryRow($0, names, visit, visitor).value }),
            .suggestions: .list(
                suggestions.map { one in
                    .fields([
                        .id: .text("\(visit.desk.identifiers.next(DiaryEvent.self))"), .fingerprint: .text(one.fingerprint),
                        .what: .text(one.what), .whenField: .text(one.when.map(DiaryForm.text) ?? ""), .quote: .text(one.passage),
                    ])
                }), .hasSuggestions: .bool(!suggestions.isEmpty), .hasEvents: .bool(found.events.contains { !$0.isDropped }),
        ]
    }
}

/// An editor's yes or no to what the copy desk suggests.
struct StoryDiaryRoutes {
    static let routes = [
        Route(.post, "/stories/{story}/diary", for: .right(.keepRecord)) { try await StoryDiaryRoutes(visit: $0, visitor: $1).confirm() },
        Route(.post, "/stories/{story}/diary/refuse", for: .right(.keepRecord)) {
            try await StoryDiaryRoutes(visit: $0, visitor: $1).refuse()
        },
    ]

    let visit: Visit
    let visitor: Visitor

    private func confirm() async throws -> WebAnswer {
        let story: Story.ID = try visit.id("story")
        return try await settling(story, done: "in_diary") {
            guard let id = DiaryEvent.ID(visit.field("id")) else {
                throw NewsroomError.invalid(field: "id", reason: visit.words[.invalid])
            }
            let event = DiaryEvent(
                id: id, what: visit.field("what"), when: try DiaryForm(visit: visit).when("when"), story: story,
                passage: visit.field("passage"), isPublic: visit.field("public") == "1")
            try await visit.perform(ConfirmExpectation(event), as: visitor)
        }
    }

    private func refuse() async throws -> WebAnswer {
        let story: Story.ID = try visit.id("story")
        return try await settling(story, done: "no_event") {
            try await visit.perform(RefuseSuggestion(visit.field("fingerprint"), in: story), as: visitor)
        }
    }

    private func settling(_ story: Story.ID, done: String, _ settle: () async throws -> Void) async throws -> WebAnswer {
        do {
            try await settle()
            return .redirect(to: "/stories/\(story)?done=\(done)#diary")
        } catch let error as NewsroomError {
            let (status, text) = try visit.refusal(error)
            return try await StoryScreen(visit: visit, visitor: visitor).show(status: status, fault: text)
        }
    }
}
