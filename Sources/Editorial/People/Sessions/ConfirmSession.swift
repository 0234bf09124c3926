import Archive
package import Credentials
package import Newsroom

/// Shows the second factor of a session that has begun with the password.
package struct ConfirmSession: Act {
    package enum Proof: Sendable {
        /// Six digits of an authenticator, as typed.
        case code(String)
        /// As typed.
        case recoveryCode(String)
        case passkey(id: [UInt8], PasskeyAssertion)
    }

    package enum Outcome: Hashable, Sendable {
        case confirmed(DeskSession.ID)
        /// So many tries are left; without one, the session is over.
        case refused(left: Int)
    }

    package var session: DeskSession.ID
    package var proof: Proof
    package var place: PasskeyPlace
    /// Of the session's new secret.
    package var hash: [UInt8]
    /// Of the secret by which the browser is known from then on.
    package var device: [UInt8]

    package init(_ session: DeskSession.ID, proof: Proof, at place: PasskeyPlace, hash: [UInt8], device: [UInt8]) {
        self.session = session
        self.proof = proof
        self.place = place
        self.hash = hash
        self.device = device
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        let session = try transaction.ownSession(self.session, level: .password)
        guard let how = try confirm(session, in: transaction) else { return try refuse(session, in: transaction) }
        try transaction.records.sessions.raise(session.id, to: .full, hash: hash)
        try transaction.know(device)
        transaction.record(on: "user:\(transaction.actor.id)", ["network": session.network, "by": how])
        return .confirmed(session.id)
    }

    /// By what it was confirmed; nil where it was not.
    private func confirm(_ session: DeskSession, in transaction: Transaction) throws -> String? {
        let user = transaction.actor.id
        let factors = transaction.records.secondFactors
        switch proof {
        case .code(let code):
            guard let authenticator = try factors.authenticator(of: user),
                let step = TOTP(secret: authenticator.secret).step(of: code, at: transaction.now, after: authenticator.lastStep)
            else { return nil }
            try factors.took(step: step, of: user)
            return "authenticator"
        case .recoveryCode(let typed):
            guard let code = RecoveryCode(typed: typed), try factors.use(code.hash, of: user, at: transaction.now) else { return nil }
            return "recovery code"
        case .passkey(let id, let assertion):
            guard let passkey = try factors.passkey(id), passkey.account == user, let key = PasskeyKey(stored: passkey.key),
                let challenge = session.challenge(at: transaction.now),
                let found = try? assertion.check(key, signCount: passkey.signCount, for: place.challenge(challenge))
            else { return nil }
            try factors.used(id, signCount: found.signCount, at: transaction.now)
            return "passkey"
        }
    }

    /// A challenge is good for one try, and a session for a few.
    private func refuse(_ session: DeskSession, in transaction: Transaction) throws -> Outcome {
        let sessions = transaction.records.sessions
        let left = DeskSession.mostFailures - session.failures - 1
        if left > 0 {
            try sessions.setFailures(session.failures + 1, of: session.id)
            try sessions.setChallenge(nil, of: session.id, at: transaction.now)
        } else {
            try sessions.end(session.id)
        }
        transaction.record(on: "user:\(transaction.actor.id)", ["network": session.network, "refused": "true"])
        return .refused(left: max(0, left))
    }
}
