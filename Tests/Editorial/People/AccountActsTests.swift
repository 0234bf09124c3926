import Archive
import Credentials
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: accounts and sessions")
struct AccountActsTests {
    private static let hash = Result { try PasswordHash(of: "a password for tests") }
    private static let second = Result { try PasswordHash(of: "another one for tests") }
    private static let link = [UInt8](repeating: 1, count: 32)
    private let invited = User(id: .sample(999), email: "new@vellmouth.example", name: "New", role: .reporter)

    private func start(_ number: UInt64, _ user: User, in newsroom: TestNewsroom) async throws -> DeskSession {
        let hash = try Self.hash.get()
        try await newsroom.archive.write { try $0.users.setPassword(hash.encoded, of: user.id) }
        return try await newsroom.perform(
            StartSession(
                .sample(number), hash: [UInt8(number)], password: hash, network: "192.0.2.1", agent: "Test", device: [9]), as: user)
    }

    private func sessions(of user: User, in newsroom: TestNewsroom) async throws -> Int {
        try await newsroom.read { try $0.sessions.of(user.id).count }
    }

    @Test(arguments: TestEngine.all)
    func `an invited account chooses its password once, within a week`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hash = try Self.hash.get()
            try await newsroom.expectRight(.keepUsers, for: InviteUser(invited, link: Self.link))
            let user = try await newsroom.perform(InviteUser(invited, link: Self.link), as: .administrator)
            try await newsroom.expectEvent("InviteUser", on: "user:\(user.id)", by: .administrator, ["role": "reporter"])
            #expect(user.status == .invited)
            let other = User(id: user.id, email: "other@vellmouth.example", name: "Other", role: .reporter)
            try await newsroom.expectConflict(InviteUser(other, link: [9]), as: .administrator)
            // Until then it does nothing else.
            try await newsroom.expectNotFound(SaveStory(story: Story.pierClosed, content: .pierClosed, basedOn: 0), as: user)
            try await newsroom.expectNotFound(AcceptInvitation(link: [2], password: hash), as: user)
            try await newsroom.expectNotFound(AcceptInvitation(link: Self.link, password: hash), as: .reporter)
            newsroom.clock.advance(InviteUser.lifetime)
            try await newsroom.expectNotFound(AcceptInvitation(link: Self.link, password: hash), as: user)
            try await newsroom.perform(RenewLink(user.id, link: [3]), as: .administrator)
            #expect(try await newsroom.perform(AcceptInvitation(link: [3], password: hash), as: user).status == .active)
            try await newsroom.expectEvent("AcceptInvitation", on: "user:\(user.id)", by: user, ["was": "invited"])
            #expect(try await newsroom.read { try $0.users.passwordHash(user.id) } == hash.encoded)
            try await newsroom.expectNotFound(AcceptInvitation(link: [3], password: hash), as: user)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the first account is made by its link, and by none when there is one`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let hash = try Self.hash.get()
            try await newsroom.perform(OfferSetUp(link: Self.link), as: .operator)
            try await newsroom.perform(OfferSetUp(link: [2]), as: .operator)
            // A newer link puts an end to the one before.
            try await newsroom.expectNotFound(SetUpOwner(link: Self.link, user: invited, password: hash), as: .operator)
            let owner = try await newsroom.perform(SetUpOwner(link: [2], user: invited, password: hash), as: .operator)
            #expect(owner.role == .administrator && owner.status == .active)
            try await newsroom.expectEvent("SetUpOwner", on: "user:\(owner.id)", by: .operator, ["role": "administrator"])
            try await newsroom.expectNotFound(SetUpOwner(link: [2], user: invited, password: hash), as: .operator)
            try await newsroom.expectConflict(OfferSetUp(link: [4]), as: .operator)
            try await newsroom.expectRight(.keepUsers, for: OfferSetUp(link: [4]))
        }
    }

    @Test(arguments: TestEngine.all)
    func `sessions die with what the account was, and only then`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func change(
                name: String = User.editor.name, role: Role = .editor, sections: Set<Section.ID> = [], suspended: Bool = false
            ) async throws {
                try await newsroom.perform(
                    ChangeUser(User.editor.id, name: name, role: role, sections: sections, isSuspended: suspended), as: .administrator)
            }
            let section = try await newsroom.perform(SaveSection(Section(id: .sample(1_101), name: "Town", slug: "")))
            _ = try await start(1, .editor, in: newsroom)
            try await newsroom.expectEvent("StartSession", on: "user:\(User.editor.id)", by: .editor, ["network": "192.0.2.1"])
            _ = try await start(2, .reporter, in: newsroom)
            try await change(name: "Another name")
            #expect(try await sessions(of: .editor, in: newsroom) == 1)
            try await change(sections: [section.id])
            #expect(try await sessions(of: .editor, in: newsroom) == 0)
            _ = try await start(3, .editor, in: newsroom)
            try await change(role: .reporter)
            try await newsroom.expectEvent("ChangeUser", on: "user:\(User.editor.id)", by: .administrator, ["role": "reporter"])
            #expect(try await sessions(of: .editor, in: newsroom) == 0)
            _ = try await start(4, .editor, in: newsroom)
            try await change(role: .reporter, suspended: true)
            #expect(try await sessions(of: .editor, in: newsroom) == 0)
            #expect(try await sessions(of: .reporter, in: newsroom) == 1)
            let hash = try Self.hash.get()
            try await newsroom.expectNotFound(
                StartSession(.sample(5), hash: [5], password: hash, network: "", agent: "", device: [9]), as: .editor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new password ends every other session and changes the secret of this one`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (first, second) = (try Self.hash.get(), try Self.second.get())
            let here = try await start(1, .editor, in: newsroom)
            _ = try await start(2, .editor, in: newsroom)
            let change = ChangePassword(current: first, new: second, session: here.id, hash: [77])
            try await newsroom.expectConflict(
                ChangePassword(current: second, new: second, session: here.id, hash: [77]), as: .editor)
            try await newsroom.expectNotFound(
                ChangePassword(current: first, new: second, session: .sample(3), hash: [77]), as: .editor)
            try await newsroom.perform(change, as: .editor)
            try await newsroom.expectEvent("ChangePassword", on: "user:\(User.editor.id)", by: .editor)
            #expect(try await newsroom.read { try $0.sessions.of(User.editor.id).map(\.id) } == [here.id])
            #expect(try await newsroom.read { try $0.sessions.find(hash: [1]) } == nil)
            #expect(try await newsroom.read { try $0.sessions.find(hash: [77])?.id } == here.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody takes the last administrator away, nor changes their own role`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let administrator = User.administrator
            let hash = try Self.hash.get()
            try await newsroom.archive.write { try $0.users.setPassword(hash.encoded, of: administrator.id) }
            func change(_ role: Role, suspended: Bool = false) -> ChangeUser {
                ChangeUser(administrator.id, name: "A", role: role, sections: [], isSuspended: suspended)
            }
            try await newsroom.expectConflict(change(.editor), as: .administrator)
            try await newsroom.expectConflict(change(.administrator, suspended: true), as: .administrator)
            try await newsroom.expectConflict(change(.editor), as: .operator)
            try await newsroom.perform(
                InviteUser(User(id: .sample(998), email: "b@c", name: "B", role: .administrator), link: [5]), as: .operator)
            try await newsroom.expectConflict(change(.editor), as: .operator)
            try await newsroom.perform(
                AcceptInvitation(link: [5], password: hash), as: User(id: .sample(998), email: "b@c", name: "B", role: .administrator))
            try await newsroom.perform(change(.editor), as: .operator)
            try await newsroom.expectRight(.keepUsers, for: change(.reporter))
            try await newsroom.expectNotFound(
                ChangeUser(User.operator.id, name: "A", role: .reporter, sections: [], isSuspended: true), as: .operator)
        }
    }

    @Test(arguments: TestEngine.all)
    func `one ends one's own sessions, and who keeps accounts ends anybody's`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let session = try await start(1, .editor, in: newsroom)
            let error = try await newsroom.expectRefused(EndSession(session.id), as: .reporter)
            #expect(error == .notAllowed(.keepUsers))
            try await newsroom.perform(EndSession(session.id), as: .editor)
            try await newsroom.expectEvent("EndSession", on: "user:\(User.editor.id)", by: .editor)
            let other = try await start(2, .editor, in: newsroom)
            try await newsroom.perform(EndSession(other.id), as: .administrator)
            #expect(try await sessions(of: .editor, in: newsroom) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a second factor is asked for once there is one, and five wrong ones end the session`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let secret = [UInt8](repeating: 7, count: TOTP.secretLength)
            func code(_ secret: [UInt8]) -> String { TOTP(secret: secret).code(step: TOTP.step(at: newsroom.clock.now)) }
            let codes = try (0..<2).map { _ in try RecoveryCode() }
            try await newsroom.expectInvalid(
                "code", AddAuthenticator(secret: secret, code: "000000", recoveryCodes: []), as: .editor)
            #expect(
                try await newsroom.perform(
                    AddAuthenticator(secret: secret, code: code(secret), recoveryCodes: codes.map(\.hash)), as: .editor))
            try await newsroom.expectEvent("AddAuthenticator", on: "user:\(User.editor.id)", by: .editor)
            let place = PasskeyPlace(origin: "https://desk.example", relyingParty: "desk.example")
            func confirm(_ session: DeskSession, _ proof: ConfirmSession.Proof) async throws -> ConfirmSession.Outcome {
                try await newsroom.perform(
                    ConfirmSession(session.id, proof: proof, at: place, hash: [UInt8(100 + session.id.uuid.uuid.15)], device: [9]),
                    as: .editor)
            }
            let first = try await start(1, .editor, in: newsroom)
            #expect(first.level == .password)
            // The code that the authenticator was added with is used up.
            #expect(try await confirm(first, .code(code(secret))) == .refused(left: 4))
            newsroom.clock.advance(30)
            #expect(try await confirm(first, .code(code(secret))) == .confirmed(first.id))
            #expect(try await newsroom.read { try $0.sessions.find(hash: [1]) } == nil)
            #expect(try await newsroom.read { try $0.sessions.find(hash: [101])?.level } == .full)
            let second = try await start(2, .editor, in: newsroom)
            for left in [4, 3, 2, 1, 0] { #expect(try await confirm(second, .code("123456")) == .refused(left: left)) }
            try await newsroom.expectEvent("ConfirmSession", on: "user:\(User.editor.id)", by: .editor, ["refused": "true"])
            #expect(try await newsroom.read { try $0.sessions.find(second.id) } == nil)
            let third = try await start(3, .editor, in: newsroom)
            #expect(try await confirm(third, .recoveryCode(codes[0].text.lowercased())) == .confirmed(third.id))
            let fourth = try await start(4, .editor, in: newsroom)
            #expect(try await confirm(fourth, .recoveryCode(codes[0].text)) == .refused(left: 4))
            newsroom.clock.advance(DeskSession.longestHalfway)
            try await newsroom.expectNotFound(
                ConfirmSession(fourth.id, proof: .recoveryCode(codes[1].text), at: place, hash: [1], device: [9]), as: .editor)
            // The last one stays where the newsroom asks for one; an administrator takes away what is lost.
            try await newsroom.expectConflict(RemoveAuthenticator(), as: .editor)
            try await newsroom.expectRight(.keepUsers, for: ResetSecondFactors(User.editor.id))
            try await newsroom.perform(ResetSecondFactors(User.editor.id), as: .administrator)
            try await newsroom.expectEvent("ResetSecondFactors", on: "user:\(User.editor.id)", by: .administrator)
            #expect(
                try await newsroom.read {
                    try $0.secondFactors.hasAny(User.editor.id) || $0.secondFactors.codesLeft(of: User.editor.id) > 0
                } == false)
            #expect(try await sessions(of: .editor, in: newsroom) == 0)
        }
    }
}
