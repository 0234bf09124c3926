import Archive
import Newsroom

/// Puts new recovery codes in the place of all that the account had.
package struct RenewRecoveryCodes: Act {
    /// Their hashes.
    package var codes: [[UInt8]]

    package init(_ codes: [[UInt8]]) {
        self.codes = codes
    }

    package func perform(in transaction: Transaction) throws {
        let user = transaction.actor.id
        guard try transaction.records.secondFactors.hasAny(user) else {
            throw NewsroomError.conflict("recovery codes stand in for a second factor: add one first")
        }
        try transaction.records.secondFactors.put(codes, of: user)
        transaction.record(on: "user:\(user)")
    }
}
