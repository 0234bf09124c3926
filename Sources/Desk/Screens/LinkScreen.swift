import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// What a link that is good once leads to: choosing a password, or setting up the newsroom's first account.
struct LinkScreen {
    static let routes = [
        Route(.get, "/link/{secret}", for: .anybody) { try await LinkScreen(visit: $0).form() },
        Route(.post, "/link/{secret}", for: .anybody) { try await LinkScreen(visit: $0).accept() },
    ]

    /// Under the desk's origin.
    static func path(_ secret: Secret) -> String { "/link/\(secret.text)" }

    let visit: Visit

    private var hash: [UInt8]? { visit.values["secret"].flatMap { Secret($0) }?.hash }

    /// Who the link is for; nil within for a newsroom's first account.
    private func invited() async throws -> (link: [UInt8], user: User?)? {
        guard let hash else { return nil }
        let now = visit.desk.now()
        return try await visit.desk.archive.read { records in
            guard let invitation = try records.invitations.find(hash, at: now) else { return nil }
            guard let account = invitation.account else { return try records.users.isThereAnyWithPassword() ? nil : (hash, nil) }
            return try records.users.find(account).map { (hash, $0) }
        }
    }

    private func form(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        guard let (_, user) = try await invited() else { return try over() }
        return try visit.screen(
            .link, title: visit.words[user == nil ? .setUp : .choosePassword], status: status,
            [
                .isNewcomer: .bool(user == nil), .name: .text(user?.name ?? visit.field("name")),
                .email: .text(user?.email ?? visit.field("email")), .url: .text(visit.request.path),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func over() throws -> WebAnswer {
        try visit.screen(
            .notice, title: visit.words[.linkIsOver], status: 410, [.message: .text(visit.words[.linkIsOver]), .detail: .none])
    }

    private func accept() async throws -> WebAnswer {
        let desk = visit.desk
        guard let (link, user) = try await invited() else { return try over() }
        let password = visit.form["password"] ?? ""
        guard password == visit.form["password_again"] else {
            return try await form(status: 422, fault: visit.words[.passwordsDiffer])
        }
        do {
            let hash = try await desk.passwords.hash(password)
            let account: User
            if let user {
                account = try await desk.editorial.perform(AcceptInvitation(link: link, password: hash), as: user.id)
            } else {
                let owner = User(
                    id: desk.identifiers.next(), email: visit.field("email"), name: visit.field("name"), role: .administrator)
                account = try await desk.editorial.perform(SetUpOwner(link: link, user: owner, password: hash), as: User.operator.id)
            }
            return try await start(account, hash)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await form(status: status, fault: text)
        }
    }

    /// Signs in with what was just chosen; a second factor that there is already is asked for as ever.
    private func start(_ user: User, _ password: PasswordHash) async throws -> WebAnswer {
        let desk = visit.desk
        let (secret, device) = (try Secret(), try desk.cookies.device(in: visit.request) ?? Secret())
        let network = ClientNetwork.address(of: visit.request, proxies: desk.settings.proxies)
        let session = try await desk.editorial.perform(
            StartSession(
                desk.identifiers.next(), hash: secret.hash, password: password, network: network, agent: visit.request.userAgent,
                device: device.hash), as: user.id)
        return .redirect(
            to: session.level == .full ? "/" : "/second-factor", cookies: [desk.cookies.session(secret), desk.cookies.device(device)])
    }
}
