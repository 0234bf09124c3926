/// One editorial operation: one file, one transaction.
///
/// An act checks the right to do it, changes, and records the event; what it touched becomes the change that caches, feeds
/// and other nodes listen to. Desk, API, wire and command line all perform the same acts.
package protocol Act: Sendable {
    associatedtype Outcome: Sendable

    /// Whether an account may do it that has not chosen its password yet.
    static var isForInvited: Bool { get }

    /// - Throws: `NewsroomError`; nothing is changed then.
    func perform(in transaction: Transaction) throws -> Outcome

    /// The act's name in the audit trail: `PublishStory`.
    static var name: String { get }
}

extension Act {
    package static var name: String { String(describing: Self.self) }
    package static var isForInvited: Bool { false }
}
