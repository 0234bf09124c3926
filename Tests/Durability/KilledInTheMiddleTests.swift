import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Durability", .serialized)
struct KilledInTheMiddleTests {
    @Test func `killed a hundred times in the middle of saves, SQLite keeps every acknowledged one`() async throws {
        try await withTemporaryFolder { folder in
            let acknowledged = try await killRepeatedly(SaveLoop(place: folder.path), times: 100)
            let engine = try SQLiteEngine.open(folder: folder)
            try await expectKept(acknowledged, in: engine)
            #expect(try await engine.integrityCheck() == [])
            await engine.close()
        }
    }

    @Test(arguments: TestEngine.postgresqlIfAny)
    func `killed fifty times in the middle of saves, PostgreSQL keeps every acknowledged one`(_: TestEngine) async throws {
        try await PostgreSQLServer.withSchema { address in
            let acknowledged = try await killRepeatedly(SaveLoop(place: address), times: 50)
            let engine = try await PostgreSQLEngine.open(address, readers: 1)
            try await expectKept(acknowledged, in: engine)
            await engine.close()
        }
    }

    /// All kills are of one newsroom, so that each opening finds what the kill before it left.
    private func killRepeatedly(_ loop: SaveLoop, times: Int) async throws -> [Acknowledged] {
        var acknowledged: [Acknowledged] = []
        for round in 0..<times {
            let round = (number: round, saves: try await loop.runAndKill(after: .milliseconds(Int.random(in: 50...300))))
            #expect(!round.saves.isEmpty, "round \(round.number) saved nothing")
            acknowledged += round.saves
        }
        return acknowledged
    }

    private func expectKept(_ acknowledged: [Acknowledged], in engine: any Engine) async throws {
        let archive = try await NewsroomArchive(engine, at: Date())
        let (found, broken, events, revisions) = try await archive.read { records in
            (
                try acknowledged.filter { try $0.isKept(in: records) }.count, try records.trail.firstBreak(seal: Seal.next),
                try records.connection.row("SELECT count(*) FROM events") { try $0.int(0) },
                try records.connection.row("SELECT count(*) FROM revisions") { try $0.int(0) }
            )
        }
        print("\(engine.dialect): acknowledged \(acknowledged.count), found \(found)")
        #expect(found == acknowledged.count)
        #expect(broken == nil, "the audit trail is broken at \(broken ?? 0)")
        #expect(events == revisions, "every save has its event, and no event stands without its save")
    }
}
