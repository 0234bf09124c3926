/// What a reader looks for. Filters are the parts of addresses (`topic/slug`): an address that leads nowhere finds nothing.
package struct SearchQuery: Hashable, Sendable {
    package enum Order: String, CaseIterable, Hashable, Sendable {
        case relevance, newest
    }

    /// As the reader typed it, at most 200 characters; empty where only filters are given.
    package var text: String
    package var section: String?
    package var topic: String?
    package var author: String?
    package var kind: StoryKind?
    /// The first subtag of BCP 47, in lower case.
    package var language: String?
    /// First publication, in the newsroom's zone; both days are in.
    package var from: Day?
    package var to: Day?
    package var order = Order.relevance

    package init(text: String) {
        self.text = String(text.prefix(200))
    }

    package var hasFilters: Bool {
        section != nil || topic != nil || author != nil || kind != nil || language != nil || from != nil || to != nil
    }

    /// Nothing is looked for yet.
    package var isEmpty: Bool { text.isEmpty && !hasFilters }
}
