import Foundation
import Mirror
import Outbound

/// A mirror on the web, asked a file at a time. It may be anybody's: no answer is taken that is longer than it may be, none that leads
/// elsewhere, and nobody is waited for long.
struct WebSource: MirrorSource {
    private let origin: String
    private let rule: OutboundRule

    /// - Throws: `CommandFailure` for what is no address of a mirror.
    init(_ address: String) throws {
        var origin = address
        while origin.hasSuffix("/") { origin.removeLast() }
        do {
            guard try OutboundAddress(origin).target == "/" else {
                throw CommandFailure(
                    "\(address) is not a mirror's address: it stands at the root of its host, such as https://mirror.example/")
            }
            // Whom the operator names may lie anywhere.
            rule = try OutboundRule.publicInternet.naming(origin)
        } catch let failure as OutboundFailure {
            throw CommandFailure("\(address): \(failure.reason)")
        }
        self.origin = origin
    }

    func content(of path: MirrorPath, limit: Int) async throws -> MirrorFinding {
        switch await get(path, limit: limit) {
        case .success(let body?): .found(body)
        case .success(nil): .missing
        case .failure(let failure):
            if failure.passes { throw MirrorFailure("\(origin)\(path.address): \(failure.reason)") } else { .tooLarge }
        }
    }

    func digest(of path: MirrorPath, bytes: Int) async throws -> MirrorDigest {
        switch await get(path, limit: bytes) {
        case .success(let body?): body.count == bytes ? .found(SHA256(of: body)) : .another
        case .success(nil): .missing
        case .failure(let failure): failure.passes ? .missing : .another
        }
    }

    /// The body, nil where there is none; asked for again where that may help.
    private func get(_ path: MirrorPath, limit: Int) async -> Result<[UInt8]?, OutboundFailure> {
        var limits = OutboundLimits()
        limits.bytes = max(1, limit)
        limits.redirects = 0
        limits.seconds = 15 + limit / Self.slowest
        let outbound = Outbound(agent: "Broadsheet/\(Version.text)", rule: rule, limits: limits)
        var failure = OutboundFailure.unavailable("nobody answers")
        for _ in 0..<Self.tries {
            do throws(OutboundFailure) {
                let answer = try await outbound.get(origin + path.address, accept: "*/*")
                if answer.status == 200 { return .success(answer.body) }
                if answer.status < 500 { return .success(nil) }
                failure = .unavailable("it answers with status \(answer.status)")
            } catch {
                guard error.passes else { return .failure(error) }
                failure = error
            }
        }
        return .failure(failure)
    }

    private static let tries = 3
    /// Bytes a second.
    private static let slowest = 50_000
}
