import Archive
package import Newsroom

/// Says how much each check before publishing counts in this newsroom.
package struct SetChecklist: Act {
    package var checklist: PublicationChecklist

    package init(_ checklist: PublicationChecklist) {
        self.checklist = checklist
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSettings)
        let before = try transaction.records.checklist.current()
        var changes: [String: String] = [:]
        for check in PublicationCheck.allCases where checklist[check] != before[check] {
            try transaction.records.checklist.save(checklist[check], of: check)
            changes[check.rawValue] = checklist[check].rawValue
        }
        guard !changes.isEmpty else { return }
        transaction.record(on: "newsroom", changes, before: .checklist(before))
    }
}
