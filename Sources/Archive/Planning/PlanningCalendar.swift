package import Foundation
package import Newsroom

/// Something that stands on a day of the calendar.
package struct CalendarItem: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// With those of its times that fall on the day.
        case assignment(Assignment, deadline: Date?, planned: Date?)
        /// A story becomes public by the clock.
        case publication(Date)
        /// A story may not become public before.
        case embargo(Date)
        case event(DiaryEvent)
    }

    package let what: What
    package let entry: StoryListEntry?
}

/// What is to be shown of the calendar.
package struct CalendarQuery: Hashable, Sendable {
    /// Only what this account has to do, and its own stories.
    package var person: User.ID?
    package var section: Section.ID?
    /// On one day.
    package var limit: Int

    package init(person: User.ID? = nil, section: Section.ID? = nil, limit: Int) {
        self.person = person
        self.section = section
        self.limit = limit
    }
}

/// Everything that has a time: assignments, what becomes public by the clock, embargoes, and the diary.
///
/// A day costs the same however much stands on it: places are read from their index up to the limit, and only what is shown is
/// looked up.
package struct PlanningCalendar {
    private let records: Records
    private let zone: TimeZone
    private let query: CalendarQuery

    package init(_ records: Records, zone: TimeZone, _ query: CalendarQuery) {
        self.records = records
        self.zone = zone
        self.query = query
    }

    package struct OneDay: Sendable {
        package let day: Day
        package let items: [CalendarItem]
        /// Whether there is more on the day than the limit.
        package let hasMore: Bool
    }

    private enum Source {
        case assignment(Assignment.ID, deadline: Date?, planned: Date?)
        case item(CalendarItem)
    }

    package func day(_ day: Day) throws -> OneDay {
        let (start, end) = (day.start(in: zone), day.next.start(in: zone))
        var found = try assignments(from: start, until: end)
        found += try publications(from: start, until: end)
        found += try embargoes(from: start, until: end)
        found += try events(on: day)
        let shown = found.sorted { $0.at < $1.at }
        let items = try shown.prefix(query.limit).compactMap { try item($0.source) }
        return OneDay(day: day, items: items, hasMore: shown.count > query.limit)
    }

    private func item(_ source: Source) throws -> CalendarItem? {
        guard case .assignment(let id, let deadline, let planned) = source else {
            if case .item(let item) = source { return item }
            return nil
        }
        guard let assignment = try records.assignments.find(id) else { return nil }
        return CalendarItem(
            what: .assignment(assignment, deadline: deadline, planned: planned),
            entry: try assignment.story.flatMap { try records.storyList.entry(of: $0) })
    }

    /// One whose deadline and planned time fall on the day stands there once, at the first of them.
    private func assignments(from start: Date, until end: Date) throws -> [(at: Date, source: Source)] {
        let times = AssignmentTimes(connection: records.connection)
        let list = query.person.map { .person($0) } ?? query.section.map { .section($0) } ?? AssignmentTimes.List.everybody
        func found(_ what: AssignmentTimes.What) throws -> [Assignment.ID: Date] {
            let places = try [true, false].flatMap {
                try times.places(list, what, isOpen: $0, from: start, until: end, limit: query.limit + 1)
            }
            return Dictionary(places.map { ($0.assignment, $0.due) }) { first, _ in first }
        }
        let (deadlines, planned) = (try found(.deadline), try found(.planned))
        return Set(deadlines.keys).union(planned.keys).sorted().compactMap { id in
            guard let at = [deadlines[id], planned[id]].compactMap({ $0 }).min() else { return nil }
            return (at, .assignment(id, deadline: deadlines[id], planned: planned[id]))
        }
    }

    private func publications(from start: Date, until end: Date) throws -> [(at: Date, source: Source)] {
        try records.publications.plans(from: start, until: end, limit: query.limit + 1).compactMap { plan in
            guard let entry = try records.storyList.entry(of: plan.story), shows(entry) else { return nil }
            return (plan.due, .item(CalendarItem(what: .publication(plan.due), entry: entry)))
        }
    }

    private func embargoes(from start: Date, until end: Date) throws -> [(at: Date, source: Source)] {
        try records.storyList.embargoes(from: start, until: end, limit: query.limit + 1).compactMap { found in
            guard let entry = try records.storyList.entry(of: found.story), shows(entry), entry.publication.isNothing else { return nil }
            return (found.end, .item(CalendarItem(what: .embargo(found.end), entry: entry)))
        }
    }

    private func events(on day: Day) throws -> [(at: Date, source: Source)] {
        guard query.person == nil else { return [] }
        return try records.diary.events(from: day, through: day, limit: query.limit + 1).compactMap { event in
            guard event.when.precision == .day || event.when.precision == .minute else { return nil }
            return (day.instant(at: event.when.minute, in: zone), .item(CalendarItem(what: .event(event), entry: nil)))
        }
    }

    private func shows(_ entry: StoryListEntry) -> Bool {
        (query.person == nil || query.person == entry.creator) && (query.section == nil || query.section == entry.section)
    }

    /// What is expected in a month, and not known better.
    package func someday(of day: Day) throws -> [DiaryEvent] {
        guard query.person == nil, let first = Day(year: day.year, month: day.month, day: 1) else { return [] }
        return try records.diary.events(from: first, through: first, limit: query.limit).filter { $0.when.precision == .month }
    }
}

extension PublicationState {
    fileprivate var isNothing: Bool {
        switch self {
        case .unpublished, .withdrawn: true
        case .planned, .published: false
        }
    }
}
