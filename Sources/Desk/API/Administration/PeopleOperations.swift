import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Web

/// Accounts: who can be given an assignment, for everybody; who works here and what they may do, for who keeps accounts.
enum PeopleOperations {
    static let all = [
        APIOperation(
            .get, "/people", "listPeople", scope: .read, right: .readStories, "The accounts, in the order of their making",
            about: "Addresses and suspended accounts are shown to who keeps accounts, by a token with the scope administer.",
            query: [.cursor, .limit], answers: [.ok(.page(of: User.schema), "A page.")], list),
        APIOperation(
            .get, "/people/{account}", "getPerson", scope: .read, right: .readStories, "An account", condition: .reading,
            answers: [.ok(User.schema, tag: true)]
        ) { call in
            let id: User.ID = try call.id("account")
            guard let user = try await call.read({ try $0.users.find(id) }), isShown(user, call) else {
                throw APIProblem.notFound("account")
            }
            return call.resource(user.json(for: call.user))
        },
        APIOperation(
            .put, "/people/{account}", "changePerson", scope: .administer, right: .keepUsers,
            "Change what an account is called, what it may do and where, or suspend it",
            about: "Where its role, its sections or its status change it is signed out everywhere. A suspended account has no tokens any "
                + "more, also when it is let in again.",
            body: .json(.object(User.members + [.always("isSuspended", .boolean)])), condition: .changing,
            answers: [.ok(User.schema, tag: true)], change),
        APIOperation(
            .put, "/people/{account}/invitation", "invitePerson", scope: .administer, right: .keepUsers, "Open an account for somebody",
            about: "The account's identifier is made by the client. They choose the password themselves, by a link that is good once and "
                + "told this once: pass it on. Where it is lost, make another (renewLink).",
            body: .json(.object([.always("email", .line(3...254))] + User.members)), answers: [.made(link)], invite),
        APIOperation(
            .post, "/people/{account}/link", "renewLink", scope: .administer, right: .keepUsers,
            "Make a link by which somebody chooses a new password",
            about: "For an invitation that has ended, or a password that is lost. The link before it is good no more; the password stays "
                + "until there is a new one.",
            answers: [.ok(link, "With the link, this once.")]
        ) { call in
            let secret = try Secret()
            let user = try await call.perform(RenewLink(call.id("account"), link: secret.hash))
            return .json(linked(user, secret, for: RenewLink.lifetime, call))
        },
    ]

    private static let link = Schema.named(
        "PersonWithLink",
        .object([.always("person", User.schema), .always("link", .text(1...2_000)), .always("expiresAt", .time)]))

    private static func linked(_ user: User, _ secret: Secret, for lifetime: TimeInterval, _ call: APICall) -> JSONValue {
        [
            "person": user.json(for: call.user), "link": .string(call.desk.settings.origin + LinkScreen.path(secret)),
            "expiresAt": APITime.json(call.desk.now().addingTimeInterval(lifetime)),
        ]
    }

    // MARK: Reading

    private static func isShown(_ user: User, _ call: APICall) -> Bool {
        user.id != User.operator.id && (user.status != .suspended || call.user.may(.keepUsers))
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
        return APICall.page(page.map { $0.json(for: call.user) }, next: users.count > call.limit ? page.last.map { "\($0.id)" } : nil)
    }

    // MARK: Changing

    private static func change(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, body): (User.ID, CallCondition, JSONValue) = (try call.id("account"), call.condition, call.body)
        let (name, sections) = (body.text("name"), Set<Section.ID>(body.identifiers("sections")))
        guard let role: Role = body.name("role") else { throw APIProblem.unknown }
        let isSuspended = body["isSuspended"] == true
        let user = try await call.perform(
            Deciding { records, actor in
                guard let found = try records.users.find(id), found.id != User.operator.id else { throw APIProblem.notFound("account") }
                let isSame =
                    found.name == name && found.role == role && found.sections == sections
                    && (found.status == .suspended) == isSuspended
                try condition.check(found.json(for: actor), isSame: isSame)
                return ChangeUser(id, name: name, role: role, sections: sections, isSuspended: isSuspended)
            })
        return call.resource(user.json(for: call.user))
    }

    private static func invite(_ call: APICall) async throws -> WebAnswer {
        guard let role: Role = call.body.name("role") else { throw APIProblem.unknown }
        let user = User(
            id: try call.id("account"), email: call.body.text("email"), name: call.body.text("name"), role: role,
            sections: Set(call.body.identifiers("sections")))
        let secret = try Secret()
        let invited = try await call.perform(InviteUser(user, link: secret.hash))
        return WebAnswer(
            status: 201, headers: [("Content-Type", "application/json")],
            body: linked(invited, secret, for: InviteUser.lifetime, call).bytes())
    }
}

extension User {
    fileprivate static let members: [Schema.Property] = [
        .always("name", .line(1...200)), .always("role", .choice(of: Role.self)),
        .maybe("sections", .set(.identifier, 0...Section.most), "Whose stories it may change; none: every section's."),
    ]

    fileprivate static let schema = Schema.named(
        "Person",
        .object([
            .always("id", .identifier), .always("name", .text(0...200)), .always("role", .choice(of: Role.self)),
            .always("status", .choice(of: Status.self)), .always("email", .orNull(.text(0...254))),
            .always("sections", .list(.identifier, 0...10_000), "Whose stories it may change; none: every section's."),
        ]))

    /// With the address for who keeps accounts.
    fileprivate func json(for reader: User) -> JSONValue {
        [
            "id": .string("\(id)"), "name": .string(name), "role": .string(role.rawValue), "status": .string(status.rawValue),
            "email": reader.may(.keepUsers) ? .string(email) : .null, "sections": .array(sections.sorted().map { .string("\($0)") }),
        ]
    }
}

extension Identifier {
    fileprivate func isAfter(_ other: Self) -> Bool { other < self }
}
