import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// Whom the paper quotes, on which terms, and through whom it knows: the audit of its sources.
struct QuotedScreen {
    static let routes = [
        Route(.get, "/record/quoted", for: .right(.readStories)) { visit, _ in try await QuotedScreen(visit: visit).show() }
    ]

    private static let periods = [30, 90, 365]
    private static let most = 25

    let visit: Visit

    private func show() async throws -> WebAnswer {
        let asked = visit.query["days"].flatMap { Int($0) } ?? 0
        let days = Self.periods.contains(asked) ? asked : Self.periods[0]
        let last = visit.query["until"].flatMap { ImpreciseDate($0) }.flatMap { $0.precision == .day ? $0.first : nil } ?? visit.today
        let first = Day(daysSince1970: last.daysSince1970 - days + 1)
        let audit = try await visit.desk.archive.read { try $0.statements.audit(first...last, limit: Self.most) }
        let direct = audit.withoutOutlet == 0 ? [] : [row(visit.words[.knownThroughNobody], nil, audit.withoutOutlet, of: audit)]
        return try visit.screen(
            .quoted, title: visit.words[.quoted],
            [
                .periods: .list(
                    Self.periods.map {
                        .fields([
                            .url: .text("/record/quoted?days=\($0)" + (last == visit.today ? "" : "&until=\(last)")),
                            .label: .text(visit.words[.quotedIn, ["days": "\($0)"]]),
                            .isCurrent: .bool($0 == days),
                        ])
                    }), .isEmpty: .bool(audit.count == 0), .until: .text("\(last)"), .length: .number(days),
                .attributions: .list(audit.attributions.map { row(visit.words[$0.of], nil, $0.count, of: audit) }),
                .speakers: .list(audit.speakers.map { row($0.of.name, "speaker", $0.count, of: audit) }),
                .outlets: .list(audit.outlets.map { row($0.of.name, "outlet", $0.count, of: audit) } + direct),
            ])
    }

    /// - Parameter filter: by which the record shows what is counted.
    private func row(_ label: String, _ filter: String?, _ count: Int, of audit: StatementAudit) -> TemplateValue {
        let tenths = Int((Double(count) * 1_000 / Double(max(1, audit.count))).rounded())
        return .fields([
            .label: .text(label), .url: filter.map { .text("/record?\($0)=\(PercentCoding.encoded(label))") } ?? .none,
            .count: .number(count), .share: .text("\(tenths / 10).\(tenths % 10)"), .text: .text("\((tenths + 5) / 10) %"),
        ])
    }
}
