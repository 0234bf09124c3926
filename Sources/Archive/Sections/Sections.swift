package import Foundation
package import Newsroom

/// The parts of the paper.
package struct Sections {
    let connection: any Connection

    private static let columns = "sections.id, sections.name, sections.slug, sections.summary, sections.position, sections.closed_at"

    package func find(_ id: Section.ID) throws -> Section? {
        try connection.row("SELECT \(Self.columns) FROM sections WHERE id = $1", [.id(id)], section)
    }

    package func find(slug: String) throws -> Section? {
        try connection.row("SELECT \(Self.columns) FROM sections WHERE slug = $1", [.text(slug)], section)
    }

    /// In their order.
    package func all() throws -> [Section] {
        try connection.rows("SELECT \(Self.columns) FROM sections ORDER BY position, name, id", [], section)
    }

    /// Those of the paper that have an edition, in their order.
    package func shown() throws -> [Section] {
        try all().filter { try !$0.isClosed && isShown($0.id) }
    }

    /// Whether another story than that one is public in it.
    package func isShown(_ id: Section.ID, without story: Story.ID) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM editions WHERE section = $1 AND story <> $2 LIMIT 1", [.id(id), .id(story)]
        ) { _ in true } ?? false
    }

    package func isShown(_ id: Section.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM editions WHERE section = $1 LIMIT 1", [.id(id)]) { _ in true } ?? false
    }

    /// - Parameter now: from when on it is closed, where it is.
    package func save(_ section: Section, at now: Date = Date(timeIntervalSince1970: 0)) throws {
        try connection.execute(
            """
            INSERT INTO sections (id, name, slug, summary, position, closed_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, slug = excluded.slug, summary = excluded.summary,
                position = excluded.position, closed_at = excluded.closed_at
            """,
            [
                .id(section.id), .text(section.name), .text(section.slug), .text(section.summary), .int(section.position),
                section.isClosed ? .date(now) : .null,
            ])
    }

    /// There are few of them: a list of stories names one or two.
    func summaries(_ ids: [Section.ID]) throws -> [Section.ID: SectionSummary] {
        var found: [Section.ID: SectionSummary] = [:]
        for id in ids where found[id] == nil { found[id] = try find(id).map(SectionSummary.init) }
        return found
    }

    private func section(_ row: any Row) throws -> Section {
        Section(
            id: try row.id(0), name: try row.text(1), slug: try row.text(2), summary: try row.text(3), position: try row.int(4),
            isClosed: !row.isNull(5))
    }
}
