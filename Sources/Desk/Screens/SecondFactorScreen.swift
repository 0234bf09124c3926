import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The second factor of who has given the right password: a code, a passkey, or a recovery code.
struct SecondFactorScreen {
    static let routes = [
        Route(.get, "/second-factor", for: .halfway) { try await SecondFactorScreen(visit: $0, visitor: $1).form() },
        Route(.post, "/second-factor", for: .halfway) { try await SecondFactorScreen(visit: $0, visitor: $1).confirm() },
    ]

    let visit: Visit
    let visitor: Visitor

    /// Each time with a new challenge for authenticators.
    private func form(status: Int = 200, fault: DeskWord? = nil) async throws -> WebAnswer {
        let (desk, session, now) = (visit.desk, visitor.session.id, visit.desk.now())
        let challenge = try Random.bytes(32)
        let account = visitor.user.id
        let (hasAuthenticator, passkeys) = try await desk.archive.write { records in
            try records.sessions.setChallenge(challenge, of: session, at: now)
            let factors = records.secondFactors
            return (try factors.authenticator(of: account) != nil, try factors.passkeys(of: account).map(\.id))
        }
        return try visit.screen(
            .secondFactor, title: visit.words[.secondFactor], status: status,
            [
                .hasAuthenticator: .bool(hasAuthenticator), .hasPasskey: .bool(!passkeys.isEmpty), .next: .text(visit.next),
                .challenge: .text(Base64URL.encode(challenge)), .relyingParty: .text(desk.settings.place.relyingParty),
                .credentials: .text(passkeys.map(Base64URL.encode).joined(separator: " ")),
                .fault: fault.map { .text(visit.words[$0]) } ?? .none,
            ])
    }

    private func confirm() async throws -> WebAnswer {
        let desk = visit.desk
        let key = Array("second factor \(visitor.user.id)".utf8)
        if desk.budget.take([(key, .secondFactor)], at: desk.now()) != nil { return try await form(status: 429, fault: .tooManyTries) }
        guard let proof else { return try await form(status: 422, fault: .codeRefused) }
        let (secret, device) = (try Secret(), try desk.cookies.device(in: visit.request) ?? Secret())
        let outcome = try await visit.perform(
            ConfirmSession(visitor.session.id, proof: proof, at: desk.settings.place, hash: secret.hash, device: device.hash), as: visitor)
        switch outcome {
        case .confirmed:
            desk.budget.giveBack([key])
            return .redirect(to: visit.next, cookies: [desk.cookies.session(secret), desk.cookies.device(device)])
        case .refused(left: 0): return .redirect(to: "/sign-in", cookies: [desk.cookies.noSession])
        case .refused: return try await form(status: 401, fault: .codeRefused)
        }
    }

    /// What the form brings; nil where it brings nothing that could be one.
    private var proof: ConfirmSession.Proof? {
        func bytes(_ name: String) -> [UInt8]? { visit.form[name].flatMap(Base64URL.decode) }
        if let id = bytes("credential"), !id.isEmpty {
            guard let data = bytes("client_data"), let authenticator = bytes("authenticator_data"), let signature = bytes("signature")
            else {
                return nil
            }
            return .passkey(
                id: id, PasskeyAssertion(clientData: data, authenticatorData: authenticator, signature: signature))
        }
        if !visit.field("recovery_code").isEmpty { return .recoveryCode(visit.field("recovery_code")) }
        return visit.field("code").isEmpty ? nil : .code(visit.field("code"))
    }
}
