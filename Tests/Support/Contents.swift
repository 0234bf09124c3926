package import Archive

extension Connection {
    /// Everything that the database holds, table by table, as text: to see that nothing was changed.
    package func contents() throws -> [String: [String]] {
        var contents: [String: [String]] = [:]
        for table in try tables() { contents[table] = try rows(of: table) }
        return contents
    }

    private func tables() throws -> [String] {
        let sql =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            case .postgresql: "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
            }
        return try rows(sql) { try $0.text(0) }
    }

    private func rows(of table: String) throws -> [String] {
        switch dialect {
        case .sqlite:
            let columns = try rows("SELECT name FROM pragma_table_info('\(table)')") { try $0.text(0) }
            let row = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ' ' || ")
            return try rows("SELECT \(row) FROM \"\(table)\" ORDER BY 1") { try $0.text(0) }
        case .postgresql:
            return try rows("SELECT CAST(t AS TEXT) FROM \"\(table)\" AS t ORDER BY 1") { try $0.text(0) }
        }
    }
}
