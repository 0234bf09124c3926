import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One's own account: password, second factors, sessions, tokens.
struct AccountScreen {
    static let routes = [
        Route(.get, "/account", for: .signedIn) { try await AccountScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/account/password", for: .signedIn) { try await AccountScreen(visit: $0, visitor: $1).changePassword() },
        Route(.post, "/account/sessions/{session}/end", for: .signedIn) { try await AccountScreen(visit: $0, visitor: $1).end() },
        Route(.post, "/account/sessions/end-others", for: .signedIn) { visit, visitor in
            try await visit.perform(EndOtherSessions(except: visitor.session.id), as: visitor)
            return .redirect(to: "/account?done=signed_out_elsewhere")
        },
        // Where who needs a second factor is led before anything else.
        Route(.get, "/account/second-factor", for: .newcomer) { visit, visitor in
            try visit.screen(.secondFactors, title: visit.words[.secondFactor], [.isNewcomer: .bool(visitor.lacksSecondFactor)])
        },
        Route(.post, "/account/recovery-codes", for: .signedIn) { try await AccountScreen(visit: $0, visitor: $1).renewCodes() },
    ]

    let visit: Visit
    let visitor: Visitor

    func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (desk, user) = (visit.desk, visitor.user)
        let now = desk.now()
        let (authenticator, passkeys, codes, sessions, tokens) = try await desk.archive.read { records in
            let factors = records.secondFactors
            return (
                try factors.authenticator(of: user.id), try factors.passkeys(of: user.id), try factors.codesLeft(of: user.id),
                try records.sessions.of(user.id), try records.accessTokens.good(of: user.id, at: now)
            )
        }
        let live = sessions.filter { !$0.isOver(at: now) }
        return try visit.screen(
            .account, title: visit.words[.account], status: status,
            [
                .name: .text(user.name), .email: .text(user.email), .role: .text(visit.words[user.role]),
                .hasAuthenticator: .bool(authenticator != nil), .hasPasskey: .bool(!passkeys.isEmpty),
                .date: authenticator.map { desk.views.date($0.addedAt) } ?? .none,
                .mustHaveFactor: .bool(desk.settings.rules.secondFactor.asks(user.role)),
                .hasFactor: .bool(authenticator != nil || !passkeys.isEmpty), .codesLeft: .text(visit.words[.codesLeft, count: codes]),
                .passkeys: .list(passkeys.map(passkey)), .sessions: .list(live.map(session)),
                .isSeveral: .bool(live.count > 1), .fault: fault.map { .text($0) } ?? .none,
            ].merging(TokenScreen.fields(tokens, of: user, visit)) { $1 })
    }

    private func passkey(_ passkey: SecondFactors.Passkey) -> TemplateValue {
        .fields([
            .name: .text(passkey.name), .id: .text(Base64URL.encode(passkey.id)), .date: visit.desk.views.date(passkey.addedAt),
            .seen: passkey.usedAt.map { visit.desk.views.recent($0, at: visit.desk.now()) } ?? .none,
        ])
    }

    private func session(_ session: DeskSession) -> TemplateValue {
        .fields([
            .id: .text("\(session.id)"), .agent: .text(Browser.name(session.agent)), .network: .text(session.network),
            .started: visit.desk.views.date(session.startedAt), .seen: visit.desk.views.recent(session.seenAt, at: visit.desk.now()),
            .isSelf: .bool(session.id == visitor.session.id),
        ])
    }

    /// The account's hash, if this is its password; nil if not. Wrong ones count as wrong second factors do.
    func checkPassword(_ password: String) async throws -> PasswordHash? {
        let (desk, user) = (visit.desk, visitor.user.id)
        let key = Array("second factor \(user)".utf8)
        guard desk.budget.take([(key, .secondFactor)], at: desk.now()) == nil else {
            throw NewsroomError.unavailable(visit.words[.tooManyTries])
        }
        let hash = try await desk.archive.read { try $0.users.passwordHash(user) }.map { PasswordHash(encoded: $0) }
        guard try await desk.passwords.fits(password, hash), let hash else { return nil }
        desk.budget.giveBack([key])
        return hash
    }

    private func changePassword() async throws -> WebAnswer {
        let password = visit.form["password"] ?? ""
        guard password == visit.form["password_again"] else { return try await show(status: 422, fault: visit.words[.passwordsDiffer]) }
        guard let current = try await checkPassword(visit.form["current"] ?? "") else {
            return try await show(status: 401, fault: visit.words[.wrongPassword])
        }
        do {
            let new = try await visit.desk.passwords.hash(password)
            let secret = try Secret()
            try await visit.perform(
                ChangePassword(current: current, new: new, session: visitor.session.id, hash: secret.hash), as: visitor)
            return .redirect(to: "/account?done=password_changed", cookies: [visit.desk.cookies.session(secret)])
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
    }

    private func end() async throws -> WebAnswer {
        let id: DeskSession.ID = try visit.id("session")
        let session = try await visit.desk.archive.read { try $0.sessions.find(id) }
        guard let session, session.account == visitor.user.id else { throw NewsroomError.notFound("session") }
        try await visit.perform(EndSession(id), as: visitor)
        if id == visitor.session.id { return .redirect(to: "/sign-in", cookies: [visit.desk.cookies.noSession]) }
        return .redirect(to: "/account?done=signed_out_there")
    }

    private func renewCodes() async throws -> WebAnswer {
        guard try await checkPassword(visit.form["current"] ?? "") != nil else {
            return try await show(status: 401, fault: visit.words[.wrongPassword])
        }
        let codes = try (0..<RecoveryCode.count).map { _ in try RecoveryCode() }
        try await visit.perform(RenewRecoveryCodes(codes.map(\.hash)), as: visitor)
        return try visit.codes(codes)
    }
}

extension Visit {
    /// Shown this once.
    func codes(_ codes: [RecoveryCode]) throws -> WebAnswer {
        try screen(.recoveryCodes, title: words[.recoveryCodes], [.codes: .list(codes.map { .text($0.text) })])
    }
}

/// What a browser calls itself, in short.
enum Browser {
    static func name(_ agent: String) -> String {
        let browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
        ]
        let parts = [browsers, systems].compactMap { names in names.first { agent.contains($0.0) }?.1 }
        return parts.isEmpty ? String(agent.prefix(60)) : parts.joined(separator: ", ")
    }
}
