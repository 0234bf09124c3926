import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The passages that are kept once: by name, by words of it, or those that are due for review.
struct BackgroundsScreen {
    static let routes = [
        Route(.get, "/background", for: .right(.readStories)) { try await BackgroundsScreen(visit: $0, visitor: $1).show() }
    ]

    private static let pageLength = 50

    let visit: Visit
    let visitor: Visitor

    private var words: String { String((visit.query["q"] ?? "").prefix(100)).trimmingCharacters(in: .whitespacesAndNewlines) }
    private var isDue: Bool { visit.query["part"] == "due" }
    private var isMine: Bool { visit.query["whose"] == "mine" }

    private func show() async throws -> WebAnswer {
        let (text, isDue, today, owner) = (words, isDue, visit.today, isMine ? visitor.user.id : nil)
        let after = visit.query["after"].flatMap { Background.ID($0) }
        let found = try await visit.desk.archive.read { records in
            var ids: [Background.ID]
            if isDue {
                ids = try records.backgrounds.due(on: today, of: owner, after: after, limit: Self.pageLength + 1)
            } else if !text.isEmpty {
                ids = try records.names.find(.background, text, limit: Self.pageLength).map { Background.ID($0.thing) }
            } else {
                ids = try records.backgrounds.named(after: after, limit: Self.pageLength + 1)
            }
            let hasMore = ids.count > Self.pageLength
            ids = Array(ids.prefix(Self.pageLength))
            return (rows: try BackgroundRow.all(ids, records), next: hasMore ? ids.last : nil)
        }
        let part = isDue ? "part=due&" + (isMine ? "whose=mine&" : "") : ""
        return try visit.screen(
            .backgrounds, title: visit.words[.backgrounds],
            [
                .query: .text(text), .isFiltered: .bool(!text.isEmpty), .isDue: .bool(isDue), .isMine: .bool(isMine),
                .canWrite: .bool(visitor.may(.keepBackground)), .items: .list(found.rows.map { $0.value(visit) }),
                .isEmpty: .bool(found.rows.isEmpty), .moreUrl: found.next.map { .text("/background?\(part)after=\($0)") } ?? .none,
            ])
    }
}

/// A passage, wherever it stands in a list.
struct BackgroundRow: Sendable {
    /// Public stories are counted no further.
    private static let most = 100

    let background: Background
    private let care: BackgroundCare
    private let owner: String
    private let count: Int

    static func all(_ ids: [Background.ID], _ records: Records) throws -> [BackgroundRow] {
        var names: [User.ID: String] = [:]
        return try ids.compactMap { id in
            guard let background = try records.backgrounds.find(id) else { return nil }
            let care = try records.backgrounds.care(of: id)
            if let owner = care.owner, names[owner] == nil { names[owner] = try records.users.find(owner)?.name }
            return BackgroundRow(
                background: background, care: care, owner: care.owner.flatMap { names[$0] } ?? "",
                count: try records.backgroundUses.count(id, upTo: most + 1))
        }
    }

    static func stories(_ count: Int, _ visit: Visit) -> String {
        count > most ? visit.words[.inManyStories, ["count": "\(most)"]] : visit.words[.inStories, count: count]
    }

    func value(_ visit: Visit) -> TemplateValue { .fields(fields(visit)) }

    func fields(_ visit: Visit) -> [DeskName: TemplateValue] {
        let views = visit.desk.views
        return [
            .url: .text("/background/\(background.id)"), .name: .text(background.name), .owner: .text(owner),
            .text: .text(background.document.plainText.replacing("\n", with: " ").beginning(160)),
            .asOf: .text(views.expected(background.asOf)), .review: care.review.map { views.day($0) } ?? .none,
            .isDue: .bool(care.isDue(on: visit.today)), .count: .text(Self.stories(count, visit)),
            .revision: .number(background.revision), .reviewAgain: .text(BackgroundForm.reviewAgain(visit).description),
        ]
    }
}
