import Logging
import Newsroom
import Rendering
import Web

/// What a new listener is sent first, and from where on it listens.
struct StreamOpening: Sendable {
    let stream: NewsStream
    /// Everything up to this notice is in `bytes` or was known before.
    let position: Int
    let bytes: [UInt8]
}

extension Site {
    /// Opens a stream for who knows everything up to the notice that the request names, or from now on where it names none.
    ///
    /// Nil where the request is for no stream, or for one that cannot be had: `answer` says why.
    func open(_ request: WebRequest) async -> StreamOpening? {
        guard request.method == "GET", let address = StreamAddress(path: request.path), !hub.isFull else { return nil }
        do {
            let after = request.lastNotice
            return try await archive.read { [renderer] reader in
                guard let stream = try Self.stream(address, reader) else { return nil }
                // A number that is not given yet was made up: from now on, then.
                let latest = try reader.latestNotice(stream)
                let start = after.map { min($0, latest) } ?? latest
                let events = try renderer.events(stream, after: start, from: reader)
                return StreamOpening(stream: stream, position: events.position, bytes: events.events.flatMap(\.bytes))
            }
        } catch {
            logger.error("a stream could not be opened", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private static func stream(_ address: StreamAddress, _ reader: any EditionReader) throws -> NewsStream? {
        guard case .story(let slug) = address else { return .newsFeed }
        var destination = try reader.destination(ofSlug: slug)
        if case .moved(let slug) = destination { destination = try reader.destination(ofSlug: slug) }
        guard case .story(let id) = destination, try reader.summaries(of: [id]).first?.kind == .live else { return nil }
        return .story(id)
    }

    /// Why there is no stream: said in words, because what asks for one shows no page.
    func answerWithoutStream(_ address: StreamAddress) async throws -> WebAnswer {
        let stream = try await archive.read { reader in try Self.stream(address, reader) }
        guard stream != nil else { return .plainNotFound }
        var answer = WebAnswer.text("too many are following at this moment: the page itself says what is new\n", status: 503)
        answer.headers.append(("Retry-After", "30"))
        return answer
    }

    /// Tells those who follow what a change brought. Runs until the task is cancelled.
    func tellStreams() async {
        defer { hub.end() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [hub] in
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(Self.heartbeat))
                    hub.beat()
                }
            }
            for await _ in wakening.stream { await tellNews() }
            group.cancelAll()
        }
    }

    static let heartbeat = 15

    private func tellNews() async {
        for (stream, position) in hub.followed {
            do {
                let events = try await archive.read { [renderer] reader in try renderer.events(stream, after: position, from: reader) }
                hub.tell(events, of: stream)
            } catch {
                logger.error("news could not be told and is tried again", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
                wakening.continuation.yield()
            }
        }
    }
}

extension WebRequest {
    /// What the listener was told last: the header after a broken connection, the parameter from a page; the header is newer.
    fileprivate var lastNotice: Int? {
        Int(lastEventID)
            ?? query.split(separator: "&").first { $0.hasPrefix("after=") }.flatMap { Int($0.dropFirst("after=".count)) }
    }
}
