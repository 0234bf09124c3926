import Archive

/// Takes the page of a story card that is to be fetched first.
struct TakeDueLink: Act {
    func perform(in transaction: Transaction) throws -> String? { try transaction.takeDue(from: transaction.records.links.queue) }
}
