import Archive
import Foundation
import TestSupport
import Testing

@Suite("Schema")
struct SchemaDumpTests {
    /// With `BROADSHEET_APPROVE=1` in the environment the dump is written anew instead: look at the difference before you
    /// commit it.
    @Test(arguments: TestEngine.all)
    func `the schema is the one that is checked in`(_ kind: TestEngine) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(kind.rawValue.lowercased()).txt")
        try await withArchive(kind) { archive in
            let dump = try await archive.read { try $0.connection.schemaDump() }
            if ProcessInfo.processInfo.environment["BROADSHEET_APPROVE"] == "1" {
                try Data(dump.utf8).write(to: file)
                return
            }
            let approved = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let found = dump.split(separator: "\n")
            #expect(found.filter { !approved.contains($0) } == [], "new in the database")
            #expect(approved.filter { !found.contains($0) } == [], "no longer in the database")
            #expect(found == approved, "the order of the schema")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a second start finds nothing to do`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            let before = try await archive.read { try $0.connection.contents() }
            _ = try await NewsroomArchive(archive.engine, at: .firstMorning.addingTimeInterval(60))
            #expect(try await archive.read { try $0.connection.contents() } == before)
            #expect(try await archive.read { try Migrator($0.connection).pending() } == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a database of a newer program is left alone`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await archive.write {
                _ = try $0.connection.execute("INSERT INTO schema_migrations (number, name, applied_at) VALUES (999, 'of tomorrow', 0)")
            }
            let before = try await archive.read { try $0.connection.contents() }
            let error = await #expect(throws: EngineError.self) { try await NewsroomArchive(archive.engine, at: .firstMorning) }
            guard case .failed(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("of tomorrow"))
            #expect(try await archive.read { try $0.connection.contents() } == before)
        }
    }
}
