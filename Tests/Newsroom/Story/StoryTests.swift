import Foundation
import Newsroom
import Testing

@Suite struct ReadingTimeTests {
    @Test(arguments: [(0, 1), (1, 1), (238, 1), (239, 2), (476, 2), (477, 3)])
    func aMinuteBegunCounts(words: Int, minutes: Int) { #expect(ReadingTime.minutes(words: words) == minutes) }

    @Test func theReferencePageTakesTwoMinutes() {
        guard let page = Shared.text("reference/kremlin-rejects-territorial-exchange-2025-02-12.txt") else {
            print("skipped: ../shared/reference is not here")
            return
        }
        let lines = page.split(separator: "\n").map(String.init)
        guard let first = lines.firstIndex(where: { $0.hasPrefix("Russia has ruled out") }),
            let last = lines.firstIndex(where: { $0.hasPrefix("The Kremlin has already") })
        else {
            Issue.record("the page has changed")
            return
        }
        let body = Document(lines[first...last].map { .paragraph([.text($0)]) })
        #expect(ReadingTime.minutes(words: body.words + WordCount.words(in: "Kremlin rejects territorial exchange")) == 2)
    }
}

@Suite struct RevisionTests {
    private let user = User.ID.sample(1)
    private let start = Date(timeIntervalSince1970: 1_739_368_920)

    private func revision(_ manner: Revision.Manner) -> Revision {
        Revision(
            story: .sample(1), number: 1, content: StoryContent(), savedAt: start.addingTimeInterval(500), savedBy: user, manner: manner,
            startedAt: start)
    }

    @Test func autosavesByOnePersonCoalesceForTenMinutesFromTheFirst() {
        #expect(revision(.auto).coalesces(with: .auto, by: user, at: start.addingTimeInterval(600), onTheRecord: false))
        #expect(!revision(.auto).coalesces(with: .auto, by: user, at: start.addingTimeInterval(601), onTheRecord: false))
        #expect(!revision(.auto).coalesces(with: .auto, by: user, at: start.addingTimeInterval(-1), onTheRecord: false))
    }

    @Test func nothingElseDoes() {
        let now = start.addingTimeInterval(1)
        #expect(!revision(.auto).coalesces(with: .auto, by: .sample(2), at: now, onTheRecord: false))
        #expect(!revision(.auto).coalesces(with: .deliberate, by: user, at: now, onTheRecord: false))
        #expect(!revision(.deliberate).coalesces(with: .auto, by: user, at: now, onTheRecord: false))
        #expect(!revision(.imported).coalesces(with: .auto, by: user, at: now, onTheRecord: false))
        #expect(!revision(.auto).coalesces(with: .auto, by: user, at: now, onTheRecord: true))
    }
}
