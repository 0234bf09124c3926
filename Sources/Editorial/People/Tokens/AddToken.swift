import Archive
package import Foundation
package import Newsroom

/// Makes a token by which a script acts for an account: one's own, or as who keeps accounts, anybody's.
package struct AddToken: Act {
    package var id: AccessToken.ID
    package var account: User.ID
    package var name: String
    package var scopes: Set<AccessToken.Scope>
    package var lifetime: TimeInterval
    /// Of the secret that the script sends.
    package var hash: [UInt8]

    package init(
        _ id: AccessToken.ID, for account: User.ID, name: String, scopes: Set<AccessToken.Scope>, lifetime: TimeInterval, hash: [UInt8]
    ) {
        self.id = id
        self.account = account
        self.name = name
        self.scopes = scopes
        self.lifetime = lifetime
        self.hash = hash
    }

    package func perform(in transaction: Transaction) throws -> AccessToken {
        if account != transaction.actor.id { try transaction.require(.keepUsers) }
        let name = name.trimmed
        try Check.text(name, in: "name", 1...100)
        guard !name.contains("\n") else { throw NewsroomError.invalid(field: "name", reason: "it must be one line") }
        guard !scopes.isEmpty else { throw NewsroomError.invalid(field: "scopes", reason: "choose at least one") }
        guard lifetime >= 60, lifetime <= AccessToken.longest else {
            throw NewsroomError.invalid(field: "lifetime", reason: "a token is good for a year at most")
        }
        guard let user = try transaction.records.users.find(account), user.status == .active, user.id != User.operator.id else {
            throw NewsroomError.invalid(field: "account", reason: "there is no active account \(account)")
        }
        let tokens = transaction.records.accessTokens
        guard try tokens.good(of: account, at: transaction.now).count < AccessToken.most else {
            throw NewsroomError.conflict("the account has \(AccessToken.most) tokens already: revoke one first")
        }
        let token = AccessToken(
            id: id, account: account, name: name, scopes: scopes, madeAt: transaction.now, madeBy: transaction.actor.id,
            expiresAt: transaction.now.addingTimeInterval(lifetime))
        try tokens.add(token, hash: hash)
        transaction.record(
            on: "user:\(account)",
            [
                "made": "\(id)", "name": name, "scopes": token.scopesInOrder.map(\.rawValue).joined(separator: " "),
                "until": token.expiresAt.formatted(.iso8601),
            ])
        return token
    }
}
