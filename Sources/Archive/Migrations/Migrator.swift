package import Foundation

/// Brings a database's schema up to what this program knows.
package struct Migrator {
    private let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Steps that the database has not seen yet, by name.
    package func pending() throws -> [String] {
        Migrations.all.dropFirst(try appliedCount()).map(\.name)
    }

    /// Applies what is pending, inside the caller's transaction, and returns the names of the steps.
    ///
    /// - Throws: `EngineError.failed` where the database was made by a newer program: it is left alone.
    @discardableResult
    package func migrate(at now: Date) throws -> [String] {
        try connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"
        )
        let applied = try appliedCount()
        for (index, migration) in Migrations.all.enumerated().dropFirst(applied) {
            for statement in migration.statements(for: connection.dialect) {
                try connection.execute(statement)
            }
            try connection.execute(
                "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, $3)",
                [.integer(Int64(index + 1)), .text(migration.name), .date(now)])
        }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsSearch) { try Editions(connection: connection).rebuildSearch() }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsStoryList) { try StoryList(connection: connection).rebuild() }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsNames) { try Names(connection: connection).rebuild() }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsDiaryDays) { try Diary(connection: connection).rebuildDays() }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsPhotographs) {
            try PhotographLibrary(connection: connection).rebuild()
        }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsBackgroundUses) {
            try BackgroundUses(connection: connection).rebuild()
            try BackgroundShingles(connection: connection).rebuild()
        }
        if Migrations.all.dropFirst(applied).contains(where: \.rebuildsStatementWords) {
            try Statements(connection: connection).rebuildIndexes()
            try Editions(connection: connection).fillSitemapWithStatements(at: now)
        }
        return Migrations.all.dropFirst(applied).map(\.name)
    }

    private func appliedCount() throws -> Int {
        guard try hasTable() else { return 0 }
        let names = try connection.rows("SELECT name FROM schema_migrations ORDER BY number") { try $0.text(0) }
        let known = Migrations.all.map(\.name)
        guard names.count <= known.count, Array(known.prefix(names.count)) == names else {
            throw EngineError.failed("the database was made by another version of Broadsheet (\(names.last ?? "?")): update the program")
        }
        return names.count
    }

    private func hasTable() throws -> Bool {
        let sql =
            switch connection.dialect {
            case .sqlite: "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"
            case .postgresql: "SELECT count(*) FROM pg_tables WHERE tablename = 'schema_migrations' AND schemaname = current_schema()"
            }
        return try connection.row(sql) { try $0.integer(0) } != 0
    }
}
