import Archive
import Dispatch
import Foundation
import TestSupport
import Testing

@Suite("Engine contract: transactions")
struct TransactionsTests {
    private struct Refusal: Error, Equatable {
        let number: Int
    }

    private func withItems<Result: Sendable>(
        _ kind: TestEngine, _ body: @Sendable (any Engine) async throws -> Result
    ) async throws -> Result {
        try await withEngine(kind) { engine in
            try await engine.write { connection in
                try connection.execute("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT UNIQUE CHECK (name <> 'bad'))")
                try connection.execute(
                    """
                    CREATE TABLE part (
                        id BIGINT PRIMARY KEY, item BIGINT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)
                    """)
            }
            return try await body(engine)
        }
    }

    private static let insert = "INSERT INTO item (id, name) VALUES ($1, $2)"

    private func count(_ engine: any Engine) async throws -> Int? {
        try await engine.read { try $0.row("SELECT count(*) FROM item") { try $0.int(0) } }
    }

    private func expectItems(_ number: Int, in engine: any Engine, at location: SourceLocation = #_sourceLocation) async throws {
        let found = try await count(engine)
        #expect(found == number, sourceLocation: location)
    }

    private func refused<Result>(_ call: () async throws -> Result) async -> EngineError? {
        do {
            _ = try await call()
            return nil
        } catch {
            return error as? EngineError
        }
    }

    @Test(arguments: TestEngine.all)
    func `a body that throws undoes its work and gives its own error`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let error = await #expect(throws: Refusal.self) {
                try await engine.write { connection in
                    try connection.execute(Self.insert, [.integer(1), .text("a")])
                    throw Refusal(number: 7)
                }
            }
            #expect(error == Refusal(number: 7))
            try await expectItems(0, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of 200 concurrent writes each is kept or refused by itself`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let before = (engine as? SQLiteEngine)?.commitCount ?? 0
            let refused = await withTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            try await engine.write { connection in
                                try connection.execute(Self.insert, [.integer(Int64(number)), .text("item \(number)")])
                                if number % 10 == 3 { throw Refusal(number: number) }
                            }
                            return 0
                        } catch {
                            #expect(error as? Refusal == Refusal(number: number))
                            return 1
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(refused == 20)
            let kept = try await engine.read { try $0.rows("SELECT id FROM item ORDER BY id") { try $0.int(0) } }
            #expect(kept == (0..<200).filter { $0 % 10 != 3 })
            if let engine = engine as? SQLiteEngine { #expect(engine.commitCount - before < 180) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `each write sees what the ones before it did`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await engine.write { connection in
                            let last = try connection.row("SELECT coalesce(max(id), 0) FROM item") { try $0.integer(0) } ?? 0
                            try connection.execute(Self.insert, [.integer(last + 1), .null])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await engine.read { try $0.row("SELECT max(id) FROM item") { try $0.int(0) } } == 100)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a write and the reads after it agree, and no read sees half a write`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in stride(from: Int64(0), to: 60, by: 2) {
                        try await engine.write { connection in
                            try connection.execute(Self.insert, [.integer(number), .null])
                            try connection.execute(Self.insert, [.integer(number + 1), .null])
                        }
                        try await expectItems(Int(number) + 2, in: engine)
                    }
                }
                group.addTask {
                    for _ in 0..<100 {
                        let seen = try await count(engine) ?? 1
                        #expect(seen % 2 == 0)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `one read sees one state`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let (first, second) = try await engine.read { connection in
                let first = try connection.row("SELECT count(*) FROM item") { try $0.int(0) }
                let isWritten = DispatchSemaphore(value: 0)
                Task {
                    try await engine.write { try $0.execute(Self.insert, [.integer(1), .null]) }
                    isWritten.signal()
                }
                isWritten.wait()
                return (first, try connection.row("SELECT count(*) FROM item") { try $0.int(0) })
            }
            #expect(first == 0)
            #expect(second == 0)
            try await expectItems(1, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a read cannot write`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let error = await refused { _ = try await engine.read { try $0.execute(Self.insert, [.integer(1), .null]) } }
            guard case .failed = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await expectItems(0, in: engine)
        }
    }

    @Test(
        arguments: TestEngine.all,
        [
            ["INSERT INTO item (id, name) VALUES (1, 'b')"], ["INSERT INTO item (id, name) VALUES (2, 'a')"],
            ["INSERT INTO item (id, name) VALUES (2, 'bad')"], ["INSERT INTO part (id, item) VALUES (1, NULL)"],
            ["INSERT INTO part (id, item) VALUES (1, 99)"],
        ])
    func `the schema refuses wrong data`(_ kind: TestEngine, _ statements: [String]) async throws {
        try await withItems(kind) { engine in
            try await engine.write { try $0.execute(Self.insert, [.integer(1), .text("a")]) }
            let error = await refused { try await engine.write { for statement in statements { try $0.execute(statement) } } }
            guard case .constraint = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await expectItems(1, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a constraint put off to the commit refuses only the write that broke it`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let numbers = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        let error = await refused {
                            try await engine.write { connection in
                                try connection.execute(
                                    "INSERT INTO part (id, item) VALUES ($1, $2)", [.integer(Int64(number)), .integer(Int64(number))])
                                if number % 4 != 0 { try connection.execute(Self.insert, [.integer(Int64(number)), .null]) }
                            }
                        }
                        guard case .constraint = error else { return error == nil ? nil : -1 }
                        return number
                    }
                }
                return await group.reduce(into: [] as [Int]) { if let number = $1 { $0.append(number) } }
            }
            #expect(numbers.sorted() == (0..<40).filter { $0 % 4 == 0 })
            try await expectItems(30, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a write whose statement failed is not kept in part`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let error = await refused {
                try await engine.write { connection in
                    try connection.execute(Self.insert, [.integer(1), .null])
                    _ = try? connection.execute(Self.insert, [.integer(1), .null])
                    _ = try? connection.execute(Self.insert, [.integer(2), .null])
                }
            }
            guard case .constraint = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await expectItems(0, in: engine)
        }
    }

    @Test(arguments: TestEngine.all, ["COMMIT", "rollback", " BEGIN", "SAVEPOINT part", "RELEASE part", "END"])
    func `a body cannot end its transaction`(_ kind: TestEngine, _ statement: String) async throws {
        try await withItems(kind) { engine in
            let error = await refused {
                try await engine.write { connection in
                    try connection.execute(Self.insert, [.integer(1), .null])
                    try connection.execute(statement)
                }
            }
            guard case .failed = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await expectItems(0, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cancelled task's write is done and its caller is told`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await engine.write { try $0.execute(Self.insert, [.integer(1), .null]) }
            }
            try await task.value
            try await expectItems(1, in: engine)
        }
    }

    @Test(arguments: TestEngine.all)
    func `after close every call is refused`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            await engine.close()
            await engine.close()
            for error in [
                await refused { try await engine.write { _ in } }, await refused { try await engine.read { _ in } },
            ] {
                #expect(error == .unavailable("The database has been closed."))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `close waits for the writes under way`(_ kind: TestEngine) async throws {
        try await withItems(kind) { engine in
            async let written: Int = withTaskGroup(of: Int.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        let error = await refused {
                            try await engine.write { try $0.execute(Self.insert, [.integer(Int64(number)), .null]) }
                        }
                        return error == nil ? 1 : 0
                    }
                }
                return await group.reduce(0, +)
            }
            await engine.close()
            #expect(await written <= 50)
        }
    }
}
