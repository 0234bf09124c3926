import CPostgreSQL

/// The statements that one connection has prepared.
///
/// A statement is prepared for the types of its first arguments. Null fits every type, so one statement mostly serves; a
/// call whose arguments do not fit gets a variant of its own.
struct PostgreSQLStatements {
    private struct Variant {
        let name: String
        let types: [Oid]

        func fits(_ arguments: [SQLValue]) -> Bool {
            types.count == arguments.count
                && zip(types, arguments).allSatisfy { type, argument in
                    let sent = PostgreSQLType.of(argument)
                    return sent == PostgreSQLType.unknown || sent == type
                }
        }
    }

    /// More than the program has; what builds SQL for lists of several lengths must not fill the server's memory.
    private static let kept = 512

    private let connection: OpaquePointer
    private var variants: [String: [Variant]] = [:]
    private var number = 0

    init(on connection: OpaquePointer) { self.connection = connection }

    /// The name of the prepared statement for `sql` with such arguments.
    mutating func name(_ sql: String, _ arguments: [SQLValue]) throws -> String {
        if let known = variants[sql]?.first(where: { $0.fits(arguments) }) { return known.name }
        try StatementRules.check(sql)
        // The server takes arguments for parameters that the statement does not have.
        let count = StatementRules.numberOfParameters(sql)
        guard arguments.count == count else {
            throw EngineError.failed("\(arguments.count) arguments for \(count) parameters: \(sql.prefix(80))")
        }
        if number % Self.kept == Self.kept - 1 { try forgetAll() }
        let variant = try prepare(sql, arguments)
        variants[sql, default: []].append(variant)
        return variant.name
    }

    private mutating func prepare(_ sql: String, _ arguments: [SQLValue]) throws -> Variant {
        guard !sql.utf8.contains(0) else { throw EngineError.unexpectedValue("A statement cannot have the character U+0000.") }
        number += 1
        let name = "s\(number)"
        let types = arguments.map { PostgreSQLType.of($0) }
        try check(PQprepare(connection, name, sql, Int32(clamping: types.count), types))
        return Variant(name: name, types: try parameterTypes(of: name))
    }

    /// What the server made of the parameters: also of those that were null and said nothing themselves.
    private func parameterTypes(of name: String) throws -> [Oid] {
        let description = PQdescribePrepared(connection, name)
        defer { PQclear(description) }
        guard PQresultStatus(description) == PGRES_COMMAND_OK else { throw EngineError(result: description, on: connection) }
        return (0..<PQnparams(description)).map { PQparamtype(description, $0) }
    }

    private mutating func forgetAll() throws {
        try check(PQexec(connection, "DEALLOCATE ALL"))
        variants = [:]
        number += 1
    }

    private func check(_ result: OpaquePointer?) throws {
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw EngineError(result: result, on: connection) }
    }
}
