import Archive
import Foundation
import Newsroom

/// Takes the page that is to be fetched first. Another node, or this one after a crash, takes it again only when the time that
/// a fetch may need is over.
struct TakeDueLink: Act {
    static let lease: TimeInterval = 120

    func perform(in transaction: Transaction) throws -> String? {
        guard let fetch = try transaction.records.links.nextFetch(by: transaction.now) else { return nil }
        try transaction.records.links.putOff(
            fetch.url, until: transaction.now.addingTimeInterval(Self.lease), attempts: fetch.attempts, reason: fetch.reason)
        return fetch.url
    }
}
