import CPostgreSQL

extension EngineError {
    /// The closed set's member for an SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html).
    ///
    /// The message is the server's first line only: its detail may repeat a whole row, and an unpublished word must not reach
    /// a log.
    init(sqlState: String, message: String) {
        self =
            switch (sqlState.prefix(2), sqlState) {
            case ("23", _): .constraint(message)
            // A protocol violation is a fault of ours, although it stands among the connection's failures.
            case (_, "08P01"): .failed("\(message) (\(sqlState))")
            case ("08", _), ("53", _), ("58", _), (_, "40001"), (_, "40P01"), (_, "55P03"), (_, "57014"):
                .unavailable("\(message) (\(sqlState))")
            case ("57", _) where sqlState.hasPrefix("57P"): .unavailable("\(message) (\(sqlState))")
            default: .failed("\(message) (\(sqlState))")
            }
    }

    /// What `result` says went wrong on `connection`.
    init(result: OpaquePointer?, on connection: OpaquePointer) {
        guard PQstatus(connection) == CONNECTION_OK, let state = Self.field(result, sqlStateField) else {
            self = .unavailable("The database cannot be reached: \(Self.message(of: connection))")
            return
        }
        self.init(sqlState: state, message: Self.field(result, primaryMessageField) ?? "no message")
    }

    static func message(of connection: OpaquePointer) -> String {
        let lines = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        return lines.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func field(_ result: OpaquePointer?, _ code: Int32) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }
}

/// PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY, letters whose C macros do not reach Swift.
private let sqlStateField = Int32(UInt8(ascii: "C"))
private let primaryMessageField = Int32(UInt8(ascii: "M"))
