import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One's tokens, by which scripts use the API: a part of one's account.
struct TokenScreen {
    static let routes = [
        Route(.post, "/account/tokens", for: .signedIn) { try await TokenScreen(visit: $0, visitor: $1).make() },
        Route(.post, "/account/tokens/{token}/revoke", for: .signedIn) { try await TokenScreen(visit: $0, visitor: $1).revoke() },
    ]

    /// In days.
    private static let lifetimes = [7, 30, 90, 366]
    private static let usualLifetime = 90

    let visit: Visit
    let visitor: Visitor

    /// What the account's screen shows of them.
    static func fields(_ tokens: [AccessToken], of user: User, _ visit: Visit) -> [DeskName: TemplateValue] {
        [
            .tokens: .list(
                tokens.map { token in
                    .fields([
                        .id: .text("\(token.id)"), .name: .text(token.name),
                        .scopes: .text(token.scopesInOrder.map { visit.words[$0] }.joined(separator: ", ")),
                        .expires: visit.desk.views.date(token.expiresAt),
                        .seen: token.usedAt.map { visit.desk.views.recent($0, at: visit.desk.now()) } ?? .none,
                    ])
                }),
            .scopes: .list(
                AccessToken.Scope.allCases.filter { $0.isOfUse(to: user) }.map {
                    .fields([.value: .text($0.rawValue), .label: .text(visit.words[$0])])
                }),
            .lifetimes: Visit.options(
                lifetimes.map { ("\($0)", visit.words[.daysCount, count: $0]) }, selected: "\(usualLifetime)"),
        ]
    }

    /// Whoever sits down at somebody else's desk makes no token there: the password is asked for.
    private func make() async throws -> WebAnswer {
        let account = AccountScreen(visit: visit, visitor: visitor)
        guard let days = Int(visit.field("days")), Self.lifetimes.contains(days) else {
            return try await account.show(status: 422, fault: visit.words[.invalid])
        }
        guard try await account.checkPassword(visit.form["current"] ?? "") != nil else {
            return try await account.show(status: 401, fault: visit.words[.wrongPassword])
        }
        do {
            let secret = try Secret()
            let scopes = Set(visit.form.all("scope").compactMap(AccessToken.Scope.init))
            let token = try await visit.perform(
                AddToken(
                    visit.desk.identifiers.next(), for: visitor.user.id, name: visit.field("name"), scopes: scopes,
                    lifetime: Double(days) * 86_400, hash: secret.hash), as: visitor)
            return try visit.screen(
                .tokenReady, title: visit.words[.tokenReady],
                [
                    .name: .text(token.name), .secretText: .text(TokenText.text(secret)),
                    .scopes: .text(token.scopesInOrder.map { visit.words[$0] }.joined(separator: ", ")),
                    .expires: visit.desk.views.date(token.expiresAt),
                ])
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await account.show(status: status, fault: text)
        }
    }

    private func revoke() async throws -> WebAnswer {
        let id: AccessToken.ID = try visit.id("token")
        let token = try await visit.desk.archive.read { try $0.accessTokens.find(id) }
        guard token?.account == visitor.user.id else { throw NewsroomError.notFound("token") }
        try await visit.perform(RevokeToken(id), as: visitor)
        return .redirect(to: "/account?done=token_revoked#tokens")
    }
}

extension AccessToken.Scope {
    /// Whether the account may do anything by it that reading is not.
    fileprivate func isOfUse(to user: User) -> Bool {
        self == .read || !user.role.rights.isDisjoint(with: own)
    }

    private var own: Set<Right> {
        switch self {
        case .read: []
        case .write: [.writeOwnStories]
        case .publish: [.publish, .correct, .withdraw]
        case .administer: [.keepUsers, .keepSettings, .keepSections, .importArchive]
        }
    }
}
