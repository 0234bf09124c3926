import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// What the day asks for: what is late, what is due and planned today, and what becomes public by the clock.
struct TodayScreen {
    static let routes = [
        Route(.get, "/today", for: .signedIn) { try await TodayScreen(visit: $0, visitor: $1).show() }
    ]

    static let pageLength = 100
    /// Of the latest that has passed.
    static let mostAsked = 20

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var page: AssignmentPage
        var scheduled: [StoryListEntry]
        /// What was expected and has passed, and nobody has said how it turned out.
        var asked: [DiaryEvent]
        var diary: DiaryNames
        /// Passages whose day of review has come.
        var due: [BackgroundRow]
        /// What is new of what the account follows, and its topics.
        var followed: FollowedNews?
        var names: StoryNames
        var sections: [Section]
    }

    private var isMine: Bool { visit.query["whose"] == "mine" || !visitor.may(.readStories) }

    private func find() async throws -> Found {
        let zone = visit.desk.settings.paper.timeZone
        let today = Day(visit.desk.now(), in: zone)
        let (start, end) = (today.start(in: zone), today.next.start(in: zone))
        let after = visit.query["after"].flatMap { AssignmentTimes.Place($0) }
        return try await visit.desk.archive.read { records in
            let section = try visit.query["section"].flatMap { try records.sections.find(slug: $0) }
            let query = AssignmentQuery(
                order: .upcoming, person: isMine ? visitor.user.id : nil, section: section?.id, end: end)
            let page = try AssignmentList(records).page(query, after: after, limit: Self.pageLength)
            let plans = after == nil ? try records.publications.plans(from: start, until: end, limit: Self.pageLength) : []
            let scheduled = try plans.compactMap { try records.storyList.entry(of: $0.story) }.filter { entry in
                (section == nil || entry.section == section?.id) && (!isMine || entry.creator == visitor.user.id)
            }
            let isAsked = after == nil && section == nil
            let asked =
                try isAsked
                ? records.diary.unanswered(before: today, of: isMine ? visitor.user.id : nil, limit: Self.mostAsked) : []
            let due =
                try isAsked && visitor.may(.keepBackground)
                ? records.backgrounds.due(on: today, of: isMine ? visitor.user.id : nil, limit: Self.mostAsked) : []
            return Found(
                page: page, scheduled: scheduled, asked: asked, diary: try DiaryNames(asked, records),
                due: try BackgroundRow.all(due, records),
                followed: after == nil ? try FollowedNews(for: visitor.user, records) : nil,
                names: try StoryNames(page.items.compactMap(\.entry) + scheduled, page.items.map(\.assignment), on: today, records),
                sections: try records.sections.all())
        }
    }

    private func show() async throws -> WebAnswer {
        let (found, words, now) = (try await find(), visit.words, visit.desk.now())
        let items = found.page.items
        let late = items.filter { $0.assignment.isLate(at: now, stage: $0.entry?.stage) }
        let due = items.filter { !$0.assignment.isLate(at: now, stage: $0.entry?.stage) }
        let groups = [
            group(.lateOnes, late.map { row($0.entry, $0.assignment, found) }),
            group(.today, due.map { row($0.entry, $0.assignment, found) }),
            group(.becomesPublic, found.scheduled.map { row($0, nil, found) }),
        ].compactMap { $0 }
        return try visit.screen(
            .today, title: words[.today],
            [
                .groups: .list(groups),
                .isEmpty: .bool(
                    groups.isEmpty && found.asked.isEmpty && found.due.isEmpty && found.followed?.items.isEmpty != false),
                .hasBackgrounds: .bool(!found.due.isEmpty), .backgrounds: .list(found.due.map { $0.value(visit) }),
                .label: .text(words[.passagesDue, count: found.due.count]),
                .hasFollowed: .bool(found.followed?.topics.isEmpty == false), .until: .text(APITime.text(now)),
                .followed: .list(found.followed?.items.map { $0.value(visit) } ?? []),
                .message: found.followed?.count.map { .text($0) } ?? .none,
                .follows: .list(found.followed?.topics.map { .fields([.label: .text($0.name), .url: .text(visit.record(of: $0))]) } ?? []),
                .hasEvents: .bool(!found.asked.isEmpty),
                .events: .list(found.asked.map { DiaryRow($0, found.diary, visit, visitor).value }),
                .date: .text(visit.desk.views.today(now)), .isMine: .bool(isMine), .canAssign: .bool(visitor.may(.readStories)),
                .options: Visit.options(found.sections.map { ($0.slug, $0.name) }, selected: visit.query["section"] ?? ""),
                .moreUrl: found.page.next.map { .text(address(after: $0)) } ?? .none,
            ])
    }

    private func group(_ word: DeskWord, _ rows: [TemplateValue]) -> TemplateValue? {
        rows.isEmpty ? nil : .fields([.label: .text(visit.words[word]), .items: .list(rows)])
    }

    private func row(_ entry: StoryListEntry?, _ assignment: Assignment?, _ found: Found) -> TemplateValue {
        let isReadable = entry?.creator == visitor.user.id || visitor.may(.readStories)
        return StoryRow(entry: isReadable ? entry : nil, assignment: assignment, names: found.names, visit: visit).value
    }

    private func address(after place: AssignmentTimes.Place) -> String {
        let filters = ["section", "whose"].compactMap { name in
            visit.query[name].flatMap { $0.isEmpty ? nil : "\(name)=\(PercentCoding.encoded($0))" }
        }
        return "/today?" + (filters + ["after=\(place.text)"]).joined(separator: "&")
    }
}
