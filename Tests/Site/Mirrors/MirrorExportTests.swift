import Editorial
import Foundation
import Mirror
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@Suite("The paper as files")
struct MirrorExportTests {
    @Test("every file is what the site answers, but for what a file cannot do", arguments: TestEngine.all)
    func equalsSite(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            var world = try await RandomActs(paper, seed: 11)
            for _ in 0..<60 { _ = try await world.next() }
            try await mirror.export()
            var kinds: [String: Int] = [:]
            for (path, content) in try mirror.files() where path != "404.html" {
                let address = try #require(MirrorPath(path)).address
                let answer = await paper.uncached.get(PageKey(mirrorPath: address)?.address ?? address)
                let text = String(decoding: content, as: UTF8.self)
                if path.hasSuffix(".html") {
                    if text.contains("http-equiv=\"refresh\"") {
                        #expect(answer.status == 301, "\(path)")
                        let location = try #require(answer["Location"])
                        #expect(text.contains("<a href=\"\(location)\">") && text.contains("content=\"noindex\""), "\(path)")
                        kinds["redirect", default: 0] += 1
                        continue
                    }
                    #expect(answer.status == 200, "\(path): \(answer.status)")
                    #expect(!text.contains("action=\"/search\"") && !text.contains("data-stream="), "\(path)")
                    let canonical = try? /<link rel="canonical" href="([^"]*)"/.firstMatch(in: answer.text)?.1
                    #expect(canonical.map { text.contains("<link rel=\"canonical\" href=\"\($0)\">") } ?? true, "\(path)")
                } else {
                    #expect(answer.content == Array(content), "\(path)")
                }
                kinds[String(path.split(separator: ".").last ?? ""), default: 0] += 1
            }
            #expect(
                kinds.keys.sorted() == ["css", "csv", "html", "ics", "js", "json", "png", "redirect", "svg", "txt", "webmanifest", "xml"])
        }
    }

    @Test("every link within it leads to a file of it", arguments: [5, 6] as [UInt64])
    func noDeadLinks(_ seed: UInt64) async throws {
        try await withMirror(.sqlite) { paper, mirror in
            var world = try await RandomActs(paper, seed: seed)
            for _ in 0..<60 { _ = try await world.next() }
            try await mirror.export()
            let files = try mirror.files()
            var count = 0
            for (path, content) in files where path.hasSuffix(".html") {
                let text = String(decoding: content, as: UTF8.self)
                for match in text.matches(of: /(?:href|src|action|srcset)="(\/[^"]*)"/) {
                    for candidate in match.1.split(separator: ", ") {
                        let address = String(candidate.prefix { !"? #".contains($0) })
                        count += 1
                        guard files[MirrorPath(address: address)?.text ?? ""] == nil else { continue }
                        // What an editor's hand has led nowhere, or a picture whose file is lost, the site does not have either.
                        let status = await paper.uncached.get(address).status
                        #expect(status == 404 || status == 410, "\(path) leads to \(address)")
                    }
                }
            }
            #expect(count > 500)
        }
    }

    @Test("a withdrawn story leaves no file and no word", arguments: TestEngine.all)
    func withdrawal(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            let photograph = try await paper.photograph("a")
            var content = StoryContent.story("The canary sings", "A secret canary.")
            content.leadPhotograph = PhotographUse(photograph.id)
            let story = try await paper.publish(content)
            try await paper.publish(.story("Another story"))
            try await mirror.export()
            let picture = "media/\(String(repeating: "a", count: 64)).png"
            #expect(try mirror.files()[picture] != nil && mirror.text("the-canary-sings/index.html") != nil)
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            let report = try await mirror.export()
            #expect(report.reason == nil && report.removed >= 2)
            let left = try mirror.files()
            #expect(left[picture] == nil && left["the-canary-sings/index.html"] == nil)
            for (path, content) in left { #expect(!String(decoding: content, as: UTF8.self).contains("anary"), "\(path)") }
            #expect(!FileManager.default.fileExists(atPath: mirror.folder.appending(path: "the-canary-sings").path))
        }
    }

    @Test("a draft, a planned story and one under embargo are in no file", arguments: TestEngine.all)
    func drafts(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            let published = try await paper.publish(.story("A bridge opens"))
            try await paper.save(published, .story("A canary opens"), basedOn: 1)
            try await paper.save(nil, .story("Another canary"))
            let planned = try await paper.save(nil, .story("A planned canary"))
            try await paper.perform(
                PublishStory(story: planned.id, revision: 1, time: .at(paper.clock.now.addingTimeInterval(3_600))))
            try await mirror.export()
            try await mirror.export(again: true)
            for (path, content) in try mirror.files() { #expect(!String(decoding: content, as: UTF8.self).contains("canary"), "\(path)") }
        }
    }

    @Test("an export that breaks off at any place is continued", arguments: [1, 2, 3, 5, 8, 12])
    func brokenOff(_ readings: Int) async throws {
        try await withMirror(.sqlite) { paper, mirror in
            var world = try await RandomActs(paper, seed: 3)
            for _ in 0..<30 { _ = try await world.next() }
            await #expect(throws: BreakingArchive.Broken.self) {
                try await mirror.export(archive: BreakingArchive(paper.published, after: readings))
            }
            for _ in 0..<10 { _ = try await world.next() }
            try await mirror.export()
            for _ in 0..<6 { _ = try await world.next() }
            // The second time while it is renewed.
            _ = try? await mirror.export(archive: BreakingArchive(paper.published, after: readings))
            for _ in 0..<6 { _ = try await world.next() }
            try await mirror.export()
            try await withTemporaryFolder { folder in
                let fresh = try TestMirror(paper, in: folder)
                try await fresh.export()
                #expect(TestMirror.differences(try mirror.files(), try fresh.files()) == [])
            }
            #expect(try await mirror.faults() == [])
        }
    }

    @Test("other settings make everything again, and nothing else is written than what came out another")
    func fingerprint() async throws {
        try await withMirror(.sqlite) { paper, mirror in
            let story = try await paper.publish(.story("A bridge opens"))
            #expect(try await mirror.export().reason == .first)
            #expect(try await mirror.export().made == 0)
            let again = try await mirror.export(fingerprint: "2")
            #expect(again.reason == .changed && again.made > 20 && again.written == 0)
            try await paper.perform(SaveSection(Section(id: paper.newID(), name: "Town", slug: "")))
            #expect(try await mirror.export(fingerprint: "2").reason == nil, "a section without stories is on no page")
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            #expect(try await mirror.export(fingerprint: "3").removed >= 1)
            #expect(mirror.text("a-bridge-opens/index.html") == nil)
        }
    }

    @Test("a folder with something else in it is refused and left as it is")
    func foreignFolder() async throws {
        try await withMirror(.sqlite) { paper, mirror in
            try FileManager.default.createDirectory(at: mirror.folder, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: mirror.folder.appending(path: "thesis.txt"))
            let failure = await #expect(throws: MirrorFailure.self) { try await mirror.export() }
            #expect(failure?.description.contains("holds files that no export wrote") == true)
            #expect(try mirror.files() == ["thesis.txt": Data("mine".utf8)])
        }
    }

    @Test("a mirror whose memory is lost is taken over, and what is no part of it any longer goes")
    func adopted() async throws {
        try await withMirror(.sqlite) { paper, mirror in
            let story = try await paper.publish(.story("A bridge opens"))
            try await paper.publish(.story("A ferry stays"))
            try await mirror.export()
            try FileManager.default.removeItem(at: mirror.folder.deletingLastPathComponent().appending(path: "state.sqlite"))
            try await paper.perform(WithdrawStory(story: story, reason: "A test."))
            let report = try await mirror.export()
            #expect(report.reason == .unknown && report.serial == 2)
            #expect(mirror.text("a-bridge-opens/index.html") == nil && mirror.text("a-ferry-stays/index.html") != nil)
            let faults = try await mirror.faults()
            #expect(faults == [])
        }
    }

    @Test("a link that lies in the folder is not followed out of it")
    func links() async throws {
        try await withMirror(.sqlite) { paper, mirror in
            try await paper.publish(.story("A bridge opens"))
            try await mirror.export()
            let outside = mirror.folder.deletingLastPathComponent().appending(path: "outside")
            try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
            try FileManager.default.removeItem(at: mirror.folder.appending(path: "a-bridge-opens"))
            try FileManager.default.createSymbolicLink(at: mirror.folder.appending(path: "a-bridge-opens"), withDestinationURL: outside)
            await #expect(throws: MirrorFailure.self) { try await mirror.export(again: true) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == [])
        }
    }

    @Test("an address that files cannot have beside another has none, and keeps nothing else back")
    func noPlace() async throws {
        try await withMirror(.sqlite) { paper, mirror in
            let links = ["https://paper.example/rss.xml/", "https://paper.example/robots.txt/x", "/2010/post.html", "/2010/post.html/feed"]
            var content = StoryContent.story("A bridge opens")
            content.document = Document([.paragraph(links.map { .text("here", [.link(href: $0)]) })])
            try await paper.publish(content)
            let other = try await paper.publish(.story("A ferry sinks"))
            for (address, target) in [("/2010/post.html", "/a-bridge-opens/"), ("/2010/post.html/feed", "/rss.xml")] {
                try await paper.perform(SaveRedirect(address, to: target))
            }
            let report = try await mirror.export()
            #expect(report.missing.contains { $0.contains("rss.xml/") } && mirror.text("rss.xml")?.contains("A ferry sinks") == true)
            try await paper.perform(WithdrawStory(story: other, reason: "It did not sink."))
            try await mirror.export()
            #expect(mirror.text("a-ferry-sinks/index.html")?.contains("A ferry sinks") != true)
            #expect(mirror.text("rss.xml")?.contains("A ferry sinks") == false)
            #expect(try await mirror.faults() == [])
        }
    }

    @Test("an address that leads elsewhere is a page that leads on, to readers and not to search engines", arguments: TestEngine.all)
    func redirects(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            var content = StoryContent.story("A bridge opens")
            content.slug = "old-bridge"
            let story = try await paper.publish(content)
            content.slug = "new-bridge"
            let saved = try await paper.save(story, content, basedOn: 1)
            try await paper.perform(UpdatePublished(story: story, revision: saved.revision, kind: .fix))
            try await paper.perform(SaveRedirect("/2019/bridge.html", to: "/new-bridge/"))
            try await mirror.export()
            for path in ["old-bridge/index.html", "2019/bridge.html"] {
                let page = try #require(mirror.text(path), "\(path)")
                #expect(page.contains("url=/new-bridge/") && page.contains("noindex"))
                #expect(page.contains("<link rel=\"canonical\" href=\"https://paper.example/new-bridge/\">"))
            }
            try await paper.perform(RemoveRedirect("/2019/bridge.html"))
            try await mirror.export()
            #expect(mirror.text("2019/bridge.html") == nil)
        }
    }

    @Test(
        "a newsroom that was brought back from a copy, and counts its changes on from there, is exported as it is",
        arguments: TestEngine.all)
    func anotherHistory(_ engine: TestEngine) async throws {
        try await withMirror(engine) { paper, mirror in
            for name in ["One", "Two", "Three"] { try await paper.publish(.story(name)) }
            try await mirror.export()
            try await withPaper(engine) { other in
                other.clock.advance(by: 7_200)
                for name in ["One", "Another", "Third", "Fourth"] { try await other.publish(.story(name)) }
                let again = try TestMirror(other, in: mirror.folder.deletingLastPathComponent())
                #expect(try await again.export().reason == .unknown)
                try await withTemporaryFolder { folder in
                    let fresh = try TestMirror(other, in: folder)
                    try await fresh.export()
                    #expect(TestMirror.differences(try again.files(), try fresh.files()) == [])
                }
            }
        }
    }
}
