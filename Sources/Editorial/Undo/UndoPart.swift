import Archive
import Newsroom

/// Puts one aspect of one thing back. Gives nil where it stands as it did already.
struct UndoPart: Act {
    let work: UndoneWork

    func perform(in transaction: Transaction) throws -> UndoItem.Outcome? {
        switch work.aspect {
        case .content, .stage, .edition, .version, .plan, .preview, .correction, .liveUpdate, .silencedNote: try story(in: transaction)
        case .backgroundCorrection: try backgroundCorrection(in: transaction)
        case .photograph, .topic, .contributor, .section, .background, .backgroundCare, .storyPackage, .diary: try thing(in: transaction)
        case .front, .redirect, .checklist, .account: try newsroom(in: transaction)
        case .comment, .translations, .mergedTopic, .record, .assignment, .recording, .credentials, .coverage, .stages: .left(.aspect)
        }
    }

    /// What was there before the first of what the account did.
    func former(in transaction: Transaction) throws -> Former? { try transaction.records.formerValues.of(work.first.event.id) }

    // MARK: The newsroom

    private func newsroom(in transaction: Transaction) throws -> UndoItem.Outcome? {
        let former = try former(in: transaction)
        switch (work.aspect, former) {
        case (.front, .front(var front)):
            let current = try transaction.records.fronts.current()
            front.revision = current.revision
            guard front != current else { return nil }
            try transaction.perform(ArrangeFront(front))
        case (.checklist, .checklist(let checklist)):
            guard try transaction.records.checklist.current() != checklist else { return nil }
            try transaction.perform(SetChecklist(checklist))
        case (.redirect, .redirect(let target)): return try lead(to: target, in: transaction)
        case (.account, .user(let user)): return try change(user, in: transaction)
        case (.account, nil) where work.first.event.act != "ChangeUser": return try suspend(in: transaction)
        default: return .left(.notKept)
        }
        return .undone
    }

    private func lead(to target: String?, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let address = String(work.subject.dropFirst("redirect:".count))
        guard try transaction.records.redirects.target(of: address) != target else { return nil }
        if let target {
            try transaction.perform(SaveRedirect(address, to: target))
        } else {
            try transaction.perform(RemoveRedirect(address))
        }
        return .undone
    }

    private func change(_ user: User, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let current = try transaction.records.users.find(user.id) else { return .left(.notKept) }
        guard current != user else { return nil }
        try transaction.perform(
            ChangeUser(user.id, name: user.name, role: user.role, sections: user.sections, isSuspended: user.status == .suspended))
        return .undone
    }

    /// An account that was let in.
    private func suspend(in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = work.id(User.self), let user = try transaction.records.users.find(id) else { return .left(.notKept) }
        guard user.status != .suspended else { return nil }
        try transaction.perform(ChangeUser(id, name: user.name, role: user.role, sections: user.sections, isSuspended: true))
        return .putAway
    }
}
