import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("The picture library")
struct PhotographLibraryTests {
    private static let today = Day(.firstMorning, in: .gmt)
    private static let file = Photograph.File(name: "0f1e2d.jpg", type: "image/jpeg", width: 3, height: 2)

    private static func day(_ offset: Int) -> Day { Day(daysSince1970: today.daysSince1970 + offset) }

    /// Seven, whose rights end on the days 1, 2, … from today on where their number is odd.
    private func fill(_ archive: NewsroomArchive) async throws {
        try await archive.write { records in
            for number in 1...7 {
                try records.photographs.save(
                    Photograph(
                        id: .sample(UInt64(8_100 + number)), caption: "Herons, number \(number)",
                        credit: number == 2 ? "" : "Credit of heron\(number)", rightsEnd: number % 2 == 1 ? Self.day(number - 4) : nil,
                        place: "Vellmouth", alternativeText: number == 3 ? " " : "A grey bird", file: Self.file))
            }
        }
    }

    private func all(_ query: PhotographQuery, in archive: NewsroomArchive, by limit: Int = 2) async throws -> [UInt64] {
        var found: [PhotographListEntry] = []
        while true {
            let page = try await archive.read { [place = found.last?.place] in
                try $0.library.entries(query, after: place, limit: limit)
            }
            found += page
            guard page.count == limit, found.count < 50 else { break }
        }
        let numbers = (UInt64(1)...7).map { (Photograph.ID.sample(8_100 + $0), $0) }
        return found.compactMap { entry in numbers.first { $0.0 == entry.photograph.id }?.1 }
    }

    @Test(arguments: TestEngine.all)
    func `the newest stand first, and pages follow one another without gap`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await fill(archive)
            #expect(try await all(PhotographQuery(), in: archive) == [7, 6, 5, 4, 3, 2, 1])
            // What is changed keeps its place.
            try await archive.write { records in
                guard var photograph = try records.photographs.find(.sample(8_104)) else { return }
                photograph.caption = "A stork"
                try records.photographs.save(photograph)
            }
            #expect(try await all(PhotographQuery(), in: archive) == [7, 6, 5, 4, 3, 2, 1])
            #expect(try await all(PhotographQuery(text: "stork"), in: archive) == [4])
            #expect(try await all(PhotographQuery(text: "heron"), in: archive).contains(4) == true, "its credit has the word")
            #expect(try await all(PhotographQuery(text: "herons"), in: archive).contains(4) == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `every text of a photograph finds it, its words in any order and the last only begun`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await fill(archive)
            for text in ["number 5", "heron5", "5 herons", "bird HERON5", "vellmouth 5 gre", "Hérons 5"] {
                #expect(try await all(PhotographQuery(text: text), in: archive) == [5], "\(text)")
            }
            #expect(try await all(PhotographQuery(text: "heron5 zebra"), in: archive) == [])
            #expect(try await all(PhotographQuery(text: "»§«"), in: archive) == [])
            let dawn = try await archive.read { try $0.library.entries(PhotographQuery(text: "crossing holt"), after: nil, limit: 9) }
            #expect(dawn.map(\.photograph.id) == [Photograph.ferryAtDawn.id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is missing is found, with words and without`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await fill(archive)
            for text in ["", "herons"] {
                #expect(try await all(PhotographQuery(text: text, lacking: .alternativeText), in: archive) == [3], "\(text)")
                #expect(try await all(PhotographQuery(text: text, lacking: .credit), in: archive) == [2], "\(text)")
            }
            // Ends: the first on day -3, then -1, 1 and 3. Those that end last come first.
            #expect(try await all(PhotographQuery(lacking: .rights(Self.day(1))), in: archive, by: 1) == [5, 3, 1])
            #expect(try await all(PhotographQuery(lacking: .rights(Self.day(2))), in: archive, by: 2) == [5, 3, 1])
            #expect(try await all(PhotographQuery(lacking: .rights(Self.day(-2))), in: archive) == [1])
            #expect(try await all(PhotographQuery(text: "heron", lacking: .rights(Self.day(1))), in: archive) == [5, 3, 1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `stories that carry a photograph are known, and those whose rights have ended`(_ kind: TestEngine) async throws {
        try await withArchive(kind) { archive in
            try await fill(archive)
            let (ended, lasting) = (Photograph.ID.sample(8_103), Photograph.ID.sample(8_105))
            @Sendable func save(_ number: Int, _ photographs: [Photograph.ID], _ records: Records) throws {
                let document = Document(photographs.map { .photograph(PhotographUse($0)) })
                let revision = Revision(
                    story: Story.pierClosed, number: number, content: .pierClosed.with { $0.document = document }, savedAt: .firstMorning,
                    savedBy: User.reporter.id, manner: .deliberate, startedAt: .firstMorning)
                if number == 1 {
                    try records.stories.add(Story.pierClosed, stage: .draft, first: revision)
                } else {
                    try records.stories.add(revision)
                }
            }
            try await archive.write { try save(1, [ended, lasting], $0) }
            try await archive.read { (records) throws in
                let library = records.library
                #expect(try library.stories(with: ended, limit: 9) == [Story.pierClosed])
                #expect(try library.outOfRights(in: Story.pierClosed, on: Self.today).map(\.id) == [ended])
                #expect(try library.outOfRights(among: [Story.pierClosed, Story.tideTables], on: Self.today) == [Story.pierClosed])
                // The last day is still one on which it may be shown.
                #expect(try library.outOfRights(in: Story.pierClosed, on: Self.day(-1)).isEmpty)
            }
            try await archive.write { try save(2, [lasting], $0) }
            try await archive.read { (records) throws in
                #expect(try records.library.stories(with: ended, limit: 9) == [])
                #expect(try records.library.outOfRights(among: [Story.pierClosed], on: Self.today) == [])
            }
        }
    }

    @Test func `lists and what stories carry are read by index, in order`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await ExplainingEngine(archive.engine, made).read { connection in
                let library = Records(connection).library
                let place = PhotographPlace(number: 5, rightsEnd: Self.today)
                for lacking in [PhotographQuery.Lacking.alternativeText, .credit, .rights(Self.today)] {
                    _ = try library.entries(PhotographQuery(lacking: lacking), after: place, limit: 50)
                    _ = try library.entries(PhotographQuery(text: "heron", lacking: lacking), after: place, limit: 50)
                }
                _ = try library.entries(PhotographQuery(), after: place, limit: 50)
                _ = try library.outOfRights(in: Story.pierClosed, on: Self.today)
                _ = try library.outOfRights(among: (1...40).map { .sample($0) }, on: Self.today)
                _ = try library.stories(with: .sample(8_101), limit: 50)
                _ = try Records(connection).contributors.portrayed(by: .sample(8_101), limit: 50)
                _ = try Records(connection).trail.latest(about: "photograph:x", limit: 50)
            }
        }
        #expect(made.plans.count >= 19)
        // Only the list by rights walks along them.
        #expect(made.plans.filter { $0.contains { $0.contains("photograph_entries_rights") } }.count == 1, "\(made.plans)")
        for plan in made.plans {
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") || $0.contains("VIRTUAL TABLE INDEX") }, "\(plan)")
            // Which live stories show a photograph is put in order once it is known: they are few.
            #expect(!plan.contains { $0.contains("ORDER BY") } || plan.contains { $0.contains("edition_update") }, "\(plan)")
        }
    }
}
