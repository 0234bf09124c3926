import Archive
import Newsroom

/// Keeps a copy of what stands at an address of evidence. Done by the program, not by a person.
struct KeepEvidence: Act {
    var copy: EvidenceCopy

    func perform(in transaction: Transaction) throws {
        try transaction.require(.importArchive)
        let isNew = try transaction.records.evidence.keep(copy)
        transaction.record(on: "evidence:\(copy.url)", ["file": copy.file, "new": "\(isNew)"])
    }
}
