import Archive
import Foundation
import Newsroom
import Outbound
import Rendering

/// Tells the WebSub hub which feeds have changed (W3C WebSub, section 5; `hub.mode=publish` as hubs know it since PubSubHubbub 0.4).
///
/// What is to be told follows from the changes that the acts left behind, by their numbers: publishing waits for nobody, and
/// nothing is lost when the program ends at any moment. The hub may hear a thing twice, which costs it a look at the feed.
struct HubAnnouncer: Sendable {
    let hub: String
    let siteURL: String
    let archive: NewsroomArchive
    let outbound: Outbound
    var now: @Sendable () -> Date = { Date() }

    /// In seconds: the waits before the second try and those after it; then it is given up.
    static let waits: [TimeInterval] = [60, 300, 1_800, 7_200, 21_600, 86_400]
    /// What one try may take, in seconds: until then no other node makes the same.
    private static let lease: TimeInterval = 60

    /// Works out which feeds the changes since the last time have touched. A hub that is new to the paper starts with what
    /// changes from now on.
    func note() async throws {
        let (hub, now) = (hub, now())
        guard try await archive.read({ try $0.announcements.heard(by: hub) != $0.trail.latestChange() }) else { return }
        try await archive.write { records in
            guard let heard = try records.announcements.heard(by: hub) else {
                return try records.announcements.setHeard(records.trail.latestChange(), by: hub)
            }
            let changes = try records.trail.changes(after: heard, limit: 200)
            for change in changes {
                let feeds = try ChangedFeeds.of(
                    change.subjects, topic: { try records.topics.find($0)?.slug }, contributor: { try records.contributors.find($0)?.slug },
                    section: { try records.sections.find($0)?.slug })
                let addresses = feeds.flatMap { feed in FeedFormat.allCases.map { PageKey.feed(feed, $0).path } }
                for address in addresses { try records.announcements.add(address, change: change.number, at: now) }
            }
            try records.announcements.setHeard(changes.last?.number ?? heard, by: hub)
        }
    }

    /// Announces what is due, one feed after the other; `report` hears of what is given up.
    func announceDue(reporting report: (String) -> Void = { _ in }) async throws {
        while !Task.isCancelled, let announcement = try await take() {
            guard let reason = await refusal(of: announcement) else {
                try await archive.write { try $0.announcements.remove(announcement) }
                continue
            }
            // Cut off by the program's end: it is still due.
            guard !Task.isCancelled else { return }
            guard announcement.attempts < Self.waits.count else {
                report("the hub could not be told of \(announcement.feed): \(reason)")
                try await archive.write { try $0.announcements.remove(announcement) }
                continue
            }
            let due = now().addingTimeInterval(Self.waits[announcement.attempts])
            try await archive.write {
                try $0.announcements.putOff(announcement, until: due, attempts: announcement.attempts + 1, reason: reason)
            }
        }
    }

    private func take() async throws -> Announcements.Announcement? {
        let now = now()
        guard try await archive.read({ try $0.announcements.next(by: now) }) != nil else { return nil }
        return try await archive.write { records in
            guard let next = try records.announcements.next(by: now) else { return nil }
            try records.announcements.putOff(next, until: now.addingTimeInterval(Self.lease), attempts: next.attempts, reason: "")
            return next
        }
    }

    /// Why the hub did not take it; nil where it did.
    private func refusal(of announcement: Announcements.Announcement) async -> String? {
        do {
            let answer = try await outbound.post(hub, form: [("hub.mode", "publish"), ("hub.url", siteURL + announcement.feed)])
            return (200...299).contains(answer.status) ? nil : "it answers with status \(answer.status)"
        } catch {
            return error.reason
        }
    }
}
