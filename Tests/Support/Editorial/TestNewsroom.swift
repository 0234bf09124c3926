package import Archive
package import Editorial
package import Foundation
package import Newsroom
import Synchronization
package import TestSupport

/// Gives `body` a newsroom on an engine of its own.
package func withNewsroom(
    _ kind: TestEngine, zone: TimeZone = .kyiv, house: HouseStyle = HouseStyle(),
    _ body: @Sendable (TestNewsroom) async throws -> Void
) async throws {
    try await withArchive(kind) { archive in
        try await body(TestNewsroom(archive, zone: zone, house: house))
    }
}

/// A newsroom with the samples' accounts and library, without a story, under a clock that stands still.
package final class TestNewsroom: Sendable {
    package let archive: NewsroomArchive
    package let editorial: Editorial
    package let clock = TestClock()
    private let heard: Announcements
    private let published: PublishedEditions

    init(_ archive: NewsroomArchive, zone: TimeZone, house: HouseStyle) {
        let (clock, heard) = (clock, Announcements())
        self.archive = archive
        self.heard = heard
        editorial = Editorial(
            archive, zone: zone, house: { house }, now: { clock.now }, identifiers: clock.identifiers, announce: { heard.add($0) })
        published = PublishedEditions(
            archive.engine, paper: Paper(name: "The Vellmouth Post", timeZone: zone, siteURL: "https://post.example"))
    }

    package var scheduler: Scheduler {
        let clock = clock
        return Scheduler(editorial, now: { clock.now })
    }

    @discardableResult
    package func perform<Performed: Act>(_ act: Performed, as user: User = .chiefEditor) async throws -> Performed.Outcome {
        try await editorial.perform(act, as: user.id)
    }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (Records) throws -> Result) async throws -> Result {
        try await archive.read(body)
    }

    /// What readers see.
    package func readers<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result {
        try await published.read(body)
    }

    package func events(about subject: String) async throws -> [Event] {
        try await read { try $0.trail.events(about: subject) }
    }

    /// The changes announced so far.
    package var changes: [Change] { heard.all }

    package func contents() async throws -> [String: [String]] {
        try await read { try $0.connection.contents() }
    }
}

private final class Announcements: Sendable {
    private let changes = Mutex<[Change]>([])

    var all: [Change] { changes.withLock { $0 } }

    func add(_ change: Change) {
        changes.withLock { $0.append(change) }
    }
}
