import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Adding an authenticator, and giving it up.
struct AuthenticatorScreen {
    static let routes = [
        Route(.get, "/account/authenticator", for: .newcomer) { try AuthenticatorScreen(visit: $0, visitor: $1).form() },
        Route(.post, "/account/authenticator", for: .newcomer) { try await AuthenticatorScreen(visit: $0, visitor: $1).add() },
        Route(.post, "/account/authenticator/remove", for: .signedIn) { try await AuthenticatorScreen(visit: $0, visitor: $1).remove() },
    ]

    let visit: Visit
    let visitor: Visitor

    /// The same as long as the session has the same secret, so that nothing half done has to be kept.
    private var totp: TOTP {
        let bytes = Base64URL.decode(visitor.secret.derived(for: "authenticator \(visitor.user.id)")) ?? []
        return TOTP(secret: Array(bytes.prefix(TOTP.secretLength)))
    }

    private func form(status: Int = 200, fault: String? = nil) throws -> WebAnswer {
        let totp = totp
        let address = totp.address(issuer: visit.desk.settings.paper.name, account: visitor.user.email)
        return try visit.screen(
            .authenticator, title: visit.words[.addAuthenticator], status: status,
            [
                .qrCode: .html(QRCode(address)?.svg ?? []), .secretText: .text(Base32.grouped(Base32.encode(totp.secret), by: " ")),
                .url: .text(address), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func add() async throws -> WebAnswer {
        let codes = try (0..<RecoveryCode.count).map { _ in try RecoveryCode() }
        do {
            let areNew = try await visit.perform(
                AddAuthenticator(secret: totp.secret, code: visit.field("code"), recoveryCodes: codes.map(\.hash)), as: visitor)
            return areNew ? try visit.codes(codes) : .redirect(to: "/account?done=authenticator_added")
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try form(status: status, fault: text)
        }
    }

    private func remove() async throws -> WebAnswer {
        let account = AccountScreen(visit: visit, visitor: visitor)
        guard try await account.checkPassword(visit.form["current"] ?? "") != nil else {
            return try await account.show(status: 401, fault: visit.words[.wrongPassword])
        }
        do {
            try await visit.perform(RemoveAuthenticator(), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await account.show(status: status, fault: text)
        }
        return .redirect(to: "/account?done=authenticator_removed")
    }
}
