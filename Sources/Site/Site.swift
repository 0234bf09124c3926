package import Foundation
import HTTPTypes
package import Logging
package import Newsroom
package import Rendering
package import Web

/// The reader's site: finished pages of published editions, and nothing else.
///
/// It holds a `PublishedArchive`, through which no draft can be reached, and answers requests without knowing how they came.
package final class Site: Sendable {
    let renderer: PageRenderer
    private let assets: [String: FinishedAsset]
    private let serviceWorker: FinishedAsset?
    let archive: any PublishedArchive
    let hub: StreamHub
    /// Woken when there may be news for those who follow.
    let wakening = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private let media: any PublicMedia
    private let cache: PageCache
    let logger: Logger
    /// How often stories were read since the counts were last taken.
    package let reads = ReadCounts()
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - cacheLimit: bytes of finished pages kept at most.
    ///   - streamLimit: readers who follow a stream at once at most.
    package init(
        paper: Paper, theme: Theme, archive: any PublishedArchive, media: any PublicMedia, cacheLimit: Int, streamLimit: Int = 4_096,
        logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        renderer = PageRenderer(paper: paper, theme: theme, now: now)
        self.now = now
        let assets = theme.assets.mapValues { FinishedAsset($0) }
        self.assets = assets
        serviceWorker = theme.serviceWorker.flatMap { assets[$0.address] }
        self.archive = archive
        self.media = media
        self.logger = logger
        cache = PageCache(limit: cacheLimit)
        hub = StreamHub(limit: streamLimit)
    }

    /// Drops the pages that a change made wrong, and wakes what tells those who follow. Called before the act that made the
    /// change is acknowledged.
    package func hear(_ change: Change) {
        cache.drop(change.subjects)
        if change.subjects.contains(where: \.isFollowed) { wakening.continuation.yield() }
    }

    /// Answers a request; whatever goes wrong becomes a page that says so.
    package func answer(_ request: WebRequest) async -> WebAnswer {
        guard request.method == "GET" || request.method == "HEAD" else { return .methodNotAllowed }
        do {
            return try await find(request)
        } catch {
            return fault(error)
        }
    }

    private func find(_ request: WebRequest) async throws -> WebAnswer {
        if request.path == "/healthz" { return try await health() }
        if request.path.hasPrefix("/theme/") {
            return assets[request.path].map { WebAnswer($0, to: request) } ?? .plainNotFound
        }
        if request.path == "/service-worker.js" {
            return serviceWorker.map { WebAnswer(serviceWorker: $0, to: request) } ?? .plainNotFound
        }
        if request.path.hasPrefix("/media/") { return try await file(request) }
        if let stream = StreamAddress(path: request.path) { return try await answerWithoutStream(stream) }
        switch PageAddress(path: request.path, query: request.query) {
        case .page(let key):
            let now = now()
            let page = try await page(key, at: now)
            if let story = page.story, request.isByReader { reads.count(story) }
            return WebAnswer(page, to: request, at: now)
        case .moved(let address): return .moved(to: address)
        case .nowhere:
            // What no browser asks for leads nowhere.
            let path = request.path.utf8.count <= 1_024 ? request.path : ""
            let page = try await archive.read { [renderer] reader in try renderer.notFound(path, from: reader) }
            return WebAnswer(FinishedPage(page, gzip: { _ in nil }), to: request, at: now())
        }
    }

    private func page(_ key: PageKey, at now: Date) async throws -> FinishedPage {
        if let page = cache.page(key, at: now) { return page }
        let ticket = cache.ticket()
        let rendered = try await archive.read { [renderer] reader in try renderer.render(key, from: reader) }
        // A page for an address that leads nowhere is made anew each time: what does not exist must not fill the memory.
        // So is the rest of a long list: any place in it can be asked for, and readers seldom do.
        guard rendered.status == 200 || rendered.status == 410, !rendered.isTransient, !key.beginsAtPlace else {
            return FinishedPage(rendered, gzip: { _ in nil })
        }
        let page = FinishedPage(rendered, madeAt: now, gzip: { Gzip.compress($0) })
        cache.keep(page, for: key, reads: rendered.reads, since: ticket)
        return page
    }

    /// Bytes of finished pages kept, for those who watch the program.
    package var keptBytes: Int { cache.bytes }

    private func file(_ request: WebRequest) async throws -> WebAnswer {
        let name = String(request.path.dropFirst("/media/".count))
        guard MediaName.isValid(name) else { return .plainNotFound }
        // A file that no edition shows or is read from is none for readers, whatever lies in the store.
        let isSound = MediaName.isSound(name)
        let isForEver = try await archive.read { reader -> Bool? in
            if isSound { return try reader.narrated(fileName: name).map { _ in false } }
            if let photograph = try reader.photograph(fileName: name) { return photograph.file?.name != name }
            return try reader.isSharingPicture(fileName: name) ? false : nil
        }
        guard let isForEver, let type = MediaName.type(of: name), let file = try await media.file(named: name) else {
            return .plainNotFound
        }
        return WebAnswer(file, name: name, type: type, isForEver: isForEver, to: request)
    }

    private func health() async throws -> WebAnswer {
        _ = try await archive.read { reader in try reader.newest(.all, after: nil, limit: 1).items.count }
        return .text("ok\n")
    }

    private func fault(_ error: any Error) -> WebAnswer {
        var status = 500
        if case NewsroomError.unavailable = error { status = 503 }
        logger.error("a page could not be made", metadata: ["error": "\(error)"])
        guard let page = try? renderer.fault(status: status) else { return .text("internal error\n", status: status) }
        var answer = WebAnswer(FinishedPage(page, gzip: { _ in nil }), to: WebRequest(path: "/", headers: [:]), at: now())
        if status == 503 { answer.headers.append(("Retry-After", "5")) }
        return answer
    }
}

extension Subject {
    /// Whether a notice comes with each change of it.
    fileprivate var isFollowed: Bool {
        switch self {
        case .list(.newsFeed), .live: true
        default: false
        }
    }
}

/// A file of the theme as it goes out: compressed once.
struct FinishedAsset: Sendable {
    let asset: ThemeAsset
    /// Nil where compressing gained nothing.
    let gzip: [UInt8]?

    init(_ asset: ThemeAsset) {
        self.asset = asset
        gzip = Gzip.compress(asset.body, level: 9).flatMap { $0.count < asset.body.count ? $0 : nil }
    }
}
