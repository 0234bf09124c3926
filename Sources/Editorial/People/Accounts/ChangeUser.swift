import Archive
package import Newsroom

/// Changes what an account is called, what it may do and where, and whether it may do anything. Whoever is signed in to it is
/// signed out where that changes; who is suspended has no tokens any more, also when let in again.
package struct ChangeUser: Act {
    package var account: User.ID
    package var name: String
    package var role: Role
    package var sections: Set<Section.ID>
    package var isSuspended: Bool

    package init(_ account: User.ID, name: String, role: Role, sections: Set<Section.ID>, isSuspended: Bool) {
        self.account = account
        self.name = name
        self.role = role
        self.sections = sections
        self.isSuspended = isSuspended
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        let before = try transaction.account(account)
        var user = before
        (user.name, user.role, user.sections) = (name.trimmed, role, sections)
        try Check.text(user.name, in: "name", 1...200)
        try transaction.checkSections(of: user)
        user.status = try status(of: before, in: transaction)
        guard user != before else { return user }
        try checkThatSomebodyStays(before, user, in: transaction)
        try transaction.records.users.update(user)
        if (user.role, user.status) != (before.role, before.status) || user.sections != before.sections {
            try transaction.records.sessions.end(of: user.id)
        }
        if user.status == .suspended {
            try transaction.records.invitations.drop(of: user.id)
            try transaction.revokeTokens(of: user.id)
        }
        transaction.record(on: "user:\(user.id)", changes(from: before, to: user), before: .user(before))
        return user
    }

    /// Who is let in again without having had a password is as invited as before.
    private func status(of user: User, in transaction: Transaction) throws -> User.Status {
        if isSuspended { return .suspended }
        guard user.status == .suspended else { return user.status }
        return try transaction.records.users.passwordHash(user.id) == nil ? .invited : .active
    }

    private func checkThatSomebodyStays(_ before: User, _ user: User, in transaction: Transaction) throws {
        if before.id == transaction.actor.id, (before.role, before.status) != (user.role, user.status) {
            throw NewsroomError.conflict("nobody changes their own role or suspends themselves: another administrator can")
        }
        guard before.role == .administrator, user.role != .administrator || user.status == .suspended else { return }
        guard try transaction.records.users.isThereAnother(than: user.id, .administrator) else {
            throw NewsroomError.conflict("this is the only administrator: make another one first")
        }
    }

    private func changes(from before: User, to user: User) -> [String: String] {
        var changes: [String: String] = [:]
        if before.name != user.name { changes["name"] = user.name }
        if before.role != user.role { changes["role"] = user.role.rawValue }
        if before.status != user.status { changes["status"] = user.status.rawValue }
        if before.sections != user.sections {
            changes["sections"] = user.sections.isEmpty ? "all" : user.sections.map(\.description).sorted().joined(separator: " ")
        }
        return changes
    }
}
