import Archive
package import Foundation
package import Newsroom

/// Puts back what stood before one account did anything since a time. Nothing is deleted by it: texts come back as new revisions,
/// editions as they stood, and what the account has made is put away. What somebody else has changed since stays theirs.
///
/// It is made of other acts, each with its event and with what was there before, so that it can be undone in the same way.
package struct UndoWork: Act {
    package var account: User.ID
    package var since: Date

    /// Events that are looked at, and things that are put back, at once.
    package static let mostEvents = 20_000
    package static let mostThings = 1_000

    package init(_ account: User.ID, since: Date) {
        self.account = account
        self.since = since
    }

    /// Each thing that was changed, with what became of it; what stands as before already is left out.
    package func perform(in transaction: Transaction) throws -> [UndoItem] {
        try transaction.require(.keepUsers)
        guard try transaction.records.users.find(account) != nil else { throw NewsroomError.notFound("account \(account)") }
        guard since < transaction.now else { throw NewsroomError.invalid(field: "since", reason: "a time that has gone by") }
        transaction.undoing = account
        let items = try transaction.undoAll(transaction.work(of: account, since: since))
        transaction.undoing = nil
        let undone = items.count { $0.outcome == .undone || $0.outcome == .putAway }
        if undone > 0 {
            transaction.record(
                on: "user:\(account)",
                ["since": since.formatted(.iso8601), "undone": "\(undone)", "left": "\(items.count - undone)"])
        }
        return items
    }
}

extension Transaction {
    /// What is refused is tried again when others have been put back: of two redirects, each may stand in the other's way.
    fileprivate func undoAll(_ works: [UndoneWork]) throws -> [UndoItem] {
        var outcomes: [Int: UndoItem.Outcome] = [:]
        var waiting = Array(works.indices)
        while !waiting.isEmpty {
            for index in waiting { outcomes[index] = try undo(works[index]) }
            let refused = waiting.filter { if case .left(.refused)? = outcomes[$0] { true } else { false } }
            if refused.count == waiting.count { break }
            waiting = refused
        }
        return works.indices.compactMap { index in
            outcomes[index].map { UndoItem(subject: works[index].subject, aspect: works[index].aspect, outcome: $0) }
        }
    }

    /// Whole or not at all: what cannot be put back keeps nothing else from it.
    fileprivate func undo(_ work: UndoneWork) throws -> UndoItem.Outcome? {
        if let other = try whoCameAfter(work) { return .changedSince(by: other) }
        do {
            return try records.asPart { try perform(UndoPart(work: work)) }
        } catch let error as NewsroomError {
            return .left(.refused(error.description))
        }
    }

    /// Who else has changed the same since, if anybody has. Undoing the same account's work is nobody's change.
    private func whoCameAfter(_ work: UndoneWork) throws -> User.ID? {
        if work.aspect == .content, let id = work.id(Story.self), let unsaved = try records.drafts.find(id)?.unsaved,
            unsaved.by != work.account
        {
            return unsaved.by
        }
        var before = Int64.max
        while true {
            let page = try records.trail.entries(TrailQuery(subject: work.subject), before: before, limit: 200)
            for entry in page where entry.number > work.first.number && entry.event.by != work.account {
                guard entry.event.details["undoing"] != work.account.description else { continue }
                if let change = UndoneWork.Change(entry.event), change == work.change { return entry.event.by }
            }
            guard page.count == 200, let last = page.last, last.number > work.first.number else { return nil }
            before = last.number
        }
    }
}
