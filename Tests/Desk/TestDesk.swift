import Archive
import CopyDesk
import Credentials
import Foundation
import HTTPTypes
import Logging
import Newsroom
import Rendering
import TestSupport
import Web

@testable import Desk
@testable import Editorial

/// A desk over a newsroom with the samples' accounts, and browsers that ask it.
struct TestDesk: Sendable {
    static let origin = "https://desk.paper.example"
    static let password = "a password for tests"
    /// Made once: each takes a tenth of a second.
    static let hash = Result { try PasswordHash(of: password) }

    let archive: NewsroomArchive
    let editorial: Editorial
    let desk: Desk
    let clock = TestClock()
    let media = TestFiles()

    static let theme = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Theme(files: ThemeFolder(root.appending(path: "themes/standard")), language: "en")
    }

    init(
        _ archive: NewsroomArchive, rules: NewsroomRules = NewsroomRules(secondFactor: .nobody), proxies: Set<String> = [],
        house: HouseStyle = HouseStyle(), prose: (any ProseReader)? = nil
    ) throws {
        let clock = clock
        let zone = TimeZone.gmt
        self.archive = archive
        editorial = Editorial(archive, zone: zone, rules: rules, house: { house }, now: { clock.now }, identifiers: clock.identifiers)
        let settings = DeskSettings(
            paper: Paper(name: "The Test", timeZone: zone, siteURL: "https://paper.example"), origin: Self.origin, rules: rules,
            proxies: proxies, editor: Array("export const none = true;".utf8), vault: try SourceVault(Secret().text))
        desk = try Desk(
            settings, archive: archive, editorial: editorial, media: media,
            pages: ReaderPages(paper: settings.paper, theme: try Self.theme.get()), prose: prose,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { clock.now })
    }

    func browser(peer: String = "192.0.2.1") -> TestBrowser { TestBrowser(desk, peer: peer) }

    /// A browser in which the account has signed in, without going through the form.
    func browser(of user: User, peer: String = "192.0.2.1") async throws -> TestBrowser {
        let browser = browser(peer: peer)
        let hash = try Self.hash.get()
        try await archive.write { try $0.users.setPassword(hash.encoded, of: user.id) }
        let secret = try Secret()
        try await editorial.perform(
            StartSession(
                clock.identifiers.next(), hash: secret.hash, password: hash, network: peer, agent: "Test", device: try Secret().hash),
            as: user.id)
        browser.cookies["__Host-desk"] = secret.text
        return browser
    }
}

func withDesk(
    _ kind: TestEngine, rules: NewsroomRules = NewsroomRules(secondFactor: .nobody), proxies: Set<String> = [],
    house: HouseStyle = HouseStyle(), prose: (any ProseReader)? = nil, _ body: @Sendable (TestDesk) async throws -> Void
) async throws {
    try await withArchive(kind) { try await body(try TestDesk($0, rules: rules, proxies: proxies, house: house, prose: prose)) }
}

/// Keeps cookies, and sends forms as a browser does. Of one test, and one task.
final class TestBrowser: @unchecked Sendable {
    private let desk: Desk
    var peer: String
    var cookies: [String: String] = [:]
    /// Sent with everything.
    var headers: [(String, String)] = []

    init(_ desk: Desk, peer: String) {
        self.desk = desk
        self.peer = peer
    }

    func get(_ target: String, method: String = "GET", headers more: [(String, String)] = []) async -> WebAnswer {
        await send(method, target, body: "", more)
    }

    /// Fetches the screen that has the form, and sends its token with the fields.
    func post(_ target: String, _ fields: [(String, String)] = [], from screen: String? = nil) async -> WebAnswer {
        let token = await token(on: screen ?? "/sign-in")
        let headers = [("Origin", TestDesk.origin)] + (fields.isEmpty ? [("X-Form-Token", token)] : [])
        return await send("POST", target, body: Self.encoded([("form_token", token)] + fields), headers)
    }

