import Archive
import Foundation
import TestSupport
import Testing

@Suite("Engine contract: statements")
struct StatementsTests {
    private func withItems<Result: Sendable>(
        _ kind: TestEngine, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await withEngine(kind) { engine in
            try await engine.write { connection in
                try connection.execute("CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                for number in 1...3 {
                    try connection.execute(
                        "INSERT INTO item (id, name) VALUES ($1, $2)", [.integer(Int64(number)), .text("item \(number)")])
                }
                return try body(connection)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `execute tells how many rows it changed`(_ kind: TestEngine) async throws {
        let changed = try await withItems(kind) { connection in
            try [
                "UPDATE item SET name = 'x' WHERE id > 1", "CREATE INDEX item_name ON item (name)", "SELECT id FROM item",
                "DELETE FROM item WHERE id > 9", "DELETE FROM item",
            ].map { try connection.execute($0) }
        }
        #expect(changed == [2, 0, 0, 0, 3])
    }

    @Test(arguments: TestEngine.all)
    func `an insert over what is there updates it`(_ kind: TestEngine) async throws {
        let names = try await withItems(kind) { connection in
            try connection.execute(
                "INSERT INTO item (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                [.integer(2), .text("again")])
            return try connection.rows("SELECT name FROM item ORDER BY id") { try $0.text(0) }
        }
        #expect(names == ["item 1", "again", "item 3"])
    }

    @Test(arguments: TestEngine.all)
    func `an insert returns what it inserted`(_ kind: TestEngine) async throws {
        let returned = try await withItems(kind) { connection in
            try connection.row("INSERT INTO item (id, name) VALUES (9, $1) RETURNING id, name", [.text("new")]) {
                "\(try $0.integer(0)) \(try $0.text(1))"
            }
        }
        #expect(returned == "9 new")
    }

    @Test(arguments: TestEngine.all)
    func `a parameter may stand in several places`(_ kind: TestEngine) async throws {
        let names = try await withItems(kind) { connection in
            try connection.rows("SELECT name FROM item WHERE id = $1 OR id = $1 + $2", [.integer(1), .integer(2)]) { try $0.text(0) }
        }
        #expect(names.sorted() == ["item 1", "item 3"])
    }

    @Test(arguments: TestEngine.all)
    func `a statement run again sees what changed meanwhile`(_ kind: TestEngine) async throws {
        let counts = try await withItems(kind) { connection in
            try (1...3).map { number in
                try connection.execute("DELETE FROM item WHERE id = $1", [.integer(Int64(number))])
                return try connection.row("SELECT count(*) FROM item") { try $0.int(0) }
            }
        }
        #expect(counts == [2, 1, 0])
    }

    @Test(arguments: TestEngine.all)
    func `many different statements do not hurt`(_ kind: TestEngine) async throws {
        let sum = try await withItems(kind) { connection in
            try (0..<1_200).reduce(0) { sum, number in
                try sum + (connection.row("SELECT id + \(number) FROM item WHERE id = $1", [.integer(1)]) { try $0.int(0) } ?? 0)
            }
        }
        #expect(sum == 1_200 + 1_199 * 600)
    }

    @Test(arguments: TestEngine.all)
    func `10,000 rows come one by one, and reading may stop at any`(_ kind: TestEngine) async throws {
        struct Enough: Error {}
        let series = """
            WITH RECURSIVE series (number) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT number + 1 FROM series WHERE number < 10000)
            SELECT number FROM series
            """
        let (sum, seen, after) = try await withItems(kind) { connection in
            var sum: Int64 = 0
            try connection.forEachRow(series, []) { sum += try $0.integer(0) }
            var seen = 0
            do {
                try connection.forEachRow(series, []) { _ in
                    seen += 1
                    if seen == 10 { throw Enough() }
                }
            } catch is Enough {}
            return (sum, seen, try connection.row("SELECT count(*) FROM item") { try $0.int(0) })
        }
        #expect(sum == 50_005_000)
        #expect(seen == 10)
        #expect(after == 3)
    }

    @Test(
        arguments: TestEngine.all,
        [
            "SELEC id FROM item", "SELECT missing FROM item", "DELETE FROM item; DELETE FROM item", "SELECT $1 FROM item", "",
            "SELECT id FROM item\u{0} WHERE id = 1",
        ])
    func `a faulty statement is refused`(_ kind: TestEngine, _ sql: String) async throws {
        let error = await #expect(throws: EngineError.self) { try await withItems(kind) { try $0.execute(sql) } }
        switch error {
        case .failed, .unexpectedValue: break
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an argument too many is refused`(_ kind: TestEngine) async throws {
        let error = await #expect(throws: EngineError.self) {
            try await withItems(kind) { try $0.execute("DELETE FROM item WHERE id = $1", [.integer(1), .integer(2)]) }
        }
        guard case .failed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement inside the reading of rows is refused`(_ kind: TestEngine) async throws {
        await #expect(throws: EngineError.self) {
            try await withItems(kind) { connection in
                try connection.forEachRow("SELECT id FROM item", []) { _ in try connection.execute("DELETE FROM item") }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the schema's dump has all of it and is the same each time`(_ kind: TestEngine) async throws {
        let dumps = try await [0, 1].asyncMap { _ in
            try await withItems(kind) { connection in
                try connection.execute("CREATE TABLE part (id UUID PRIMARY KEY, item BIGINT NOT NULL REFERENCES item (id), note TEXT)")
                try connection.execute("CREATE UNIQUE INDEX part_note ON part (item, note) WHERE note IS NOT NULL")
                try connection.execute("CREATE VIEW noted AS SELECT id FROM part WHERE note IS NOT NULL")
                return try connection.schemaDump()
            }
        }
        #expect(dumps[0] == dumps[1])
        for word in ["item", "part", "part_note", "noted", "REFERENCES item", "NOT NULL"] {
            #expect(dumps[0].localizedStandardContains(word), "\(word) in \(dumps[0])")
        }
        #expect(!dumps[0].contains("test_"))
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
