extension Migration {
    /// Corrections of live updates stand in the list of all corrections.
    static let updateCorrections = Migration(
        name: "update-corrections",
        statements: ["CREATE INDEX live_update_corrections_newest ON live_update_corrections (issued_at, id)"])
}
