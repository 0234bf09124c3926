import Archive
package import Foundation
package import Newsroom

/// Makes a new link by which an account chooses its password: for an invitation that has ended, or a password that is lost.
/// The link before it is good no more; the password stays until a new one is chosen.
package struct RenewLink: Act {
    /// For how long the link is good.
    package static let lifetime: TimeInterval = 86_400

    package var account: User.ID
    /// Of the secret in the link.
    package var link: [UInt8]

    package init(_ account: User.ID, link: [UInt8]) {
        self.account = account
        self.link = link
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        let user = try transaction.account(account)
        guard user.status != .suspended else { throw NewsroomError.conflict("the account is suspended") }
        try transaction.records.invitations.put(
            link, for: user.id, expiresAt: transaction.now.addingTimeInterval(Self.lifetime), at: transaction.now)
        transaction.record(on: "user:\(user.id)")
        return user
    }
}

extension Transaction {
    /// The account, if there is one that somebody can sign in to.
    func account(_ id: User.ID) throws -> User {
        guard id != User.operator.id, let user = try records.users.find(id) else { throw NewsroomError.notFound("account \(id)") }
        return user
    }
}
