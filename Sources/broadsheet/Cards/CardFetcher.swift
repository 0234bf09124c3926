import Foundation
import Newsroom
import Outbound
import Quarantine
import Wire

/// Fetches a page elsewhere and reads what it says of itself: by the paper's one way out, and in the child process in which
/// all pages from outside are read.
struct CardFetcher: Sendable {
    private let outbound: Outbound
    private let reader: PageReaderProcess
    private let zone: TimeZone
    private let now: @Sendable () -> Date

    init(_ outbound: Outbound, _ reader: PageReaderProcess, zone: TimeZone, now: @escaping @Sendable () -> Date = { Date() }) {
        self.outbound = outbound
        self.reader = reader
        self.zone = zone
        self.now = now
    }

    func fetch(_ url: String) async throws(LinkFailure) -> LinkPreview {
        let answer = try await page(url)
        let story = try await read(answer)
        guard !story.headline.isEmpty else { throw LinkFailure("the page has no headline", passes: false) }
        return LinkPreview(
            url: url, title: story.headline, summary: story.standfirst, site: story.site.isEmpty ? Self.site(of: answer) : story.site,
            author: story.byline.joined(separator: ", "), language: story.language, fetchedAt: now())
    }

    private func page(_ url: String) async throws(LinkFailure) -> OutboundAnswer {
        let answer = try await outbound.found(at: url, accept: "text/html, application/xhtml+xml", as: "page")
        let type = answer["content-type"].map { $0.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased() }
        guard [nil, "", "text/html", "application/xhtml+xml"].contains(type) else {
            throw LinkFailure("it is \(type?.prefix(80) ?? ""), not a page of HTML", passes: false)
        }
        return answer
    }

    private func read(_ answer: OutboundAnswer) async throws(LinkFailure) -> ImportedStory {
        let file = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            try Data(Self.marked(answer)).write(to: file)
        } catch {
            throw LinkFailure("the page could not be put aside to be read: \(error.localizedDescription)", passes: true)
        }
        switch await reader.read(path: file.path, timeZone: zone) {
        case .success(let story): return story
        case .failure(let refusal): throw LinkFailure(refusal.reason, passes: false)
        }
    }

    /// The page with the encoding that its header names before all that it says itself: the header counts more (HTML, section
    /// 13.2.3.2), and the reader sees the page alone.
    private static func marked(_ answer: OutboundAnswer) -> [UInt8] {
        let parameters = answer["content-type"]?.split(separator: ";").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        guard let charset = parameters.first(where: { $0.lowercased().hasPrefix("charset=") }) else { return answer.body }
        let label = charset.dropFirst(8).trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
        guard (1...40).contains(label.utf8.count), label.utf8.allSatisfy(isPartOfLabel) else { return answer.body }
        return Array("<meta charset=\"\(label)\">".utf8) + answer.body
    }

    private static func isPartOfLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 48...57, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func site(of answer: OutboundAnswer) -> String {
        guard case .name(let name) = answer.address.host else { return "" }
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }
}
