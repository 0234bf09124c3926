import Foundation
import Newsroom

/// What is expected, by month: what is to come, or what was, with how it turned out.
struct DiaryPage: ReaderPage {
    static let length = 50

    let list: PageKey.DiaryList
    let events: Page<PublishedDiaryEvent>
    let cursor: Cursor?

    init(_ list: PageKey.DiaryList, on today: Day, after cursor: Cursor?, from reader: any EditionReader) throws {
        (self.list, self.cursor) = (list, cursor)
        events = try reader.diary(list.part(on: today), after: cursor, limit: Self.length)
    }

    let template = Theme.Page.diary

    func head(_ presenter: Presenter) -> PageHead {
        let words = presenter.words
        var head = PageHead(kind: .isDiary, title: list == .coming ? words[.diary] : words[.diaryEarlier])
        head.description = words[.aboutDiary]
        head.address = PageKey.diary(list, after: cursor).address
        head.files = [
            PageFile(name: "iCalendar", mediaType: DiaryCalendar.mediaType, title: words[.diary], address: PageKey.diaryCalendar.path)
        ]
        // An expectation is no Event of schema.org: that has a place, and takes place.
        let path = [(words[.diary], PageKey.diary())] + (list == .coming ? [] : [(head.title, PageKey.diary(list))])
        head.structuredData = presenter.collection(head.title, at: .diary(list), description: head.description, path: path)
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let words = presenter.words
        var months: [(month: Month, items: [TemplateValue])] = []
        for event in events.items {
            let month = Month(event.event.when)
            if months.last?.month != month { months.append((month, [])) }
            months[months.count - 1].items.append(item(event, presenter))
        }
        return [
            (.tabs, .list(PageKey.DiaryList.allCases.map { tab($0, words) })),
            (.months, .list(months.map { [.iso: .text($0.month.iso), .label: .text($0.month.label(words)), .items: .list($0.items)] })),
            (.note, .text(list == .coming ? words[.nothingExpected] : words[.nothingWasExpected])),
            (.calendarUrl, .text(PageKey.diaryCalendar.path)),
            (.nextUrl, .text(events.next.map { presenter.address(PageKey.diary(list, after: $0)) } ?? "")),
            (.label, .text(list == .coming ? words[.laterEvents] : words[.earlierEvents])),
        ]
    }

    private func tab(_ tab: PageKey.DiaryList, _ words: Words) -> TemplateValue {
        [
            .label: .text(tab == .coming ? words[.diaryComing] : words[.diaryEarlier]), .url: .text(tab.path),
            .isCurrent: .bool(tab == list && cursor == nil),
        ]
    }

    private func item(_ published: PublishedDiaryEvent, _ presenter: Presenter) -> TemplateValue {
        let (event, words) = (published.event, presenter.words)
        let language = published.story?.language ?? presenter.paper.language
        let outcome = event.answer.map(\.outcome)
        let isUnknown = list == .earlier && event.isOpen
        return [
            .text: .text(event.what), .language: .text(language), .direction: .text(LanguageTag.direction(of: language).rawValue),
            .date: [.iso: .text(presenter.machineDate(event.when)), .label: .text(presenter.expected(event.when))],
            .formerly: .text(event.formerly.map { former in words[.diaryFormerly, { _ in words.date(former) }] } ?? ""),
            .status: .text(isUnknown ? "unknown" : outcome?.rawValue ?? ""),
            .outcomeLabel: .text(isUnknown ? words[.diaryNotKnown] : outcome.flatMap { words.diaryOutcomes[$0] } ?? ""),
            .note: .text(event.answer?.note ?? ""),
            .story: published.story.map { story -> TemplateValue in
                [
                    .headline: .text(story.headline), .url: .text(PageKey.story(slug: story.slug).path), .language: .text(story.language),
                    .direction: .text(LanguageTag.direction(of: story.language).rawValue),
                ]
            } ?? .none,
            .hasTopics: .bool(!published.topics.isEmpty), .topics: .list(published.topics.map { presenter.topic($0) }),
        ]
    }
}

extension PageKey.DiaryList {
    func part(on today: Day) -> DiaryPart {
        switch self {
        case .coming: .coming(from: today)
        case .earlier: .earlier(before: today)
        }
    }
}

/// Under which heading an event stands: its month, or its year where no month is known.
private struct Month: Hashable {
    let year: Int
    let month: Int?

    init(_ date: ImpreciseDate) {
        year = date.first.year
        month = date.precision == .year ? nil : date.first.month
    }

    var iso: String {
        guard let month, let day = Day(year: year, month: month, day: 1) else {
            return String(ImpreciseDate(year: year).description.prefix(4))
        }
        return String(day.description.prefix(7))
    }

    func label(_ words: Words) -> String { month.map { words.month($0, of: year) } ?? words.year(year) }
}

extension Presenter {
    /// As well as it is known, and no better: "February 2025 (day not known)".
    func expected(_ date: ImpreciseDate) -> String {
        switch date.precision {
        case .minute where !date.isApproximate: words.dateTime(LocalTime(instant(of: date), in: paper.timeZone))
        case .minute, .day: words.date(date)
        case .month: words[.diaryDayUnknown, { _ in words.date(date) }]
        case .year: words[.diaryMonthUnknown, { _ in words.date(date) }]
        }
    }

    /// For `time` elements; empty for what is only about then.
    func machineDate(_ date: ImpreciseDate) -> String {
        guard !date.isApproximate else { return "" }
        return date.precision == .minute ? LocalTime(instant(of: date), in: paper.timeZone).iso : date.description
    }

    func instant(of date: ImpreciseDate) -> Date { date.first.instant(at: date.minute, in: paper.timeZone) }
}
