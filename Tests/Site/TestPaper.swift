import Archive
import Editorial
import Foundation
import Logging
import NIOCore
import Newsroom
import Rendering
import Site
import Synchronization
import TestSupport
import Web

/// A newsroom with a real archive and the standard theme, and the site that hears of its acts.
struct TestPaper: Sendable {
    static let siteURL = "https://paper.example"
    static let zone = TimeZone(identifier: "Europe/Kyiv") ?? .gmt
    static let paper = Paper(name: "The Test", timeZone: zone, siteURL: siteURL)
    static let operatorID = User.operator.id

    let archive: NewsroomArchive
    let editorial: Editorial
    let site: Site
    let media: TestMedia
    let clock: TestClock
    /// Who acts.
    var account = Self.operatorID
    private let theme: Theme
    private let others = OtherSites()

    init(_ engine: any Engine, cacheLimit: Int = 32 << 20, sharedCache: SharedCache? = nil) async throws {
        let clock = TestClock()
        let media = TestMedia()
        let theme = try Self.theme.get()
        let archive = try await NewsroomArchive(engine, at: clock.now)
        let site = Self.site(
            theme, PublishedEditions(engine, paper: Self.paper), media, cacheLimit: cacheLimit, sharedCache: sharedCache, clock)
        self.archive = archive
        self.site = site
        self.media = media
        self.clock = clock
        self.theme = theme
        editorial = Editorial(
            archive, zone: Self.zone, now: { clock.now }, identifiers: IdentifierSource(now: { clock.now }),
            announce: { [others] change in
                for site in others.sites { site.hear(change) }
                site.hear(change)
            })
    }

    static func site(
        _ theme: Theme, _ archive: any PublishedArchive, _ media: any PublicMedia, cacheLimit: Int, sharedCache: SharedCache? = nil,
        _ clock: TestClock = TestClock()
    ) -> Site {
        Site(
            paper: paper, theme: theme, archive: archive, media: media, cacheLimit: cacheLimit, sharedCache: sharedCache,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { clock.now })
    }

    /// Another site of the same paper, which hears of the acts from now on and makes each page anew from what many pages read alike.
    func rereading() -> Site {
        let site = uncached
        others.add(site)
        return site
    }

    /// The same paper through a site that keeps nothing.
    var uncached: Site { Self.site(theme, PublishedEditions(archive.engine, paper: Self.paper), media, cacheLimit: 0, clock) }

    static let theme = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Theme(files: ThemeFolder(root.appending(path: "themes/standard")), language: "en")
    }

    /// The published paper, as the site reads it.
    var published: PublishedEditions { PublishedEditions(archive.engine, paper: Self.paper) }

    /// The page of an edition that is not public, as the desk shows it.
    func shownBefore(_ edition: Edition) async throws -> String {
        let renderer = PageRenderer(paper: Self.paper, theme: theme)
        let published = PublishedEditions(archive.engine, paper: Self.paper)
        return try await published.read { reader in
            String(decoding: try renderer.preview(of: edition, from: reader) { "/shown/\($0)" }, as: UTF8.self)
        }
    }

    // MARK: Acts

    @discardableResult
    func perform<Performed: Act>(_ act: Performed) async throws -> Performed.Outcome {
        clock.advance(by: 1)
        return try await editorial.perform(act, as: account)
    }

    func newID<Of>(_: Of.Type = Of.self) -> Identifier<Of> { IdentifierSource(now: { [clock] in clock.now }).next() }

    /// Saves a story and returns it with the number of its revision.
    @discardableResult
    func save(_ story: Story.ID? = nil, _ content: StoryContent, basedOn: Int = 0) async throws -> (id: Story.ID, revision: Int) {
        let id = story ?? newID()
        guard case .saved(let revision) = try await perform(SaveStory(story: id, content: content, basedOn: basedOn)) else {
            throw NewsroomError.conflict("the test saved over a revision that it had not seen")
        }
        return (id, revision)
    }

    @discardableResult
    func publish(_ content: StoryContent) async throws -> Story.ID {
        let saved = try await save(nil, content)
        try await perform(PublishStory(story: saved.id, revision: saved.revision))
        return saved.id
    }

    func topic(_ name: String, kind: Topic.Kind = .theme) async throws -> Topic {
        try await perform(SaveTopic(Topic(id: newID(), kind: kind, name: name, slug: "")))
    }

    func contributor(_ name: String) async throws -> Contributor {
        try await perform(SaveContributor(Contributor(id: newID(), name: name, slug: "")))
    }

    /// A photograph whose file lies in the media store.
    func photograph(_ digit: Character, caption: String = "A bridge.") async throws -> Photograph {
        let name = String(repeating: digit, count: 64) + ".png"
        media.put(Array("picture \(digit)".utf8), as: name)
        let photograph = Photograph(
            id: newID(), caption: caption, credit: "Staff", alternativeText: "What is seen.",
            file: Photograph.File(name: name, type: "image/png", width: 640, height: 480))
        try await perform(SavePhotograph(photograph))
        return photograph
    }
}

