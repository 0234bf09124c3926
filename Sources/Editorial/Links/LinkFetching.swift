package import Newsroom

/// Fetches the pages that story cards lead to, in the background, one after the other: nobody waits for it.
package struct LinkFetching: Sendable {
    package typealias Fetch = @Sendable (_ url: String) async throws(LinkFailure) -> LinkPreview

    private let editorial: Editorial
    private let fetch: Fetch

    package init(_ editorial: Editorial, fetch: @escaping Fetch) {
        self.editorial = editorial
        self.fetch = fetch
    }

    /// Fetches all that is due and returns how many pages that were. A page whose task is cancelled meanwhile stays due.
    @discardableResult
    package func fetchDue() async throws -> Int {
        var count = 0
        while !Task.isCancelled, let url = try await editorial.perform(TakeDueLink(), as: User.operator.id) {
            do {
                try await editorial.perform(KeepLinkPreview(preview: fetch(url)), as: User.operator.id)
            } catch let failure as LinkFailure {
                guard !Task.isCancelled else { return count }
                try await editorial.perform(KeepLinkFailure(url: url, failure: failure), as: User.operator.id)
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
