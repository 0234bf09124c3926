import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: days")
struct DaysTests {
    /// In Kyiv the clocks went forward on 30 March 2025, which had 23 hours, and back on 26 October, which had 25.
    @Test(arguments: TestEngine.all, ["2025-02-12", "2025-03-30", "2025-10-26", "2024-02-29", "2024-12-31"])
    func `a day is from midnight to midnight in the newsroom's zone`(_ kind: TestEngine, _ text: String) async throws {
        let day = try #require(ImpreciseDate(text)).first
        let (start, end) = (day.start(in: .kyiv), day.next.start(in: .kyiv))
        try await withPaper(kind) { paper in
            try await paper.put([
                (1, StoryContent(headline: "The evening before"), start.addingTimeInterval(-0.001)),
                (2, StoryContent(headline: "At midnight"), start),
                (3, StoryContent(headline: "At the end"), end.addingTimeInterval(-0.001)),
                (4, StoryContent(headline: "The next midnight"), end),
            ])
            let days = [day.previous, day, day.next]
            let found = try await paper.readers { reader in
                try days.map { try reader.newest(.day($0), after: nil, limit: 9).items.map(\.id) }
            }
            #expect(found == [[.sample(1)], [.sample(3), .sample(2)], [.sample(4)]])
        }
    }

    @Test(arguments: TestEngine.all, [("2025-03-30", 23.0), ("2025-10-26", 25)])
    func `the days on which the clocks change page as a whole`(_ kind: TestEngine, _ change: (day: String, hours: Double)) async throws {
        let day = try #require(ImpreciseDate(change.day)).first
        let start = day.start(in: .kyiv)
        #expect(day.next.start(in: .kyiv).timeIntervalSince(start) == change.hours * 3600)
        try await withPaper(kind) { paper in
            let hours = UInt64(change.hours)
            try await paper.put((0..<hours).map { ($0, StoryContent(headline: "Hour \($0)"), start.addingTimeInterval(Double($0) * 3600)) })
            let found = try await paper.pages(.day(day), limit: 4).map(\.id)
            #expect(found == (0..<hours).reversed().map { .sample($0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a day knows the nearest days that have stories`(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            let first = Day(Date.firstMorning, in: .kyiv)
            let later = Day(daysSince1970: first.daysSince1970 + 40)
            let between = Day(daysSince1970: first.daysSince1970 + 7)
            // A minute past midnight is still the day before in UTC.
            try await paper.put(1, StoryContent(headline: "First"), at: first.start(in: .kyiv).addingTimeInterval(60))
            try await paper.put(2, StoryContent(headline: "Later"), at: later.start(in: .kyiv).addingTimeInterval(60))
            let found = try await paper.readers { reader in try [first, between, later].map { try reader.neighbours(ofDay: $0) } }
            #expect(found.map(\.before) == [nil, first, first])
            #expect(found.map(\.after) == [later, later, nil])
        }
    }
}
