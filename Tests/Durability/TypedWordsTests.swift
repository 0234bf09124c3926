import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Durability: words typed", .serialized)
struct TypedWordsTests {
    @Test func `killed forty times while people type, SQLite keeps every acknowledged word`() async throws {
        try await withTemporaryFolder { folder in
            let typed = try await typeAndKill(SaveLoop(place: folder.path, arguments: ["4", "type"]), times: 40)
            let engine = try SQLiteEngine.open(folder: folder)
            try await expectKept(typed, in: engine)
            await engine.close()
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `killed fifteen times while people type, PostgreSQL keeps every acknowledged word`(_: TestEngine) async throws {
        try await PostgreSQLServer.withSchema { address in
            let typed = try await typeAndKill(SaveLoop(place: address, arguments: ["4", "type"]), times: 15)
            let engine = try await PostgreSQLEngine.open(address, readers: 1)
            try await expectKept(typed, in: engine)
            await engine.close()
        }
    }

    private func typeAndKill(_ loop: SaveLoop, times: Int) async throws -> [Story.ID: [String]] {
        var typed: [Story.ID: [String]] = [:]
        for _ in 0..<times {
            for line in try await loop.linesUntilKilled(after: .milliseconds(Int.random(in: 50...300))) {
                let parts = line.split(separator: " ")
                // A line that was cut off has no whole word.
                guard parts.count == 2, let story = Story.ID(String(parts[0])), parts[1].count > 1, parts[1].hasSuffix("w") else {
                    continue
                }
                typed[story, default: []].append(String(parts[1]))
            }
        }
        return typed
    }

    private func expectKept(_ typed: [Story.ID: [String]], in engine: any Engine) async throws {
        let editorial = Editorial(try await NewsroomArchive(engine, at: Date()), zone: .gmt)
        var (words, found) = (0, 0)
        for (story, acknowledged) in typed {
            let text = try await editorial.perform(OpenDraft(story), as: User.operator.id).document.document.plainText
            words += acknowledged.count
            found += acknowledged.filter { text.contains($0) }.count
        }
        print("\(engine.dialect): typed \(words) words in \(typed.count) stories, found \(found)")
        #expect(words > typed.count)
        #expect(found == words)
    }
}
