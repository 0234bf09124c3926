import Archive
package import Credentials
package import Newsroom

/// Keeps who a confidential source is, sealed, or changes what is kept and who may read it.
///
/// Neither the trail nor what could be undone has anything of it but who did it and when.
package struct KeepSource: Act {
    package var source: ConfidentialSource.ID
    package var label: String
    /// Nil leaves it as it is.
    package var identity: SourceIdentity?
    /// The accounts that may read it. Who makes a source is among them; a keeper may leave as long as there is another.
    package var keepers: Set<User.ID>
    private let vault: SourceVault

    package init(
        _ source: ConfidentialSource.ID, label: String, identity: SourceIdentity?, keepers: Set<User.ID>, vault: SourceVault
    ) {
        self.source = source
        self.label = label
        self.identity = identity
        self.keepers = keepers
        self.vault = vault
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        try transaction.requirePerson()
        let label = label.trimmed
        try Check.text(label, in: "label", 1...80)
        let sources = transaction.records.confidentialSources
        let isNew = try sources.find(source) == nil
        if !isNew { _ = try transaction.keptSource(source) }
        let keepers = isNew ? keepers.union([transaction.actor.id]) : keepers
        try check(keepers, in: transaction)
        let sealed = try sealed(label, before: isNew ? nil : sources.sealed(source))
        let kept = ConfidentialSource(
            id: source, label: label, keepers: keepers.sorted { $0.description < $1.description }, changedAt: transaction.now,
            changedBy: transaction.actor.id)
        try sources.save(kept, sealed)
        transaction.record(on: "source:\(source)", ["keepers": "\(keepers.count)"])
    }

    private func check(_ keepers: Set<User.ID>, in transaction: Transaction) throws {
        guard (1...20).contains(keepers.count) else {
            throw NewsroomError.invalid(field: "keepers", reason: "a source has one to twenty keepers")
        }
        for keeper in keepers {
            guard let user = try transaction.records.users.find(keeper), user.status == .active, user.may(.keepRecord) else {
                throw NewsroomError.invalid(field: "keepers", reason: "each is an active account that may change the record")
            }
        }
    }

    /// With a new label the name is looked at again: neither may give the other away.
    private func sealed(_ label: String, before: ConfidentialSources.Sealed?) throws -> ConfidentialSources.Sealed {
        guard let identity = try identity ?? before.map({ try vault.open($0.bytes, of: source) }) else {
            throw NewsroomError.invalid(field: "name", reason: "say who it is")
        }
        try identity.check(label: label)
        if let before, self.identity == nil { return before }
        return ConfidentialSources.Sealed(bytes: try vault.seal(identity, of: source), keyFingerprint: vault.fingerprint)
    }
}
