import Archive
import CopyDesk
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("House style in a story")
struct StoryNotesTests {
    private let story = Story.ferryReturns
    private static let house = HouseStyle(book: .apLike)
    private let text = "The mayor of Kiev left. It ends on February 12."

    private func content(_ paragraphs: [String]) -> StoryContent {
        .ferryReturns.with {
            $0.document = Document(paragraphs: paragraphs)
            $0.leadPhotograph = nil
        }
    }

    private func notes(_ newsroom: TestNewsroom, by house: HouseStyle = Self.house) async throws -> StoryNotes {
        let day = try #require(Day(year: 2025, month: 2, day: 12))
        return try await newsroom.read { try StoryNotes(of: story, by: house, on: day, in: .kyiv, $0) }
    }

    @Test(arguments: TestEngine.all)
    func `notes are of the newest text, where its words stand, and stay silenced while the text changes elsewhere`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, content([text]))
            let first = try await notes(newsroom)
            #expect(first.isByBook && first.version == 0)
            #expect(first.notes.map(\.note.rule) == ["names.ukraine", "dates"])
            #expect(first.notes.map { $0.pieces.map(\.words) } == [["Kiev"], ["February"]])
            #expect(first.notes.map(\.note.replacement) == ["Kyiv", "Feb."])
            #expect(first.notes.first?.pieces.first?.range == 14..<18)
            let key = try #require(first.notes.first?.note.key)
            try await newsroom.perform(SilenceNote(key, of: "names.ukraine", in: story, because: .name), as: .reporter)
            var editor = try await newsroom.open(story)
            try await editor.type("So. ", at: 1, as: .sample(1), in: newsroom)
            let typed = try await notes(newsroom)
            #expect(typed.version == 1 && typed.notes.map { $0.pieces.map(\.range) } == [[18..<22], [40..<48]])
            #expect(typed.notes.map(\.silenced?.reason) == [.name, nil] && typed.notes.first?.silenced?.by == User.reporter.id)
            // Beside the words themselves, it is another note.
            try await editor.type("young ", at: 9, as: .sample(2), in: newsroom)
            #expect(try await notes(newsroom).notes.map(\.silenced?.reason) == [nil, nil])
        }
    }

    @Test(arguments: TestEngine.all)
    func `without a book for the language nothing is remarked but figures`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, content([text]))
            let without = try await notes(newsroom, by: HouseStyle())
            #expect(!without.isByBook && without.notes.isEmpty && without.fields.isEmpty)
            try await newsroom.save(story, content([text]).with { $0.language = "uk" }, basedOn: 1)
            let foreign = try await notes(newsroom)
            #expect(!foreign.isByBook && foreign.notes.isEmpty && foreign.fields.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a figure that differs from the record, from background or from an earlier one is remarked with what it differs from`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let background = Background(
                id: .sample(7_801), name: "The army", document: Document(paragraphs: ["Ukraine has 60 tank battalions."]),
                asOf: ImpreciseDate(year: 2024), source: "General Staff", revision: 0)
            try await newsroom.perform(SaveBackground(background))
            let paragraphs = ["Ukraine has 110 combat brigades.", "Ukraine has 70 tank battalions."]
            let document = Document(Document(paragraphs: paragraphs).blocks + [.background(background.id)])
            try await newsroom.save(story, content([]).with { $0.document = document })
            try await newsroom.save(Story.pierClosed, .pierClosed)
            try await newsroom.perform(
                SaveFigure(
                    Figure(
                        id: .sample(861), story: Story.pierClosed, value: "120", counts: "combat brigades", source: "the General Staff",
                        asOf: ImpreciseDate("2025-02"))))
            // Not all who may see this story may see the other before readers do.
            #expect(try await notes(newsroom, by: HouseStyle()).notes.map { $0.pieces.map(\.words) } == [["70"]])
            try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1))
            let found = try await notes(newsroom, by: HouseStyle()).notes
            #expect(found.map(\.note.rule) == ["figures.conflict", "figures.conflict"])
            #expect(found.map { $0.pieces.map(\.words) } == [["110"], ["70"]])
            #expect(found.first?.note.message == "By the General Staff it is 120 combat brigades, as of 2025-02.")
            #expect(found.last?.note.message == "By the background “The army” it is 60 tank battalions, as of 2024.")
            #expect(found.allSatisfy { $0.note.replacement == nil && $0.note.key.count == 16 })
            #expect(Set(found.map(\.note.key)).count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a headline too long and a photograph without a credit are remarked, and silenced as they are`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var picture = Photograph.ferryAtDawn
            (picture.credit, picture.alternativeText) = ("", "")
            try await newsroom.perform(SavePhotograph(picture))
            let long = String(repeating: "Ferry ", count: 30) + "returns"
            try await newsroom.save(
                story,
                content(["We are home."]).with {
                    $0.headline = long
                    $0.leadPhotograph = PhotographUse(picture.id)
                })
            let found = try await notes(newsroom).fields
            #expect(Set(found.map(\.note.rule)) == ["headline.length", "photograph.credit", "photograph.alternative"], "\(found)")
            let credit = try #require(found.first { $0.note.rule == "photograph.credit" })
            #expect(credit.photograph?.id == picture.id && credit.silenced == nil)
            try await newsroom.perform(SilenceNote(credit.key, of: "photograph.credit", in: story, because: .meant), as: .reporter)
            let silenced = try await notes(newsroom).fields.filter { $0.silenced != nil }
            #expect(silenced.map(\.note.rule) == ["photograph.credit"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `the checklist counts warnings that stand, not suggestions and not what is silenced`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind, house: Self.house) { newsroom in
            try await newsroom.save(story, content([text]))
            let revision = try #require(try await newsroom.read { try $0.stories.revision(1, of: story) })
            let day = try #require(Day(year: 2025, month: 2, day: 12))
            func warned(_ house: HouseStyle = Self.house) async throws -> [String]? {
                try await newsroom.read { try $0.findings(in: revision, on: day, by: house) }.first { $0.check == .houseStyle }?.places
            }
            #expect(try await warned() == ["“Kiev”"])
            #expect(try await warned(HouseStyle()) == nil)
            try await newsroom.perform(SetChecklist(PublicationChecklist([.houseStyle: .blocks])), as: .administrator)
            let error = try await newsroom.expectRefused(PublishStory(story: story, revision: 1))
            guard case .conflict(let reason)? = error else { throw try #require(error) }
            #expect(reason.contains("1 to mend or to silence: “Kiev”"))
            let key = try #require(try await notes(newsroom).notes.first?.note.key)
            try await newsroom.perform(SilenceNote(key, of: "names.ukraine", in: story, because: .name))
            #expect(try await warned() == nil)
            try await newsroom.perform(PublishStory(story: story, revision: 1))
        }
    }

    /// Answers with what it is told to, and remembers what it was asked.
    private struct Reader: ProseReader {
        let note: CopyNote?

        func notes(on text: String, in language: String, knowing names: Set<String>) async -> [CopyNote]? {
            guard var note else { return nil }
            note.message = "\(language): \(names.sorted().joined(separator: ", "))"
            return [note]
        }
    }

    @Test(arguments: TestEngine.all)
    func `spelling is read with the names that the newsroom knows, and silenced as house style is`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(
                story,
                content(["Wren saw a harbuor near the Gazette."]).with {
                    $0.topics = []
                    $0.byline = []
                })
            let note = CopyNote(
                rule: "spelling", span: Span(11, 18), message: "", replacement: "harbour", severity: .warning, key: "0011223344556677")
            let prose = try #require(try await newsroom.read { try StoryProse(of: story, $0) })
            let found = try #require(await prose.notes(by: Reader(note: note)))
            #expect(found.notes.map { $0.pieces.map(\.words) } == [["harbuor"]] && found.notes.map(\.silenced?.reason) == [nil])
            #expect(found.notes.first?.note.message.contains(Topic.adaWren.name) == true, "\(found.notes)")
            #expect(await prose.notes(by: Reader(note: nil)) == nil)
            try await newsroom.perform(SilenceNote(note.key, of: "spelling", in: story, because: .falseAlarm))
            let again = try #require(try await newsroom.read { try StoryProse(of: story, $0) })
            #expect(await again.notes(by: Reader(note: note))?.notes.map(\.silenced?.reason) == [.falseAlarm])
        }
    }
}
