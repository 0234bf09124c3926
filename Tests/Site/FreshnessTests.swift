import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Site
import TestSupport
import Testing
import Web

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
            let rereading = paper.rereading()
            // What a reader was given, and the time that went with it.
            var given: [String: (time: String, body: [UInt8])] = [:]
            var before = 0
            for number in 1...acts {
                let act = try await world.next()
                // What is kept and wrong stays so: a third of the pages after each act, and all of them after the last.
                for (place, target) in try await world.pages().enumerated() where number == acts || (place + number).isMultiple(of: 3) {
                    let kept = await paper.site.get(target)
                    let fresh = await paper.uncached.get(target)
                    guard kept.status == fresh.status, kept.body == fresh.body, kept["ETag"] == fresh["ETag"],
                        kept["Location"] == fresh["Location"]
                    else {
                        Issue.record(
                            "seed \(seed), act \(number), \(act): \(target) is kept as \(kept.status) and would be \(fresh.status); \(Self.difference(kept.text, fresh.text))"
                        )
                        return
                    }
                    let anew = await rereading.get(target)
                    guard anew.body == fresh.body else {
                        Issue.record(
                            "seed \(seed), act \(number), \(act): \(target) is made anew from what was kept; \(Self.difference(anew.text, fresh.text))"
                        )
                        return
                    }
                    // What is answered before the server sees it.
                    if let finished = paper.site.finished(target) {
                        #expect(finished == fresh.body, "seed \(seed), act \(number), \(act): \(target)")
                        before += 1
                    }
                    if let last = given[target], await paper.site.get(target, ifModifiedSince: last.time).status == 304 {
                        #expect(last.body == fresh.body, "seed \(seed), act \(number), \(act): \(target) has changed since \(last.time)")
                    }
                    if let time = kept["Last-Modified"] { given[target] = (time, kept.body) }
                }
            }
            #expect(given.count > 20 && before > 20)
            #expect(world.done.count > 10, "few kinds of acts went through: \(world.done)")
        }
    }

    @Test("and is made again after an act that it shows, and less often after another: counted")
    func counted() async throws {
        try await withPaper(.sqlite) { paper in
            var world = try await RandomActs(paper, seed: 5)
            var shown: [String: [UInt8]] = [:]
            var (kept, changed, unchanged) = (0, 0, [String: Int]())
            for _ in 1...60 {
                let act = try await world.next()
                for target in try await world.pages() {
                    let answer = await paper.site.get(target)
                    let before = shown.removeValue(forKey: target)
                    // What is not kept is made each time.
                    guard answer.status == 200, paper.site.finished(target) != nil else { continue }
                    shown[target] = answer.body
                    guard let before else { continue }
                    // The clock goes on with each act, and within the second in which it was made a page names no time.
                    if answer["Last-Modified"] != nil {
                        kept += 1
                    } else if answer.body != before {
                        changed += 1
                    } else {
                        unchanged[act.prefix { $0 != " " }.description, default: 0] += 1
                    }
                }
            }
            let inVain = unchanged.values.reduce(0, +)
            print("60 acts: \(kept) pages kept, \(changed) made again with the change, \(inVain) as they were: \(unchanged)")
            #expect(kept > 1_000 && changed > 200)
            // An edition is published in all the lists that it stands in, also where they show nothing of what changed.
            #expect(inVain * 2 < changed)
            let aside = ["package", "packageAgain", "link", "closeVersion"].reduce(0) { $0 + unchanged[$1, default: 0] }
            #expect(aside < 30, "what stands beside a story on its page alone has lists and feeds made again")
        }
    }

    private static func difference(_ kept: String, _ fresh: String) -> String {
        let pairs = zip(kept.split(separator: "\n"), fresh.split(separator: "\n"))
        let first = pairs.first { $0 != $1 }
        return "kept: \(first?.0 ?? "nothing more"), fresh: \(first?.1 ?? "nothing more")"
    }

    @Test("after a publication a list is made from the stories that are known and the new one", arguments: TestEngine.all)
    func known(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            try await paper.publish(.story("The older"))
            #expect(await paper.site.get("/").text.contains("The older"))
            // Behind the newsroom's back, so that it shows what is read again.
            try await paper.archive.engine.write { _ = try $0.execute("UPDATE editions SET headline = 'Read again'", []) }
            try await paper.publish(.story("The newer"))
            let text = await paper.site.get("/").text
            #expect(text.contains("The newer") && text.contains("The older") && !text.contains("Read again"))
            #expect(await paper.uncached.get("/").text.contains("Read again"))
        }
    }

    @Test("a sitemap of news is kept until a story leaves it, and not a moment longer", arguments: TestEngine.all)
    func clock(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            try await paper.publish(.story("The older"))
            let published = paper.clock.now
            paper.clock.advance(by: 3600)
            try await paper.publish(.story("The newer"))
            let target = "/sitemap-news.xml"
            func text(after hours: Double) async -> String {
                paper.clock.advance(by: published.addingTimeInterval(hours * 3600).timeIntervalSince(paper.clock.now))
                let kept = await paper.site.get(target)
                #expect(kept.body == (await paper.uncached.get(target)).body)
                return kept.text
            }
            #expect(await text(after: 2).contains("The older"))
            #expect(await text(after: 47 + 59.0 / 60).contains("The older"))
            #expect(await text(after: 48 - 0.001 / 3600).contains("The older"))
            let next = await text(after: 48)
            #expect(!next.contains("The older") && next.contains("The newer"))
            #expect(await text(after: 48 + 1.0 / 60) == next)
            #expect(await !text(after: 49.001).contains("The newer"))
        }
    }

    @Test("a list of corrections follows its stories out of the paper and back", arguments: TestEngine.all)
    func corrections(_ engine: TestEngine) async throws {
        try await withPaper(engine) { paper in
            let story = try await paper.publish(.story("A bridge opens"))
            let targets = ["/corrections/", "/corrections/rss.xml", "/corrections/atom.xml", "/corrections/feed.json"]
            func expect(_ isThere: Bool, at location: SourceLocation = #_sourceLocation) async {
                for target in targets {
                    let answer = await paper.site.get(target)
                    #expect(answer.status == 200)
                    #expect(answer.text.contains("It was a ferry.") == isThere, "\(target)", sourceLocation: location)
                }
            }
            await expect(false)
            try await paper.perform(IssueCorrection(story: story, revision: 1, kind: .correction, text: "It was a ferry."))
            await expect(true)
            #expect(await paper.site.get("/a-bridge-opens/").text.contains("It was a ferry."))
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            await expect(false)
            #expect(await paper.site.get("/a-bridge-opens/").status == 410)
            let saved = try await paper.save(story, .story("A bridge opens again"), basedOn: 1)
            try await paper.perform(PublishStory(story: story, revision: saved.revision))
            await expect(true)
        }
    }

    @Test("a publication drops its own part of the sitemap and the index, and no other part")
    func sitemapParts() async throws {
        try await withPaper(.sqlite) { paper in
            let topic = try await paper.topic("Bridges")
            try await paper.publish(.story("A bridge opens", topics: [topic.id]))
            let targets = ["/sitemap.xml", "/sitemap/stories-1.xml", "/sitemap/topics-1.xml"]
            for target in targets { _ = await paper.site.get(target) }
            paper.clock.advance(by: 2)
            var times: [String?] = []
            for target in targets { times.append(await paper.site.get(target)["Last-Modified"]) }
            try await paper.publish(.story("Another bridge opens", topics: [topic.id]))
            for target in targets { _ = await paper.site.get(target) }
            paper.clock.advance(by: 2)
            var after: [String?] = []
            for target in targets { after.append(await paper.site.get(target)["Last-Modified"]) }
            #expect(times[0] != after[0] && times[1] != after[1] && times[2] == after[2] && times[2] != nil)
        }
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
