import Archive
package import Credentials
package import Newsroom

/// Changes one's own password. Every other session of the account ends, and the one that changes it goes on under another
/// secret.
package struct ChangePassword: Act {
    /// Which the person has just shown to know the password of.
    package var current: PasswordHash
    package var new: PasswordHash
    package var session: DeskSession.ID
    /// Of the session's new secret.
    package var hash: [UInt8]

    package init(current: PasswordHash, new: PasswordHash, session: DeskSession.ID, hash: [UInt8]) {
        self.current = current
        self.new = new
        self.session = session
        self.hash = hash
    }

    package func perform(in transaction: Transaction) throws {
        let user = transaction.actor
        try transaction.requirePassword(current)
        _ = try transaction.ownSession(session)
        try transaction.records.users.setPassword(new.encoded, of: user.id)
        try transaction.records.invitations.drop(of: user.id)
        try transaction.records.sessions.end(of: user.id, except: session)
        try transaction.records.sessions.raise(session, to: .full, hash: hash)
        transaction.record(on: "user:\(user.id)")
    }
}

extension Transaction {
    /// That the password which was checked before the act is still the account's.
    func requirePassword(_ hash: PasswordHash) throws {
        guard try records.users.passwordHash(actor.id) == hash.encoded else {
            throw NewsroomError.conflict("the password has been changed meanwhile")
        }
    }

    /// The actor's own, if it still runs with all that the newsroom asks for.
    func ownSession(_ id: DeskSession.ID, level: DeskSession.Level = .full) throws -> DeskSession {
        guard let session = try records.sessions.find(id), session.account == actor.id, session.level == level, !session.isOver(at: now)
        else { throw NewsroomError.notFound("the session") }
        return session
    }
}
