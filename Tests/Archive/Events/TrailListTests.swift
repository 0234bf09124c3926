import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("The audit trail as a list")
struct TrailListTests {
    private static let people = [User.reporter, .editor, .chiefEditor].map(\.id)
    private static let acts = ["SaveStory", "PublishStory", "MoveStory"]
    private static let subjects = (0..<4).map { "story:\(Story.ID.sample(UInt64(8_000 + $0)))" } + ["front"]

    /// Three hundred; some are numbered otherwise than they happened, as acts are that waited for each other.
    private func fill(_ archive: NewsroomArchive) async throws -> [Event] {
        var random = SystemRandomNumberGenerator()
        let events = (0..<300).map { number in
            let time = Date.firstMorning.addingTimeInterval(Double(number * 60 - (number % 7 == 3 ? 130 : 0)))
            return Event(
                id: .sample(UInt64(9_000 + number)), at: time, by: Self.people.randomElement(using: &random) ?? User.editor.id,
                act: Self.acts.randomElement(using: &random) ?? "", subject: Self.subjects.randomElement(using: &random) ?? "", details: [:]
            )
        }
        try await archive.write { records in
            for event in events { try records.trail.add(event) { before, text in "\(before.count + text.count)" } }
        }
        return events
    }

    @Test(arguments: TestEngine.all)
    func `pages of any filter hold what was asked for, the newest first, without gap`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let events = try await fill(archive)
            var random = SystemRandomNumberGenerator()
            for _ in 0..<60 {
                let times = [0, 1].map { _ in Date.firstMorning.addingTimeInterval(Double.random(in: -4_000...22_000, using: &random)) }
                let query = TrailQuery(
                    account: Bool.random(using: &random) ? Self.people.randomElement(using: &random) : nil,
                    act: Bool.random(using: &random) ? Self.acts.randomElement(using: &random) : nil,
                    subject: Bool.random(using: &random) ? Self.subjects.randomElement(using: &random) : nil,
                    from: Bool.random(using: &random) ? times[0] : nil, until: Bool.random(using: &random) ? times[1] : nil)
                let expected = events.reversed().filter { event in
                    (query.account ?? event.by) == event.by && (query.act ?? event.act) == event.act
                        && (query.subject ?? event.subject) == event.subject && (query.from ?? event.at) <= event.at
                        && query.until.map { event.at < $0 } ?? true
                }
                var found: [TrailEntry] = []
                while found.count <= events.count {
                    let page = try await archive.read { [before = found.last?.number ?? .max] in
                        try $0.trail.entries(query, before: before, limit: 7)
                    }
                    found += page
                    if page.count < 7 { break }
                }
                #expect(found.map(\.event) == expected, "\(query)")
            }
        }
    }

    @Test func `every filter walks along an index, in its order`() async throws {
        let made = PlanKeeper()
        let (account, act, subject, time) = (User.editor.id, "SaveStory", "front", Date.firstMorning)
        let queries: [(TrailQuery, index: String)] = [
            (TrailQuery(), "sqlite_autoindex_events_1"), (TrailQuery(account: account), "events_actor "),
            (TrailQuery(act: act), "events_act "),
            (TrailQuery(account: account, act: act), "events_actor_act "), (TrailQuery(subject: subject), "events_subject "),
            (TrailQuery(account: account, act: act, subject: subject), "events_subject "),
            (TrailQuery(from: time, until: time + 60), "sqlite_autoindex_events_1"),
            (TrailQuery(account: account, from: time), "events_actor "),
            (TrailQuery(account: account, act: act, subject: subject, from: time, until: time + 60), "events_subject "),
        ]
        for (query, index) in queries {
            try await withArchive(.sqlite) { archive in
                try await archive.write { records in
                    let event = Event(
                        id: .sample(1), at: time.addingTimeInterval(-1), by: account, act: act, subject: subject, details: [:])
                    try records.trail.add(event) { _, _ in "" }
                    let later = Event(id: .sample(2), at: time, by: account, act: act, subject: subject, details: [:])
                    try records.trail.add(later) { _, _ in "" }
                }
                try await ExplainingEngine(archive.engine, made).read { connection in
                    _ = try Records(connection).trail.entries(query, limit: 50)
                }
            }
            let plan = made.plans.last ?? []
            #expect(plan.contains { $0.hasPrefix("SEARCH events") && $0.contains(index) }, "\(query): \(plan)")
            #expect(!plan.contains { $0.contains("ORDER BY") }, "\(query): \(plan)")
        }
        for plan in made.plans { #expect(!plan.contains { $0.hasPrefix("SCAN events") }, "\(plan)") }
    }
}
