package import Archive
package import Newsroom

/// An act that is chosen by what stands when it is its turn, in its own transaction: nobody can come between the look and the act.
package struct Deciding<Performed: Act>: Act {
    private let decide: @Sendable (Records, User) throws -> Performed

    package static var name: String { Performed.name }

    /// - Parameter decide: is given the stores and the actor. What it throws is thrown, and nothing is changed then.
    package init(_ decide: @escaping @Sendable (Records, User) throws -> Performed) {
        self.decide = decide
    }

    package func perform(in transaction: Transaction) throws -> Performed.Outcome {
        try transaction.perform(decide(transaction.records, transaction.actor))
    }
}
