import Archive
import Credentials
package import Newsroom

/// Opens an account.
package struct AddUser: Act {
    package var user: User
    package var password: String

    package init(_ user: User, password: String) {
        self.user = user
        self.password = password
    }

    package func perform(in transaction: Transaction) throws -> User {
        try transaction.require(.keepUsers)
        let user = try transaction.checked(user)
        let hash = try PasswordHash(of: password)
        try transaction.records.users.add(user, passwordHash: hash.encoded, at: transaction.now)
        transaction.record(on: "user:\(user.id)", ["email": user.email, "role": user.role.rawValue])
        return user
    }
}

extension Transaction {
    /// The account as it is kept, if it can be opened.
    func checked(_ user: User) throws -> User {
        var user = user
        user.email = user.email.trimmed.lowercased()
        user.name = user.name.trimmed
        try Check.text(user.name, in: "name", 1...200)
        guard Self.isEmail(user.email) else { throw NewsroomError.invalid(field: "email", reason: "not an e-mail address") }
        guard try records.users.find(user.id) == nil, try records.users.find(email: user.email) == nil else {
            throw NewsroomError.conflict("there is an account for \(user.email) already, or of this identifier")
        }
        try checkSections(of: user)
        return user
    }

    func checkSections(of user: User) throws {
        for section in user.sections where try records.sections.find(section) == nil {
            throw NewsroomError.invalid(field: "sections", reason: "there is no section \(section)")
        }
    }

    /// Whether it looks like one address; whether it is one, only a letter to it can tell.
    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].count >= 1 && text.utf8.count <= 254
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x2C && $0 != 0x3C && $0 != 0x3E }
    }
}
