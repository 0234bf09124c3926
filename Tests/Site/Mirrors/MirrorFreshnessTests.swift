import Editorial
import Foundation
import Mirror
import Newsroom
import TestSupport
import Testing

@Suite("A mirror that was renewed equals one that is made anew")
struct MirrorFreshnessTests {
    @Test("after any acts in any order, file by file", arguments: [1, 2, 3] as [UInt64])
    func sqlite(_ seed: UInt64) async throws {
        try await check(.sqlite, seed: seed, acts: 72)
    }

    @Test("on PostgreSQL as well", arguments: TestEngine.postgresqlIfAny)
    func postgresql(_ engine: TestEngine) async throws {
        try await check(engine, seed: 4, acts: 36)
    }

    private func check(_ engine: TestEngine, seed: UInt64, acts: Int) async throws {
        try await withMirror(engine) { paper, mirror in
            var world = try await RandomActs(paper, seed: seed)
            try await mirror.export()
            var since: [String] = []
            for number in 1...acts {
                since.append(try await world.next())
                // A stretch of one act, of two, of five, and so on.
                guard [1, 2, 5, 4].contains(number % 12) || number == acts else { continue }
                let report = try await mirror.export()
                let differences = try await withTemporaryFolder { folder in
                    let fresh = try TestMirror(paper, in: folder)
                    try await fresh.export()
                    return TestMirror.differences(try mirror.files(), try fresh.files())
                }
                let faults = try await mirror.faults()
                guard differences.isEmpty, faults.isEmpty else {
                    Issue.record(
                        "seed \(seed), act \(number), after \(since): \(report); \(differences.prefix(5).joined(separator: "; ")); \(faults.prefix(5))"
                    )
                    return
                }
                since = []
            }
            #expect(world.done.count > 10, "few kinds of acts went through: \(world.done)")
        }
    }

    @Test("long lists change by the page that shows the change, wherever it is", arguments: TestEngine.all)
    func longLists(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            let topic = try await paper.topic("Bridges")
            let author = try await paper.contributor("Ada Example")
            var stories: [Story.ID] = []
            for number in 0..<130 {
                var content = StoryContent.story("Bridge \(number)", topics: [topic.id], byline: [author.id])
                content.inNewsFeed = true
                stories.append(try await paper.publish(content))
                if number.isMultiple(of: 20) { paper.clock.advance(by: 86_400) }
            }
            let first = try await mirror.export()
            let later = try mirror.files().keys.filter { $0.hasPrefix("topic/bridges/after/") }
            #expect(first.files > 150 && later.count >= 2 && later.count <= 9)
            let all = try mirror.files().filter { $0.key.hasPrefix("topic/bridges/") && $0.key.hasSuffix("index.html") }.values
                .map { String(decoding: $0, as: UTF8.self) }.joined()
            for number in 0..<130 { #expect(all.contains("href=\"/bridge-\(number)/\"")) }

            func change(_ what: String, atMost most: Int, _ act: () async throws -> Void) async throws {
                try await act()
                let report = try await mirror.export()
                #expect(report.reason == nil && report.made <= most, "\(what): \(report.made)")
                try await withTemporaryFolder { folder in
                    let fresh = try TestMirror(paper, in: folder)
                    try await fresh.export()
                    #expect(TestMirror.differences(try mirror.files(), try fresh.files()) == [], "\(what)")
                }
            }
            try await change("another story", atMost: 60) {
                try await paper.publish(.story("Bridge 130", topics: [topic.id], byline: [author.id]))
            }
            try await change("one in the middle goes", atMost: 60) {
                try await paper.perform(WithdrawStory(story: stories[60], reason: "A test."))
            }
            try await change("one in the middle is told otherwise", atMost: 60) {
                let saved = try await paper.save(stories[30], .story("Another bridge", topics: [topic.id]), basedOn: 1)
                try await paper.perform(UpdatePublished(story: stories[30], revision: saved.revision, kind: .update))
            }
        }
    }

    @Test("a day that loses its only story is passed over by the days around it", arguments: TestEngine.all)
    func days(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            var stories: [Story.ID] = []
            for number in 0..<5 {
                stories.append(try await paper.publish(.story("Day \(number)")))
                paper.clock.advance(by: 20 * 86_400)
            }
            try await mirror.export()
            let days = try mirror.files().keys.filter { $0.hasPrefix("archive/") && $0.split(separator: "/").count == 5 }.sorted()
            #expect(days.count == 5)
            try await paper.perform(WithdrawStory(story: stories[2], reason: "A test."))
            #expect(try await mirror.export().reason == nil)
            try await withTemporaryFolder { folder in
                let fresh = try TestMirror(paper, in: folder)
                try await fresh.export()
                #expect(TestMirror.differences(try mirror.files(), try fresh.files()) == [])
            }
        }
    }
}
