package import Foundation

/// A link under which one revision can be read as readers would see it, by whoever has it, until it ends or is revoked.
package struct Preview: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Preview>

    package let id: ID
    package let story: Story.ID
    package let revision: Int
    package let madeAt: Date
    package let madeBy: User.ID
    package let expiresAt: Date
    package let isRevoked: Bool

    package init(id: ID, story: Story.ID, revision: Int, madeAt: Date, madeBy: User.ID, expiresAt: Date, isRevoked: Bool = false) {
        self.id = id
        self.story = story
        self.revision = revision
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
    }

    package func isOver(at now: Date) -> Bool { isRevoked || expiresAt <= now }

    /// Of one story at once.
    package static let most = 20
    package static let longest: TimeInterval = 30 * 86_400
}
