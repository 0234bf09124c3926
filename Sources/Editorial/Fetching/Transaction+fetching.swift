import Archive
import Foundation
import Newsroom

extension Transaction {
    /// In seconds: the time that a fetch may need.
    private static let lease: TimeInterval = 120
    /// In seconds: the waits before the second try and those after it.
    private static let waits: [TimeInterval] = [60, 600, 3_600, 21_600]

    /// Takes the address that is to be fetched first. Another node, or this one after a crash, takes it again only when the time that
    /// a fetch may need is over.
    func takeDue(from queue: FetchQueue) throws -> String? {
        guard let fetch = try queue.next(by: now) else { return nil }
        try queue.putOff(fetch.url, until: now.addingTimeInterval(Self.lease), attempts: fetch.attempts, reason: fetch.reason)
        return fetch.url
    }

    /// Keeps why an address could not be fetched, and when it is tried next.
    func putOff(_ url: String, after failure: LinkFailure, in queue: FetchQueue, recordedOn subject: String) throws {
        guard let fetch = try queue.find(url) else { return }
        let isLast = !failure.passes || fetch.attempts >= Self.waits.count
        let due = isLast ? nil : now.addingTimeInterval(Self.waits[fetch.attempts])
        try queue.putOff(url, until: due, attempts: fetch.attempts + 1, reason: failure.reason)
        record(
            on: subject, ["attempt": "\(fetch.attempts + 1)", "reason": failure.reason, "next": due?.formatted(.iso8601) ?? "never"])
    }
}
