import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Archive

@Suite("What was said before")
struct StatementLikenessTests {
    private typealias Change = (inout Statement) -> Void

    private func statement(_ number: Int, _ words: String, _ change: Change = { _ in }) -> Statement {
        var statement = Statement(
            id: .sample(UInt64(800 + number)), story: Story.ferryReturns, speaker: Topic.adaWren.id, kind: .indirect,
            content: .sense(words), confirmation: .init(by: User.editor.id, at: .firstMorning))
        change(&statement)
        return statement
    }

    private func put(_ statements: [Statement], _ archive: NewsroomArchive) async throws {
        try await archive.write { records in
            try records.addSamples()
            let revision = Revision(
                story: Story.ferryReturns, number: 1, content: .ferryReturns, savedAt: .firstMorning, savedBy: User.reporter.id,
                manner: .deliberate, startedAt: .firstMorning)
            try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
            for statement in statements { try records.statements.save(statement) }
        }
    }

    private func numbers(_ query: LikenessQuery, _ archive: NewsroomArchive) async throws -> [Int] {
        try await archive.read { records in
            let found = try records.statements.like(query, limit: 20).map(\.statement.id)
            return found.compactMap { id in (1...20).first { id == .sample(UInt64(800 + $0)) } }
        }
    }

    /// So many times, by another speaker.
    private func sayAgain(_ count: Int, _ records: Records) throws {
        for number in 0..<UInt64(count) {
            _ = try records.connection.execute(
                """
                INSERT INTO statements (id, story, speaker, role, kind, sense, occasion, confirmed_by, confirmed_at)
                VALUES ($1, $2, $3, '', 'indirect', 'The harbour is closed', '', $4, 0)
                """,
                [.id(Statement.ID.sample(900 + number)), .id(Story.ferryReturns), .id(Topic.ferryCompany.id), .id(User.editor.id)])
            for word in WordSet("The harbour is closed").keys {
                _ = try records.connection.execute(
                    "INSERT INTO statement_words (word, statement, speaker) VALUES ($1, $2, $3)",
                    [.integer(word), .id(Statement.ID.sample(900 + number)), .id(Topic.ferryCompany.id)])
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the most like comes first, and what is not like does not come`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await put(
                [
                    statement(1, "The harbour would be closed until the pier is mended."),
                    statement(2, "The pier is closed, and nobody knows for how long."),
                    statement(3, "Goats were seen on the quay."),
                    statement(4, "The harbour is closed until the pier is mended") { $0.confirmation = nil },
                    statement(5, "The harbour stays closed until the pier is mended, said one") {
                        ($0.speaker, $0.attribution, $0.described) = (nil, .anonymous, "a sailor")
                        $0.topics = [Topic.harbour.id]
                    },
                    statement(6, "Nothing of that.") { $0.original = .init(text: "Пором повернеться у травні", language: "uk") },
                ], archive)
            #expect(try await numbers(.init(words: "The harbour will be closed until the pier is mended."), archive) == [5, 1, 2])
            #expect(try await numbers(.init(words: "Повернеться пором!"), archive) == [6], "in the words as they were said")
            #expect(try await numbers(.init(words: "x", original: "Пором повернеться"), archive) == [6])
            #expect(try await numbers(.init(words: "Goats", except: .sample(801)), archive) == [], "one word in common says nothing")
            let whole = try #require(try await archive.read { try $0.statements.find(.sample(801)) })
            #expect(try await numbers(LikenessQuery(whole), archive).contains(1) == false, "not itself")
            let best = try await archive.read { try $0.statements.like(.init(words: "closed until the pier is mended"), limit: 1) }
            #expect(best.first?.statement.topics == [Topic.harbour.id] && best.first?.share == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is mended is found by its new words, and what is taken back by none`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await put([statement(1, "The pier is closed for repairs")], archive)
            let query = LikenessQuery(words: "pier closed, repairs")
            #expect(try await numbers(query, archive) == [1])
            try await archive.write { try $0.statements.save(statement(1, "The quay is full of seagulls")) }
            #expect(try await numbers(query, archive) == [])
            #expect(try await numbers(.init(words: "full quay, seagulls"), archive) == [1])
            try await archive.write { try $0.statements.save(statement(1, "The quay is full of seagulls") { $0.confirmation = nil }) }
            #expect(try await numbers(.init(words: "full quay, seagulls"), archive) == [])
            let left = try await archive.read { records in
                try records.connection.rows("SELECT word FROM statement_words UNION ALL SELECT confirmed_at FROM confirmed_statements") {
                    _ in 1
                }
            }
            #expect(left.isEmpty)
        }
    }

    /// Hundreds have said the words since.
    @Test(arguments: TestEngine.all)
    func `the same speaker's is found behind any number of others'`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await put([statement(1, "The harbour is closed")], archive)
            try await archive.write { try sayAgain(220, $0) }
            #expect(try await numbers(.init(words: "The harbour is closed"), archive).contains(1) == false)
            let query = LikenessQuery(words: "The harbour is closed", speaker: Topic.adaWren.id)
            let found = try await archive.read { try $0.statements.like(query, limit: 60) }
            #expect(found.contains { $0.statement.id == .sample(801) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `merged topics keep what they said, and the index is made again as it was`(_ kind: TestEngine) async throws {
        try await withNewsroomEngine(kind) { engine in
            let archive = try await NewsroomArchive(engine, at: .firstMorning)
            try await put([statement(1, "The harbour is closed") { $0.topics = [Topic.harbour.id] }], archive)
            func kept() async throws -> [String] {
                try await archive.read { records in
                    try records.connection.rows("SELECT word, statement, speaker FROM statement_words ORDER BY word") {
                        "\(try $0.integer(0)) \(try $0.uuid(1)) \(try $0.uuid(2))"
                    }
                        + records.connection.rows("SELECT topic, confirmed_at, statement FROM confirmed_statements ORDER BY topic") {
                            "\(try $0.uuid(0)) \(try $0.integer(1)) \(try $0.uuid(2))"
                        }
                }
            }
            try await archive.write { try $0.topics.merge(Topic.adaWren.id, into: Topic.ferryCompany.id) }
            let before = try await kept()
            #expect(before.count == 4 && before.allSatisfy { !$0.contains("\(Topic.adaWren.id.uuid)") })
            try await archive.write { records in
                for table in ["statement_words", "confirmed_statements"] { _ = try records.connection.execute("DELETE FROM \(table)") }
                try records.statements.rebuildIndexes()
            }
            #expect(try await kept() == before)
        }
    }

    @Test func `likeness is looked up by key, word by word`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await archive.write { records in
                let revision = Revision(
                    story: Story.ferryReturns, number: 1, content: .ferryReturns, savedAt: .firstMorning, savedBy: User.reporter.id,
                    manner: .deliberate, startedAt: .firstMorning)
                try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
                try sayAgain(60, records)
            }
            try await ExplainingEngine(archive.engine, made).read { connection in
                let statements = Records(connection).statements
                _ = try statements.like(.init(words: "harbour closed", speaker: Topic.adaWren.id), limit: 3)
                _ = try statements.links(from: .sample(801))
                _ = try statements.linking(to: .sample(801))
                _ = try statements.refusedLinks(from: .sample(801))
            }
        }
        // Two for each word, one for each that is compared, two for each that is given, and the three besides.
        #expect(made.plans.count == 63)
        for plan in made.plans {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") } && !plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
