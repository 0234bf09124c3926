import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("Statements in the sitemap")
struct StatementSitemapTests {
    @Test(arguments: TestEngine.all)
    func `statements that readers had before the sitemap had them are put into it once`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let part = SitemapPart(.statements, 1)
            let id = Statement.ID.sample(811)
            try await archive.write { records in
                let document = Document([.paragraph([.text("She said that "), .text("it sails", [.statement(id)]), .text(".")])])
                let revision = Revision(
                    story: Story.ferryReturns, number: 1, content: .ferryReturns.with { $0.document = document }, savedAt: .firstMorning,
                    savedBy: User.reporter.id, manner: .deliberate, startedAt: .firstMorning)
                try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
                try records.statements.save(
                    Statement(
                        id: id, story: Story.ferryReturns, speaker: Topic.adaWren.id, kind: .indirect, content: .sense("it sails"),
                        passage: ["it sails"], confirmation: .init(by: User.editor.id, at: .firstMorning)))
                let changed = try records.editions.put(
                    Editions.Copy(revision: revision, slug: "ferry-returns", firstPublished: .firstMorning, updated: .firstMorning),
                    at: .firstMorning)
                #expect(changed.contains(part))
                #expect(try EditionRecords(connection: records.connection, zone: .gmt).addresses(in: part).map(\.slug) == ["\(id)"])
                for table in ["sitemap_entries", "sitemap_parts"] {
                    _ = try records.connection.execute("DELETE FROM \(table) WHERE kind = 'statements'")
                }
                for _ in 1...2 { try records.editions.fillSitemapWithStatements(at: .firstMorning) }
                #expect(try EditionRecords(connection: records.connection, zone: .gmt).addresses(in: part).map(\.slug) == ["\(id)"])
                let count = try records.connection.row("SELECT addresses FROM sitemap_parts WHERE kind = 'statements'") { try $0.int(0) }
                #expect(count == 1)
                #expect(try records.editions.remove(Story.ferryReturns, at: .firstMorning).contains(part))
                #expect(try EditionRecords(connection: records.connection, zone: .gmt).addresses(in: part).isEmpty)
            }
        }
    }
}
