import Archive
import ArgumentParser
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import broadsheet

@Suite("An invented archive")
struct InventedArchiveTests {
    @Test("it is made of public stories in two scripts, revised and corrected, with what is quoted on the record")
    func stories() async throws {
        let first = try await invent(400, seed: 3)
        #expect(first.count == 400)
        let scripts = Set(first.map(\.language))
        #expect(scripts == ["en", "uk"])
        #expect(first.contains { $0.language == "uk" && $0.headline.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } })
        #expect(first.contains(where: \.isUpdated) && first.contains(where: \.isCorrected) && first.contains { !$0.isUpdated })
        #expect(first.contains { !$0.statements.isEmpty })
        #expect(first.allSatisfy { !$0.headline.contains("{") && !$0.text.contains("{") && !$0.text.contains("\u{FFFC}") })
        let halves = first.map { $0.text.split(separator: " ").count }.sorted()
        #expect((60...140).contains(halves[200]), "half of the stories are under \(halves[200]) words")
    }

    @Test("the same seed invents the same, another something else")
    func seeds() async throws {
        let (one, same, other) = (try await invent(60, seed: 7), try await invent(60, seed: 7), try await invent(60, seed: 8))
        #expect(one == same)
        #expect(Set(one.map(\.headline)).intersection(other.map(\.headline)).count < 6)
    }

    @Test("the names in the news are few, those that come up once are many")
    func zipf() {
        var dice = Dice(seed: 1)
        let ranks = Zipf(1_000)
        var counts = [Int](repeating: 0, count: 1_000)
        for _ in 0..<100_000 { counts[ranks.rank(&dice)] += 1 }
        // Of 1,000 ranks the first has a share of 1 in 7.49, the tenth a tenth of that.
        #expect((12_700...14_000).contains(counts[0]))
        #expect((1_150...1_520).contains(counts[9]))
        #expect(counts[999] > 0 || counts[998] > 0 || counts[997] > 0)
    }

    private struct Made: Hashable, Sendable {
        var id: Story.ID
        var language: String
        var headline: String
        var isUpdated: Bool
        var isCorrected: Bool
        var text: String
        var statements: [String]
    }

    private func invent(_ count: Int, seed: UInt64) async throws -> [Made] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "invented-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let options = try SettingsOptions.parse(["--data", folder.path])
        let newsroom = try await OpenNewsroom.open(options.resolved())
        try await InventedArchive(newsroom, count: count, seed: seed, end: Date(timeIntervalSince1970: 1_700_000_000)).make { _ in }
        let made = try await newsroom.published.read { reader in
            var made: [Made] = []
            var cursor: Cursor?
            repeat {
                let page = try reader.newest(.all, after: cursor, limit: 100)
                for edition in try page.items.compactMap({ try reader.edition($0.id) }) {
                    made.append(
                        Made(
                            id: edition.id, language: edition.summary.language, headline: edition.summary.headline,
                            isUpdated: edition.summary.updated > edition.summary.firstPublished,
                            isCorrected: !edition.corrections.isEmpty, text: edition.document.plainText,
                            statements: try reader.statements(in: edition.id).map(\.statement.content.text)))
                }
                cursor = page.next
            } while cursor != nil
            return made
        }
        await newsroom.close()
        return made
    }
}
