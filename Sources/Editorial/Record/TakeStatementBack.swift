import Archive
import Foundation
package import Newsroom

/// Takes a statement off the record: it counts for nothing any longer, and the draft's words are not marked. Who had confirmed it, and
/// when, stays in the audit trail.
package struct TakeStatementBack: Act {
    package var statement: Statement.ID

    package init(_ statement: Statement.ID) {
        self.statement = statement
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        guard var statement = try transaction.records.statements.find(self.statement) else {
            throw NewsroomError.notFound("statement \(self.statement)")
        }
        let opened = try transaction.perform(OpenDraft(transaction.story(statement.story, changing: true).id))
        let isMarked = opened.document.statementRanges[statement.id] != nil
        guard statement.confirmation != nil || isMarked else { return }
        // Readers lose it at once.
        if try transaction.records.editions.show(statement.id) { try transaction.require(.publish) }
        try transaction.mark([], as: statement.id, in: opened)
        var details = ["story": "\(statement.story)"]
        if let former = statement.confirmation {
            details["confirmedBy"] = "\(former.by)"
            details["confirmedAt"] = "\(Int(former.at.timeIntervalSince1970))"
        }
        statement.confirmation = nil
        try transaction.records.statements.save(statement)
        try transaction.settleStatements(of: statement.story)
        transaction.record(on: "statement:\(statement.id)", details)
        try transaction.tellOfRecord(of: statement.story)
    }
}
