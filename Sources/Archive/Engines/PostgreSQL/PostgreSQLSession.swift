import CPostgreSQL
import Foundation

/// How sessions are opened, and whether one can still be used.
enum PostgreSQLSession {
    /// Opens a session with the settings that the engine's promises rest on.
    static func open(_ address: PostgreSQLAddress) throws -> PostgreSQLConnection {
        // What stands before the URL may be overridden by it; what stands after it may not.
        let settings = [
            ("connect_timeout", "5"), ("application_name", "broadsheet"), ("tcp_user_timeout", "20000"),
            ("dbname", address.url), ("client_encoding", "UTF8"),
        ]
        guard let session = connect(settings) else { throw EngineError.unavailable("No memory for a connection.") }
        guard PQstatus(session) == CONNECTION_OK else {
            defer { PQfinish(session) }
            throw EngineError.unavailable("The database cannot be reached: \(EngineError.message(of: session))")
        }
        PQsetNoticeProcessor(session, { _, _ in }, nil)
        let connection = PostgreSQLConnection(session)
        try connection.control(limits + (address.schema.map { "; SET search_path = \($0)" } ?? ""))
        try check(connection)
        return connection
    }

    /// Makes the schema when it is not there.
    static func makeSchema(_ address: PostgreSQLAddress) throws {
        guard let schema = address.schema else { return }
        let connection = try open(address)
        let isThere = try connection.row("SELECT count(*) FROM pg_namespace WHERE nspname = $1", [.text(schema)]) { try $0.int(0) } == 1
        if !isThere { try connection.control("CREATE SCHEMA IF NOT EXISTS \(schema)") }
    }

    private static let limits = """
        SET synchronous_commit = on;
        SET statement_timeout = '30s';
        SET lock_timeout = '10s';
        SET idle_in_transaction_session_timeout = '60s'
        """

    /// Refuses to serve from a session that would lose what it acknowledges, or garble it.
    private static func check(_ connection: PostgreSQLConnection) throws {
        let expected = ["synchronous_commit": "on", "server_encoding": "UTF8"]
        for (setting, value) in expected {
            let found = try connection.row("SELECT current_setting($1)", [.text(setting)]) { try $0.text(0) }
            guard found == value else {
                throw EngineError.failed("PostgreSQL keeps \(setting) = \(found ?? "nothing") where Broadsheet needs \(value).")
            }
        }
    }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        let names = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { for text in names + values { free(text) } }
        return PQconnectdbParams(
            names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }
}
