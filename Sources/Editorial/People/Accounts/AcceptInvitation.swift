import Archive
package import Credentials
package import Newsroom

/// Chooses the password of one's account by the link that one was sent. Whoever was signed in to it is signed out, and its tokens
/// end: they may be in the hands of whoever had the account.
package struct AcceptInvitation: Act {
    package static var isForInvited: Bool { true }

    /// Of the secret in the link.
    package var link: [UInt8]
    package var password: PasswordHash

    package init(link: [UInt8], password: PasswordHash) {
        self.link = link
        self.password = password
    }

    package func perform(in transaction: Transaction) throws -> User {
        var user = transaction.actor
        let invitation = try transaction.records.invitations.find(link, at: transaction.now)
        guard let invitation, invitation.account == user.id else { throw NewsroomError.notFound("the link") }
        user.status = .active
        try transaction.records.users.update(user)
        try transaction.records.users.setPassword(password.encoded, of: user.id)
        try transaction.records.invitations.drop(of: user.id)
        try transaction.records.sessions.end(of: user.id)
        try transaction.revokeTokens(of: user.id)
        transaction.record(on: "user:\(user.id)", ["was": transaction.actor.status.rawValue])
        return user
    }
}
