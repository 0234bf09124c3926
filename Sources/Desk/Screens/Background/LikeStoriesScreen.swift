import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Stories that say in words of their own what a passage says: one by one, a reference is put in the place of the words, or they stay.
struct LikeStoriesScreen {
    static let routes = [
        Route(.get, "/background/{background}/like", for: .right(.readStories)) {
            try await LikeStoriesScreen(visit: $0, visitor: $1).show()
        },
        Route(.post, "/background/{background}/like/{story}/refer", for: .right(.writeOwnStories)) {
            try await LikeStoriesScreen(visit: $0, visitor: $1).refer()
        },
        Route(.post, "/background/{background}/like/{story}/leave", for: .right(.writeOwnStories)) {
            try await LikeStoriesScreen(visit: $0, visitor: $1).leave()
        },
    ]

    private static let pageLength = 20

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var name: String
        var items: [(entry: StoryListEntry, place: BackgroundLikenesses.Place, mayWrite: Bool)]
        var next: Story.ID?
        var isWalking: Bool
    }

    private func find() async throws -> Found {
        let (id, user): (Background.ID, User) = (try visit.id("background"), visitor.user)
        let after = visit.query["after"].flatMap { Story.ID($0) }
        return try await visit.desk.archive.read { records in
            guard let background = try records.backgrounds.find(id) else { throw NewsroomError.notFound("background") }
            let ids = try records.backgroundLikenesses.stories(like: id, before: after, limit: Self.pageLength + 1)
            var found = Found(
                name: background.name, items: [], next: ids.count > Self.pageLength ? ids[Self.pageLength - 1] : nil,
                isWalking: try records.backgroundLikenesses.isWalking(id))
            for story in ids.prefix(Self.pageLength) {
                // As they are now: somebody may have written on since.
                guard let entry = try records.storyList.entry(of: story), let current = try records.stories.find(story),
                    user.mayRead(current), let revision = try records.stories.revision(entry.revision, of: story),
                    let place = records.backgroundLikenesses.place(of: background, in: revision.content.document)
                else { continue }
                found.items.append((entry, place, (try? user.requireWriting(current, in: entry.section)) != nil))
            }
            return found
        }
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (found, id): (Found, Background.ID) = (try await find(), try visit.id("background"))
        let url = "/background/\(id)"
        return try visit.screen(
            .backgroundLike, title: "\(visit.words[.likeStories]): \(found.name)", status: status,
            [
                .url: .text(url), .headline: .text(found.name), .isEmpty: .bool(found.items.isEmpty), .isWalking: .bool(found.isWalking),
                .items: .list(found.items.map { item(url, $0.entry, $0.place, $0.mayWrite) }),
                .moreUrl: found.next.map { .text("\(url)/like?after=\($0)") } ?? .none,
                .fault: fault.map { .text($0) } ?? TemplateValue.none,
            ])
    }

    private func item(
        _ url: String, _ entry: StoryListEntry, _ place: BackgroundLikenesses.Place, _ mayWrite: Bool
    ) -> TemplateValue {
        let state = PublicationLabel(entry.publication, latest: entry.revision, embargo: entry.embargo, visit)
        return .fields([
            .url: .text("/stories/\(entry.id)"), .target: .text("\(url)/like/\(entry.id)"),
            .headline: .text(entry.headline.isEmpty ? visit.words[.untitled] : entry.headline), .language: .text(entry.language),
            .state: .text(state.name), .stateName: .text(state.text), .quote: .text(place.beginning), .latest: .number(entry.revision),
            .share: .text(visit.words[.percentAlike, ["number": "\(place.percent)"]]), .canWrite: .bool(mayWrite),
        ])
    }

    private func refer() async throws -> WebAnswer {
        try await settling(done: "referred") { background, story in
            let latest = Int(visit.field("latest")) ?? 0
            try await visit.perform(ReferToBackground(background, in: story, latest: latest), as: visitor)
        }
    }

    private func leave() async throws -> WebAnswer {
        try await settling(done: "left_as_it_is") { background, story in
            try await visit.perform(LeaveLikeness(background, in: story), as: visitor)
        }
    }

    private func settling(done: String, _ settle: (Background.ID, Story.ID) async throws -> Void) async throws -> WebAnswer {
        let background: Background.ID = try visit.id("background")
        do {
            try await settle(background, try visit.id("story"))
            return .redirect(to: "/background/\(background)/like?done=\(done)")
        } catch let error as NewsroomError {
            // Who sees no story of others sees no list of them either.
            guard visitor.may(.readStories) else { throw error }
            let (status, text) = try visit.refusal(error)
            return try await show(status: status, fault: text)
        }
    }
}
