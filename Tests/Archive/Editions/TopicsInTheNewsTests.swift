import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("Which topics are in the news")
struct TopicsInTheNewsTests {
    private static func naming(_ topics: ArraySlice<Topic.ID>) -> StoryContent {
        var content = StoryContent(headline: "Named")
        content.topics = Array(topics)
        return content
    }

    @Test("a change names the navigation only where its part of them came out another one", arguments: TestEngine.all)
    func parts(_ kind: TestEngine) async throws {
        try await withPaper(kind) { paper in
            func settle() async throws -> Set<Subject> { try await paper.archive.write { try $0.topicsInTheNews.settle() } }
            func shown() async throws -> [Topic.ID] {
                try await paper.readers { try $0.topicsInTheNews(limit: Topic.mostInTheNews).map(\.id) }
            }
            let topics: [Topic.ID] = (0..<20).map { _ in IdentifierSource().next() }
            try await paper.archive.write { records in
                for (number, id) in topics.enumerated() {
                    try records.topics.save(Topic(id: id, kind: .theme, name: "Theme \(number + 10)", slug: "theme-\(number + 10)"))
                }
            }
            func publish(_ story: Int, _ topics: ArraySlice<Topic.ID>) async throws {
                try await paper.put(UInt64(story), Self.naming(topics), at: .firstMorning.addingTimeInterval(Double(story)))
            }
            // The first of them more often than the next, and so on.
            for story in 1...18 { try await publish(story, topics.prefix(19 - story)) }
            #expect(try await settle() == [.topicsInTheNews, .topicsInNavigation])
            #expect(try await shown() == Array(topics.prefix(16)))
            // The seventeenth is named as often as the sixteenth, and then oftener.
            try await publish(19, topics[16...16])
            #expect(try await settle().isEmpty)
            try await publish(20, topics[16...16])
            #expect(try await settle() == [.topicsInTheNews])
            #expect(try await shown() == Array(topics.prefix(15)) + [topics[16]])
            // The eighth before the seventh, where the navigation has both by name; then the ninth among the first eight.
            for story in 21...22 { try await publish(story, topics[7...7]) }
            #expect(try await settle() == [.topicsInTheNews])
            for story in 23...26 { try await publish(story, topics[8...8]) }
            #expect(try await settle() == [.topicsInTheNews, .topicsInNavigation])
        }
    }
}
