import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What is to be written, until when, and by whom.
enum AssignmentOperations {
    static let all = [
        APIOperation(
            .get, "/assignments", "listAssignments", scope: .read, right: .readStories,
            "Open assignments, in the order of one of their times",
            about: "Those without that time are not in the list. A page may have fewer than limit, and another still come after it.",
            query: filters + [.cursor, .limit], answers: [.ok(.page(of: Assignment.schema), "A page.")], list),
        APIOperation(
            .get, "/assignments/{assignment}", "getAssignment", scope: .read, "An assignment", condition: .reading,
            answers: [.ok(Assignment.schema, tag: true)]
        ) { call in try await call.resource(call.assignment().json) },
        APIOperation(
            .put, "/assignments/{assignment}", "saveAssignment", scope: .write, right: .writeOwnStories,
            "Plan something, or change what is planned",
            about: "Who may not plan for others plans for themselves.", body: .json(.object(Assignment.members)), condition: .changing,
            answers: [.ok(Assignment.schema, tag: true), .made(Assignment.schema, tag: true)], save),
    ]

    private static let filters: [APIOperation.Parameter] = [
        .init("order", .choice(AssignmentTimes.What.allCases.map(\.rawValue)), "By which time; upcoming (the first of both) unless said."),
        .init("account", .identifier, "Which this account has."),
        .init("section", .identifier, "In this section."),
        .init("stage", .stage, "Whose story is in this stage."),
        .init("topic", .identifier, "Whose story has this topic."),
        .init("q", .line(1...200), "Words of the title or the story."),
    ]

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let order = call.query["order"]?.string.flatMap(AssignmentTimes.What.init) ?? .upcoming
        let query = AssignmentQuery(
            order: order, person: call.queryID("account"), section: call.queryID("section"),
            stage: call.query["stage"]?.string.flatMap { Stage(rawValue: $0) }, topic: call.queryID("topic"),
            text: call.query["q"]?.string ?? "")
        let after = try call.query["cursor"].map { cursor in
            guard let place = cursor.string.flatMap({ AssignmentTimes.Place($0) }) else { throw call.wrongCursor }
            return place
        }
        let limit = call.limit
        let page = try await call.read { try AssignmentList($0).page(query, after: after, limit: limit) }
        return APICall.page(page.items.map(\.assignment.json), next: page.next?.text)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, body): (Assignment.ID, CallCondition, JSONValue) = (try call.id("assignment"), call.condition, call.body)
        let isThere = try await call.read { try $0.assignments.find(id) } != nil
        let saved = try await call.perform(
            Deciding { records, user in
                let found = try records.assignments.find(id)
                let author = try found?.story.flatMap { try records.stories.find($0)?.createdBy }
                if let found, !user.mayRead(found, storyBy: author) { throw APIProblem.notFound("assignment") }
                let wish = Assignment(id, json: body, by: user, insteadOf: found)
                try condition.check(found?.json, isSame: wish == found)
                return SaveAssignment(wish)
            })
        return call.resource(saved.json, status: isThere ? 200 : 201)
    }
}

extension APICall {
    /// The path's assignment, if the account may read it.
    func assignment() async throws -> Assignment {
        let (id, user): (Assignment.ID, User) = (try id("assignment"), user)
        let found = try await read { records -> Assignment? in
            guard let found = try records.assignments.find(id) else { return nil }
            return user.mayRead(found, storyBy: try found.story.flatMap { try records.stories.find($0)?.createdBy }) ? found : nil
        }
        guard let found else { throw APIProblem.notFound("assignment") }
        return found
    }
}

extension Assignment {
    fileprivate static let members: [Schema.Property] = [
        .always("title", .line(1...200)), .maybe("kind", .choice(of: StoryKind.self), "news unless said."),
        .maybe("section", .orNull(.identifier)), .maybe("length", .orNull(.integer(lengths)), "In words."),
        .maybe("deadline", .orNull(.time), "When it is due at the desk."),
        .maybe("planned", .orNull(.time), "When it is meant to become public; it does not by itself."),
        .maybe("people", .set(.identifier, 0...mostPeople), "Accounts that have it."),
        .maybe("story", .orNull(.identifier), "null for an idea."),
    ]

    static let schema = Schema.named(
        "Assignment",
        .object(
            [.always("id", .identifier), .always("state", .choice(of: State.self)), .always("madeBy", .identifier)] + members))

    var json: JSONValue {
        [
            "id": .string("\(id)"), "state": .string(state.rawValue), "madeBy": .string("\(createdBy)"), "title": .string(title),
            "kind": .string(kind.rawValue), "section": section.map { .string("\($0)") } ?? .null,
            "length": length.map { .integer($0) } ?? .null, "deadline": APITime.json(deadline), "planned": APITime.json(planned),
            "people": .array(people.map { .string("\($0)") }), "story": story.map { .string("\($0)") } ?? .null,
        ]
    }

    /// - Parameter found: what stands there; the state and who made it are not for saving.
    fileprivate init(_ id: ID, json: JSONValue, by user: User, insteadOf found: Assignment?) {
        self.init(
            id: id, title: json.text("title"), section: json.identifier("section"), kind: json.name("kind") ?? .news,
            length: json["length"]?.integer, deadline: json.time("deadline"), planned: json.time("planned"),
            people: json["people"] == nil ? found?.people ?? (user.may(.assign) ? [] : [user.id]) : json.identifiers("people"),
            story: json.identifier("story"), state: found?.state ?? .open, createdBy: found?.createdBy ?? user.id,
            version: found?.version ?? 0)
    }
}
