import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One story: its fields, its text, its revisions, and where it goes next. The editor has its place on it.
struct StoryScreen {
    static let routes = [
        Route(.get, "/stories/{story}", for: .signedIn) { try await StoryScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/stories/{story}/stage", for: .signedIn) { try await StoryScreen(visit: $0, visitor: $1).move() },
    ]

    private static let mostRevisions = 50
    private static let mostParagraphs = 2_000

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var story: Story
        var revision: Revision
        var revisions: [RevisionEntry]
        var section: Section?
        var topics: [Topic]
        var byline: [String]
        var names: [User.ID: String]
        var slug: String?
        var setAside: Int
        var comments: [CommentThread]
        var plan: StoryPlan
        var diary: StoryDiary
        /// Which the paper may not show any longer.
        var outOfRights: [Photograph]
        /// What readers were told was wrong in it, and in passages that it carried.
        var corrections: [Correction]
    }

    /// What is not for who asks is answered as what is not there.
    private func find() async throws -> Found {
        let (id, user, today): (Story.ID, User, Day) = (try visit.id("story"), visitor.user, visit.today)
        let visit = visit
        return try await visit.desk.archive.read { records in
            guard let story = try records.stories.find(id), user.mayRead(story),
                let revision = try records.stories.revision(story.latestRevision, of: id)
            else { throw NewsroomError.notFound("story") }
            let revisions = try records.stories.history(of: id, limit: Self.mostRevisions)
            var names: [User.ID: String] = [:]
            for id in Set(revisions.map(\.savedBy) + [story.createdBy]) { names[id] = try records.users.find(id)?.name }
            return Found(
                story: story, revision: revision, revisions: revisions,
                section: try revision.content.section.flatMap { try records.sections.find($0) },
                topics: try revision.content.topics.compactMap { try records.topics.find($0) },
                byline: try revision.content.byline.compactMap { try records.contributors.find($0.contributor)?.name }, names: names,
                slug: try records.editions.standing(id)?.slug, setAside: try records.stories.setAside(of: id).count,
                comments: try CommentThread.all(records.comments.open(at: id), records),
                plan: try StoryPlan(of: id, for: user, records), diary: try StoryDiary(of: id, for: user, visit, records),
                outOfRights: try records.library.outOfRights(in: id, on: today), corrections: try records.corrections.all(on: id))
        }
    }

    func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let found = try await find()
        let (words, views, content) = (visit.words, visit.desk.views, found.revision.content)
        let text = content.document.plainText
        let state = PublicationLabel(found.story.publication, latest: found.story.latestRevision, embargo: content.embargo, visit)
        let moves = moves(found.story, in: content.section)
        let mayWrite = (try? visitor.user.requireWriting(found.story, in: content.section)) != nil
        let title = content.headline.isEmpty ? words[.untitled] : content.headline
        let fields: [DeskName: TemplateValue] = [
            .story: .text("\(found.story.id)"), .url: .text("/stories/\(found.story.id)"),
            .headline: .text(content.headline.isEmpty ? words[.untitled] : content.headline), .standfirst: .text(content.standfirst),
            .kind: .text(words[content.kind]), .language: .text(content.language), .slug: .text(content.slug),
            .dateline: .text(content.dateline), .section: .text(found.section?.name ?? ""),
            .byline: .text(found.byline.joined(separator: ", ")), .topics: .text(found.topics.map(\.name).joined(separator: ", ")),
            .embargo: content.embargo.map { views.date($0) } ?? .none, .created: views.date(found.story.createdAt),
            .createdBy: .text(found.names[found.story.createdBy] ?? ""), .stage: .text(found.story.stage.kind.rawValue),
            .stageName: .text(words[found.story.stage]), .state: .text(state.name), .stateName: .text(state.text),
            .isPublic: .bool(found.slug != nil),
            .publicUrl: found.slug.map { .text("\(visit.desk.settings.paper.siteURL)/\($0)/") } ?? .none,
            .paragraphs: .list(text.split(separator: "\n").prefix(Self.mostParagraphs).map { .text(String($0)) }),
            .canPublish: .bool(visitor.may(.publish)), .canShare: .bool(visitor.may(.sharePreviews)),
            .canWrite: .bool(mayWrite && visit.desk.editorFiles.isThere),
            .comments: .list(found.comments.map { $0.value(visit) }), .hasComments: .bool(!found.comments.isEmpty),
            .others: found.setAside > 0 && mayWrite ? .text(words[.setAsideCount, count: found.setAside]) : .none,
            .wordCount: .number(WordCount.words(in: text)),
            .assignments: found.plan.value(found.story, words: WordCount.words(in: text), visit),
            .revisions: .list(found.revisions.map { revision($0, found) }),
            .photographs: .list(found.outOfRights.map { outOfRights($0) }), .rightsOver: .bool(!found.outOfRights.isEmpty),
            .moves: .list(moves), .canMove: .bool(!moves.isEmpty),
            .corrections: visitor.may(.readStories) ? .list(found.corrections.map(correction)) : .none,
            .trailUrl: visitor.may(.readTrail) ? .text("/trail?object=story:\(found.story.id)") : .none,
            .fault: fault.map { .text($0) } ?? .none,
        ]
        return try visit.screen(.story, title: title, status: status, fields.merging(found.diary.fields(visit, visitor)) { $1 })
    }

    private func outOfRights(_ photograph: Photograph) -> TemplateValue {
        .fields([
            .url: visitor.may(.readStories) ? .text("/photographs/\(photograph.id)") : .none, .label: .text(photograph.shortName),
            .rightsEnd: photograph.rightsEnd.map { visit.desk.views.day($0) } ?? .none,
        ])
    }

    private func correction(_ correction: Correction) -> TemplateValue {
        .fields([
            .url: .text("/corrections/\(correction.id)"), .label: .text(visit.words[correction.kind]),
            .text: .text(correction.text.count > 120 ? correction.text.prefix(119) + "…" : correction.text),
            .date: visit.desk.views.recent(correction.at, at: visit.desk.now()),
        ])
    }

    private func revision(_ entry: RevisionEntry, _ found: Found) -> TemplateValue {
        var isPublic = false
        if case .published(entry.number) = found.story.publication { isPublic = true }
        return .fields([
            .number: .number(entry.number), .by: .text(found.names[entry.savedBy] ?? ""),
            .date: visit.desk.views.recent(entry.savedAt, at: visit.desk.now()),
            .manner: .text(visit.words["manner_\(entry.manner.rawValue)"]), .isPublic: .bool(isPublic),
        ])
    }

    /// The stages that this account may move the story to: what `MoveStory` would let it.
    private func moves(_ story: Story, in section: Section.ID?) -> [TemplateValue] {
        visitor.user.moves(of: story, in: section, among: visit.stages).map {
            .fields([.value: .text($0.rawValue), .label: .text(visit.words.move(to: $0))])
        }
    }

    private func move() async throws -> WebAnswer {
        let found = try await find()
        guard let stage = Stage(rawValue: visit.field("stage")) else { return try await show(status: 422, fault: visit.words[.invalid]) }
        try await visit.perform(MoveStory(story: found.story.id, to: stage), as: visitor)
        return .redirect(to: "/stories/\(found.story.id)?done=moved")
    }
}
