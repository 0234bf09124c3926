import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Archive contract: reads")
struct ReadsTests {
    private let monday = Day(.firstMorning, in: .kyiv)

    @Test(arguments: TestEngine.all)
    func `counts of a day add up, and those of other days stand apart`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let (monday, tuesday) = (monday, monday.next)
            let counts = try await archive.write { records in
                for story in [Story.ferryReturns, Story.tideTables] {
                    try records.stories.add(story, stage: .draft, first: .first(of: story))
                }
                try records.reads.add([Story.ferryReturns: 2, Story.tideTables: 9], on: monday)
                try records.reads.add([Story.ferryReturns: 5, .sample(77): 1], on: monday)
                try records.reads.add([Story.tideTables: 1], on: tuesday)
                return [
                    try records.reads.most(from: monday, through: monday, limit: 9),
                    try records.reads.most(from: monday, through: tuesday, limit: 1),
                    try records.reads.most(from: tuesday, through: tuesday, limit: 9),
                    try records.reads.most(from: tuesday.next, through: tuesday.next, limit: 9),
                ]
            }
            #expect(counts[0].map(\.story) == [Story.tideTables, Story.ferryReturns])
            #expect(counts[0].map(\.reads) == [9, 7])
            #expect(counts[1].map(\.reads) == [10])
            #expect(counts[2].map(\.story) == [Story.tideTables])
            #expect(counts[3] == [])
        }
    }
}

extension Revision {
    fileprivate static func first(of story: Story.ID) -> Revision {
        Revision(
            story: story, number: 1, content: StoryContent(), savedAt: .firstMorning, savedBy: User.reporter.id, manner: .deliberate,
            startedAt: .firstMorning)
    }
}
