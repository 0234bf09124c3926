import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Who works here: all accounts, and inviting somebody.
struct PeopleScreen {
    static let routes = [
        Route(.get, "/people", for: .right(.keepUsers)) { try await PeopleScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/people", for: .right(.keepUsers)) { try await PeopleScreen(visit: $0, visitor: $1).invite() },
    ]

    let visit: Visit
    let visitor: Visitor

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (users, sections, secured) = try await visit.desk.archive.read { records in
            let users = try records.users.all().filter { $0.id != User.operator.id }
            let secured = try Set(users.filter { try records.secondFactors.hasAny($0.id) }.map(\.id))
            return (users, try records.sections.all(), secured)
        }
        return try visit.screen(
            .people, title: visit.words[.people], status: status,
            [
                .accounts: .list(users.map { row($0, sections, hasFactor: secured.contains($0.id)) }),
                .roles: visit.roles(selected: visit.form["role"] ?? Role.reporter.rawValue),
                .sections: Visit.sections(sections, chosen: Set(visit.form.all("section"))), .name: .text(visit.field("name")),
                .email: .text(visit.field("email")), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func row(_ user: User, _ sections: [Section], hasFactor: Bool) -> TemplateValue {
        let names = sections.filter { user.sections.contains($0.id) }.map(\.name)
        return .fields([
            .url: .text("/people/\(user.id)"), .name: .text(user.name), .email: .text(user.email), .role: .text(visit.words[user.role]),
            .status: user.status == .active ? .none : .text(visit.words[user.status]),
            .sections: .text(names.isEmpty ? visit.words[.everySection] : names.joined(separator: ", ")),
            .hasFactor: .bool(hasFactor), .mustHaveFactor: .bool(visit.desk.settings.rules.secondFactor.asks(user.role)),
        ])
    }

    private func invite() async throws -> WebAnswer {
        do {
            let secret = try Secret()
            let user = User(
                id: visit.desk.identifiers.next(), email: visit.field("email"), name: visit.field("name"), role: try visit.role(),
                sections: try visit.sections())
            let invited = try await visit.perform(InviteUser(user, link: secret.hash), as: visitor)
            return try visit.link(secret, for: invited, lifetime: InviteUser.lifetime)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
    }
}

extension Visit {
    /// A link, shown this once, to be passed on.
    func link(_ secret: Secret, for user: User, lifetime: TimeInterval) throws -> WebAnswer {
        try screen(
            .linkReady, title: words[.linkReady],
            [
                .link: .text(desk.settings.origin + LinkScreen.path(secret)), .name: .text(user.name), .email: .text(user.email),
                .url: .text("/people/\(user.id)"), .expires: desk.views.date(desk.now().addingTimeInterval(lifetime)),
            ])
    }

    func role() throws -> Role {
        guard let role = Role(rawValue: field("role")) else { throw NewsroomError.invalid(field: "role", reason: "choose one") }
        return role
    }

    func sections() throws -> Set<Section.ID> {
        try Set(
            form.all("section").map {
                guard let id = Section.ID($0) else { throw NewsroomError.invalid(field: "sections", reason: "there is no such section") }
                return id
            })
    }

    func roles(selected: String) -> TemplateValue {
        Self.options(Role.allCases.map { ($0.rawValue, words[$0]) }, selected: selected)
    }

    static func sections(_ sections: [Section], chosen: Set<String>) -> TemplateValue {
        .list(
            sections.map {
                .fields([.value: .text("\($0.id)"), .label: .text($0.name), .isChecked: .bool(chosen.contains("\($0.id)"))])
            })
    }
}
