import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One account: what it may do and where, its sessions, and what was done to it and by it.
struct PersonScreen {
    static let routes = [
        Route(.get, "/people/{account}", for: .right(.keepUsers)) { try await PersonScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/people/{account}", for: .right(.keepUsers)) { try await PersonScreen(visit: $0, visitor: $1).change() },
        Route(.post, "/people/{account}/link", for: .right(.keepUsers)) { try await PersonScreen(visit: $0, visitor: $1).renewLink() },
        Route(.post, "/people/{account}/second-factors/reset", for: .right(.keepUsers)) {
            try await PersonScreen(visit: $0, visitor: $1).resetSecondFactors()
        },
    ]

    private static let mostEvents = 50

    let visit: Visit
    let visitor: Visitor

    private func user() async throws -> User {
        let id: User.ID = try visit.id("account")
        guard id != User.operator.id, let user = try await visit.desk.archive.read({ try $0.users.find(id) }) else {
            throw NewsroomError.notFound("account")
        }
        return user
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let user = try await user()
        let (sections, sessions, hasFactor, invited, events, names) = try await visit.desk.archive.read { records in
            let events = try records.trail.latest(about: "user:\(user.id)", by: user.id, limit: Self.mostEvents)
            var names: [User.ID: String] = [:]
            for id in Set(events.map(\.by)) { names[id] = try records.users.find(id)?.name }
            return (
                try records.sections.all(), try records.sessions.of(user.id), try records.secondFactors.hasAny(user.id),
                try records.invitations.expiry(of: user.id), events, names
            )
        }
        let now = visit.desk.now()
        return try visit.screen(
            .person, title: user.name, status: status,
            [
                .url: .text("/people/\(user.id)"), .name: .text(user.name), .email: .text(user.email),
                .roles: visit.roles(selected: user.role.rawValue), .role: .text(visit.words[user.role]),
                .sections: Visit.sections(sections, chosen: Set(user.sections.map(\.description))),
                .status: .text(visit.words[user.status]),
                .isSuspended: .bool(user.status == .suspended),
                .isSelf: .bool(user.id == visitor.user.id), .hasFactor: .bool(hasFactor),
                .expires: invited.map { visit.desk.views.date($0) } ?? .none,
                .sessions: .list(sessions.filter { !$0.isOver(at: now) }.map(session)), .events: .list(events.map { event($0, names) }),
                .trailUrl: .text("/trail?account=\(user.id)"), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func session(_ session: DeskSession) -> TemplateValue {
        .fields([
            .agent: .text(Browser.name(session.agent)), .network: .text(session.network),
            .seen: visit.desk.views.recent(session.seenAt, at: visit.desk.now()),
        ])
    }

    private func event(_ event: Event, _ names: [User.ID: String]) -> TemplateValue {
        let details = event.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        return .fields([
            .date: visit.desk.views.date(event.at), .act: .text(visit.words.act(event.act)), .by: .text(names[event.by] ?? ""),
            .details: .text(String(details.prefix(300))),
        ])
    }

    private func change() async throws -> WebAnswer {
        let user = try await user()
        do {
            try await visit.perform(
                ChangeUser(
                    user.id, name: visit.field("name"), role: try visit.role(), sections: try visit.sections(),
                    isSuspended: visit.form["suspended"] == "yes"), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
        return .redirect(to: "/people/\(user.id)?done=saved")
    }

    private func renewLink() async throws -> WebAnswer {
        let user = try await user()
        do {
            let secret = try Secret()
            try await visit.perform(RenewLink(user.id, link: secret.hash), as: visitor)
            return try visit.link(secret, for: user, lifetime: RenewLink.lifetime)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
    }

    private func resetSecondFactors() async throws -> WebAnswer {
        let user = try await user()
        do {
            try await visit.perform(ResetSecondFactors(user.id), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
        return .redirect(to: "/people/\(user.id)?done=second_factors_reset")
    }
}
