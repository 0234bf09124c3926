import Foundation
import GRDB

/// How connections are opened: durable before fast, and suspicious of the file.
enum SQLiteSettings {
    private static let always = """
        PRAGMA mmap_size = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -4096;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA journal_size_limit = 67108864
        """

    static func open(_ file: URL, readers: Int, isReadOnly: Bool) throws -> DatabasePool {
        do {
            let pool = try DatabasePool(path: file.path, configuration: configuration(readers, isReadOnly))
            guard !isReadOnly else { return pool }
            try pool.writeWithoutTransaction { writer in
                // Here and not while the connection is prepared: GRDB then sets NORMAL, which loses acknowledged commits at a
                // power cut.
                try writer.execute(sql: "PRAGMA synchronous = FULL")
                // In kibibytes. Readers have less, each for itself: what they read again the system has in memory, once for all.
                try writer.execute(sql: "PRAGMA cache_size = -16384")
                try check(writer)
            }
            return pool
        } catch {
            throw EngineError(opening: error)
        }
    }

    /// Refuses to serve from a connection that would lose what it acknowledges: a pragma that is not understood is ignored
    /// without a word.
    private static func check(_ writer: Database) throws {
        let expected = ["journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0"]
        for (pragma, value) in expected {
            let found = try DatabaseValue.fetchOne(writer, sql: "PRAGMA \(pragma)")?.description
            guard found?.replacing("\"", with: "") == value else {
                throw EngineError.failed("SQLite keeps \(pragma) = \(found ?? "nothing") where Broadsheet needs \(value).")
            }
        }
        // SQLite may have been built without memory mapping, and then answers nothing.
        guard try Int64.fetchOne(writer, sql: "PRAGMA mmap_size") ?? 0 == 0 else {
            throw EngineError.failed("SQLite insists on memory-mapped files, which damage this version's write-ahead log.")
        }
    }

    private static func configuration(_ readers: Int, _ isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "archive"
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { try $0.execute(sql: always) }
        return configuration
    }
}
