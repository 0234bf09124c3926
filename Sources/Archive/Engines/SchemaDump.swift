extension Connection {
    /// The schema as the engine's own catalog has it: tables, columns, constraints, indexes and triggers, in an order that does
    /// not depend on how they came about. Both dumps are checked in, so that a change to the schema is seen.
    package func schemaDump() throws -> String {
        switch dialect {
        case .sqlite: try sqliteSchemaDump()
        case .postgresql: try postgresqlSchemaDump()
        }
    }
}
