import Foundation

/// An account at the desk.
package struct User: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<User>

    package let id: ID
    /// In lower case; how the account signs in.
    package var email: String
    package var name: String
    package var role: Role
    package var status: Status
    /// The sections whose stories the account may change; all where it names none. What it may read does not follow from it.
    package var sections: Set<Section.ID>
    /// All of its role's rights that can be used at the moment; nil where nothing limits them (see `AccessToken`). Never kept.
    package var limit: Set<Right>?

    package enum Status: String, Codable, CaseIterable, Hashable, Sendable {
        /// Was sent a link and has not chosen a password yet.
        case invited
        case active, suspended
    }

    package init(id: ID, email: String, name: String, role: Role, status: Status = .active, sections: Set<Section.ID> = []) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.status = status
        self.sections = sections
    }
}

extension User {
    /// Whoever runs commands on the machine itself. Has no password, so nobody signs in with it.
    package static let `operator` = User(
        id: Identifier(UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))), email: "operator@localhost",
        name: "Operator at the command line", role: .administrator)
}
