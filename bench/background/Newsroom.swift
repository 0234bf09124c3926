import Archive
import Editorial
import Foundation
import HTTPTypes
import Logging
import Newsroom
import Rendering
import Site
import Web

/// A whole newsroom in a folder of its own: archive, acts, and the site that hears of them and keeps its pages.
struct BenchNewsroom: Sendable {
    static let paper = Paper(name: "Paper", timeZone: .gmt, siteURL: "http://localhost:8080")
    /// Every page stays kept, as on a machine with memory enough for them: dropping them is a part of the act.
    private static let cache = 4 << 30

    let archive: NewsroomArchive
    let site: Site
    let engine: any Engine
    private let editorial: Editorial

    init(in folder: URL, theme: URL) async throws {
        let engine = try SQLiteEngine.open(folder: folder)
        let theme = try Theme(files: try ThemeStack(theme), language: Self.paper.language)
        let site = Site(
            paper: Self.paper, theme: theme, archive: PublishedEditions(engine, paper: Self.paper), media: NoMedia(),
            cacheLimit: Self.cache, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        archive = try await NewsroomArchive(engine, at: Date())
        editorial = Editorial(archive, zone: .gmt, announce: { site.hear($0) })
        self.engine = engine
        self.site = site
    }

    @discardableResult
    func perform<Performed: Act>(_ act: Performed) async throws -> Performed.Outcome {
        try await editorial.perform(act, as: User.operator.id)
    }

    func newID<Of>(_: Of.Type = Of.self) -> Identifier<Of> { IdentifierSource().next() }

    func get(_ target: String) async -> (status: Int, text: String) {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let answer = await site.answer(
            WebRequest(method: "GET", path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: [:]))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }
}

private struct NoMedia: PublicMedia {
    func file(named name: String) async throws -> MediaFile? { nil }
}

/// Works through numbers, several at once: one each for the machine's cores, and more where they wait for the disk.
func each(_ numbers: Range<Int>, atOnce: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        var next = numbers.lowerBound
        while next < min(numbers.upperBound, numbers.lowerBound + atOnce) {
            group.addTask { [next] in try await body(next) }
            next += 1
        }
        while try await group.next() != nil {
            guard next < numbers.upperBound else { continue }
            group.addTask { [next] in try await body(next) }
            next += 1
        }
    }
}
