import Archive
package import Newsroom

/// Signs out: one's own session, or as who keeps accounts, anybody's.
package struct EndSession: Act {
    package var session: DeskSession.ID

    package init(_ session: DeskSession.ID) {
        self.session = session
    }

    package func perform(in transaction: Transaction) throws {
        guard let session = try transaction.records.sessions.find(session) else { return }
        if session.account != transaction.actor.id { try transaction.require(.keepUsers) }
        try transaction.records.sessions.end(session.id)
        transaction.record(on: "user:\(session.account)", ["network": session.network])
    }
}

/// Signs out everywhere else.
package struct EndOtherSessions: Act {
    package var session: DeskSession.ID

    package init(except session: DeskSession.ID) {
        self.session = session
    }

    package func perform(in transaction: Transaction) throws {
        let count = try transaction.records.sessions.end(of: transaction.actor.id, except: session)
        guard count > 0 else { return }
        transaction.record(on: "user:\(transaction.actor.id)", ["count": "\(count)"])
    }
}
