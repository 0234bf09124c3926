/// What an account is at the newsroom; its rights follow from it.
package enum Role: String, Codable, CaseIterable, Hashable, Sendable {
    /// From outside: sees and writes their own stories only.
    case outsideContributor = "contributor"
    case reporter
    case photoEditor = "photo-editor"
    case editor
    case chiefEditor = "chief-editor"
    case administrator

    /// The one declared table of rights.
    package var rights: Set<Right> {
        switch self {
        case .outsideContributor: [.writeOwnStories]
        case .reporter:
            [
                .writeOwnStories, .readStories, .writeStories, .writeInReview, .sharePreviews, .keepTopics, .keepPhotographs, .keepRecord,
            ]
        case .photoEditor: [.writeOwnStories, .readStories, .writeInReview, .keepPhotographs]
        case .editor:
            Self.reporter.rights.union([
                .approve, .spike, .assign, .publish, .correct, .mergeTopics, .keepContributors, .keepBackground, .arrangeFront,
                .keepPackages,
            ])
        case .chiefEditor: Self.editor.rights.union([.withdraw, .importArchive, .keepSections, .keepRedirects, .readTrail])
        case .administrator: Set(Right.allCases)
        }
    }
}

/// One thing that an account may or may not do.
package enum Right: String, Codable, CaseIterable, Hashable, Sendable {
    case writeOwnStories, readStories, writeStories
    /// What a stage asks for: see `Stage.rightToWrite` and `Stage.rights(toMoveTo:)`.
    case writeInReview, approve, spike
    /// Letting somebody who has no account read a revision that is not public.
    case sharePreviews
    /// Planning for others; one's own ideas are everybody's business.
    case assign
    case publish, correct, withdraw
    case keepTopics, mergeTopics, keepContributors, keepPhotographs, keepBackground
    /// Statements, outlets, figures and the diary.
    case keepRecord
    case arrangeFront, keepPackages, keepSections
    case keepRedirects, importArchive, keepUsers, keepSettings
    /// What everybody did, whatever it was.
    case readTrail

    /// Completes "this account may not …".
    package var inWords: String {
        switch self {
        case .writeOwnStories: "write stories"
        case .readStories: "read other people's stories"
        case .writeStories: "change other people's stories"
        case .writeInReview: "change stories that are in review"
        case .approve: "change stories that are ready, or say that they are"
        case .spike: "spike stories"
        case .sharePreviews: "share previews of stories"
        case .assign: "plan and assign stories"
        case .publish: "publish"
        case .correct: "issue corrections"
        case .withdraw: "withdraw stories"
        case .keepTopics: "change topics"
        case .mergeTopics: "merge topics"
        case .keepContributors: "change contributors"
        case .keepPhotographs: "change photographs"
        case .keepBackground: "change background"
        case .keepRecord: "change the record"
        case .arrangeFront: "arrange the front page"
        case .keepPackages: "change packages of stories"
        case .keepSections: "change sections"
        case .keepRedirects: "change where old addresses lead"
        case .importArchive: "import"
        case .keepUsers: "change accounts"
        case .keepSettings: "change the newsroom's settings"
        case .readTrail: "read the audit trail"
        }
    }
}
