package import Foundation
import Newsroom

/// The newsroom's storage: one schema over whichever engine it was opened with.
package struct NewsroomArchive: Sendable {
    package let engine: any Engine

    /// Takes an open engine and brings its schema up to date.
    package init(_ engine: any Engine, at now: Date) async throws {
        self.engine = engine
        try await engine.write { connection in
            if try !Migrator(connection).pending().isEmpty {
                try Migrator(connection).migrate(at: now)
            }
            try Self.addOperator(Records(connection), at: now)
        }
    }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (Records) throws -> Result) async throws -> Result {
        try await engine.read { try body(Records($0)) }
    }

    package func write<Result: Sendable>(_ body: @escaping @Sendable (Records) throws -> Result) async throws -> Result {
        try await engine.write { try body(Records($0)) }
    }

    /// Whoever runs commands on the machine itself acts under this account; nobody can sign in with it.
    private static func addOperator(_ records: Records, at now: Date) throws {
        guard try records.users.find(User.operator.id) == nil else { return }
        try records.users.add(.operator, passwordHash: nil, at: now)
    }
}
