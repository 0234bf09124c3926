import Archive
import Credentials
import Newsroom

/// Takes an authenticator as one's second factor, in the place of the one before it, once it has shown a right code.
package struct AddAuthenticator: Act {
    package var secret: [UInt8]
    /// As typed.
    package var code: String
    /// Of recovery codes, kept where the account has none.
    package var recoveryCodes: [[UInt8]]

    package init(secret: [UInt8], code: String, recoveryCodes: [[UInt8]]) {
        self.secret = secret
        self.code = code
        self.recoveryCodes = recoveryCodes
    }

    /// Whether the recovery codes were kept.
    package func perform(in transaction: Transaction) throws -> Bool {
        let user = transaction.actor.id
        guard secret.count == TOTP.secretLength,
            let step = TOTP(secret: secret).step(of: code, at: transaction.now, after: 0)
        else { throw NewsroomError.invalid(field: "code", reason: "it is not the code of this moment; is the telephone's clock right?") }
        try transaction.records.secondFactors.put(secret, step: step, of: user, at: transaction.now)
        transaction.record(on: "user:\(user)")
        return try transaction.keep(recoveryCodes)
    }
}

/// Gives the authenticator up.
package struct RemoveAuthenticator: Act {
    package init() {}

    package func perform(in transaction: Transaction) throws {
        let user = transaction.actor.id
        guard try transaction.records.secondFactors.authenticator(of: user) != nil else { return }
        try transaction.records.secondFactors.removeAuthenticator(of: user)
        try transaction.requireSecondFactor()
        transaction.record(on: "user:\(user)")
    }
}

extension Transaction {
    /// That what the newsroom asks of the actor's role is still there; without any second factor, recovery codes open nothing.
    func requireSecondFactor() throws {
        guard try !records.secondFactors.hasAny(actor.id) else { return }
        guard !rules.secondFactor.asks(actor.role) else {
            throw NewsroomError.conflict("this account needs a second factor: add another one before you remove the last")
        }
        try records.secondFactors.removeCodes(of: actor.id)
    }

    /// Keeps recovery codes where the actor has none that are good; returns whether it did.
    func keep(_ codes: [[UInt8]]) throws -> Bool {
        guard try records.secondFactors.codesLeft(of: actor.id) == 0 else { return false }
        try records.secondFactors.put(codes, of: actor.id)
        return true
    }
}
