import Foundation
import Newsroom

/// Days, months and years that have stories, found by stepping from one to the next: the cost is what the page shows, not what
/// the archive holds.
struct ArchiveSteps {
    let reader: any EditionReader

    /// The first day with stories from `day` on.
    func first(from day: Day) throws -> Day? { try reader.neighbours(ofDay: day.previous).after }

    func days(ofMonth month: Int, of year: Int) throws -> [Day] {
        var days: [Day] = []
        var next = Day(year: year, month: month, day: 1)
        while let from = next, let day = try first(from: from), day.month == month, day.year == year {
            days.append(day)
            next = day.next
        }
        return days
    }

    func months(of year: Int) throws -> [Int] {
        var months: [Int] = []
        var next = Day(year: year, month: 1, day: 1)
        while let from = next, let day = try first(from: from), day.year == year {
            months.append(day.month)
            next = day.month < 12 ? Day(year: year, month: day.month + 1, day: 1) : nil
        }
        return months
    }

    /// Newest first.
    func years() throws -> [Int] {
        var years: [Int] = []
        var next = Day(year: 1, month: 1, day: 2)
        while let from = next, let day = try first(from: from), years.count < 500 {
            years.append(day.year)
            next = Day(year: day.year + 1, month: 1, day: 1)
        }
        return years.reversed()
    }
}

/// All years, or one of them, with their months.
struct ArchivePage: ReaderPage {
    /// Of the list of all years, so many show their months.
    static let openYears = 12

    let year: Int?
    let years: [(year: Int, months: [Int])]
    let previous: Int?
    let next: Int?

    init(year: Int?, from reader: any EditionReader) throws {
        self.year = year
        let steps = ArchiveSteps(reader: reader)
        guard let year else {
            years = try steps.years().enumerated().map { ($1, $0 < Self.openYears ? try steps.months(of: $1) : []) }
            (previous, next) = (nil, nil)
            return
        }
        let months = try steps.months(of: year)
        years = months.isEmpty ? [] : [(year, months)]
        previous = try Day(year: year, month: 1, day: 1).flatMap { try reader.neighbours(ofDay: $0).before?.year }
        next = try Day(year: year, month: 12, day: 31).flatMap { try reader.neighbours(ofDay: $0).after?.year }
    }

    let template = Theme.Page.archive

    var status: Int { year != nil && years.isEmpty ? 404 : 200 }

    func head(_ presenter: Presenter) -> PageHead {
        let archive = presenter.words[.archive]
        var head = PageHead(kind: .isArchive, title: year.map { "\(archive): \(presenter.words.year($0))" } ?? archive)
        head.address = status == 200 ? PageKey.archive(year: year).path : nil
        head.feed = .paper
        head.isUnlisted = status != 200
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        func link(_ year: Int?) -> TemplateValue {
            year.map { [.url: .text(PageKey.archive(year: $0).path), .label: .text(presenter.words.year($0))] } ?? .none
        }
        return [
            (.title, .text(year.map { presenter.words.year($0) } ?? presenter.words[.archive])),
            (.isWhole, .bool(year == nil)),
            (
                .years,
                .list(
                    years.map { year, months in
                        [
                            .url: .text(PageKey.archive(year: year).path), .label: .text(presenter.words.year(year)),
                            .months: .list(
                                months.map { month in
                                    [
                                        .url: .text(PageKey.archive(year: year, month: month).path),
                                        .label: .text(presenter.words.month(month)),
                                    ]
                                }),
                        ]
                    })
            ),
            (.hasPrevious, .bool(previous != nil)), (.previous, link(previous)), (.hasNext, .bool(next != nil)), (.next, link(next)),
        ]
    }
}

/// A month's calendar: the days that have stories lead to them.
struct ArchiveMonthPage: ReaderPage {
    let year: Int
    let month: Int
    let days: [Day]
    let previous: Day?
    let next: Day?

    init(year: Int, month: Int, from reader: any EditionReader) throws {
        self.year = year
        self.month = month
        days = try ArchiveSteps(reader: reader).days(ofMonth: month, of: year)
        previous = try Day(year: year, month: month, day: 1).flatMap { try reader.neighbours(ofDay: $0).before }
        next = try Day(year: year, month: month, day: Day.days(inMonth: month, of: year)).flatMap {
            try reader.neighbours(ofDay: $0).after
        }
    }

    let template = Theme.Page.archiveMonth

    var status: Int { days.isEmpty ? 404 : 200 }

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isArchive, title: presenter.words.month(month, of: year))
        head.address = days.isEmpty ? nil : PageKey.archive(year: year, month: month).path
        head.feed = .paper
        head.isUnlisted = days.isEmpty
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        func link(_ day: Day?) -> TemplateValue {
            day.map {
                [
                    .url: .text(PageKey.archive(year: $0.year, month: $0.month).path),
                    .label: .text(presenter.words.month($0.month, of: $0.year)),
                ]
            } ?? .none
        }
        return [
            (
                .month,
                [
                    .label: .text(presenter.words.month(month, of: year)), .iso: .text(String(iso)),
                    .yearUrl: .text(PageKey.archive(year: year).path), .yearLabel: .text(presenter.words.year(year)),
                    .hasPrevious: .bool(previous != nil), .previous: link(previous), .hasNext: .bool(next != nil), .next: link(next),
                ]
            ),
            (
                .weekdays,
                .list(
                    presenter.words.weekdays.map {
                        [.name: .text(presenter.words.weekday($0)), .label: .text(presenter.words.shortWeekday($0))]
                    })
            ),
            (.weeks, .list(weeks(presenter))),
        ]
    }

    private var iso: Substring { (Day(year: year, month: month, day: 1)?.iso ?? "").prefix(7) }

    /// Rows of seven, empty before the first day and after the last.
    private func weeks(_ presenter: Presenter) -> [TemplateValue] {
        guard let first = Day(year: year, month: month, day: 1) else { return [] }
        let shown = Set(days)
        var cells: [TemplateValue] = (presenter.words.weekdays.prefix { $0 != first.weekday }).map { _ in Self.blank }
        for number in 1...Day.days(inMonth: month, of: year) {
            guard let day = Day(year: year, month: month, day: number) else { continue }
            cells.append([
                .number: .text(presenter.words.number(number)), .iso: .text(day.iso), .label: .text(presenter.words.date(day)),
                .url: shown.contains(day) ? .text(PageKey.archiveDay(day).path) : .none,
            ])
        }
        while !cells.count.isMultiple(of: 7) { cells.append(Self.blank) }
        return stride(from: 0, to: cells.count, by: 7).map { [.days: .list(Array(cells[$0..<($0 + 7)]))] }
    }

    private static let blank: TemplateValue = [.number: .none, .iso: .none, .label: .none, .url: .none]
}
