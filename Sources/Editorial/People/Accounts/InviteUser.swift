import Archive
package import Foundation
package import Newsroom

/// Opens an account for somebody who chooses the password themselves, by a link that is good once.
package struct InviteUser: Act {
    /// For how long the link is good.
    package static let lifetime: TimeInterval = 7 * 86_400

    package var user: User
    /// Of the secret in the link.
    package var link: [UInt8]

    package init(_ user: User, link: [UInt8]) {
        self.user = user
        self.link = link
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        var user = try transaction.checked(user)
        user.status = .invited
        try transaction.records.users.add(user, passwordHash: nil, at: transaction.now)
        try transaction.records.invitations.put(
            link, for: user.id, expiresAt: transaction.now.addingTimeInterval(Self.lifetime), at: transaction.now)
        transaction.record(on: "user:\(user.id)", ["email": user.email, "role": user.role.rawValue])
        return user
    }
}
