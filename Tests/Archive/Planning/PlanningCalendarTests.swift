import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("The calendar")
struct PlanningCalendarTests {
    private static let town = Section(id: .sample(1_101), name: "Town", slug: "town")

    private func day(_ month: Int, _ day: Int) throws -> Day { try #require(Day(year: 2025, month: month, day: day)) }

    private func story(_ number: UInt64, _ archive: NewsroomArchive, embargo: Date? = nil, section: Section.ID? = nil) async throws {
        try await archive.write { records in
            let content = StoryContent(headline: "Story \(number)", embargo: embargo, section: section)
            let revision = Revision(
                story: .sample(number), number: 1, content: content, savedAt: .firstMorning, savedBy: User.reporter.id,
                manner: .deliberate, startedAt: .firstMorning)
            try records.stories.add(.sample(number), stage: .ready, first: revision)
        }
    }

    private func names(_ archive: NewsroomArchive, _ day: Day, _ query: CalendarQuery = CalendarQuery(limit: 40)) async throws -> [String] {
        try await archive.read { records in
            try PlanningCalendar(records, zone: .kyiv, query).day(day).items.map { item in
                switch item.what {
                case .assignment(let assignment, let deadline, let planned):
                    assignment.title + (deadline == nil ? "" : " due") + (planned == nil ? "" : " planned")
                case .publication: "public \(item.entry?.headline ?? "")"
                case .embargo: "embargo \(item.entry?.headline ?? "")"
                case .event(let event): event.what
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a day has everything of it in order of time, by the newsroom's clock`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            // Clocks went forward in the night to 30 March 2025: that day had 23 hours.
            let (saturday, sunday) = (try day(3, 29), try day(3, 30))
            try await story(1, archive)
            try await story(2, archive, embargo: sunday.instant(at: 8 * 60, in: .kyiv), section: nil)
            try await archive.write { records in
                try records.sections.save(Self.town)
                for (number, title, deadline, planned, state) in [
                    (1, "Both", sunday.instant(at: 9 * 60, in: .kyiv), sunday.instant(at: 18 * 60, in: .kyiv), Assignment.State.open),
                    (2, "Over midnight", saturday.instant(at: 1_439, in: .kyiv), sunday.instant(at: 1_439, in: .kyiv), .done),
                    (3, "Dropped", sunday.instant(at: 60, in: .kyiv), nil, .dropped),
                ] as [(UInt64, String, Date?, Date?, Assignment.State)] {
                    let assignment = Assignment(
                        id: .sample(100 + number), title: title, section: number == 1 ? Self.town.id : nil, deadline: deadline,
                        planned: planned, people: number == 1 ? [User.reporter.id] : [], state: state, createdBy: User.editor.id)
                    try records.assignments.save(assignment, by: User.editor.id, at: .firstMorning)
                }
                try records.publications.plan(
                    .sample(1), revision: 1, due: sunday.instant(at: 12 * 60, in: .kyiv), by: User.editor.id, at: .firstMorning)
                for (number, what, when) in [
                    (1, "Vote", "2025-03-30T15:00"), (2, "Regatta", "2025-03-30"), (3, "Report", "2025-03"), (4, "Later", "2025-03-31"),
                ] as [(UInt64, String, String)] {
                    guard let date = ImpreciseDate(when) else { continue }
                    try records.diary.save(DiaryEvent(id: .sample(200 + number), what: what, when: date), at: .firstMorning)
                }
            }
            #expect(
                try await names(archive, sunday) == [
                    "Regatta", "embargo Story 2", "Both due planned", "public Story 1", "Vote", "Over midnight planned",
                ])
            #expect(try await names(archive, saturday) == ["Over midnight due"])
            let town = CalendarQuery(section: Self.town.id, limit: 40)
            #expect(try await names(archive, sunday, town) == ["Regatta", "Both due planned", "Vote"])
            let mine = CalendarQuery(person: User.reporter.id, limit: 40)
            #expect(try await names(archive, sunday, mine) == ["embargo Story 2", "Both due planned", "public Story 1"])
            #expect(try await names(archive, sunday, CalendarQuery(person: User.outsideContributor.id, limit: 40)) == [])
            let (cut, someday) = try await archive.read { records in
                let calendar = PlanningCalendar(records, zone: .kyiv, CalendarQuery(limit: 2))
                return (try calendar.day(sunday), try calendar.someday(of: sunday))
            }
            #expect(cut.items.count == 2 && cut.hasMore && someday.map(\.what) == ["Report"])
        }
    }
}
