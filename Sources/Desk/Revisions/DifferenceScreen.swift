import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// Two revisions of a story beside each other: which fields differ, and what was added and taken out, word by word.
struct DifferenceScreen {
    static let routes = [
        Route(.get, "/stories/{story}/revisions/{a}/{b}", for: .signedIn) { try await DifferenceScreen(visit: $0, visitor: $1).show() }
    ]

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var story: Story
        var old: Revision
        var new: Revision
        var people: [User.ID: String]
        var names: DifferenceNames
        var fields: [FieldDifference]
        var text: DocumentDifference
        var mayWrite: Bool
    }

    private func find() async throws -> Found {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let (first, second) = (try visit.revision("a"), try visit.revision("b"))
        // Compared off the database's thread, which others wait for.
        let read = try await visit.desk.archive.read { records in
            guard let story = try records.stories.find(id), user.mayRead(story),
                let old = try records.stories.revision(first, of: id), let new = try records.stories.revision(second, of: id)
            else { throw NewsroomError.notFound("revision") }
            var people: [User.ID: String] = [:]
            for id in [old.savedBy, new.savedBy] { people[id] = try records.users.find(id)?.name }
            let section = try records.storyList.section(of: id)
            let mayWrite = (try? user.requireWriting(story, in: section)) != nil
            return (story, old, new, people, try DifferenceNames([old.content, new.content], records), mayWrite)
        }
        let (old, new) = (read.1, read.2)
        return Found(
            story: read.0, old: old, new: new, people: read.3, names: read.4,
            fields: FieldDifference.all(from: old.content, to: new.content, names: read.4, views: visit.desk.views),
            text: DocumentDifference(from: old.content.document, to: new.content.document), mayWrite: read.5)
    }

    private func show() async throws -> WebAnswer {
        let found = try await find()
        let url = "/stories/\(found.story.id)"
        let headline = found.new.content.headline
        let view = DifferenceView(names: found.names, words: visit.words)
        return try visit.screen(
            .difference, title: visit.words[.difference],
            [
                .url: .text(url), .headline: .text(headline.isEmpty ? visit.words[.untitled] : headline),
                .language: .text(found.new.content.language), .old: side(found.old, found), .new: side(found.new, found),
                .fieldChanges: .list(found.fields.map { $0.value(view) }), .changes: .list(view.changes(found.text)),
                .isSame: .bool(found.fields.isEmpty && found.text.isEmpty), .latest: .number(found.story.latestRevision),
            ])
    }

    private func side(_ revision: Revision, _ found: Found) -> TemplateValue {
        .fields([
            .number: .number(revision.number), .by: .text(found.people[revision.savedBy] ?? ""),
            .date: visit.desk.views.date(revision.savedAt),
            .canRestore: .bool(found.mayWrite && revision.number != found.story.latestRevision),
        ])
    }
}

/// What differences name by identifiers, each read once.
struct DifferenceNames: Sendable {
    private(set) var topics: [Topic.ID: String] = [:]
    private(set) var contributors: [Contributor.ID: String] = [:]
    private(set) var sections: [Section.ID: String] = [:]
    private(set) var photographs: [Photograph.ID: String] = [:]
    private(set) var stories: [Story.ID: String] = [:]
    private(set) var backgrounds: [Background.ID: String] = [:]

    init(_ contents: [StoryContent], _ records: Records) throws {
        for id in Set(contents.flatMap(\.topics)) { topics[id] = try records.topics.find(id)?.name }
        for id in Set(contents.flatMap { $0.byline.map(\.contributor) }) { contributors[id] = try records.contributors.find(id)?.name }
        for id in Set(contents.compactMap(\.section)) { sections[id] = try records.sections.find(id)?.name }
        for id in Set(contents.flatMap(\.photographs)) { photographs[id] = try records.photographs.find(id)?.shortName }
        for id in Set(contents.flatMap(\.document.stories)) { stories[id] = try records.storyList.headline(of: id) }
        for id in Set(contents.flatMap(\.document.backgrounds)) { backgrounds[id] = try records.backgrounds.find(id)?.name }
    }
}
