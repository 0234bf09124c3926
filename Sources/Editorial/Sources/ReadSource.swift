import Archive
package import Credentials
package import Newsroom

/// Opens who a confidential source is, for one of its keepers. That somebody looked is on record, and what they saw is not.
package struct ReadSource: Act {
    package var source: ConfidentialSource.ID
    private let vault: SourceVault

    package init(_ source: ConfidentialSource.ID, vault: SourceVault) {
        self.source = source
        self.vault = vault
    }

    package func perform(in transaction: Transaction) throws -> SourceIdentity {
        let kept = try transaction.keptSource(source)
        guard let sealed = try transaction.records.confidentialSources.sealed(kept.id) else {
            throw NewsroomError.notFound("source \(source)")
        }
        guard sealed.keyFingerprint == vault.fingerprint else {
            throw NewsroomError.unavailable("who this is was sealed with another key than the one that this machine has")
        }
        let identity = try vault.open(sealed.bytes, of: source)
        transaction.record(on: "source:\(source)")
        return identity
    }
}
