package import Newsroom

/// Fetches what is due elsewhere, in the background, one address after the other: nobody waits for it.
package struct Fetching<Found: Sendable>: Sendable {
    package typealias Fetch = @Sendable (_ url: String) async throws(LinkFailure) -> Found

    private let fetch: Fetch
    private let takeDue: @Sendable () async throws -> String?
    private let keep: @Sendable (Found) async throws -> Void
    private let putOff: @Sendable (_ url: String, LinkFailure) async throws -> Void

    /// - Parameters:
    ///   - takeDue: the act that takes the address which is due first, if one is.
    ///   - keep: the act that keeps what was found.
    ///   - putOff: the act that keeps why nothing was found.
    init<Due: Act, Keep: Act, PutOff: Act>(
        _ editorial: Editorial, fetch: @escaping Fetch, takeDue: Due, keep: @escaping @Sendable (Found) -> Keep,
        putOff: @escaping @Sendable (_ url: String, LinkFailure) -> PutOff
    ) where Due.Outcome == String? {
        self.fetch = fetch
        self.takeDue = { try await editorial.perform(takeDue, as: User.operator.id) }
        self.keep = { _ = try await editorial.perform(keep($0), as: User.operator.id) }
        self.putOff = { _ = try await editorial.perform(putOff($0, $1), as: User.operator.id) }
    }

    /// Fetches all that is due and returns how many addresses that were. One whose task is cancelled meanwhile stays due.
    @discardableResult
    package func fetchDue() async throws -> Int {
        var count = 0
        while !Task.isCancelled, let url = try await takeDue() {
            do {
                try await keep(fetch(url))
            } catch let failure as LinkFailure {
                guard !Task.isCancelled else { return count }
                try await putOff(url, failure)
            }
            count += 1
        }
        return count
    }

    /// Fetches what becomes due until the task is cancelled; a failure of the newsroom's own is passed to `report` and tried again.
    package func run(reporting report: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            do {
                try await fetchDue()
            } catch {
                report(error)
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}

/// The pages that story cards lead to.
package typealias LinkFetching = Fetching<LinkPreview>

extension LinkFetching {
    package init(_ editorial: Editorial, fetch: @escaping Fetch) {
        self.init(
            editorial, fetch: fetch, takeDue: TakeDueLink(), keep: { KeepLinkPreview(preview: $0) },
            putOff: { KeepLinkFailure(url: $0, failure: $1) })
    }
}

/// What stands at the addresses of evidence.
package typealias EvidenceFetching = Fetching<EvidenceCopy>

extension EvidenceFetching {
    package init(_ editorial: Editorial, fetch: @escaping Fetch) {
        self.init(
            editorial, fetch: fetch, takeDue: TakeDueEvidence(), keep: { KeepEvidence(copy: $0) },
            putOff: { KeepEvidenceFailure(url: $0, failure: $1) })
    }
}
