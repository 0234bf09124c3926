import Archive

/// Takes the address of evidence that is to be copied first.
struct TakeDueEvidence: Act {
    func perform(in transaction: Transaction) throws -> String? { try transaction.takeDue(from: transaction.records.evidence.queue) }
}
