import Newsroom

/// All stores over one connection: what an act reads and writes inside its transaction.
package struct Records {
    package let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    package var users: Users { Users(connection: connection) }
    package var invitations: Invitations { Invitations(connection: connection) }
    package var sessions: Sessions { Sessions(connection: connection) }
    package var accessTokens: AccessTokens { AccessTokens(connection: connection) }
    package var secondFactors: SecondFactors { SecondFactors(connection: connection) }
    package var knownDevices: KnownDevices { KnownDevices(connection: connection) }
    package var contributors: Contributors { Contributors(connection: connection) }
    package var topics: Topics { Topics(connection: connection) }
    package var outlets: Outlets { Outlets(connection: connection) }
    package var evidence: EvidenceCopies { EvidenceCopies(connection: connection) }
    package var photographs: Photographs { Photographs(connection: connection) }
    package var redirects: Redirects { Redirects(connection: connection) }
    package var formerValues: FormerValues { FormerValues(connection: connection) }
    package var library: PhotographLibrary { PhotographLibrary(connection: connection) }
    package var renditions: Renditions { Renditions(connection: connection) }
    package var recordings: Recordings { Recordings(connection: connection) }
    package var narrations: Narrations { Narrations(connection: connection) }
    package var sharing: SharingPictures { SharingPictures(connection: connection) }
    package var stories: Stories { Stories(connection: connection) }
    package var drafts: Drafts { Drafts(connection: connection) }
    package var storyList: StoryList { StoryList(connection: connection) }
    package var assignments: Assignments { Assignments(connection: connection) }
    package var assignmentTimes: AssignmentTimes { AssignmentTimes(connection: connection) }
    package var translations: Translations { Translations(connection: connection) }
    package var publications: Publications { Publications(connection: connection) }
    package var closedVersions: ClosedVersions { ClosedVersions(connection: connection) }
    package var stages: NewsroomStages { NewsroomStages(connection: connection) }
    package var checklist: Checklist { Checklist(connection: connection) }
    package var previews: Previews { Previews(connection: connection) }
    package var publishingSteps: PublishingSteps { PublishingSteps(connection: connection) }
    package var editions: Editions { Editions(connection: connection) }
    package var topicsInTheNews: TopicsInTheNews { TopicsInTheNews(connection: connection) }
    package var live: LiveUpdates { LiveUpdates(connection: connection) }
    package var notices: Notices { Notices(connection: connection) }
    package var corrections: Corrections { Corrections(connection: connection) }
    package var statements: Statements { Statements(connection: connection) }
    package var confidentialSources: ConfidentialSources { ConfidentialSources(connection: connection) }
    package var silencedNotes: SilencedNotes { SilencedNotes(connection: connection) }
    package var following: Following { Following(connection: connection) }
    package var figures: Figures { Figures(connection: connection) }
    package var backgrounds: Backgrounds { Backgrounds(connection: connection) }
    package var backgroundUses: BackgroundUses { BackgroundUses(connection: connection) }
    package var backgroundShingles: BackgroundShingles { BackgroundShingles(connection: connection) }
    package var backgroundLikenesses: BackgroundLikenesses { BackgroundLikenesses(connection: connection) }
    package var backgroundCorrections: BackgroundCorrections { BackgroundCorrections(connection: connection) }
    package var correctionLedgers: CorrectionLedgers { CorrectionLedgers(connection: connection) }
    package var backgroundCarriers: BackgroundCarriers { BackgroundCarriers(connection: connection) }
    package var comments: Comments { Comments(connection: connection) }
    package var names: Names { Names(connection: connection) }
    package var sections: Sections { Sections(connection: connection) }
    package var fronts: Fronts { Fronts(connection: connection) }
    package var packages: StoryPackages { StoryPackages(connection: connection) }
    package var diary: Diary { Diary(connection: connection) }
    package var announcements: Announcements { Announcements(connection: connection) }
    package var sharedCaches: SharedCaches { SharedCaches(connection: connection) }
    package var links: LinkPreviews { LinkPreviews(connection: connection) }
    package var webhooks: Webhooks { Webhooks(connection: connection) }
    package var webhookMessages: WebhookMessages { WebhookMessages(connection: connection) }
    package var imports: Imports { Imports(connection: connection) }
    package var reads: Reads { Reads(connection: connection) }
    package var trail: Trail { Trail(connection: connection) }

    /// Does something whole or not at all, inside the transaction that is under way.
    package func asPart<Result>(_ body: () throws -> Result) throws -> Result { try connection.asPart(body) }
}
