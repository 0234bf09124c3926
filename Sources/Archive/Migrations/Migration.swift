/// One step of the schema. Once released it is frozen: what comes later is a new step.
struct Migration: Sendable {
    let name: String
    /// Statements that both engines understand, in order.
    let statements: [String]
    /// What only one engine needs: search indexes.
    var sqlite: [String] = []
    var postgresql: [String] = []
    /// Whether it leaves the search index empty, to be made anew when the schema is the newest.
    var rebuildsSearch = false
    /// Whether the desk's list of stories is to be filled from their newest revisions.
    var rebuildsStoryList = false
    /// Whether the names that fields suggest are to be filled from what there is.
    var rebuildsNames = false
    /// Whether diary events are to be given the days on which they may be.
    var rebuildsDiaryDays = false
    /// Whether the list of photographs is to be filled from what there is.
    var rebuildsPhotographs = false
    /// Whether it is to be found out which stories carry which passages.
    var rebuildsBackgroundUses = false

    /// Whether the words of confirmed statements are to be put into their index, what is confirmed of topics into its order, and those
    /// that readers have into the sitemap.
    var rebuildsStatementWords = false

    func statements(for dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: statements + sqlite
        case .postgresql: statements + postgresql
        }
    }
}

/// The schema's steps, applied in order and never changed or taken out.
enum Migrations {
    static let all: [Migration] = [
        .firstEdition, .reads, .frontAndSections, .topicsAndSearch, .liveCoverage, .translations, .renditions, .syndication, .links,
        .announcements, .narrations, .sharingPictures, .languages, .updateCorrections, .portraits, .drafts,
        .desk, .publishing, .planning, .names, .comments, .pictureLibrary, .auditTrail, .undoing, .redirects,
        .accessTokens, .webhooks, .stages, .statementsOnRecord, .confidentialSources, .travellingCorrections,
        .diary, .storyHistory, .backgroundCare, .houseStyle, .saidBefore, .evidence, .sharedCaches,
    ]
}
