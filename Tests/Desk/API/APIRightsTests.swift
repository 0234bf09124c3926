import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

/// Each operation of the API, by each role, about what is one's own, another's and nobody's.
@Suite("Rights through the API")
struct APIRightsTests {
    private static let own: Story.ID = .sample(7_501)
    private static let others: Story.ID = .sample(7_502)
    private static let missing: Story.ID = .sample(7_503)
    private static let ownAssignment: Assignment.ID = .sample(7_511)
    private static let othersAssignment: Assignment.ID = .sample(7_512)
    private static let missingAssignment: Assignment.ID = .sample(7_513)

    /// What brings a call to its act.
    private static let bodies: [String: JSONValue] = [
        "confirmStatement": ["kind": "indirect", "verbatim": false, "words": "As much"],
        "linkStatements": ["kind": "repeats"], "seeFollowed": ["until": "2025-02-12T14:02:00Z"],
        "silenceNote": ["rule": "dates", "reason": "meant"],
        "confirmExpectation": ["what": "A crossing", "when": "2025-03", "passage": "Two piles have rotted."],
        "saveStory": ["content": .saying("Another headline")], "moveStory": ["stage": "inReview"],
        "closeVersion": ["reason": "A name that must go."],
        "sendStory": ["do": "publish", "revision": 1], "addComment": ["text": "Words."], "answerComment": ["text": "Words."],
        "settleComment": ["state": "resolved"], "sharePreview": [:], "saveAssignment": ["title": "Another title"],
        "settleAssignment": ["state": "dropped"], "beginStory": ["story": .string("\(Story.ID.sample(7_520))")],
        "moveAssignment": ["day": "2025-03-01"], "noteOnAssignment": ["text": "Words."],
    ]

    private func prepare(_ desk: TestDesk, for user: User) async throws {
        let other = User.secondReporter == user ? User.reporter : .secondReporter
        try await desk.archive.write { records in
            for (id, author) in [(Self.own, user), (Self.others, other)] {
                let revision = Revision(
                    story: id, number: 1, content: .pierClosed, savedAt: desk.clock.now, savedBy: author.id, manner: .deliberate,
                    startedAt: desk.clock.now)
                try records.stories.add(id, stage: .draft, first: revision)
            }
            for (id, person) in [(Self.ownAssignment, user), (Self.othersAssignment, other)] {
                let assignment = Assignment(
                    id: id, title: "Assignment", deadline: desk.clock.now, people: [person.id], createdBy: User.editor.id)
                try records.assignments.save(assignment, by: User.editor.id, at: desk.clock.now)
            }
        }
    }

    private func ask(_ client: TestClient, _ operation: APIOperation, _ values: [String: String]) async throws -> TestClient.Answer {
        let body = operation.largestBody > 0 ? (Self.bodies[operation.name] ?? [:]).bytes() : nil
        let path = RoutePath(operation.path).filled(values)
        return try await client.call(operation.method.rawValue, path, body, [("If-Match", "*")])
    }

    private func events(_ desk: TestDesk, _ subject: String, by user: User) async throws -> [String] {
        try await desk.archive.read { try $0.trail.events(about: subject) }.filter { $0.by == user.id }.map(\.act)
    }

    @Test(arguments: Role.allCases)
    func `what is another's or nobody's is as if it were not, for who may not read it`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let client = try await desk.client(user)
            let things = [
                ("story", "\(Self.own)", "\(Self.others)", "\(Self.missing)"),
                ("assignment", "\(Self.ownAssignment)", "\(Self.othersAssignment)", "\(Self.missingAssignment)"),
            ]
            for (name, own, others, missing) in things {
                // Who gave something back may not see it any more.
                let operations = API.operations.filter { RoutePath($0.path).names.first == name }
                for operation in operations.filter({ $0.name != "giveBackAssignment" })
                    + operations.filter({ $0.name == "giveBackAssignment" })
                {
                    var values = RightsTests.values(story: Self.own)
                    let lacks = operation.access.right.map { !user.role.rights.contains($0) } ?? false
                    values[name] = missing
                    let makes = ["saveStory", "saveAssignment"].contains(operation.name)
                    let ofMissing = try await ask(client, operation, values)
                    #expect(ofMissing.status == (lacks ? 403 : makes ? 412 : 404), "\(role): \(operation.name)")
                    values[name] = others
                    let ofOthers = try await ask(client, operation, values)
                    if lacks || !user.role.rights.contains(.readStories) {
                        #expect(ofOthers.status == (lacks ? 403 : 404), "\(role): \(operation.name)")
                    } else {
                        #expect(ofOthers.status < 500 && ofOthers.status != 401, "\(role): \(operation.name)")
                    }
                    values[name] = own
                    let ofOwn = try await ask(client, operation, values)
                    let namesMore = RoutePath(operation.path).names.contains {
                        ["comment", "aside", "conflict", "preview", "statement"].contains($0)
                    }
                    #expect(ofOwn.status < 500 && (ofOwn.status == 403 || !lacks), "\(role): \(operation.name)")
                    #expect(ofOwn.status != 404 || namesMore, "\(role): \(operation.name)")
                }
                let done = try await events(desk, "\(name):\(others)", by: user)
                #expect(user.role.rights.contains(.readStories) || done.isEmpty, "\(role): \(done)")
            }
        }
    }

    @Test(arguments: Role.allCases)
    func `an operation answers the roles that have its right, and no other`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let client = try await desk.client(user)
            for operation in API.operations {
                let answer = try await ask(client, operation, RightsTests.values(story: Self.own))
                if let right = operation.access.right, !user.role.rights.contains(right) {
                    #expect(answer.status == 403, "\(role): \(operation.name)")
                } else {
                    #expect(answer.status < 500 && answer.status != 401, "\(role): \(operation.name): \(answer.status)")
                }
            }
        }
    }

    @Test func `who reads by a token reads what the account may, and does nothing by it`() async throws {
        try await withDesk(.sqlite) { desk in
            let reader = try await desk.client(.editor, [.read])
            let tag = try await reader.get("/front").tag
            #expect(tag != nil)
            #expect(try await reader.put("/front", ["stories": [], "packages": []], ifMatch: tag).status == 403)
            #expect(try await desk.client(.reporter, [.read]).get("/front").status == 403)
            #expect(try await desk.client(.editor, [.write]).get("/front").status == 403)
        }
    }

    @Test(arguments: Role.allCases)
    func `others' suggestions are for who works on the text, others' assignments for who plans`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let (client, other) = (try await desk.client(user), try await desk.client(.chiefEditor))
            let readsAll = user.role.rights.contains(.readStories)
            let (mayWrite, mayPlan) = (user.role.rights.contains(.writeStories), user.role.rights.contains(.assign))
            let path = "/stories/\(Self.others)/comments/\(Identifier<Newsroom.Comment>.sample(7_530))"
            _ = try await other.put(path, ["text": "", "quote": "Two", "suggestion": "Three"])
            if user != .chiefEditor {
                let refused = try await client.put("\(path)/state", ["state": "refused"])
                #expect(refused.status == (mayWrite ? 200 : readsAll ? 403 : 404), "\(role)")
            }
            let day = try await client.put("/assignments/\(Self.othersAssignment)/day", ["day": "2025-03-01"])
            #expect(day.status == (mayPlan ? 200 : readsAll ? 403 : 404), "\(role)")
            let note = try await client.put(
                "/assignments/\(Self.othersAssignment)/notes/\(Identifier<AssignmentNote>.sample(7_531))", ["text": "Words."])
            #expect(note.status == (readsAll ? 200 : 404), "\(role)")
        }
    }
}
