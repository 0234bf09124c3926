extension Connection {
    /// Puts a row into a table, or in the place of the one that has its key.
    ///
    /// Not by one statement that does either: SQLite must be able to undo such a one by itself, and before it its full-text index writes
    /// what it has gathered so far: a segment for each story that is published, and the merging of all those.
    ///
    /// - Parameter columns: all of the row but the key.
    func put(_ columns: [(name: String, value: SQLValue)], into table: String, key: (name: String, value: SQLValue)) throws {
        let isThere = try row("SELECT 1 FROM \(table) WHERE \(key.name) = $1", [key.value]) { _ in true } ?? false
        let all = columns + [key]
        let names = all.map(\.name).joined(separator: ", ")
        let places = all.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let assignments = columns.enumerated().map { "\($1.name) = $\($0 + 1)" }.joined(separator: ", ")
        try execute(
            isThere
                ? "UPDATE \(table) SET \(assignments) WHERE \(key.name) = $\(all.count)"
                : "INSERT INTO \(table) (\(names)) VALUES (\(places))", all.map(\.value))
    }
}
