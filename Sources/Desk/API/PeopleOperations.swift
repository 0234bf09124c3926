import Archive
import Foundation
import Newsroom
import Web

/// Accounts, to read: who can be given an assignment.
enum PeopleOperations {
    static let all = [
        APIOperation(
            .get, "/people", "listPeople", scope: .read, right: .readStories, "The accounts, in the order of their making",
            about: "Addresses and suspended accounts are shown to who keeps accounts, by a token with the scope administer.",
            query: [.cursor, .limit], answers: [.ok(.page(of: schema), "A page.")], list),
        APIOperation(
            .get, "/people/{account}", "getPerson", scope: .read, right: .readStories, "An account", answers: [.ok(schema)]
        ) { call in
            let id: User.ID = try call.id("account")
            guard let user = try await call.read({ try $0.users.find(id) }), isShown(user, call) else {
                throw APIProblem.notFound("account")
            }
            return .json(json(user, call))
        },
    ]

    private static let schema = Schema.named(
        "Person",
        .object([
            .always("id", .identifier), .always("name", .text(0...200)), .always("role", .choice(of: Role.self)),
            .always("status", .choice(of: User.Status.self)), .always("email", .orNull(.text(0...254))),
            .always("sections", .list(.identifier, 0...10_000), "Whose stories it may change; none: every section's."),
        ]))

    private static func isShown(_ user: User, _ call: APICall) -> Bool {
        user.id != User.operator.id && (user.status != .suspended || call.user.may(.keepUsers))
    }

    private static func json(_ user: User, _ call: APICall) -> JSONValue {
        [
            "id": .string("\(user.id)"), "name": .string(user.name), "role": .string(user.role.rawValue),
            "status": .string(user.status.rawValue), "email": call.user.may(.keepUsers) ? .string(user.email) : .null,
            "sections": .array(user.sections.sorted().map { .string("\($0)") }),
        ]
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let after = try call.query["cursor"].map { _ in
            guard let id: User.ID = call.queryID("cursor") else { throw call.wrongCursor }
            return id
        }
        // A newsroom's accounts are few enough to be read at once.
        let users = try await call.read { try $0.users.all() }.filter { isShown($0, call) && (after.map($0.id.isAfter) ?? true) }
            .sorted { $0.id < $1.id }
        let page = users.prefix(call.limit)
        return APICall.page(page.map { json($0, call) }, next: users.count > call.limit ? page.last.map { "\($0.id)" } : nil)
    }
}

extension Identifier {
    fileprivate func isAfter(_ other: Self) -> Bool { other < self }
}
