import Editorial
import Logging
import Newsroom
import ServiceLifecycle

/// Fetches the pages that story cards lead to, as long as the program runs.
struct CardFetching: Service {
    let fetching: LinkFetching
    let logger: Logger

    init(_ editorial: Editorial, by fetcher: CardFetcher, logger: Logger) {
        fetching = LinkFetching(editorial) { url throws(LinkFailure) in try await fetcher.fetch(url) }
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await fetching.run { logger.error("pages for story cards could not be fetched", metadata: ["error": "\($0)"]) }
        }
    }
}
