import Archive
import Newsroom

/// Has the page that a story card leads to fetched once more: because it failed, or says something else by now.
package struct RefreshCard: Act {
    package var url: String

    package init(url: String) {
        self.url = url
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.writeOwnStories)
        guard LinkPreview.isFetchable(url) else {
            throw NewsroomError.invalid(
                field: "url", reason: "the address of a page elsewhere, http or https, of at most \(LinkPreview.Limit.url) bytes")
        }
        // Readers may see the change.
        if try transaction.records.links.find(url) != nil { try transaction.require(.publish) }
        try transaction.records.links.queue.askAnew(for: url, at: transaction.now)
        transaction.record(on: "preview:\(url)")
    }
}
