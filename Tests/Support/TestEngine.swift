package import Archive
package import Foundation

/// The engines that a contract is tested on.
package enum TestEngine: String, CaseIterable, CustomStringConvertible, Sendable {
    case sqlite = "SQLite"
    case postgresql = "PostgreSQL"

    package var description: String { rawValue }

    /// SQLite always; PostgreSQL where `bin/with-postgresql`, or somebody else, has named a server.
    package static let all: [TestEngine] = {
        if PostgreSQLServer.address != nil { return allCases }
        print("PostgreSQL was skipped: BROADSHEET_TEST_POSTGRESQL is not set (bin/with-postgresql swift test sets it).")
        return [.sqlite]
    }()

    /// PostgreSQL where there is one, for what is tested on it alone.
    package static var postgresqlIfAny: [TestEngine] { all.filter { $0 == .postgresql } }
}

/// How long a test's writes may wait for their turn: the disk of a machine that runs hundreds of tests at once is no server's.
private let patience = Duration.seconds(120)

/// Gives `body` a fresh, empty database, and removes it afterwards.
package func withEngine<Result: Sendable>(
    _ kind: TestEngine, _ body: @Sendable (any Engine) async throws -> Result
) async throws -> Result {
    switch kind {
    case .sqlite:
        try await withTemporaryFolder { folder in
            try await withOpen(try SQLiteEngine.open(folder: folder, patience: patience), body)
        }
    case .postgresql:
        try await PostgreSQLServer.withSchema { address in
            try await withOpen(try await PostgreSQLEngine.open(address, readers: 2, patience: patience), body)
        }
    }
}

/// Gives `body` a database of its own that has a newsroom's tables, with no one but the operator.
package func withNewsroomEngine<Result: Sendable>(
    _ kind: TestEngine, _ body: @Sendable (any Engine) async throws -> Result
) async throws -> Result {
    switch kind {
    case .sqlite:
        try await withTemporaryFolder { folder in
            try await newsroomFile.value.write(to: SQLiteEngine.file(in: folder))
            return try await withOpen(try SQLiteEngine.open(folder: folder, patience: patience), body)
        }
    case .postgresql:
        try await PostgreSQLServer.withNewsroomDatabase { address in
            try await withOpen(try await PostgreSQLEngine.open(address, readers: 2, patience: patience), body)
        }
    }
}

/// SQLite's file of a newsroom in which nothing has been done, made once in each run of the tests.
private let newsroomFile = Task {
    try await withTemporaryFolder { folder in
        try await withOpen(try SQLiteEngine.open(folder: folder, patience: patience)) { engine in
            _ = try await NewsroomArchive(engine, at: .firstMorning)
        }
        return try Data(contentsOf: SQLiteEngine.file(in: folder))
    }
}

package func withTemporaryFolder<Result: Sendable>(_ body: @Sendable (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

private func withOpen<Result: Sendable>(
    _ engine: any Engine, _ body: @Sendable (any Engine) async throws -> Result
) async throws -> Result {
    do {
        let result = try await body(engine)
        await engine.close()
        return result
    } catch {
        await engine.close()
        throw error
    }
}
