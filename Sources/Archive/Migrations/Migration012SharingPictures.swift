extension Migration {
    /// Pictures that other sites show beside links, and which are still to be drawn.
    static let sharingPictures = Migration(
        name: "sharing-pictures",
        statements: [
            """
            CREATE TABLE sharing_pictures (
                story UUID NOT NULL PRIMARY KEY REFERENCES editions,
                headline TEXT NOT NULL,
                names TEXT NOT NULL,
                language TEXT NOT NULL,
                file_name TEXT NOT NULL)
            """,
            "CREATE INDEX sharing_pictures_file ON sharing_pictures (file_name)",
            """
            CREATE TABLE sharing_picture_orders (
                story UUID NOT NULL PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
                since BIGINT NOT NULL,
                refusal TEXT)
            """,
            "CREATE INDEX sharing_picture_orders_due ON sharing_picture_orders (since, story) WHERE refusal IS NULL",
            // The paper's own, for all that has none; one row.
            """
            CREATE TABLE paper_picture (
                number BIGINT NOT NULL PRIMARY KEY,
                headline TEXT NOT NULL,
                names TEXT NOT NULL,
                language TEXT NOT NULL,
                file_name TEXT NOT NULL)
            """,
            "CREATE TABLE sharing_picture_leavings (file_name TEXT NOT NULL PRIMARY KEY)",
        ])
}
