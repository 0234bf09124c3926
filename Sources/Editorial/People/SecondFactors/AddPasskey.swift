import Archive
package import Credentials
package import Newsroom

/// Takes a passkey as a second factor.
package struct AddPasskey: Act {
    static let most = 20

    package var session: DeskSession.ID
    package var clientData: [UInt8]
    package var attestation: [UInt8]
    package var place: PasskeyPlace
    package var name: String
    /// Of recovery codes, kept where the account has none.
    package var recoveryCodes: [[UInt8]]

    package init(
        session: DeskSession.ID, clientData: [UInt8], attestation: [UInt8], at place: PasskeyPlace, name: String, recoveryCodes: [[UInt8]]
    ) {
        self.session = session
        self.clientData = clientData
        self.attestation = attestation
        self.place = place
        self.name = name
        self.recoveryCodes = recoveryCodes
    }

    /// Whether the recovery codes were kept.
    package func perform(in transaction: Transaction) throws -> Bool {
        let (user, factors) = (transaction.actor.id, transaction.records.secondFactors)
        let session = try transaction.ownSession(session)
        let name = name.trimmed
        try Check.text(name, in: "name", 1...100)
        guard let challenge = session.challenge(at: transaction.now) else {
            throw NewsroomError.conflict("that took too long: begin again")
        }
        let passkey: NewPasskey
        do {
            passkey = try NewPasskey(clientData: clientData, attestation: attestation, for: place.challenge(challenge))
        } catch {
            throw NewsroomError.invalid(field: "passkey", reason: "the authenticator's answer was not taken (\(error.rawValue))")
        }
        guard try factors.passkey(passkey.id) == nil else { throw NewsroomError.conflict("this passkey is in use already") }
        guard try factors.passkeys(of: user).count < Self.most else {
            throw NewsroomError.conflict("an account may have \(Self.most) passkeys")
        }
        try factors.add(
            SecondFactors.Passkey(
                id: passkey.id, account: user, key: passkey.key.stored, signCount: passkey.signCount, name: name,
                addedAt: transaction.now))
        try transaction.records.sessions.setChallenge(nil, of: session.id, at: transaction.now)
        transaction.record(on: "user:\(user)", ["name": name])
        return try transaction.keep(recoveryCodes)
    }
}

/// Gives a passkey up.
package struct RemovePasskey: Act {
    package var id: [UInt8]

    package init(_ id: [UInt8]) {
        self.id = id
    }

    package func perform(in transaction: Transaction) throws {
        let user = transaction.actor.id
        let name = try transaction.records.secondFactors.passkey(id)?.name ?? ""
        guard try transaction.records.secondFactors.removePasskey(id, of: user) else { throw NewsroomError.notFound("the passkey") }
        try transaction.requireSecondFactor()
        transaction.record(on: "user:\(user)", ["name": name])
    }
}
