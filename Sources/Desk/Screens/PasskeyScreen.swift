import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Adding passkeys, and giving them up.
struct PasskeyScreen {
    static let routes = [
        Route(.get, "/account/passkeys/new", for: .newcomer) { try await PasskeyScreen(visit: $0, visitor: $1).form() },
        Route(.post, "/account/passkeys", for: .newcomer) { try await PasskeyScreen(visit: $0, visitor: $1).add() },
        Route(.post, "/account/passkeys/{passkey}/remove", for: .signedIn) { try await PasskeyScreen(visit: $0, visitor: $1).remove() },
    ]

    let visit: Visit
    let visitor: Visitor

    private func form(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (desk, session, user, now) = (visit.desk, visitor.session.id, visitor.user, visit.desk.now())
        let challenge = try Random.bytes(32)
        let known = try await desk.archive.write { records in
            try records.sessions.setChallenge(challenge, of: session, at: now)
            return try records.secondFactors.passkeys(of: user.id).map(\.id)
        }
        return try visit.screen(
            .passkey, title: visit.words[.addPasskey], status: status,
            [
                .challenge: .text(Base64URL.encode(challenge)), .relyingParty: .text(desk.settings.place.relyingParty),
                .handle: .text(Base64URL.encode(Array(user.id.description.utf8))), .email: .text(user.email), .name: .text(user.name),
                .exclude: .text(known.map(Base64URL.encode).joined(separator: " ")), .label: .text(Browser.name(visit.request.userAgent)),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func add() async throws -> WebAnswer {
        let codes = try (0..<RecoveryCode.count).map { _ in try RecoveryCode() }
        let act = AddPasskey(
            session: visitor.session.id, clientData: visit.form["client_data"].flatMap(Base64URL.decode) ?? [],
            attestation: visit.form["attestation"].flatMap(Base64URL.decode) ?? [], at: visit.desk.settings.place,
            name: visit.field("name"), recoveryCodes: codes.map(\.hash))
        do {
            let areNew = try await visit.perform(act, as: visitor)
            return areNew ? try visit.codes(codes) : .redirect(to: "/account?done=passkey_added")
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await form(status: status, fault: text)
        }
    }

    private func remove() async throws -> WebAnswer {
        guard let id = visit.values["passkey"].flatMap(Base64URL.decode) else { throw NewsroomError.notFound("passkey") }
        let account = AccountScreen(visit: visit, visitor: visitor)
        guard try await account.checkPassword(visit.form["current"] ?? "") != nil else {
            return try await account.show(status: 401, fault: visit.words[.wrongPassword])
        }
        do {
            try await visit.perform(RemovePasskey(id), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await account.show(status: status, fault: text)
        }
        return .redirect(to: "/account?done=passkey_removed")
    }
}
