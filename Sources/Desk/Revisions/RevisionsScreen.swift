import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// A story's revisions: who, when and how, what changed from one to the next, any two beside each other, and the way back.
struct RevisionsScreen {
    static let routes = [
        Route(.get, "/stories/{story}/revisions", for: .signedIn) { try await RevisionsScreen(visit: $0, visitor: $1).show() },
        Route(.get, "/stories/{story}/revisions/compare", for: .signedIn) {
            try await RevisionsScreen(visit: $0, visitor: $1).choose()
        },
        Route(.post, "/stories/{story}/revisions/{revision}/restore", for: .right(.writeOwnStories)) {
            try await RevisionsScreen(visit: $0, visitor: $1).restore()
        },
        Route(.post, "/stories/{story}/revisions/{revision}/close", for: .right(.withdraw)) { visit, visitor in
            try await RevisionsScreen(visit: visit, visitor: visitor).change(done: "version_closed") {
                CloseVersion(story: $0, revision: $1, reason: visit.field("reason"))
            }
        },
        Route(.post, "/stories/{story}/revisions/{revision}/open", for: .right(.withdraw)) {
            try await RevisionsScreen(visit: $0, visitor: $1).change(done: "version_opened") { OpenVersion(story: $0, revision: $1) }
        },
    ]

    private static let length = 50

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var story: Story
        var headline: String
        var language: String
        var entries: [RevisionEntry]
        /// The one before the last that is shown.
        var next: RevisionEntry?
        var names: [User.ID: String]
        var mayWrite: Bool
        /// What readers have ever had, what of it they are not shown any more, and whether the visitor decides on that.
        var versions: Set<Int>
        var closed: Set<Int>
        var mayClose: Bool
    }

    private func find() async throws -> Found {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let before = visit.query["before"].flatMap { Int($0) } ?? .max
        return try await visit.desk.archive.read { records in
            guard let story = try records.stories.find(id), user.mayRead(story),
                let latest = try records.stories.revision(story.latestRevision, of: id)
            else { throw NewsroomError.notFound("story") }
            let found = try records.stories.history(of: id, before: before, limit: Self.length + 1)
            var names: [User.ID: String] = [:]
            for id in Set(found.map(\.savedBy)) { names[id] = try records.users.find(id)?.name }
            return Found(
                story: story, headline: latest.content.headline, language: latest.content.language,
                entries: Array(found.prefix(Self.length)), next: found.count > Self.length ? found.last : nil, names: names,
                mayWrite: (try? user.requireWriting(story, in: latest.content.section)) != nil,
                versions: try records.publications.versions(of: id), closed: try records.closedVersions.of(id),
                mayClose: user.may(.withdraw))
        }
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let found = try await find()
        let numbers = found.entries.map(\.number) + [found.next?.number].compactMap(\.self)
        let url = "/stories/\(found.story.id)"
        let items = found.entries.enumerated().map { index, entry in
            row(entry, found, before: numbers.indices.contains(index + 1) ? numbers[index + 1] : nil, isFirst: index == 0)
        }
        return try visit.screen(
            .revisions, title: visit.words[.revisions], status: status,
            [
                .url: .text(url), .headline: .text(found.headline.isEmpty ? visit.words[.untitled] : found.headline),
                .language: .text(found.language), .items: .list(items), .latest: .number(found.story.latestRevision),
                .canClose: .bool(found.mayClose && found.versions.count > 1), .isSeveral: .bool(found.entries.count > 1),
                .moreUrl: found.next == nil ? .none : .text("\(url)/revisions?before=\(found.entries.last?.number ?? 0)"),
                .fault: fault.map { .text($0) } ?? TemplateValue.none,
            ])
    }

    /// - Parameter before: the revision that came before this one.
    private func row(_ entry: RevisionEntry, _ found: Found, before: Int?, isFirst: Bool) -> TemplateValue {
        let isLatest = entry.number == found.story.latestRevision
        var isPublic = false
        if case .published(entry.number) = found.story.publication { isPublic = true }
        let isClosed = found.closed.contains(entry.number)
        return .fields([
            .number: .number(entry.number), .by: .text(found.names[entry.savedBy] ?? ""),
            .date: visit.desk.views.recent(entry.savedAt, at: visit.desk.now()),
            .manner: .text(visit.words["manner_\(entry.manner.rawValue)"]), .isPublic: .bool(isPublic), .isLatest: .bool(isLatest),
            .wasPublic: .bool(!isPublic && found.versions.contains(entry.number)), .closed: .bool(isClosed),
            .canClose: .bool(found.mayClose && !isPublic && !isClosed && found.versions.contains(entry.number)),
            .canOpen: .bool(found.mayClose && isClosed), .canRestore: .bool(found.mayWrite && !isLatest),
            .before: before.map { .number($0) } ?? TemplateValue.none, .isChecked: .bool(isFirst), .isNext: .bool(before == nil),
        ])
    }

    /// Two revisions by their numbers, from the list's form; the earlier one first.
    private func choose() async throws -> WebAnswer {
        let id: Story.ID = try visit.id("story")
        guard let first = Int(visit.query["a"] ?? ""), let second = Int(visit.query["b"] ?? ""), first > 0, second > 0, first != second
        else { return try await show(status: 422, fault: visit.words[.chooseTwo]) }
        return .redirect(to: "/stories/\(id)/revisions/\(min(first, second))/\(max(first, second))")
    }

    /// Decides whether readers are shown a version.
    private func change<Change: Act>(done: String, _ act: (Story.ID, Int) -> Change) async throws -> WebAnswer {
        let story = try await find().story.id
        do {
            try await visit.perform(act(story, try visit.revision()), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
        return .redirect(to: "/stories/\(story)/revisions?done=\(done)")
    }

    private func restore() async throws -> WebAnswer {
        let story = try await find().story.id
        do {
            guard let latest = Int(visit.field("latest")) else { return try await show(status: 422, fault: visit.words[.invalid]) }
            try await visit.perform(RestoreRevision(story: story, revision: try visit.revision(), latest: latest), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
        return .redirect(to: "/stories/\(story)/revisions?done=restored")
    }
}
