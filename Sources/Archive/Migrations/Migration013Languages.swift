extension Migration {
    /// Lists of stories by language: the first subtag of the story's (BCP 47), in lower case.
    static let languages = Migration(
        name: "languages",
        statements: [
            """
            CREATE TABLE edition_languages (
                story UUID NOT NULL PRIMARY KEY REFERENCES editions,
                language TEXT NOT NULL,
                first_published BIGINT NOT NULL)
            """,
            """
            INSERT INTO edition_languages (story, language, first_published)
            SELECT story, lower(CASE WHEN language LIKE '__-%' THEN substr(language, 1, 2) WHEN language LIKE '___-%'
                THEN substr(language, 1, 3) ELSE language END), first_published FROM editions
            """,
            "CREATE INDEX edition_languages_newest ON edition_languages (language, first_published, story)",
        ])
}
