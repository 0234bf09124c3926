import Archive
package import Newsroom

/// Has what stands at a statement's evidence copied once more: because it failed, or says something else by now.
package struct CopyEvidence: Act {
    package var statement: Statement.ID

    package init(of statement: Statement.ID) {
        self.statement = statement
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        guard let found = try transaction.records.statements.find(statement) else { throw NewsroomError.notFound("statement \(statement)") }
        guard !found.evidence.isEmpty else {
            throw NewsroomError.invalid(field: "evidence", reason: "the statement names no address where it can be looked up")
        }
        try transaction.records.evidence.queue.askAnew(for: found.evidence, at: transaction.now)
        transaction.record(on: "statement:\(statement)")
    }
}
