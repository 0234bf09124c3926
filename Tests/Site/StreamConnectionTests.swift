import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("A connection that follows a stream")
struct StreamConnectionTests {
    private static let ask = "GET /news-feed/events HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let page = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

    private func withStreams(_ body: @escaping @Sendable (TestPaper, _ port: Int) async throws -> Void) async throws {
        try await withPaper(.sqlite) { paper in
            try await withServer(paper.site, finished: paper.site, handlers: [StreamHandler(site: paper.site)]) { port in
                try await body(paper, port)
            }
        }
    }

    private static func read(_ connection: RawConnection, until words: String) -> String {
        var all: [UInt8] = []
        while !String(decoding: all, as: UTF8.self).contains(words) {
            let some = connection.receive()
            if some.isEmpty { break }
            all += some
        }
        return String(decoding: all, as: UTF8.self)
    }

    @Test("has one answer in chunks, of which each is whole, and its end", arguments: ["", page, page + page])
    func bytes(before: String) async throws {
        try await withStreams { paper, port in
            let connection = try await Apart().run { try RawConnection(port: port) }
            let first = try await Apart().run {
                connection.send(before + Self.ask)
                return Self.read(connection, until: "retry: ")
            }
            #expect(first.contains("Content-Type: text/event-stream"))
            let begun = try #require(first.range(of: "retry: "))
            #expect(first[..<begun.lowerBound].hasSuffix("\r\n\r\nd\r\n") && first.hasSuffix("\n\n\r\n"), "\(first)")
            #expect(first[..<begun.lowerBound].lowercased().contains("transfer-encoding: chunked\r\n"))
            paper.site.hub.beat()
            let comment = try await Apart().run { Self.read(connection, until: ":\n\n\r\n") }
            #expect(comment == "3\r\n:\n\n\r\n")
            paper.site.hub.end()
            let rest = try await Apart().run { String(decoding: connection.rest(), as: UTF8.self) }
            #expect(rest == "0\r\n\r\n")
            #expect(paper.site.hub.listeners == 0)
        }
    }

    @Test("is closed when anything more comes, and when the client has closed its side", arguments: [page, "x", ask, nil])
    func more(words: String?) async throws {
        try await withStreams { paper, port in
            let rest = try await Apart().run {
                let connection = try RawConnection(port: port)
                connection.send(Self.ask)
                _ = Self.read(connection, until: "retry: ")
                if let words { connection.send(words) } else { connection.finish() }
                return connection.rest()
            }
            #expect(rest.isEmpty && paper.site.hub.listeners == 0)
        }
    }

    @Test("a server that stops at once leaves none open, whatever was said on it", arguments: ["", page, ask])
    func cancelled(words: String) async throws {
        try await withPaper(.sqlite) { paper in
            let telling = Task { await paper.site.tellStreams() }
            let connection = try await withServer(paper.site, finished: paper.site, handlers: [StreamHandler(site: paper.site)]) { port in
                try await Apart().run {
                    let connection = try RawConnection(port: port)
                    connection.send(words)
                    if !words.isEmpty { _ = Self.read(connection, until: words == Self.ask ? "retry: " : "\r\n\r\n") }
                    return connection
                }
            }
            telling.cancel()
            let rest = try await Apart().run { String(decoding: connection.rest(), as: UTF8.self) }
            // On a busy machine with a comment before the end.
            if words == Self.ask { #expect(rest.hasSuffix("0\r\n\r\n")) } else { #expect(rest.isEmpty) }
            #expect(paper.site.hub.listeners == 0)
        }
    }
}
