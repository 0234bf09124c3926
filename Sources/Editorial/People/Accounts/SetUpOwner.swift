import Archive
package import Credentials
package import Foundation
package import Newsroom

/// Makes the link by which the first account is opened. Refused as soon as anybody can sign in.
package struct OfferSetUp: Act {
    /// For how long the link is good.
    package static let lifetime: TimeInterval = 86_400

    /// Of the secret in the link.
    package var link: [UInt8]

    package init(link: [UInt8]) {
        self.link = link
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepUsers)
        try transaction.requireNobody()
        try transaction.records.invitations.put(
            link, for: nil, expiresAt: transaction.now.addingTimeInterval(Self.lifetime), at: transaction.now)
        transaction.record(on: "newsroom")
    }
}

/// Opens a newsroom's first account, which may do everything, by the link that its operator has.
package struct SetUpOwner: Act {
    package var link: [UInt8]
    /// Its role is an administrator's, whatever it says.
    package var user: User
    package var password: PasswordHash

    package init(link: [UInt8], user: User, password: PasswordHash) {
        self.link = link
        self.user = user
        self.password = password
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        let invitation = try transaction.records.invitations.find(link, at: transaction.now)
        guard let invitation, invitation.account == nil else { throw NewsroomError.notFound("the link") }
        try transaction.requireNobody()
        var user = try transaction.checked(user)
        (user.role, user.status, user.sections) = (.administrator, .active, [])
        try transaction.records.users.add(user, passwordHash: password.encoded, at: transaction.now)
        try transaction.records.invitations.dropSetUp()
        transaction.record(on: "user:\(user.id)", ["email": user.email, "role": user.role.rawValue])
        return user
    }
}

extension Transaction {
    fileprivate func requireNobody() throws {
        guard try !records.users.isThereAnyWithPassword() else { throw NewsroomError.conflict("this newsroom has been set up already") }
    }
}
