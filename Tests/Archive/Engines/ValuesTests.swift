import Archive
import Foundation
import TestSupport
import Testing

@Suite("Engine contract: values")
struct ValuesTests {
    private func roundTrip<Value: Sendable>(
        _ kind: TestEngine, _ type: String, _ value: SQLValue, _ read: @escaping @Sendable (any Row) throws -> Value
    ) async throws -> Value? {
        try await withEngine(kind) { engine in
            try await engine.write { connection in
                try connection.execute("CREATE TABLE item (value \(type))")
                try connection.execute("INSERT INTO item (value) VALUES ($1)", [value])
            }
            return try await engine.read { try $0.row("SELECT value FROM item", [], read) }
        }
    }

    @Test(arguments: TestEngine.all, [Int64.min, -1, 0, 1, Int64.max])
    func `an integer comes back`(_ kind: TestEngine, _ value: Int64) async throws {
        #expect(try await roundTrip(kind, "BIGINT", .integer(value)) { try $0.integer(0) } == value)
    }

    @Test(arguments: TestEngine.all, [0.1, -0.0, 1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity])
    func `a real number comes back to the bit`(_ kind: TestEngine, _ value: Double) async throws {
        let read = try await roundTrip(kind, "DOUBLE PRECISION", .real(value)) { try $0.real(0) }
        #expect(read == value)
    }

    @Test(arguments: TestEngine.all, ["", "a", "'; DROP TABLE item; --", "Київ", "👩🏽‍💻", "e\u{301}", "\u{1}\r\n\t", "\u{FEFF}x"])
    func `a text comes back to the byte`(_ kind: TestEngine, _ value: String) async throws {
        let read = try await roundTrip(kind, "TEXT", .text(value)) { try $0.text(0) }
        #expect(read.map { Array($0.utf8) } == Array(value.utf8))
    }

    @Test(arguments: TestEngine.all)
    func `a text of a million characters comes back`(_ kind: TestEngine) async throws {
        let value = String(repeating: "їжак ", count: 200_000)
        #expect(try await roundTrip(kind, "TEXT", .text(value)) { try $0.text(0) } == value)
    }

    @Test(arguments: TestEngine.all, [[], [0], [0, 0xFF, 0x5C, 0x27, 0], Array(0...255)] as [[UInt8]])
    func `bytes come back`(_ kind: TestEngine, _ value: [UInt8]) async throws {
        // The only type whose name the engines do not share; a migration asks the dialect.
        let type = kind == .sqlite ? "BLOB" : "BYTEA"
        #expect(try await roundTrip(kind, type, .bytes(value)) { try $0.bytes(0) } == value)
    }

    @Test(arguments: TestEngine.all)
    func `a UUID comes back`(_ kind: TestEngine) async throws {
        let value = UUID()
        #expect(try await roundTrip(kind, "UUID", .uuid(value)) { try $0.uuid(0) } == value)
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `a truth value comes back`(_ kind: TestEngine, _ value: Bool) async throws {
        #expect(try await roundTrip(kind, "BOOLEAN", .boolean(value)) { try $0.boolean(0) } == value)
    }

    @Test(arguments: TestEngine.all)
    func `a date comes back to the millisecond`(_ kind: TestEngine) async throws {
        let value = Date(timeIntervalSince1970: 1_739_368_920.123)
        let read = try await roundTrip(kind, "BIGINT", .date(value)) { try $0.date(0) }
        #expect(abs((read ?? .distantPast).timeIntervalSince(value)) < 0.001)
    }

    @Test(arguments: TestEngine.all, ["BIGINT", "DOUBLE PRECISION", "TEXT", "UUID", "BOOLEAN"])
    func `null comes back and is no value`(_ kind: TestEngine, _ type: String) async throws {
        #expect(try await roundTrip(kind, type, .null) { $0.isNull(0) } == true)
        await #expect(throws: EngineError.self) { try await roundTrip(kind, type, .null) { try $0.integer(0) } }
        await #expect(throws: EngineError.self) { try await roundTrip(kind, type, .null) { try $0.text(0) } }
        await #expect(throws: EngineError.self) { try await roundTrip(kind, type, .null) { try $0.uuid(0) } }
    }

    @Test(arguments: TestEngine.all)
    func `an empty text and empty bytes are not null`(_ kind: TestEngine) async throws {
        #expect(try await roundTrip(kind, "TEXT", .text("")) { $0.isNull(0) } == false)
        #expect(try await roundTrip(kind, kind == .sqlite ? "BLOB" : "BYTEA", .bytes([])) { $0.isNull(0) } == false)
    }

    @Test(arguments: TestEngine.all, [SQLValue.text("a\u{0}b"), .text("\u{0}"), .real(.nan)])
    func `a value that an engine would change is refused`(_ kind: TestEngine, _ value: SQLValue) async throws {
        let type = if case .real = value { "DOUBLE PRECISION" } else { "TEXT" }
        let error = await #expect(throws: EngineError.self) { try await roundTrip(kind, type, value) { $0.isNull(0) } }
        guard case .unexpectedValue = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: TestEngine.all)
    func `a value of another type is an error that names the column`(_ kind: TestEngine) async throws {
        let error = await #expect(throws: EngineError.self) { try await roundTrip(kind, "TEXT", .text("x")) { try $0.integer(0) } }
        #expect(error == .unexpectedValue("Column 0 (value) should hold an integer and holds a text."))
        await #expect(throws: EngineError.self) { try await roundTrip(kind, "BIGINT", .integer(1)) { try $0.text(0) } }
        await #expect(throws: EngineError.self) { try await roundTrip(kind, "BIGINT", .integer(2)) { try $0.boolean(0) } }
        await #expect(throws: EngineError.self) { try await roundTrip(kind, "BIGINT", .integer(1)) { try $0.real(0) } }
        await #expect(throws: EngineError.self) { try await roundTrip(kind, "BIGINT", .integer(1)) { try $0.bytes(0) } }
    }

    @Test(arguments: TestEngine.all, [-1, 1, Int.max])
    func `a column that is not there is an error`(_ kind: TestEngine, _ column: Int) async throws {
        #expect(try await roundTrip(kind, "TEXT", .text("x")) { $0.isNull(column) } == true)
        await #expect(throws: EngineError.self) { try await roundTrip(kind, "TEXT", .text("x")) { try $0.text(column) } }
    }

    @Test(arguments: TestEngine.all)
    func `a parameter takes null and values in any order`(_ kind: TestEngine) async throws {
        try await withEngine(kind) { engine in
            try await engine.write { connection in
                try connection.execute("CREATE TABLE item (number BIGINT, name TEXT)")
                let values: [[SQLValue]] = [[.null, .null], [.integer(1), .null], [.null, .text("a")], [.integer(2), .text("b")]]
                for value in values { try connection.execute("INSERT INTO item (number, name) VALUES ($1, $2)", value) }
            }
            let rows = try await engine.read { connection in
                try connection.rows("SELECT number, name FROM item ORDER BY coalesce(number, 0), coalesce(name, '')") {
                    "\(try $0.integerText(0)) \(try $0.textIfAny(1) ?? "-")"
                }
            }
            #expect(rows == ["- -", "- a", "1 -", "2 b"])
        }
    }
}

extension Row {
    fileprivate func integerText(_ column: Int) throws -> String { try intIfAny(column).map { "\($0)" } ?? "-" }
}
