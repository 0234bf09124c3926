import Foundation
import Media
import Newsroom
import Outbound

/// Fetches what stands at an address of evidence, as it is: nothing is read or run, the bytes are kept.
struct EvidenceFetcher: Sendable {
    private let outbound: Outbound
    private let media: MediaFolder
    private let now: @Sendable () -> Date

    init(_ outbound: Outbound, _ media: MediaFolder, now: @escaping @Sendable () -> Date = { Date() }) {
        self.outbound = outbound
        self.media = media
        self.now = now
    }

    func copy(_ url: String) async throws(LinkFailure) -> EvidenceCopy {
        let answer = try await outbound.found(
            at: url, accept: "text/html, application/xhtml+xml, application/pdf, */*;q=0.8", as: "address")
        do {
            let file = try media.keepEvidence(answer.body)
            return EvidenceCopy(
                url: url, fetchedAt: now(), file: file, type: answer["content-type"] ?? "", size: answer.body.count)
        } catch {
            throw LinkFailure("the copy could not be kept: \(error.localizedDescription)", passes: true)
        }
    }
}
