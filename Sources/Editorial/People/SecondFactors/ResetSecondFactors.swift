import Archive
package import Newsroom

/// Takes all second factors from an account whose owner has lost them, signs it out everywhere, and ends its tokens. Whoever is asked to do
/// this should know by other means that it is the owner who asks.
package struct ResetSecondFactors: Act {
    package var account: User.ID

    package init(_ account: User.ID) {
        self.account = account
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        let user = try transaction.account(account)
        guard user.id != transaction.actor.id else {
            throw NewsroomError.conflict("nobody takes away their own second factors all at once: another administrator can")
        }
        try transaction.records.secondFactors.removeAll(of: user.id)
        try transaction.records.knownDevices.forget(of: user.id)
        try transaction.records.sessions.end(of: user.id)
        try transaction.revokeTokens(of: user.id)
        transaction.record(on: "user:\(user.id)")
        return user
    }
}
