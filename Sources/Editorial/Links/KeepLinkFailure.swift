import Archive
import Foundation
import Newsroom

/// Keeps why a page elsewhere could not be fetched, and when it is tried next. Done by the program, not by a person.
struct KeepLinkFailure: Act {
    var url: String
    var failure: LinkFailure

    /// In seconds: the waits before the second try and those after it.
    static let waits: [TimeInterval] = [60, 600, 3_600, 21_600]

    func perform(in transaction: Transaction) throws {
        try transaction.require(.importArchive)
        guard let fetch = try transaction.records.links.fetch(of: url) else { return }
        let isLast = !failure.passes || fetch.attempts >= Self.waits.count
        let due = isLast ? nil : transaction.now.addingTimeInterval(Self.waits[fetch.attempts])
        try transaction.records.links.putOff(url, until: due, attempts: fetch.attempts + 1, reason: failure.reason)
        transaction.record(
            on: "preview:\(url)",
            ["attempt": "\(fetch.attempts + 1)", "reason": failure.reason, "next": due?.formatted(.iso8601) ?? "never"])
    }
}
