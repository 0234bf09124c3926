extension SQLiteEngine {
    /// What is wrong with the file, one line each; nothing, when nothing is. It reads the whole database.
    package func integrityCheck() async throws -> [String] {
        try await read { connection in
            let pages = try connection.rows("PRAGMA quick_check(100)") { try $0.text(0) }.filter { $0 != "ok" }
            let references = try connection.rows("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 100") { row in
                "A row of \(try row.text(0)) refers to a row of \(try row.text(1)) that is not there."
            }
            return pages + references
        }
    }
}
