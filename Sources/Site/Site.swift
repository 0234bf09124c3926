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
    let cache: PageCache<FinishedPage>
    private let kept = KeptReadings()
    private let renderings = Renderings()
    let renewal = Renewal()
    let known = KnownFields()
    let logger: Logger
    private let mirrorKey: @Sendable () -> String?
    /// How often stories were read since the counts were last taken.
    package let reads = ReadCounts()
    let now: @Sendable () -> Date
    let sharedCache: SharedCache?
    let streamHead: HTTPResponse

    /// - Parameters:
    ///   - cacheLimit: bytes of finished pages kept at most.
    ///   - streamLimit: readers who follow a stream at once at most.
    ///   - sharedCache: what stands in front of the site and is told what to drop, if anything does.
    ///   - mirrorKey: the file of the key by which the paper's mirrors are known; nil where there is none.
    package init(
        paper: Paper, theme: Theme, archive: any PublishedArchive, media: any PublicMedia, cacheLimit: Int, streamLimit: Int = 4_096,
        sharedCache: SharedCache? = nil, logger: Logger, mirrorKey: @escaping @Sendable () -> String? = { nil },
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.mirrorKey = mirrorKey
        renderer = PageRenderer(paper: paper, theme: theme, now: now)
        self.now = now
        let assets = theme.assets.mapValues { FinishedAsset($0) }
        self.assets = assets
        serviceWorker = theme.serviceWorker.flatMap { assets[$0.address] }
        self.archive = archive
        self.media = media
        self.logger = logger
        self.sharedCache = sharedCache
        let head = sharedCache == nil ? .streamHead : SharedCache.plain(.streamHead)
        streamHead = HTTPResponse(status: .ok, headerFields: HTTPFields(head.headers))
        cache = PageCache(limit: cacheLimit)
        hub = StreamHub(limit: streamLimit)
    }

    /// So many of the pages that a change drops are made again at once.
    private static let mostAgain = 32

    /// Drops the pages that a change made wrong, and wakes what tells those who follow. Called before the act that made the
    /// change is acknowledged. Those that are asked for all the time are made again at once.
    package func hear(_ change: Change) {
        // First, because pages that are made from now on read it.
        kept.drop(change.subjects)
        let dropped = cache.drop(change.subjects)
        let hot = cache.hottest(of: dropped, most: Self.mostAgain)
        renewal.renew(hot) { [self] key in
            // Once more where another change has come meanwhile.
            for _ in 0..<3 where !cache.holds(key, at: now()) { _ = try? await rendered(key, at: now()) }
        }
        if change.subjects.contains(where: \.isFollowed) { wakening.continuation.yield() }
    }

    /// Answers a request; whatever goes wrong becomes a page that says so.
    package func answer(_ request: WebRequest) async -> WebAnswer {
        let answer = await answerOfPaper(request)
        return sharedCache == nil ? answer : SharedCache.plain(answer)
    }

    private func answerOfPaper(_ request: WebRequest) async -> WebAnswer {
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
        if request.path == Self.mirrorKeyPath { return mirrorKey().map { .text($0) } ?? .plainNotFound }
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
            let kept = kept.begin()
            let page = try await archive.read { [renderer] reader in try renderer.notFound(path, from: reader, keeping: kept) }
            return WebAnswer(FinishedPage(page, for: sharedCache), to: request, at: now())
        }
    }

    /// Where those who look after mirrors find the key by which they can be told from forgeries.
    package static let mirrorKeyPath = "/.well-known/broadsheet/mirror.pub"

    private func page(_ key: PageKey, at now: Date) async throws -> FinishedPage {
        if let page = cache.page(key, at: now) { return page }
        let page = try await rendered(key, at: now)
        // Others may have asked for it a moment before its time was over.
        guard let end = page.holdsUntil, end <= self.now() else { return page }
        return try await render(key, since: cache.ticket(), at: self.now())
    }

    func rendered(_ key: PageKey, at now: Date) async throws -> FinishedPage {
        let ticket = cache.ticket()
        return try await renderings.page(key, since: ticket) { [self] in try await render(key, since: ticket, at: now) }
    }

    private func render(_ key: PageKey, since ticket: Renderings.Ticket, at now: Date) async throws -> FinishedPage {
        let kept = kept.begin()
        let rendered = try await archive.read { [renderer] reader in try renderer.render(key, from: reader, keeping: kept) }
        // A page for an address that leads nowhere is made anew each time: what does not exist must not fill the memory.
        // So is the rest of a long list: any place in it can be asked for, and readers seldom do.
        guard rendered.status == 200 || rendered.status == 410, !rendered.isTransient, !key.beginsAtPlace else {
            return FinishedPage(rendered, for: sharedCache)
        }
        let page = FinishedPage(rendered, madeAt: now, for: sharedCache)
        cache.keep(page, for: key, reads: rendered.reads, since: ticket)
        return page
    }

    /// Bytes of finished pages kept, for those who watch the program.
    package var keptBytes: Int { cache.bytes }

    private func file(_ request: WebRequest) async throws -> WebAnswer {
        let name = String(request.path.dropFirst("/media/".count))
        guard MediaName.isValid(name) else { return .plainNotFound }
        let found = try await archive.read { try $0.publicFile(named: name) }
        guard let found, let type = MediaName.type(of: name), let file = try await media.file(named: name) else {
            return .plainNotFound
        }
        var answer = WebAnswer(file, name: name, type: type, isForEver: found == .lasting, to: request)
        // It may be what a story was withdrawn for, and no key names it: the cache in front asks again, which costs it a 304.
        if sharedCache != nil { answer.headers += SharedCache.media }
        return answer
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
        var answer = WebAnswer(FinishedPage(page, for: sharedCache), to: WebRequest(path: "/", headers: [:]), at: now())
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
