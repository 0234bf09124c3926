import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("Searching the record")
struct StatementSearchTests {
    private typealias Change = (inout Statement) -> Void

    /// Numbered in the order of their making, each confirmed unless it says otherwise.
    private func putStatements(_ changes: [Change], _ archive: NewsroomArchive) async throws {
        var statements: [Statement] = []
        for (index, change) in changes.enumerated() {
            var statement = Statement(
                id: .sample(UInt64(801 + index)), story: Story.ferryReturns, speaker: Topic.adaWren.id, kind: .indirect,
                content: .sense("The ferry sails."), confirmation: .init(by: User.editor.id, at: .firstMorning))
            change(&statement)
            statements.append(statement)
        }
        let all = statements
        try await archive.write { records in
            try records.addSamples()
            let revision = Revision(
                story: Story.ferryReturns, number: 1, content: .ferryReturns, savedAt: .firstMorning, savedBy: User.reporter.id,
                manner: .deliberate, startedAt: .firstMorning)
            try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
            for statement in all { try records.statements.save(statement) }
        }
    }

    private func numbers(_ query: StatementQuery, _ archive: NewsroomArchive) async throws -> [Int] {
        try await archive.read { records in
            let found = try records.statements.find(query, limit: 50).statements
            return (1...20).filter { number in found.contains { $0.id == .sample(UInt64(800 + number)) } }
        }
    }

