extension Connection {
    /// One paragraph a table or view, from the catalog; the schema's own name is left out.
    func postgresqlSchemaDump() throws -> String {
        let schema = try row("SELECT CAST(current_schema() AS TEXT)") { try $0.text(0) } ?? ""
        let relations = try rows(
            """
            SELECT CAST(relname AS TEXT), relkind = 'v' FROM pg_class
            WHERE relnamespace = CAST(CAST($1 AS TEXT) AS regnamespace) AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1
            """, [.text(schema)]
        ) { (name: try $0.text(0), isView: try $0.boolean(1)) }
        let paragraphs = try relations.map { relation in
            let parts = try [Self.columns, Self.constraints, Self.indexes, Self.triggers, Self.view].flatMap { query in
                try rows(query, [.text(schema), .text(relation.name)]) { "    " + (try $0.text(0)) + "\n" }
            }
            return (relation.isView ? "view " : "table ") + relation.name + "\n" + parts.joined()
        }
        let functions = try rows(Self.functions, [.text(schema)]) { "function " + (try $0.text(0)) + "\n" }
        return (paragraphs + functions).joined(separator: "\n").replacing("\(schema).", with: "")
    }

    private static var relation: String {
        "(SELECT oid FROM pg_class WHERE relnamespace = CAST(CAST($1 AS TEXT) AS regnamespace) AND relname = CAST($2 AS TEXT))"
    }

    private static var columns: String {
        """
        SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE a.attidentity WHEN '' THEN '' WHEN 'a' THEN ' identity always' ELSE ' identity by default' END
            || CASE WHEN d.oid IS NULL THEN '' WHEN a.attgenerated = 's' THEN ' generated ' ELSE ' default ' END
            || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = \(relation) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """
    }

    private static var constraints: String {
        """
        SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = \(relation) ORDER BY contype, conname
        """
    }

    /// An index that a constraint made is told by the constraint.
    private static var indexes: String {
        """
        SELECT pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid = \(relation) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1
        """
    }

    private static var triggers: String {
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = \(relation) AND NOT tgisinternal ORDER BY tgname"
    }

    private static var view: String {
        "SELECT pg_get_viewdef(oid) FROM pg_class WHERE oid = \(relation) AND relkind IN ('v', 'm')"
    }

    private static var functions: String {
        """
        SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = CAST(CAST($1 AS TEXT) AS regnamespace)
        ORDER BY proname, oid
        """
    }
}
