import Archive
import Editorial
import Foundation
import Newsroom
import Synchronization

/// What is wrong, told at the end; the first of many will do.
final class Faults: Sendable {
    private let found = Mutex<[String]>([])

    var all: [String] { found.withLock { $0 } }

    func expect(_ isRight: Bool, _ what: @autoclosure () -> String) {
        guard !isRight else { return }
        found.withLock { if $0.count < 20 { $0.append(what()) } }
    }
}

/// That a correction stands wherever the error went, asked for as readers ask.
struct Checks: Sendable {
    let carriers: Carriers
    let faults = Faults()
    private let cores = ProcessInfo.processInfo.activeProcessorCount

    private var newsroom: BenchNewsroom { carriers.newsroom }

    private static func occurrences(of text: String, in page: String) -> Int { page.components(separatedBy: text).count - 1 }

    func pages(_ name: String, _ count: Int, areRight: Bool) async throws {
        let (newsroom, faults) = (newsroom, faults)
        try await each(0..<count, atOnce: cores) { number in
            let (status, text) = await newsroom.get("/\(name)-\(number)/")
            let isRight =
                areRight
                ? text.contains(Carriers.right) && text.contains(Carriers.notice) && !text.contains(Carriers.wrong)
                : text.contains(Carriers.wrong) && !text.contains(Carriers.notice)
            faults.expect(status == 200 && isRight, "/\(name)-\(number)/ is not \(areRight ? "right" : "as it was"): \(status)")
        }
    }

    /// - Parameter notices: how many entries of a feed of stories have the correction.
    func feeds(_ correction: BackgroundCorrection, notices: Int) async {
        for target in ["/rss.xml", "/atom.xml", "/feed.json", "/news-feed/rss.xml", "/language/en/atom.xml", "/audio/rss.xml"] {
            let (status, text) = await newsroom.get(target)
            let isRight = target == "/audio/rss.xml" || Self.occurrences(of: Carriers.notice, in: text) == notices
            faults.expect(status == 200 && isRight && !text.contains(Carriers.wrong), "\(target) is not right")
        }
        for target in ["/corrections/", "/corrections/rss.xml", "/corrections/atom.xml", "/corrections/feed.json"] {
            let (status, text) = await newsroom.get(target)
            let times = Self.occurrences(of: correction.id.description, in: text)
            faults.expect(status == 200 && text.contains(Carriers.notice) && times > 0 && times < 5, "\(target) is not right")
        }
    }

    /// The correction's own page leads to every story, a part at a time.
    func ownPage(_ correction: BackgroundCorrection) async throws {
        var (target, seen): (String?, Set<Substring>) = ("/corrections/\(correction.id)/", [])
        while let next = target {
            let (status, text) = await newsroom.get(next)
            faults.expect(status == 200, "\(next) answers \(status)")
            seen.formUnion(text.matches(of: /href="\/(story-\d+)\/"/).map(\.1))
            target = text.firstMatch(of: /href="(\/corrections\/[^"]+\?after=[^"]+)"/).map { String($0.1) }
        }
        faults.expect(seen.count == carriers.stories.count, "the correction's page leads to \(seen.count) stories")
    }

    func sitemap(_ correction: BackgroundCorrection) async {
        var renewed = 0
        let (_, index) = await newsroom.get("/sitemap.xml")
        let time = correction.at.ISO8601Format().prefix(19)
        for part in index.matches(of: /\/sitemap\/stories-\d+\.xml/) {
            let (_, text) = await newsroom.get(String(part.output))
            renewed += text.components(separatedBy: "<url>").count { $0.contains("/story-") && $0.contains("<lastmod>\(time)") }
        }
        faults.expect(renewed == carriers.stories.count, "the sitemap has the time of the correction at \(renewed) stories")
    }

    func ledger(_ correction: BackgroundCorrection, isReadAloud: Bool) async throws {
        guard let ledger = try await newsroom.archive.read({ try $0.correctionLedgers.find(correction.id) }) else {
            return faults.expect(false, "there is no ledger")
        }
        let count = carriers.stories.count
        faults.expect(ledger.stories == count, "the ledger has \(ledger.stories) stories")
        for place in [CorrectionLedger.Place.storyPages, .feeds, .sitemap, .api] {
            faults.expect(ledger[place].state == .done && ledger[place].done == count, "\(ledger[place])")
        }
        let (audio, heard) = (ledger[.audio], carriers.heardStories.count)
        faults.expect(audio.done == (isReadAloud ? heard : 0), "\(audio)")
        faults.expect(audio.waiting == count - audio.done, "\(audio)")
        faults.expect(ledger[.webhooks].waiting == 1, "\(ledger[.webhooks])")
        for place in [CorrectionLedger.Place.newsSitemap, .storyCards, .sharingPictures] {
            faults.expect(ledger[place].state == .notConcerned, "\(ledger[place])")
        }
    }
}
