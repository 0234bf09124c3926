import Editorial
import Logging
import Newsroom
import Outbound
import ServiceLifecycle

/// Fetches what is due elsewhere, as long as the program runs.
struct FetchingElsewhere<Found: Sendable>: Service {
    let fetching: Fetching<Found>
    /// What is told of a failure of the newsroom's own: `pages for story cards could not be fetched`.
    let complaint: String
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await fetching.run { logger.error("\(complaint)", metadata: ["error": "\($0)"]) }
        }
    }
}

extension Outbound {
    /// What an address answers, where that is an answer.
    ///
    /// - Parameter name: what is asked for, as failures call it: `page`.
    func found(at url: String, accept: String, as name: String) async throws(LinkFailure) -> OutboundAnswer {
        let answer: OutboundAnswer
        do {
            answer = try await get(url, accept: accept)
        } catch {
            throw LinkFailure(error.reason, passes: error.passes)
        }
        guard (200...299).contains(answer.status) else {
            // Too early, too many, too slow: these pass; other refusals do not.
            let isRefusal = (400...499).contains(answer.status) && ![408, 425, 429].contains(answer.status)
            throw LinkFailure("the \(name) answers with status \(answer.status)", passes: !isRefusal)
        }
        return answer
    }
}
