import Archive
import Foundation
import Newsroom
import Web

/// What the things in a text look like while it is written.
enum ThingRoutes {
    static let routes = [
        Route(.get, "/things/photographs/{photograph}", for: .signedIn) { visit, _ in try await photograph(visit) },
        Route(.get, "/things/backgrounds/{background}", for: .signedIn) { try await PassageAnswers(visit: $0, visitor: $1).passage() },
        Route(.post, "/things/backgrounds/like", for: .signedIn) { try await PassageAnswers(visit: $0, visitor: $1).like() },
        Route(.get, "/things/recordings/{recording}", for: .signedIn) { visit, _ in
            let id: Recording.ID = try visit.id("recording")
            guard let found = try await visit.desk.archive.read({ try $0.recordings.find(id) }) else {
                throw NewsroomError.notFound("recording")
            }
            return .json(["title": .string(found.title), "duration": .string(NamesRoutes.length(found))])
        },
        Route(.get, "/things/stories/{story}", for: .signedIn) { try await story($0, $1) },
    ]

    /// The file that stands for it, and the sizes that there are; fewer bytes come where the renditions are made.
    private static func photograph(_ visit: Visit) async throws -> WebAnswer {
        let id: Photograph.ID = try visit.id("photograph")
        guard let photograph = try await visit.desk.archive.read({ try $0.photographs.find(id) }) else {
            throw NewsroomError.notFound("photograph")
        }
        let sizes = photograph.renditions(.whole).map { "/media/\($0.webp) \($0.width)w" }.joined(separator: ", ")
        var members: [JSONValue.Member] = [
            .init("caption", .string(photograph.caption)), .init("alt", .string(photograph.alternativeText)),
            .init("credit", .string(photograph.credit.isEmpty ? photograph.creator : photograph.credit)),
        ]
        if let file = photograph.file {
            members += [
                .init("src", .string("/media/\(file.name)")), .init("width", .integer(file.width)), .init("height", .integer(file.height)),
            ]
            if !sizes.isEmpty { members.append(.init("srcset", .string(sizes))) }
        }
        return .json(.object(members))
    }

    /// A public story as readers see it; another one for who may read it.
    private static func story(_ visit: Visit, _ visitor: Visitor) async throws -> WebAnswer {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let (content, isPublic) = try await visit.desk.archive.read { records in
            guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story") }
            let standing = try records.editions.standing(id)
            guard standing != nil || user.mayRead(story),
                let revision = try records.stories.revision(standing?.revision ?? story.latestRevision, of: id)
            else { throw NewsroomError.notFound("story") }
            return (revision.content, standing != nil)
        }
        let title = content.headline.isEmpty ? visit.words[.untitled] : content.headline
        return .json([
            "title": .string(title), "summary": .string(content.standfirst),
            "site": .string(isPublic ? visit.desk.settings.paper.name : visit.words[.unpublished]),
        ])
    }
}
