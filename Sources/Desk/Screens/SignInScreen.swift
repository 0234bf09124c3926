import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Signing in with e-mail address and password, and signing out.
struct SignInScreen {
    static let routes = [
        Route(.get, "/sign-in", for: .anybody) { visit in
            if visit.visitor?.session.level == .full { return .redirect(to: visit.next) }
            return try SignInScreen(visit: visit).form()
        },
        Route(.post, "/sign-in", for: .anybody) { try await SignInScreen(visit: $0).signIn() },
        Route(.post, "/sign-out", for: .halfway) { try await SignInScreen(visit: $0).signOut($1) },
        Route(.post, "/account/sign-out", for: .newcomer) { try await SignInScreen(visit: $0).signOut($1) },
    ]

    let visit: Visit

    private func form(status: Int = 200, email: String = "", fault: DeskWord? = nil) throws -> WebAnswer {
        try visit.screen(
            .signIn, title: visit.words[.signIn], status: status,
            [.email: .text(email), .next: .text(visit.next), .fault: fault.map { .text(visit.words[$0]) } ?? .none])
    }

    private func signIn() async throws -> WebAnswer {
        let (desk, email, password) = (visit.desk, visit.field("email").lowercased(), visit.form["password"] ?? "")
        let found = try await desk.archive.read { records in
            try records.users.find(email: String(email.prefix(254))).map { ($0, try records.users.passwordHash($0.id)) }
        }
        let device = desk.cookies.device(in: visit.request)
        let keys = try await budget(email: email, user: found?.0, device: device)
        if let seconds = desk.budget.take(keys, at: desk.now()) { return try tooMany(email: email, seconds: seconds) }
        // An account that is not there, or that has no password or may not act, costs as much and is answered alike.
        let isOpen = found?.0.status == .active && found?.0.id != User.operator.id
        let hash = isOpen ? found?.1.map { PasswordHash(encoded: $0) } : nil
        guard try await desk.passwords.fits(password, hash), let hash, let user = found?.0 else {
            return try form(status: 401, email: email, fault: .signInRefused)
        }
        desk.budget.giveBack(keys.map(\.key))
        return try await start(user, hash, device)
    }

    private func start(_ user: User, _ hash: PasswordHash, _ device: Secret?) async throws -> WebAnswer {
        let desk = visit.desk
        let (secret, device) = (try Secret(), try device ?? Secret())
        let network = ClientNetwork.address(of: visit.request, proxies: desk.settings.proxies)
        let session = try await desk.editorial.perform(
            StartSession(
                desk.identifiers.next(), hash: secret.hash, password: hash, network: network, agent: visit.request.userAgent,
                device: device.hash), as: user.id)
        // Whoever was signed in here before is so no longer.
        if let before = visit.visitor { try await visit.perform(EndSession(before.session.id), as: before) }
        let next = visit.next
        let to = session.level == .full ? next : "/second-factor" + (next == "/" ? "" : "?next=\(PercentCoding.encoded(next))")
        return .redirect(to: to, cookies: [desk.cookies.session(secret), desk.cookies.device(device)])
    }

    /// A browser that the account is known to use has a budget of its own: strangers cannot use it up.
    private func budget(
        email: String, user: User?, device: Secret?
    ) async throws -> [(key: [UInt8], allowance: SignInBudget.Allowance)] {
        if let user, let device, try await visit.desk.archive.read({ try $0.knownDevices.isKnown(device.hash, to: user.id) }) {
            return [(Array("device".utf8) + device.hash, .knownBrowser)]
        }
        let address = ClientNetwork.address(of: visit.request, proxies: visit.desk.settings.proxies)
        return [
            (Array("account \(email)".utf8), .strangersToAnAccount), (Array("network".utf8) + ClientNetwork.key(address), .network),
        ]
    }

    private func tooMany(email: String, seconds: Int) throws -> WebAnswer {
        var answer = try form(status: 429, email: email, fault: .tooManyTries)
        answer.headers.append(("Retry-After", "\(seconds)"))
        return answer
    }

    private func signOut(_ visitor: Visitor) async throws -> WebAnswer {
        try await visit.perform(EndSession(visitor.session.id), as: visitor)
        return .redirect(to: "/sign-in", cookies: [visit.desk.cookies.noSession])
    }
}
