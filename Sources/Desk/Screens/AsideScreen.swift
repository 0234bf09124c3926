import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Versions that could not be brought together with a story: each beside the story as it is, until somebody has taken over what
/// is of use.
struct AsideScreen {
    static let routes = [
        Route(.get, "/stories/{story}/aside", for: .right(.writeOwnStories)) { try await AsideScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/stories/{story}/aside/{aside}/settle", for: .right(.writeOwnStories)) {
            try await AsideScreen(visit: $0, visitor: $1).settle()
        },
    ]

    private static let mostParagraphs = 2_000

    let visit: Visit
    let visitor: Visitor

    private func show() async throws -> WebAnswer {
        let id: Story.ID = try visit.id("story")
        let opened = try await visit.perform(OpenDraft(id), as: visitor)
        let standing = (fields: opened.fields, text: try opened.text)
        let (versions, names) = try await visit.desk.archive.read { records in
            let versions = try records.stories.setAside(of: id)
            return (versions, try Set(versions.map(\.savedBy)).reduce(into: [:]) { $0[$1] = try records.users.find($1)?.name })
        }
        let headline = standing.fields["headline"]?.string ?? ""
        return try visit.screen(
            .aside, title: visit.words[.setAsideVersions],
            [
                .url: .text("/stories/\(id)"), .headline: .text(headline.isEmpty ? visit.words[.untitled] : headline),
                .language: .text(standing.fields["language"]?.string ?? ""), .isEmpty: .bool(versions.isEmpty),
                .items: .list(try versions.map { try value(of: $0, by: names[$0.savedBy] ?? "", beside: standing) }),
            ])
    }

    private func value(of version: SetAside, by name: String, beside standing: (fields: JSONValue, text: [String])) throws -> TemplateValue
    {
        let text = version.content.document.plainText.paragraphs
        return .fields([
            .id: .text("\(version.id)"), .by: .text(name), .date: visit.desk.views.date(version.savedAt),
            .paragraphs: Self.paragraphs(text, beside: standing.text), .others: Self.paragraphs(standing.text, beside: text),
            .details: .list(try details(of: version, beside: standing.fields)),
        ])
    }

    /// Those that the other side does not have are marked.
    private static func paragraphs(_ text: [String], beside other: [String]) -> TemplateValue {
        let others = Set(other)
        return .list(
            text.prefix(mostParagraphs).map { .fields([.text: .text($0), .isOther: .bool(!others.contains($0))]) })
    }

    /// The texts among the fields in which the two differ; the editor shows the rest beside each field.
    private func details(of version: SetAside, beside standing: JSONValue) throws -> [TemplateValue] {
        let own = try DraftFields(version.content).json
        return ["headline", "standfirst", "dateline", "slug", "searchTitle", "sharingTitle"].compactMap { name in
            guard let text = own[name]?.string, let other = standing[name]?.string, text != other else { return nil }
            return .fields([.label: .text(visit.words["field_\(templateSpelling(name))"]), .text: .text(text), .value: .text(other)])
        }
    }

    private func settle() async throws -> WebAnswer {
        let id: Story.ID = try visit.id("story")
        try await visit.perform(SettleSetAside(visit.id("aside")), as: visitor)
        return .redirect(to: "/stories/\(id)/aside?done=settled")
    }
}

extension OpenedDraft {
    fileprivate var text: [String] {
        get throws {
            do {
                return try document.document.plainText.paragraphs
            } catch {
                throw NewsroomError.unavailable("the story's text cannot be read: \(error)")
            }
        }
    }
}

extension String {
    fileprivate var paragraphs: [String] { split(separator: "\n").map(String.init) }
}
