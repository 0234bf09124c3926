import Archive
package import Newsroom

/// Ends a token at once: one's own, or as who keeps accounts, anybody's.
package struct RevokeToken: Act {
    package var token: AccessToken.ID

    package init(_ token: AccessToken.ID) {
        self.token = token
    }

    package func perform(in transaction: Transaction) throws {
        guard let token = try transaction.records.accessTokens.find(token) else { throw NewsroomError.notFound("the token") }
        if token.account != transaction.actor.id {
            guard transaction.actor.may(.keepUsers) else { throw NewsroomError.notFound("the token") }
        }
        try transaction.revoke(token)
    }
}

extension Transaction {
    fileprivate func revoke(_ token: AccessToken) throws {
        guard token.isGood(at: now) else { return }
        try records.accessTokens.revoke(token.id, by: actor.id, at: now)
        record(RevokeToken.name, on: "user:\(token.account)", ["revoked": "\(token.id)", "name": token.name])
    }

    /// All of an account's: whoever had them has no business with it any more.
    func revokeTokens(of account: User.ID) throws {
        for token in try records.accessTokens.good(of: account, at: now) { try revoke(token) }
    }
}
