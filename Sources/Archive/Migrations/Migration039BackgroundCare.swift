extension Migration {
    /// Who answers for passages and when they are looked at again; which stories carry them in their newest
    /// revision; and in which of them runs of words stand, so that paragraphs that are like them are found.
    static let backgroundCare = Migration(
        name: "background-care",
        statements: [
            "ALTER TABLE backgrounds ADD COLUMN owner UUID REFERENCES users",
            // A day, counted since 1970.
            "ALTER TABLE backgrounds ADD COLUMN review BIGINT",
            "ALTER TABLE backgrounds ADD COLUMN confirmed_by UUID REFERENCES users",
            "ALTER TABLE backgrounds ADD COLUMN confirmed_at BIGINT",
            """
            UPDATE backgrounds SET owner = (
                SELECT saved_by FROM background_revisions WHERE background_revisions.background = backgrounds.id AND number = 1)
            """,
            "CREATE INDEX backgrounds_review ON backgrounds (review, id) WHERE review IS NOT NULL",
            "CREATE INDEX backgrounds_owner ON backgrounds (owner, review, id) WHERE review IS NOT NULL",
            // Of each story's newest revision. A story may name what is not there.
            """
            CREATE TABLE story_backgrounds (
                story UUID NOT NULL REFERENCES stories,
                background UUID NOT NULL,
                PRIMARY KEY (story, background))
            """,
            "CREATE INDEX story_backgrounds_background ON story_backgrounds (background, story)",
            // Runs of words of each passage's latest revision, by their fingerprints.
            """
            CREATE TABLE background_shingles (
                shingle BIGINT NOT NULL,
                background UUID NOT NULL REFERENCES backgrounds,
                PRIMARY KEY (shingle, background))
            """,
            "CREATE INDEX background_shingles_background ON background_shingles (background)",
            // Stories whose newest revision says what a passage says, and how far they have been looked through for it.
            """
            CREATE TABLE background_likenesses (
                background UUID NOT NULL REFERENCES backgrounds,
                story UUID NOT NULL REFERENCES stories,
                percent BIGINT NOT NULL,
                left_by UUID REFERENCES users,
                left_at BIGINT,
                PRIMARY KEY (background, story))
            """,
            """
            CREATE TABLE background_walks (
                background UUID NOT NULL PRIMARY KEY REFERENCES backgrounds,
                after_story UUID NOT NULL)
            """,
            "CREATE INDEX background_walks_place ON background_walks (after_story)",
        ], rebuildsBackgroundUses: true)
}
