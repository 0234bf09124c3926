import Archive
import Synchronization

/// Keeps the plans of queries.
final class PlanKeeper: Sendable {
    private let kept = Mutex<[[String]]>([])

    var plans: [[String]] { kept.withLock { $0 } }

    func add(_ plan: [String]) { kept.withLock { $0.append(plan) } }
}

/// SQLite that says of each query how it will be answered, before it answers it.
struct ExplainingEngine: Engine {
    private let engine: any Engine
    private let plans: PlanKeeper

    init(_ engine: any Engine, _ plans: PlanKeeper) {
        self.engine = engine
        self.plans = plans
    }

    var dialect: Dialect { engine.dialect }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        let plans = plans
        return try await engine.read { try body(ExplainingConnection($0, plans)) }
    }

    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await engine.write(body)
    }

    func close() async { await engine.close() }
}

private final class ExplainingConnection: Connection {
    private let connection: any Connection
    private let plans: PlanKeeper

    init(_ connection: any Connection, _ plans: PlanKeeper) {
        self.connection = connection
        self.plans = plans
    }

    var dialect: Dialect { connection.dialect }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int { try connection.execute(sql, arguments) }

    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ row: (any Row) throws -> Void) throws {
        plans.add(try connection.rows("EXPLAIN QUERY PLAN " + sql, arguments) { try $0.text(3) })
        try connection.forEachRow(sql, arguments, row)
    }
}
