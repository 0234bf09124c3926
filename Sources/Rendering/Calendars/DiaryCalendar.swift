import Foundation
import Newsroom

/// The diary for calendars (iCalendar, RFC 5545): what is to come and what has passed lately. What is known only by its year is left
/// out: a calendar would show it all year long.
struct DiaryCalendar {
    static let mediaType = "text/calendar"
    static let contentType = "text/calendar; charset=utf-8"
    static let coming = 400
    static let earlier = 100

    let events: [PublishedDiaryEvent]

    init(on today: Day, from reader: any EditionReader) throws {
        let earlier = try reader.diary(.earlier(before: today), after: nil, limit: Self.earlier).items
        let coming = try reader.diary(.coming(from: today), after: nil, limit: Self.coming).items
        events = (earlier.reversed() + coming).filter { $0.event.when.precision != .year }
    }

    func write(_ presenter: Presenter) -> [UInt8] {
        var text = CalendarText()
        let name = presenter.feedTitle(presenter.words[.diary])
        text.line("BEGIN", value: "VCALENDAR")
        text.line("VERSION", value: "2.0")
        text.line("PRODID", value: "-//Broadsheet//Diary//EN")
        text.line("CALSCALE", value: "GREGORIAN")
        // RFC 7986, and what calendars read that do not know it.
        text.text("NAME", saying: name)
        text.text("X-WR-CALNAME", saying: name)
        text.text("DESCRIPTION", saying: presenter.words[.aboutDiary])
        text.line("URL", "VALUE=URI", value: presenter.absolute(PageKey.diary().path))
        text.line("REFRESH-INTERVAL", "VALUE=DURATION", value: "PT6H")
        text.line("X-PUBLISHED-TTL", value: "PT6H")
        for event in events { write(event, presenter, to: &text) }
        text.line("END", value: "VCALENDAR")
        return text.bytes
    }

    private func write(_ published: PublishedDiaryEvent, _ presenter: Presenter, to text: inout CalendarText) {
        let event = published.event
        let language = "LANGUAGE=\(published.story?.language ?? presenter.paper.language)"
        text.line("BEGIN", value: "VEVENT")
        text.line("UID", value: "\(event.id)")
        // Without a METHOD it says when the event was last changed (section 3.8.7.2).
        text.line("DTSTAMP", value: Self.utc(published.changed))
        writeTime(event.when, presenter, to: &text)
        let isExact = event.when.precision != .month && !event.when.isApproximate
        text.text("SUMMARY", language, saying: isExact ? event.what : "\(event.what) – \(presenter.expected(event.when))")
        let description = description(of: published, presenter)
        if !description.isEmpty { text.text("DESCRIPTION", saying: description) }
        if !published.topics.isEmpty {
            text.line("CATEGORIES", value: published.topics.map { CalendarText.escaped($0.name) }.joined(separator: ","))
        }
        let page = published.story.map { PageKey.story(slug: $0.slug) } ?? .diary()
        text.line("URL", value: presenter.absolute(page.path))
        text.line("STATUS", value: Self.status(event.answer?.outcome))
        text.line("TRANSP", value: "TRANSPARENT")
        text.line("END", value: "VEVENT")
    }

    private func writeTime(_ when: ImpreciseDate, _ presenter: Presenter, to text: inout CalendarText) {
        guard when.precision != .minute else { return text.line("DTSTART", value: Self.utc(presenter.instant(of: when))) }
        text.line("DTSTART", "VALUE=DATE", value: Self.date(when.first))
        text.line("DTEND", "VALUE=DATE", value: Self.date(when.last.next))
    }

    /// What is expected is no promise.
    private static func status(_ outcome: DiaryAnswer.Outcome?) -> String {
        switch outcome {
        case .happened: "CONFIRMED"
        case .didNotHappen: "CANCELLED"
        case .postponed, nil: "TENTATIVE"
        }
    }

    private func description(of published: PublishedDiaryEvent, _ presenter: Presenter) -> String {
        let (event, words) = (published.event, presenter.words)
        return [
            event.answer.flatMap { words.diaryOutcomes[$0.outcome] } ?? "",
            event.formerly.map { former in words[.diaryFormerly, { _ in words.date(former) }] } ?? "", event.answer?.note ?? "",
            published.story?.headline ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// `20250212T154000Z`.
    private static func utc(_ instant: Date) -> String {
        let time = LocalTime(instant, in: .gmt)
        return date(time.day) + "T" + time.iso.dropFirst(11).prefix(8).replacing(":", with: "") + "Z"
    }
}
