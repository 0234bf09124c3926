import Archive
import Newsroom

/// Keeps why a copy could not be made, and when it is tried next. Done by the program, not by a person.
struct KeepEvidenceFailure: Act {
    var url: String
    var failure: LinkFailure

    func perform(in transaction: Transaction) throws {
        try transaction.require(.importArchive)
        try transaction.putOff(url, after: failure, in: transaction.records.evidence.queue, recordedOn: "evidence:\(url)")
    }
}
