import Editorial
import Foundation
import Newsroom
import Rendering
import Site
import TestSupport
import Testing

@Suite("A cached page always equals a fresh rendering")
struct FreshnessTests {
    @Test("after any acts in any order, every page", arguments: [1, 2, 3] as [UInt64])
    func sqlite(_ seed: UInt64) async throws {
        try await check(.sqlite, seed: seed, acts: 100)
    }

    @Test("on PostgreSQL as well", arguments: TestEngine.postgresqlIfAny)
    func postgresql(_ engine: TestEngine) async throws {
        try await check(engine, seed: 4, acts: 60)
    }

    private func check(_ engine: TestEngine, seed: UInt64, acts: Int) async throws {
        try await withPaper(engine) { paper in
            var world = try await RandomActs(paper, seed: seed)
            for number in 1...acts {
                let act = try await world.next()
                for target in try await world.pages() {
                    let kept = await paper.site.get(target)
                    let fresh = await paper.uncached.get(target)
                    guard kept.status == fresh.status, kept.body == fresh.body, kept["ETag"] == fresh["ETag"],
                        kept["Location"] == fresh["Location"], kept["Last-Modified"] == fresh["Last-Modified"]
                    else {
                        Issue.record(
                            "seed \(seed), act \(number), \(act): \(target) is kept as \(kept.status) and would be \(fresh.status); \(Self.difference(kept.text, fresh.text))"
                        )
                        return
                    }
                }
            }
            #expect(world.done.count > 10, "few kinds of acts went through: \(world.done)")
        }
    }

    private static func difference(_ kept: String, _ fresh: String) -> String {
        let pairs = zip(kept.split(separator: "\n"), fresh.split(separator: "\n"))
        let first = pairs.first { $0 != $1 }
        return "kept: \(first?.0 ?? "nothing more"), fresh: \(first?.1 ?? "nothing more")"
    }

    @Test("who reads while acts go on never sees a page older than the last act acknowledged", arguments: TestEngine.all)
    func concurrentReaders(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let topic = try await paper.topic("Bridges")
            let author = try await paper.contributor("Ada Example")
            func content(_ number: Int) -> StoryContent {
                var content = StoryContent.story("Count <\(number)>", "Count <\(number)>", topics: [topic.id], byline: [author.id])
                content.slug = "count"
                content.inNewsFeed = true
                return content
            }
            let story = try await paper.publish(content(1))
            let acknowledged = Counter(1)
            let reads = Counter(0)
            let targets = ["/", "/count/", "/rss.xml", "/topic/bridges/", "/author/ada-example/", "/news-feed/", "/search?q=count"]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in 0..<6 {
                    group.addTask {
                        var turn = reader
                        while !Task.isCancelled {
                            turn += 1
                            let target = targets[turn % targets.count]
                            let least = acknowledged.value
                            let text = await paper.site.get(target).text
                            let seen = text.components(separatedBy: "Count &lt;").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
                            #expect(!seen.isEmpty && seen.allSatisfy { $0 >= least }, "\(target): \(seen), and \(least) was acknowledged")
                            reads.increment()
                        }
                    }
                }
                for number in 2...60 {
                    let saved = try await paper.save(story, content(number), basedOn: number - 1)
                    try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
                    acknowledged.value = number
                    try await Task.sleep(for: .milliseconds(5))
                }
                group.cancelAll()
            }
            #expect(reads.value > 60)
        }
    }
}
