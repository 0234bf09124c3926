import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Names that fields suggest")
struct NamesTests {
    private static let people = ["Volodymyr Zelensky", "Zelda Marsh", "Ana de Souza", "Søren Ødegård"]

    private func labels(_ archive: NewsroomArchive, _ kind: Names.Kind, _ beginning: String, limit: Int = 10) async throws -> [String] {
        try await archive.read { try $0.names.find(kind, beginning, limit: limit).map(\.name) }
    }

    @Test(arguments: TestEngine.allCases)
    func `a name is found by any of its words, those that begin with it first`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await archive.write { records in
                for (index, name) in Self.people.enumerated() {
                    try records.contributors.save(Contributor(id: .sample(UInt64(8_000 + index)), name: name, slug: "person-\(index)"))
                }
            }
            #expect(try await labels(archive, .contributor, "zel") == ["Zelda Marsh", "Volodymyr Zelensky"])
            #expect(try await labels(archive, .contributor, "ZELENSKY") == ["Volodymyr Zelensky"])
            #expect(try await labels(archive, .contributor, "de s") == ["Ana de Souza"])
            #expect(try await labels(archive, .contributor, "Ødeg") == ["Søren Ødegård"])
            #expect(try await labels(archive, .contributor, "zel", limit: 1) == ["Zelda Marsh"])
            #expect(try await labels(archive, .contributor, " ") == [])
            #expect(try await labels(archive, .topic, "zel") == [], "a kind of its own")
            for odd in ["%", "_", "\\", "'", "\u{10FFFF}", String(repeating: "z", count: 5_000)] {
                #expect(try await labels(archive, .contributor, odd) == [], "\(odd.prefix(4))")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a topic is found by its aliases, by its new name once it has one, and as the topic that it was merged into`(
        _ kind: TestEngine
    ) async throws {
        try await withArchive(kind) { archive in
            let (old, other): (Topic.ID, Topic.ID) = (.sample(8_100), .sample(8_101))
            try await archive.write { records in
                try records.topics.save(
                    Topic(id: old, kind: .organisation, name: "Cable Works", slug: "cable-works", aliases: ["The Wire Mill"]))
                try records.topics.save(Topic(id: other, kind: .organisation, name: "Rope Union", slug: "rope-union"))
            }
            func found(_ text: String) async throws -> [UUID] {
                try await archive.read { try $0.names.find(.topic, text, limit: 5).map(\.thing) }
            }
            #expect(try await found("wire") == [old.uuid])
            let renamed = Topic(id: old, kind: .organisation, name: "Cable House", slug: "cable-works", aliases: ["The Wire Mill"])
            try await archive.write { try $0.topics.save(renamed) }
            #expect(try await found("works") == [])
            #expect(try await found("house") == [old.uuid])
            try await archive.write { try $0.topics.merge(old, into: other) }
            #expect(try await found("house") == [other.uuid])
            #expect(try await found("wire") == [other.uuid])
            #expect(try await found("rope") == [other.uuid])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `names that were there before the index are in it`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await archive.write { records in
                try records.contributors.save(Contributor(id: .sample(8_200), name: "Early Bird", slug: "early-bird"))
                try records.connection.execute("DELETE FROM name_starts")
            }
            #expect(try await labels(archive, .contributor, "bird") == [])
            try await archive.write { try $0.names.rebuild() }
            #expect(try await labels(archive, .contributor, "bird") == ["Early Bird"])
        }
    }

    @Test func `a question reads its index, in order`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            _ = try await ExplainingEngine(archive.engine, made).read { try Records($0).names.find(.topic, "vell", limit: 5) }
        }
        #expect(made.plans.count == 1)
        for plan in made.plans {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") && $0.contains("(kind=? AND start>? AND start<?)") }, "\(plan)")
        }
    }
}
