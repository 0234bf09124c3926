import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("What a revision costs")
struct RevisionSizeTests {
    /// As long as a usual story; no two words of a sentence alike, so that nothing is squeezed more than prose would be.
    private static func sentence(_ number: Int) -> String {
        let words = (0..<19).map { String((number &* 7_919 &+ $0 &* 104_729) % 46_655, radix: 36) + ["ing", "er", "", "ed"][$0 % 4] }
        return words.joined(separator: " ") + "."
    }

    private static func document(changed: Int) -> Document {
        Document(
            (0..<20).map { paragraph in
                let sentences = (0..<2).map { sentence(paragraph * 2 + $0 == changed % 40 ? 1_000 + changed : paragraph * 2 + $0) }
                return .paragraph([.text(sentences.joined(separator: " "))])
            })
    }

    @Test(arguments: TestEngine.all)
    func `a hundred revisions of 760 words, one sentence changed in each`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let story = Story.pierClosed
            let before = try await Self.bytes(archive)
            for number in 1...100 {
                try await archive.write { records in
                    let content = StoryContent.pierClosed.with { $0.document = Self.document(changed: number) }
                    let revision = Revision(
                        story: story, number: number, content: content, savedAt: .firstMorning, savedBy: User.reporter.id,
                        manner: .deliberate, startedAt: .firstMorning)
                    if number == 1 {
                        try records.stories.add(story, stage: .draft, first: revision)
                    } else {
                        try records.stories.add(revision)
                    }
                }
            }
            let content = try await archive.read { try $0.stories.revision(100, of: story)?.content }
            let words = try #require(content).document.words
            let each = (try await Self.bytes(archive) - before) / 100
            print("\(kind.rawValue): \(each) bytes a revision of \(words) words, a hundred revisions, one sentence changed in each")
            #expect((740...780).contains(words))
            #expect(each < 12_000)
        }
    }

    /// Of the table of revisions, or of the whole database where there is no telling apart.
    private static func bytes(_ archive: NewsroomArchive) async throws -> Int {
        try await archive.read { records in
            let sql =
                switch records.connection.dialect {
                case .sqlite: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
                case .postgresql: "SELECT pg_total_relation_size('revisions')"
                }
            return try records.connection.row(sql) { try $0.int(0) } ?? 0
        }
    }
}
