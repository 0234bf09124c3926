import CSQLite
import GRDB

extension EngineError {
    /// The closed set's member for a result code of SQLite (https://www.sqlite.org/rescode.html), extended or not.
    init(resultCode: Int32, message: String) {
        self =
            switch resultCode & 0xFF {
            case SQLITE_CONSTRAINT: .constraint(message)
            case SQLITE_BUSY, SQLITE_LOCKED: .unavailable("The database is busy: \(message)")
            case SQLITE_FULL: .unavailable("The disk is full: \(message)")
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_INTERRUPT:
                .unavailable("The database cannot be reached: \(message) (\(resultCode))")
            case SQLITE_CORRUPT: .failed("The database file is damaged: \(message). Restore it from a backup.")
            case SQLITE_NOTADB: .failed("The file is not an SQLite database: \(message).")
            default: .failed("\(message) (\(resultCode))")
            }
    }

    /// What GRDB threw while it opened or closed connections.
    init(opening error: any Error) {
        switch error {
        case let error as EngineError: self = error
        case let error as DatabaseError:
            self.init(resultCode: error.extendedResultCode.rawValue, message: error.message ?? "no message")
        default: self = .failed("\(error)")
        }
    }
}
