extension Migration {
    /// Sizes and crops of photographs, and what is still to be made of them.
    static let renditions = Migration(
        name: "renditions",
        statements: [
            "ALTER TABLE photographs ADD COLUMN original_name TEXT",
            """
            CREATE TABLE renditions (
                photograph UUID NOT NULL REFERENCES photographs,
                crop TEXT NOT NULL,
                width BIGINT NOT NULL,
                height BIGINT NOT NULL,
                avif TEXT NOT NULL,
                webp TEXT NOT NULL,
                jpeg TEXT NOT NULL,
                PRIMARY KEY (photograph, crop, width))
            """,
            "CREATE INDEX renditions_avif ON renditions (avif)",
            "CREATE INDEX renditions_webp ON renditions (webp)",
            "CREATE INDEX renditions_jpeg ON renditions (jpeg)",
            """
            CREATE TABLE rendition_orders (
                photograph UUID NOT NULL PRIMARY KEY REFERENCES photographs,
                since BIGINT NOT NULL,
                refusal TEXT)
            """,
            "CREATE INDEX rendition_orders_due ON rendition_orders (since, photograph) WHERE refusal IS NULL",
            "INSERT INTO rendition_orders (photograph, since) SELECT id, 0 FROM photographs WHERE file_name IS NOT NULL",
        ])
}