    /// As whoever can do that sends it.
    func post(_ target: String, raw fields: [(String, String)], headers: [(String, String)]) async -> WebAnswer {
        await send("POST", target, body: Self.encoded(fields), headers)
    }

    /// As a script of a screen does it.
    func call(_ method: String = "POST", _ target: String, _ body: JSONValue = [:]) async throws -> (status: Int, answer: JSONValue) {
        let token = await token(on: "/sign-in")
        let headers = [
            ("Origin", TestDesk.origin), ("X-Form-Token", token), ("Content-Type", "application/json"), ("Accept", "application/json"),
        ]
        let answer = await send(method, target, body: String(decoding: body.bytes(), as: UTF8.self), headers)
        return (answer.status, answer.body.isEmpty ? [:] : try JSONValue(parsing: answer.body))
    }

    /// As a script of a screen sends a file.
    func send(file: String, to target: String) async throws -> (status: Int, answer: JSONValue) {
        let token = await token(on: "/sign-in")
        let headers = [("Origin", TestDesk.origin), ("X-Form-Token", token), ("Accept", "application/json")]
        let answer = await send("POST", target, body: file, headers)
        return (answer.status, answer.body.isEmpty ? [:] : try JSONValue(parsing: answer.body))
    }

    func token(on screen: String) async -> String {
        if let secret = (cookies["__Host-desk"] ?? cookies["__Host-form"]).flatMap({ Secret($0) }) { return FormGuard.token(secret) }
        _ = await get(screen)
        return cookies["__Host-form"].flatMap { Secret($0) }.map { FormGuard.token($0) } ?? ""
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(PercentCoding.encoded($0.0))=\(PercentCoding.encoded($0.1))" }.joined(separator: "&")
    }

    private func send(_ method: String, _ target: String, body: String, _ more: [(String, String)]) async -> WebAnswer {
        var fields = HTTPFields()
        for (name, value) in [("Host", "desk.paper.example"), ("User-Agent", "Test")] + headers + more {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if !cookies.isEmpty { fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var request = WebRequest(
            method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", headers: fields, peer: peer)
        let answer: WebAnswer
        switch await desk.plan(for: request) {
        case .refused(let refusal): answer = refusal
        case .unread: answer = await desk.answer(request)
        case .memory:
            request.body = Array(body.utf8)
            answer = await desk.answer(request)
        case .file(let file, _):
            try? Data(body.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            request.file = file
            answer = await desk.answer(request)
        }
        for (name, value) in answer.headers where name == "Set-Cookie" {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = value.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return answer
    }
}

extension WebAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
    subscript(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
    /// Where a redirect leads; nil for any other answer.
    var location: String? { status == 303 ? self["Location"] : nil }
}

/// A folder of files that are no pictures: the desk does not look into them. What begins as one is taken for one.
final class TestFiles: DeskMedia {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "desk-media-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// - Parameter name: one of the media store's; any other is not written.
    func put(_ bytes: [UInt8], as name: String) throws {
        guard MediaName.isValid(name) || EvidenceCopy.isName(name) else { return }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: folder.appending(path: name))
    }

    func file(named name: String) -> (path: String, size: Int)? {
        let path = folder.appending(path: name).path
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else { return nil }
        return (path, size)
    }

    func evidence(named name: String) -> (path: String, size: Int)? { EvidenceCopy.isName(name) ? file(named: name) : nil }

    func newFile() -> URL { FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString) }

    func takeIn(_ file: URL, as id: Photograph.ID) async throws -> TakenPicture {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        guard text.hasPrefix("picture") else { throw NewsroomError.invalid(field: "file", reason: "no picture") }
        let name = text.utf8.reduce(into: "") { $0 += String($1 % 16, radix: 16) }
        let hash = String((name + String(repeating: "0", count: 64)).prefix(64))
        return TakenPicture(
            photograph: Photograph(
                id: id, caption: text, file: Photograph.File(name: hash + ".jpg", type: "image/jpeg", width: 3, height: 2)),
            original: hash + ".png")
    }
}
