import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The library: all photographs, the newest first, and the place where many are taken in at once.
struct LibraryScreen {
    static let routes = [
        Route(.get, "/photographs", for: .right(.readStories)) { try await LibraryScreen(visit: $0, visitor: $1).show() }
    ]

    static let pageLength = 60

    let visit: Visit
    let visitor: Visitor

    private var text: String { String((visit.query["q"] ?? "").prefix(200)) }
    private var lacking: String { visit.query["lacking"] ?? "" }

    /// Nil where a filter names nothing that there is, so that nothing matches.
    private var query: PhotographQuery? {
        guard !lacking.isEmpty else { return PhotographQuery(text: text) }
        return LibraryFilter(rawValue: lacking).map { PhotographQuery(text: text, lacking: $0.lacking(on: visit.today)) }
    }

    private func show() async throws -> WebAnswer {
        let (query, place) = (query, visit.query["after"].flatMap { PhotographPlace($0) })
        let found = try await visit.desk.archive.read { records in
            try query.map { try records.library.entries($0, after: place, limit: Self.pageLength + 1) } ?? []
        }
        let shown = found.prefix(Self.pageLength)
        let choices = [("", visit.words[.everyPhotograph])] + LibraryFilter.allCases.map { ($0.rawValue, visit.words[$0.word]) }
        return try visit.screen(
            .photographs, title: visit.words[.photographs],
            [
                .items: .list(shown.map { item($0.photograph) }), .isEmpty: .bool(shown.isEmpty), .query: .text(text),
                .options: Visit.options(choices, selected: lacking), .isFiltered: .bool(!text.isEmpty || !lacking.isEmpty),
                .canWrite: .bool(visitor.may(.keepPhotographs)),
                .moreUrl: found.count > Self.pageLength ? shown.last.map { .text(address(after: $0.place)) } ?? .none : .none,
            ])
    }

    private func item(_ photograph: Photograph) -> TemplateValue {
        let (views, today) = (visit.desk.views, visit.today)
        let end = photograph.rightsEnd.map { views.day($0) } ?? .none
        return .fields([
            .url: .text("/photographs/\(photograph.id)"), .picture: LibraryPicture(photograph)?.value ?? .none,
            .caption: .text(photograph.caption.isEmpty ? visit.words[.withoutCaption] : String(photograph.caption.prefix(200))),
            .credit: .text(String((photograph.credit.isEmpty ? photograph.creator : photograph.credit).prefix(100))),
            .lacksText: .bool(photograph.lacksAlternativeText), .lacksCredit: .bool(photograph.lacksCredit),
            .rightsOver: photograph.isOutOfRights(on: today) ? end : .none,
            .rightsSoon: photograph.rightsEndSoon(on: today) ? end : .none,
        ])
    }

    private func address(after place: PhotographPlace) -> String {
        let filters = [("q", text), ("lacking", lacking)].compactMap { name, value in
            value.isEmpty ? nil : "\(name)=\(PercentCoding.encoded(value))"
        }
        return "/photographs?" + (filters + ["after=\(place.text)"]).joined(separator: "&")
    }
}

/// What a photograph lacks by which the library is filtered.
enum LibraryFilter: String, CaseIterable {
    case text, credit, rights

    var word: DeskWord {
        switch self {
        case .text: .lackingText
        case .credit: .lackingCredit
        case .rights: .lackingRights
        }
    }

    func lacking(on day: Day) -> PhotographQuery.Lacking {
        switch self {
        case .text: .alternativeText
        case .credit: .credit
        case .rights: .rights(Day(daysSince1970: day.daysSince1970 + Photograph.rightsNotice))
        }
    }
}

/// A photograph as small as it is to be had.
struct LibraryPicture {
    let value: TemplateValue

    /// Nil where there is no file.
    init?(_ photograph: Photograph) {
        guard let file = photograph.file else { return nil }
        let small = photograph.renditions(.whole).first
        value = .fields([
            .src: .text("/media/\(small?.webp ?? file.name)"), .width: .number(small?.width ?? file.width),
            .height: .number(small?.height ?? file.height),
        ])
    }
}

extension PhotographPlace {
    /// As it stands in an address: the number, and the day on which the rights end.
    var text: String { rightsEnd.map { "\(number)_\($0.daysSince1970)" } ?? "\(number)" }

    init?(_ text: String) {
        let parts = text.split(separator: "_", maxSplits: 1)
        guard let first = parts.first, let number = Int64(first) else { return nil }
        let end = parts.count > 1 ? Int(parts[1]).map { Day(daysSince1970: $0) } : nil
        self.init(number: number, rightsEnd: end)
    }
}
