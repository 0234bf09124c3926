import Archive
import Newsroom

/// Keeps why a page elsewhere could not be fetched, and when it is tried next. Done by the program, not by a person.
struct KeepLinkFailure: Act {
    var url: String
    var failure: LinkFailure

    func perform(in transaction: Transaction) throws {
        try transaction.require(.importArchive)
        try transaction.putOff(url, after: failure, in: transaction.records.links.queue, recordedOn: "preview:\(url)")
    }
}
