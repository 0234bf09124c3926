import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One confidential source, for its keepers. Who it is is shown only when asked for, and that is noted.
struct SourceScreen {
    static let routes = [
        Route(.get, "/sources/{source}", for: .right(.keepRecord)) { try await SourceScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/sources/{source}/open", for: .right(.keepRecord)) { try await SourceScreen(visit: $0, visitor: $1).open() },
        Route(.post, "/sources/{source}", for: .right(.keepRecord)) { try await SourceScreen(visit: $0, visitor: $1).save() },
        Route(.post, "/sources/{source}/statements", for: .right(.keepRecord)) {
            try await SourceScreen(visit: $0, visitor: $1).add()
        },
        Route(.post, "/sources/{source}/statements/{statement}/remove", for: .right(.keepRecord)) {
            try await SourceScreen(visit: $0, visitor: $1).remove()
        },
    ]

    private static let mostStatements = 100

    let visit: Visit
    let visitor: Visitor

    /// For everybody but its keepers it is as if it were not there.
    private func found() async throws -> ConfidentialSource {
        let id: ConfidentialSource.ID = try visit.id("source")
        guard let source = try await visit.desk.archive.read({ try $0.confidentialSources.find(id) }),
            source.keepers.contains(visitor.user.id)
        else { throw NewsroomError.notFound("source") }
        return source
    }

    private func show(opened fields: SourceFields? = nil, status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (source, user) = (try await found(), visitor.user)
        let (names, statements, choices) = try await visit.desk.archive.read { records in
            let names = try Dictionary(
                (source.keepers + [source.changedBy]).map { ($0, try records.users.find($0)?.name ?? "") },
                uniquingKeysWith: { first, _ in first })
            func rows(_ ids: [Statement.ID]) throws -> [(Statement, String)] {
                try ids.compactMap { id in
                    guard let statement = try records.statements.find(id), let story = try records.stories.find(statement.story),
                        user.mayRead(story)
                    else { return nil }
                    return (statement, try records.stories.revision(story.latestRevision, of: story.id)?.content.headline ?? "")
                }
            }
            return (
                names, try rows(records.confidentialSources.statements(of: source.id, limit: Self.mostStatements)),
                try rows(records.confidentialSources.statementsWithoutSource(limit: Self.mostStatements))
            )
        }
        let url = "/sources/\(source.id)"
        var all = fields?.values ?? [.label: .text(source.label)]
        all[.url] = .text(url)
        all[.isNew] = .bool(false)
        all[.isOpen] = .bool(fields != nil)
        all[.people] = try await visit.keepers(chosen: fields?.keepers ?? [])
        all[.keepers] = .text(source.keepers.compactMap { names[$0] }.joined(separator: ", "))
        all[.by] = .text(names[source.changedBy] ?? "")
        all[.date] = visit.desk.views.recent(source.changedAt, at: visit.desk.now())
        all[.statements] = .list(statements.map { row($0, $1, url) })
        all[.choices] = .list(choices.map { row($0, $1, url) })
        all[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.source, title: source.label, status: status, all)
    }

    private func row(_ statement: Statement, _ headline: String, _ url: String) -> TemplateValue {
        .fields([
            .id: .text("\(statement.id)"), .url: .text("\(url)/statements/\(statement.id)/remove"),
            .text: .text(String(statement.content.text.prefix(200))), .who: .text(statement.described),
            .storyUrl: .text("/stories/\(statement.story)"), .headline: .text(headline.isEmpty ? visit.words[.untitled] : headline),
        ])
    }

    private func open() async throws -> WebAnswer {
        let source = try await found()
        let identity = try await visit.perform(ReadSource(source.id, vault: visit.vault), as: visitor)
        return try await show(opened: SourceFields(source, identity))
    }

    private func save() async throws -> WebAnswer {
        let (source, fields) = (try await found(), SourceFields(visit))
        do {
            try await visit.perform(
                KeepSource(source.id, label: fields.label, identity: fields.identity, keepers: fields.keepers, vault: visit.vault),
                as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(opened: fields, status: status, fault: text)
        }
        // Who has taken themselves off does not see it any longer.
        return .redirect(to: fields.keepers.contains(visitor.user.id) ? "/sources/\(source.id)?done=source_kept" : "/sources")
    }

    private func add() async throws -> WebAnswer {
        let source = try await found()
        guard let statement = Statement.ID(visit.field("statement")) else { return .redirect(to: "/sources/\(source.id)") }
        return try await visit.saved(at: "/sources/\(source.id)") {
            try await visit.perform(NameSource(source.id, for: statement), as: visitor)
        } orAgain: {
            try await show(status: $0, fault: $1)
        }
    }

    private func remove() async throws -> WebAnswer {
        let source = try await found()
        let statement: Statement.ID = try visit.id("statement")
        try await visit.perform(NameSource(nil, for: statement), as: visitor)
        return .redirect(to: "/sources/\(source.id)?done=saved")
    }
}
