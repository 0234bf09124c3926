import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Wire

/// The floor under the benchmark's figures: pages of others beside the checkout, scored as bench/extract/scoring.py does.
@Suite struct SharedPagesTests {
    static let unpacked: String? = {
        let shared = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"] ?? "../shared"
        guard FileManager.default.isExecutableFile(atPath: "\(shared)/data/unpack") else { return nil }
        let printed = ChildProgram.output(of: ["\(shared)/data/unpack", "html_readability", "html_scrapinghub"])
        return printed.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").last.map(String.init) }
    }()

    @Test(.enabled(if: SharedPagesTests.unpacked != nil, "../shared/data is not beside the checkout"))
    func pagesOfTheReadabilitySetKeepTheirScore() throws {
        let folder = try #require(Self.unpacked) + "/html_readability/mozilla__readability/test/test-pages"
        var score = Score()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard let page = FileManager.default.contents(atPath: "\(folder)/\(name)/source.html"),
                let gold = FileManager.default.contents(atPath: "\(folder)/\(name)/expected.html")
            else { continue }
            score.add(page, String(decoding: PageTree(parsing: [UInt8](gold)).text, as: UTF8.self))
        }
        #expect(score.pages > 50)
        #expect(score.f1 > 0.94, "\(score)")
    }

    @Test(.enabled(if: SharedPagesTests.unpacked != nil, "../shared/data is not beside the checkout"))
    func pagesOfTheScrapinghubSetKeepTheirScore() throws {
        let folder = try #require(Self.unpacked) + "/html_scrapinghub/scrapinghub__article-extraction-benchmark"
        let truth = try #require(FileManager.default.contents(atPath: "\(folder)/ground-truth.json"))
        let gold = try JSONDecoder().decode([String: Gold].self, from: truth)
        var score = Score()
        for (name, gold) in gold.sorted(by: { $0.key < $1.key }) {
            guard let page = ChildProgram.output(of: ["/bin/gzip", "-dc", "\(folder)/html/\(name).html.gz"]) else { continue }
            score.add(page, gold.articleBody)
        }
        #expect(score.pages > 50)
        #expect(score.f1 > 0.96, "\(score)")
    }

    private struct Gold: Decodable {
        let articleBody: String
    }

    private struct Score {
        var precisions: [Double] = []
        var recalls: [Double] = []
        var pages: Int { precisions.count }

        var f1: Double {
            let precision = precisions.reduce(0, +) / Double(max(1, precisions.count))
            let recall = recalls.reduce(0, +) / Double(max(1, recalls.count))
            return 2 * precision * recall / max(1e-9, precision + recall)
        }

        mutating func add(_ page: Data, _ gold: String) {
            let story = try? SavedHTMLPage.read([UInt8](page), name: "page", timeZone: .gmt)
            let given = SharedPagesTests.shingles(story.map(SharedPagesTests.text) ?? "")
            let wanted = SharedPagesTests.shingles(gold)
            let hit = given.reduce(0) { $0 + min($1.value, wanted[$1.key] ?? 0) }
            if !given.isEmpty { precisions.append(Double(hit) / Double(given.values.reduce(0, +))) }
            if !wanted.isEmpty { recalls.append(Double(hit) / Double(wanted.values.reduce(0, +))) }
        }
    }

    fileprivate static func text(_ story: ImportedStory) -> String {
        story.body.map { block in
            if case .block(let block) = block { block.allInlines.words } else { "" }
        }.joined(separator: "\n")
    }

    fileprivate static func shingles(_ text: String) -> [[Substring]: Int] {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard !words.isEmpty else { return [:] }
        var counts: [[Substring]: Int] = [:]
        for start in 0..<max(1, words.count - 3) { counts[Array(words[start..<min(words.count, start + 4)]), default: 0] += 1 }
        return counts
    }
}
