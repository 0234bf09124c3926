import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The newsroom's diary: what is expected, and how it turned out.
struct DiaryScreen {
    static let routes = [
        Route(.get, "/diary", for: .right(.readStories)) { try await DiaryScreen(visit: $0, visitor: $1).show() }
    ]

    static let pageLength = 100

    let visit: Visit
    let visitor: Visitor

    private var isEarlier: Bool { visit.query["part"] == "earlier" }

    private func show() async throws -> WebAnswer {
        let part = isEarlier ? DiaryPart.earlier(before: visit.today) : .coming(from: visit.today)
        let after = visit.query["after"].flatMap { Cursor($0) }
        let (page, names) = try await visit.desk.archive.read { records in
            let page = try records.diary.page(part, after: after, limit: Self.pageLength)
            return (page, try DiaryNames(page.items, records))
        }
        var groups: [(label: String, items: [TemplateValue])] = []
        for event in page.items {
            let label = visit.desk.views.month(of: event.when)
            if groups.last?.label != label { groups.append((label, [])) }
            groups[groups.count - 1].items.append(DiaryRow(event, names, visit, visitor).value)
        }
        return try visit.screen(
            .diary, title: visit.words[.diary],
            [
                .isPast: .bool(isEarlier), .canPlan: .bool(visitor.may(.keepRecord)), .isEmpty: .bool(groups.isEmpty),
                .groups: .list(groups.map { .fields([.label: .text($0.label), .items: .list($0.items)]) }),
                .moreUrl: page.next.map { .text("/diary?\(isEarlier ? "part=earlier&" : "")after=\($0)") } ?? .none,
            ])
    }
}
