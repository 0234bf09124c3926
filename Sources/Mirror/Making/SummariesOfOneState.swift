import Newsroom
import Synchronization

/// The stories that pages made from one state of the paper list: neighbours list much the same.
final class SummariesOfOneState: KnownSummaries {
    private let summaries = Mutex<[Story.ID: EditionSummary]>([:])

    let keepsAll = true

    func find(_ stories: [Story.ID]) -> [Story.ID: EditionSummary] {
        summaries.withLock { summaries in
            var found: [Story.ID: EditionSummary] = [:]
            for story in stories { found[story] = summaries[story] }
            return found
        }
    }

    func keep(_ new: [EditionSummary]) {
        summaries.withLock { summaries in
            for summary in new { summaries[summary.id] = summary }
        }
    }
}
