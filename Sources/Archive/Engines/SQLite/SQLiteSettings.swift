import CSQLite
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

    /// The connection that writes; it makes the file where there is none.
    static func openWriter(_ file: URL) throws -> DatabaseQueue {
        do {
            forgetStatistics
            var configuration = configuration(isReadOnly: false)
            configuration.journalMode = .wal
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            try queue.writeWithoutTransaction { writer in
                // Here and not while the connection is prepared: GRDB then sets NORMAL, which loses acknowledged commits at a
                // power cut.
                try writer.execute(sql: "PRAGMA synchronous = FULL")
                // In kibibytes. Readers have less, each for itself: what they read again the system has in memory, once for all.
                try writer.execute(sql: "PRAGMA cache_size = -16384")
                try check(writer)
            }
            return queue
        } catch {
            throw EngineError(opening: error)
        }
    }

    static func openReader(_ file: URL) throws -> DatabaseQueue {
        do {
            forgetStatistics
            return try DatabaseQueue(path: file.path, configuration: configuration(isReadOnly: true))
        } catch {
            throw EngineError(opening: error)
        }
    }

    /// SQLite counts what all connections of a process have in memory, under one lock that each of their allocations waits for.
    private static let forgetStatistics: Void = { _ = broadsheet_sqlite_without_statistics() }()

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

    private static func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "archive"
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: always) }
        return configuration
    }
}
