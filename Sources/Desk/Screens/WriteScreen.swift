import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// Where a story is written: the page only says what the editor needs to begin.
struct WriteScreen {
    static let routes = [
        Route(.get, "/write", for: .right(.writeOwnStories)) { visit, _ in
            .redirect(to: "/stories/\(visit.desk.identifiers.next(Story.self))/write?new")
        },
        Route(.get, "/stories/{story}/write", for: .right(.writeOwnStories)) { try await WriteScreen(visit: $0, visitor: $1).show() },
    ]

    let visit: Visit
    let visitor: Visitor

    /// A story that nobody has begun yet is begun by the editor, once there is something to keep.
    private func show() async throws -> WebAnswer {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        guard visit.desk.editorFiles.isThere else { throw NewsroomError.unavailable(visit.words[.noEditor]) }
        let (headline, isNew, sections) = try await visit.desk.archive.read { records in
            let current = try records.storyList.section(of: id)
            let sections = try records.sections.all().filter { !$0.isClosed || $0.id == current }
            guard let story = try records.stories.find(id) else { return ("", true, sections) }
            let section = try records.storyList.section(of: id)
            try user.requireWriting(story, in: section)
            return (try records.stories.revision(story.latestRevision, of: id)?.content.headline ?? "", false, sections)
        }
        if isNew, visit.query["new"] == nil { throw NewsroomError.notFound("story") }
        let list = JSONValue.array(sections.map { ["id": .string("\($0.id)"), "name": .string($0.name)] })
        let standards: JSONValue = ["kind": "news", "language": .string(visit.desk.settings.paper.language)]
        let folder = visit.desk.editorFiles.folder
        return try visit.screen(
            .write, title: headline.isEmpty ? visit.words[.untitled] : headline,
            [
                .url: .text("/stories/\(id)"), .language: .text(""),
                .headline: .text(headline.isEmpty ? visit.words[.untitled] : headline), .story: .text("\(id)"), .id: .text("\(user.id)"),
                .isNew: .bool(isNew), .isWriting: .bool(true), .editorFolder: .text(folder),
                .sections: .text(String(decoding: list.bytes(), as: UTF8.self)),
                .standards: .text(String(decoding: standards.bytes(), as: UTF8.self)),
            ])
    }
}
