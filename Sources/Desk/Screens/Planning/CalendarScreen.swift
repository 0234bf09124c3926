import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The calendar of a week or a month: what is due, what is planned, what becomes public, and what is expected.
struct CalendarScreen {
    static let routes = [
        Route(.get, "/calendar", for: .signedIn) { try await CalendarScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/calendar/move", for: .signedIn) { try await CalendarScreen(visit: $0, visitor: $1).move() },
    ]

    let visit: Visit
    let visitor: Visitor

    private var zone: TimeZone { visit.desk.settings.paper.timeZone }
    private var today: Day { Day(visit.desk.now(), in: zone) }
    private func value(_ name: String) -> String { visit.query[name] ?? visit.form[name] ?? "" }
    private var isMine: Bool { value("whose") == "mine" || !visitor.may(.readStories) }

    /// What the address asks for; this week where it asks for nothing that there is.
    private var span: CalendarSpan { CalendarSpan(week: value("week"), month: value("month"), today: today) }

    private struct Found: Sendable {
        var days: [PlanningCalendar.OneDay]
        var someday: [DiaryEvent]
        var names: StoryNames
        var sections: [Section]
    }

    private func find() async throws -> Found {
        let (span, zone, slug) = (span, zone, value("section"))
        return try await visit.desk.archive.read { records in
            let section = try slug.isEmpty ? nil : records.sections.find(slug: slug)
            let calendar = PlanningCalendar(
                records, zone: zone,
                CalendarQuery(person: isMine ? visitor.user.id : nil, section: section?.id, limit: span.mostOnOneDay))
            let days = try span.days.map { try calendar.day($0) }
            let items = days.flatMap(\.items)
            let assignments = items.compactMap { if case .assignment(let assignment, _, _) = $0.what { assignment } else { nil } }
            return Found(
                days: days, someday: try calendar.someday(of: span.middle),
                names: try StoryNames(items.compactMap(\.entry), assignments, records), sections: try records.sections.all())
        }
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (found, span, words, views) = (try await find(), span, visit.words, visit.desk.views)
        return try visit.screen(
            .calendar, title: words[.calendar], status: status,
            [
                .heading: .text(views.title(span)), .isMonth: .bool(span.isMonth), .week: .text(span.isMonth ? "" : span.description),
                .month: .text(span.isMonth ? span.description : ""), .previousUrl: .text(address(span.previous)),
                .nextUrl: .text(address(span.next)), .todayUrl: .text(address(span.now(today))),
                .weekUrl: .text(address(.week(Week(span.holds(today) ? today : span.middle)))),
                .monthUrl: .text(address(.month(span.middle))),
                .isMine: .bool(isMine), .canAssign: .bool(visitor.may(.readStories)), .section: .text(value("section")),
                .options: Visit.options(found.sections.map { ($0.slug, $0.name) }, selected: value("section")),
                .days: .list(found.days.map { day($0, found, span) }),
                .someday: .list(found.someday.map { .text($0.what) }), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func day(_ day: PlanningCalendar.OneDay, _ found: Found, _ span: CalendarSpan) -> TemplateValue {
        let views = visit.desk.views
        return .fields([
            .day: .text(day.day.description), .before: .text(day.day.previous.description), .after: .text(day.day.next.description),
            .label: .text(views.label(day.day)), .isToday: .bool(day.day == today),
            .isPast: .bool(day.day < today), .isOutside: .bool(span.isMonth && day.day.month != span.middle.month),
            .isEmpty: .bool(day.items.isEmpty), .hasMore: .bool(day.hasMore), .weekUrl: .text(address(.week(Week(day.day)))),
            .items: .list(
                day.items.map { CalendarCard(item: $0, day: day.day, names: found.names, visit: visit, user: visitor.user).value }),
        ])
    }

    private func address(_ span: CalendarSpan, _ more: [String] = []) -> String {
        let filters = ["section", "whose"].compactMap { name in
            value(name).isEmpty ? nil : "\(name)=\(PercentCoding.encoded(value(name)))"
        }
        return "/calendar?" + ([span.query] + filters + more).joined(separator: "&")
    }

    // MARK: Moving

    /// Moves what a card stands for to another day, and says truthfully if that is not possible.
    private func move() async throws -> WebAnswer {
        do {
            guard let date = ImpreciseDate(visit.field("to")), date.precision == .day, date.first.year >= 1970 else {
                throw NewsroomError.invalid(field: "day", reason: visit.words[.noSuchTime])
            }
            let item = try CardName(visit.field("item"))
            try await move(item, to: date.first)
            let span = span.holds(date.first) ? span : .week(Week(date.first))
            return .redirect(to: address(span, ["done=moved_to_day"]) + "#\(item.anchor)")
        } catch NewsroomError.notAllowed(let right) {
            return try await show(status: 403, fault: "\(visit.words[.notAllowed]): \(right.inWords)")
        } catch NewsroomError.notAllowedHere(let right) {
            return try await show(status: 403, fault: "\(visit.words[.notAllowed]): \(right.inWords)")
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
    }

    private func move(_ item: CardName, to day: Day) async throws {
        switch item {
        case .assignment(let id, let times): try await visit.perform(MoveAssignment(id, times, to: day), as: visitor)
        case .publication(let story):
            let plan = try await visit.desk.archive.read { try $0.publications.plan(story) }
            guard let plan else { throw NewsroomError.notFound("planned publication") }
            let time = plan.due.moved(by: day.daysSince1970 - Day(plan.due, in: zone).daysSince1970, in: zone)
            guard time > visit.desk.now() else { throw NewsroomError.conflict(visit.words[.publishNow]) }
            let act = PublishStory(story: story, revision: plan.revision, time: .at(time))
            if case .planned(let due) = try await visit.desk.editorial.rehearse(act, as: visitor.user.id), due != time {
                throw NewsroomError.conflict(visit.words[.embargoHolds, ["date": visit.desk.views.inWords(due)]])
            }
            try await visit.perform(act, as: visitor)
        }
    }
}
