extension Migration {
    /// Contributors' pictures.
    static let portraits = Migration(
        name: "portraits",
        statements: [
            "ALTER TABLE contributors ADD COLUMN portrait UUID REFERENCES photographs",
            "CREATE INDEX contributors_portrait ON contributors (portrait) WHERE portrait IS NOT NULL",
        ])
}