extension StoryContent {
    static func story(_ headline: String, _ text: String = "Copy.", topics: [Topic.ID] = [], byline: [Contributor.ID] = []) -> Self {
        StoryContent(
            headline: headline, byline: byline.map { BylineEntry(contributor: $0) }, topics: topics,
            document: Document([.paragraph([.text(text)])]))
    }
}

extension Site {
    /// The body that is sent to a plain request before the server sees it; nil where the server does.
    func finished(_ target: String, fields: String = "") -> [UInt8]? {
        let head = Array("GET \(target) HTTP/1.1\r\nHost: paper.example\r\n\(fields)\r\n".utf8)
        return head.withUnsafeBytes { PlainRequest($0) }.flatMap { finished($0) }.map { Array($0.body.readableBytesView) }
    }

    /// - Parameter target: path and query, as a request line has it.
    func get(
        _ target: String, method: String = "GET", acceptEncoding: String = "", ifNoneMatch: String = "", ifModifiedSince: String = "",
        range: String = "", ifRange: String = ""
    ) async -> WebAnswer {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return await answer(
            WebRequest(
                method: method, path: String(parts.first ?? ""), query: parts.count > 1 ? String(parts[1]) : "",
                acceptEncoding: acceptEncoding, ifNoneMatch: ifNoneMatch, ifModifiedSince: ifModifiedSince, range: range,
                ifRange: ifRange))
    }
}

extension WebAnswer {
    var text: String { String(decoding: content, as: UTF8.self) }

    /// What is sent, from memory or from a file.
    var content: [UInt8] {
        guard let part else { return body }
        return Array((FileManager.default.contents(atPath: part.path) ?? Data())[part.range])
    }

    /// The only value of a header; nil where there is none or more than one.
    subscript(_ name: String) -> String? {
        let values = headers.filter { $0.name.lowercased() == name.lowercased() }
        return values.count == 1 ? values[0].value : nil
    }
}

/// Stands still until it is moved.
final class TestClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))

    var now: Date { time.withLock { $0 } }

    func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

/// A folder of files that are no pictures: the site does not look into them.
final class TestMedia: PublicMedia {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes inside its own folder and nowhere else, whatever the name says.
    func put(_ bytes: [UInt8], as name: String) {
        guard !name.isEmpty, !name.contains("/") else { return }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: folder.appending(path: name))
    }

    /// Nil where there is no such file.
    func path(of name: String) -> String? {
        let path = folder.appending(path: name).path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    func file(named name: String) async throws -> MediaFile? {
        let path = folder.appending(path: name).path
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else { return nil }
        return MediaFile(path: path, size: size)
    }
}

/// Runs `body` with a fresh newsroom over the engine.
func withPaper<Result: Sendable>(
    _ engine: TestEngine, cacheLimit: Int = 32 << 20, sharedCache: SharedCache? = nil,
    _ body: @Sendable (TestPaper) async throws -> Result
) async throws -> Result {
    try await withNewsroomEngine(engine) { try await body(TestPaper($0, cacheLimit: cacheLimit, sharedCache: sharedCache)) }
}

/// A number that several tasks share.
final class Counter: Sendable {
    private let number: Mutex<Int>

    init(_ number: Int) { self.number = Mutex(number) }

    var value: Int {
        get { number.withLock { $0 } }
        set { number.withLock { $0 = newValue } }
    }

    func increment() { number.withLock { $0 += 1 } }
}

private final class OtherSites: Sendable {
    private let all = Mutex<[Site]>([])

    var sites: [Site] { all.withLock { $0 } }

    func add(_ site: Site) { all.withLock { $0.append(site) } }
}