    @Test(arguments: TestEngine.all)
    func `each filter leaves what it names, and they hold together`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await putStatements(
                [
                    { $0.topics = [Topic.harbour.id] },
                    {
                        $0.speaker = Topic.ferryCompany.id
                        $0.topics = [Topic.harbour.id, Topic.tides.id]
                    },
                    { $0.outlets = [Outlet.harbourRadio.id, Outlet.soundGazette.id, Outlet.harbourRadio.id] },
                    {
                        ($0.speaker, $0.attribution, $0.described) = (nil, .anonymous, "a sailor")
                        $0.topics = [Topic.harbour.id]
                    },
                    {
                        $0.content = .sense("Nothing sails.")
                        $0.outlets = [Outlet.harbourRadio.id]
                        $0.topics = [Topic.tides.id]
                    },
                    { $0.confirmation = nil },
                    { ($0.occasion, $0.role) = ("In a crêperie", "Cook") },
                ], archive)
            #expect(try await numbers(.init(), archive) == [1, 2, 3, 4, 5, 7], "what nobody confirmed is not on record")
            #expect(try await numbers(.init(speaker: Topic.adaWren.id), archive) == [1, 3, 5, 7])
            #expect(try await numbers(.init(topic: Topic.harbour.id), archive) == [1, 2, 4])
            #expect(try await numbers(.init(outlet: Outlet.harbourRadio.id), archive) == [3, 5])
            #expect(try await numbers(.init(attribution: .anonymous), archive) == [4])
            #expect(try await numbers(.init(speaker: Topic.ferryCompany.id, topic: Topic.tides.id), archive) == [2])
            #expect(try await numbers(.init(topic: Topic.tides.id, outlet: Outlet.harbourRadio.id), archive) == [5])
            #expect(try await numbers(.init(words: "NOTHING sai"), archive) == [5])
            #expect(try await numbers(.init(words: "creperie"), archive) == [7])
            #expect(try await numbers(.init(words: "cook in"), archive) == [7])
            #expect(try await numbers(.init(words: "sailor"), archive) == [4])
            #expect(try await numbers(.init(words: "…"), archive) == [], "a question without a word is no question")
        }
    }

    @Test(arguments: TestEngine.all)
    func `time is compared as well as it is known`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            let said = ["2025-02-12", "2025-02-12T14:02", "2025-02", "2025", "2025-02~", "2025-02-13~", nil, "2024-12"]
            try await putStatements(said.map { text in { $0.said = text.flatMap { ImpreciseDate($0) } } }, archive)
            func day(_ number: Int, _ month: Int = 2) throws -> Day { try #require(Day(year: 2025, month: month, day: number)) }
            #expect(try await numbers(.init(from: day(12), until: day(12)), archive) == [1, 2, 3, 4, 5])
            #expect(try await numbers(.init(from: day(13)), archive) == [3, 4, 5, 6])
            #expect(try await numbers(.init(until: day(11)), archive) == [3, 4, 5, 8])
            #expect(try await numbers(.init(from: day(1, 3)), archive) == [4])
        }
    }

    @Test(arguments: TestEngine.all)
    func `pages follow one another without a gap, the last made first`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await putStatements(
                (1...7).map { number in
                    { statement in
                        statement.outlets = [Outlet.harbourRadio.id, Outlet.harbourRadio.id]
                        if number == 4 { statement.content = .sense("Nothing.") }
                    }
                }, archive)
            let whole = (1...7).reversed().map { Statement.ID.sample(UInt64(800 + $0)) }
            for (query, expected) in [
                (StatementQuery(), whole), (StatementQuery(outlet: Outlet.harbourRadio.id), whole),
                (StatementQuery(words: "ferry"), whole.filter { $0 != .sample(804) }),
            ] {
                var (seen, place, pages) = ([Statement.ID](), Statement.ID?.none, 0)
                repeat {
                    let (after, page) = (place, try await archive.read { [place] in try $0.statements.find(query, after: place, limit: 3) })
                    #expect(page.statements.count <= 3 && !page.isCut && (page.next == nil || page.next != after))
                    seen += page.statements.map(\.id)
                    (place, pages) = (page.next, pages + 1)
                } while place != nil && pages < 9
                #expect(seen == expected)
            }
        }
    }

    /// Whatever is asked, of a record of any length: it was once looked through whole for what is rare in it.
    @Test func `what is rare is looked for a part at a time`() async throws {
        try await withNewsroomEngine(.sqlite) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await putStatements([{ ($0.speaker, $0.attribution, $0.described) = (nil, .anonymous, "a sailor") }], archive)
            try await archive.write { records in
                for number in 0..<Statements.mostLookedThrough {
                    _ = try records.connection.execute(
                        """
                        INSERT INTO statements (id, story, speaker, role, kind, sense, occasion, confirmed_by, confirmed_at)
                        VALUES ($1, $2, $3, '', 'indirect', 'It sails.', '', $4, 0)
                        """,
                        [
                            .id(Statement.ID.sample(UInt64(1_000 + number))), .id(Story.ferryReturns), .id(Topic.adaWren.id),
                            .id(User.editor.id),
                        ])
                }
            }
            let query = StatementQuery(attribution: .anonymous)
            let first = try await archive.read { try $0.statements.find(query, limit: 50) }
            #expect(first.statements.isEmpty && first.isCut)
            let second = try await archive.read { try $0.statements.find(query, after: first.next, limit: 50) }
            #expect(second.statements.map(\.id) == [.sample(801)] && second.next == nil && !second.isCut)
        }
    }

    @Test func `each question is answered from an index, in its order`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await ExplainingEngine(archive.engine, made).read { connection in
                let statements = Records(connection).statements
                for query in [
                    StatementQuery(words: "ferry", attribution: .anonymous), .init(speaker: Topic.adaWren.id),
                    .init(topic: Topic.harbour.id, outlet: .sample(1)), .init(outlet: .sample(1)),
                ] { _ = try statements.find(query, limit: 50) }
                _ = try statements.audit(Day(daysSince1970: 0)...Day(.firstMorning, in: .gmt), limit: 9)
            }
        }
        #expect(made.plans.count == 8)
        for plan in made.plans.prefix(4) {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") } && !plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
        // Counted over the days that are asked for.
        for plan in made.plans.dropFirst(4) {
            #expect(plan.contains { $0.contains("edition_statements_") && $0.contains("day>? AND day<?") }, "\(plan)")
        }
    }
}
