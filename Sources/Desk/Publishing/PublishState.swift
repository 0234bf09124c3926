import Archive
import Editorial
import Foundation
import Newsroom

/// What the publishing screen is made from, read in one go.
struct PublishState: Sendable {
    private static let mostRevisions = 30
    private static let mostPackages = 20

    var story: Story
    /// The one that would go to readers.
    var revision: Revision
    var revisions: [RevisionEntry]
    var standing: Editions.Standing?
    var findings: [PublicationFinding]
    /// Words that were typed and are in no revision yet.
    var unsaved: Draft.Unsaved?
    var front: FrontArrangement
    /// Of the stories that are placed on it.
    var headlines: [Story.ID: String]
    var packages: [StoryPackage]
    var previews: [Preview]
    var names: [User.ID: String]

    /// - Parameter number: the revision that was chosen; nil for the latest.
    /// - Throws: `NewsroomError.notFound` also for what is not for who asks.
    init(
        _ id: Story.ID, revision number: Int?, for user: User, at now: Date, in zone: TimeZone, by house: HouseStyle, _ records: Records
    ) throws {
        guard let story = try records.stories.find(id), user.mayRead(story),
            let revision = try records.stories.revision(number ?? story.latestRevision, of: id)
        else { throw NewsroomError.notFound("story") }
        self.story = story
        self.revision = revision
        revisions = try records.stories.history(of: id, limit: Self.mostRevisions)
        standing = try records.editions.standing(id)
        findings = try records.findings(in: revision, on: Day(now, in: zone), by: house)
        unsaved = try records.drafts.find(id)?.unsaved
        front = try records.fronts.current()
        headlines = [:]
        for placed in front.stories.values { headlines[placed] = try records.storyList.headline(of: placed) }
        let carrying = try records.packages.carrying(id)
        let newest = try records.packages.newest(limit: Self.mostPackages)
        packages = carrying + newest.filter { package in !carrying.contains { $0.id == package.id } }
        previews = try records.previews.good(of: id, at: now)
        names = [:]
        let people = revisions.map(\.savedBy) + previews.map(\.madeBy) + [unsaved?.by, revision.savedBy].compactMap(\.self)
        for id in Set(people) { names[id] = try records.users.find(id)?.name }
    }

    var isLatest: Bool { revision.number == story.latestRevision }
    var place: FrontArrangement.Place? { front.stories.first { $0.value == story.id }?.key }
}
