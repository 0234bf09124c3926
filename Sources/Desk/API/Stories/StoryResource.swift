import Archive
import Foundation
import Newsroom

/// A story as the API shows it: its newest revision, where it is in the newsroom's work, and what readers see of it.
struct StoryResource: Sendable {
    let story: Story
    let revision: Revision
    let slug: String?
    let isBeingWritten: Bool
    let siteURL: String

    static let schema = Schema.named(
        "Story",
        .object([
            .always("id", .identifier), .always("stage", .stage), .always("revision", .revision, "The newest."),
            .always("madeAt", .time), .always("madeBy", .identifier), .always("changedAt", .time), .always("changedBy", .identifier),
            .always("publication", PublicationState.schema, "What readers see, or are to see."),
            .always("isBeingWritten", .boolean, "Whether somebody has typed words that are in no revision yet."),
            .always("content", StoryContent.schema),
        ]))

    /// - Throws: `NewsroomError.notFound` also for what is not for who asks.
    init(_ id: Story.ID, for user: User, siteURL: String, _ records: Records) throws {
        guard let found = try Self(ifAny: id, for: user, siteURL: siteURL, records) else { throw NewsroomError.notFound("story \(id)") }
        self = found
    }

    /// Nil where there is none. - Throws: `NewsroomError.notFound` where it is not for who asks.
    init?(ifAny id: Story.ID, for user: User, siteURL: String, _ records: Records) throws {
        guard let story = try records.stories.find(id) else { return nil }
        guard user.mayRead(story), let revision = try records.stories.revision(story.latestRevision, of: id) else {
            throw NewsroomError.notFound("story \(id)")
        }
        self.story = story
        self.revision = revision
        self.siteURL = siteURL
        slug = try records.editions.standing(id)?.slug
        isBeingWritten = try records.drafts.find(id)?.unsaved != nil
    }

    var json: JSONValue {
        [
            "id": .string("\(story.id)"), "stage": .string(story.stage.rawValue), "revision": .integer(revision.number),
            "madeAt": APITime.json(story.createdAt), "madeBy": .string("\(story.createdBy)"), "changedAt": APITime.json(revision.savedAt),
            "changedBy": .string("\(revision.savedBy)"), "publication": story.publication.json(slug: slug, siteURL: siteURL),
            "isBeingWritten": .bool(isBeingWritten), "content": revision.content.json,
        ]
    }
}

extension PublicationState {
    static let schema = Schema.object([
        .always("state", .choice(["unpublished", "planned", "published", "withdrawn"])),
        .always("revision", .orNull(.revision)), .always("due", .orNull(.time)), .always("url", .orNull(.text(1...2_000))),
    ])

    func json(slug: String?, siteURL: String) -> JSONValue {
        let url = slug.map { JSONValue.string("\(siteURL)/\($0)/") } ?? .null
        return switch self {
        case .unpublished: ["state": "unpublished", "revision": .null, "due": .null, "url": .null]
        case .planned(let revision, let due):
            ["state": "planned", "revision": .integer(revision), "due": APITime.json(due), "url": .null]
        case .published(let revision): ["state": "published", "revision": .integer(revision), "due": .null, "url": url]
        case .withdrawn: ["state": "withdrawn", "revision": .null, "due": .null, "url": .null]
        }
    }
}
