import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The parts of the paper: added, named, put in order, closed.
struct SectionsScreen {
    static let routes = [
        Route(.get, "/sections", for: .right(.keepSections)) { visit, _ in try await SectionsScreen(visit: visit).show() },
        Route(.post, "/sections", for: .right(.keepSections)) { visit, visitor in try await act(visit, visitor, Self.add) },
        Route(.post, "/sections/{section}", for: .right(.keepSections)) { visit, visitor in try await act(visit, visitor, Self.save) },
        Route(.post, "/sections/{section}/move", for: .right(.keepSections)) { visit, visitor in try await act(visit, visitor, Self.move) },
        Route(.post, "/sections/{section}/close", for: .right(.keepSections)) { visit, visitor in
            try await act(visit, visitor, Self.close)
        },
        Route(.post, "/sections/{section}/open", for: .right(.keepSections)) { visit, visitor in try await act(visit, visitor, Self.open) },
    ]

    let visit: Visit

    // MARK: Acting

    private static func act(
        _ visit: Visit, _ visitor: Visitor, _ perform: (Visit, Visitor) async throws -> Void
    ) async throws -> WebAnswer {
        try await visit.saved(at: "/sections") {
            try await perform(visit, visitor)
        } orAgain: {
            try await SectionsScreen(visit: visit).show(status: $0, fault: $1)
        }
    }

    private static func add(_ visit: Visit, _ visitor: Visitor) async throws {
        let last = try await visit.desk.archive.read { try $0.sections.all().map(\.position).max() }
        let section = Section(
            id: visit.desk.identifiers.next(), name: visit.field("name"), slug: visit.field("slug"), summary: visit.field("summary"),
            position: min(10_000, (last ?? -1) + 1))
        try await visit.perform(SaveSection(section), as: visitor)
    }

    private static func save(_ visit: Visit, _ visitor: Visitor) async throws {
        var section = try await find(visit)
        section.name = visit.field("name")
        section.summary = visit.field("summary")
        try await visit.perform(SaveSection(section), as: visitor)
    }

    /// One place up or down among those of the paper.
    private static func move(_ visit: Visit, _ visitor: Visitor) async throws {
        let section = try await find(visit)
        let open = try await visit.desk.archive.read { try $0.sections.all().filter { !$0.isClosed }.map(\.id) }
        guard open.contains(section.id) else { throw NewsroomError.conflict(visit.words[.sectionIsClosed]) }
        guard let order = open.moving(section.id, up: visit.field("to") == "up") else { return }
        try await visit.perform(OrderSections(order), as: visitor)
    }

    private static func close(_ visit: Visit, _ visitor: Visitor) async throws {
        try await visit.perform(CloseSection(try await find(visit).id, leadingTo: visit.field("target")), as: visitor)
    }

    private static func open(_ visit: Visit, _ visitor: Visitor) async throws {
        try await visit.perform(OpenSection(try await find(visit).id), as: visitor)
    }

    private static func find(_ visit: Visit) async throws -> Section {
        let id: Section.ID = try visit.id("section")
        guard let section = try await visit.desk.archive.read({ try $0.sections.find(id) }) else { throw NewsroomError.notFound("section") }
        return section
    }

    // MARK: Showing

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (sections, shown, targets) = try await visit.desk.archive.read { records in
            let sections = try records.sections.all()
            let targets = try Dictionary(
                uniqueKeysWithValues: sections.filter(\.isClosed).map { ($0.id, try records.redirects.target(of: "/section/\($0.slug)")) })
            return (sections, Set(try records.sections.shown().map(\.id)), targets)
        }
        let open = sections.filter { !$0.isClosed }
        let isAdding = fault != nil && visit.request.path == "/sections"
        return try visit.screen(
            .paperSections, title: visit.words[.sections], status: status,
            [
                .items: .list(open.enumerated().map { item($1, open, isFirst: $0 == 0, isLast: $0 == open.count - 1, isShown: shown) }),
                .closed: .list(
                    sections.filter(\.isClosed).map { section in
                        .fields([
                            .url: .text("/sections/\(section.id)"), .name: .text(section.name),
                            .target: (targets[section.id] ?? nil).map { .text($0) } ?? .none,
                        ])
                    }),
                .isEmpty: .bool(open.isEmpty), .hasClosed: .bool(open.count < sections.count),
                .name: .text(isAdding ? visit.field("name") : ""), .summary: .text(isAdding ? visit.field("summary") : ""),
                .slug: .text(isAdding ? visit.field("slug") : ""), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func item(_ section: Section, _ open: [Section], isFirst: Bool, isLast: Bool, isShown: Set<Section.ID>) -> TemplateValue {
        let targets = [("/", visit.words[.frontPage])] + open.filter { $0.id != section.id }.map { ("/section/\($0.slug)/", $0.name) }
        return .fields([
            .id: .text("\(section.id)"), .url: .text("/sections/\(section.id)"), .name: .text(section.name),
            .summary: .text(section.summary), .isFirst: .bool(isFirst), .isLast: .bool(isLast),
            .publicUrl: isShown.contains(section.id) ? .text("\(visit.desk.settings.paper.siteURL)/section/\(section.slug)/") : .none,
            .options: Visit.options(targets, selected: "/"),
        ])
    }
}
