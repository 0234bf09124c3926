extension Connection {
    /// The statements that made the schema, as SQLite keeps them. What stands in it by itself is left out: automatic indexes,
    /// and the tables that a virtual table keeps its data in.
    func sqliteSchemaDump() throws -> String {
        let statements = try rows(
            """
            SELECT sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
            AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
            ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'view' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
            """
        ) { try $0.text(0) }
        return statements.map { $0 + ";\n" }.joined(separator: "\n")
    }
}
