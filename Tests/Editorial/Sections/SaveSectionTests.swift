import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SaveSection")
struct SaveSectionTests {
    private let town = Section(id: .sample(1101), name: "Town hall", slug: "", summary: "The council.", position: 2)
    private let sea = Section(id: .sample(1102), name: "The sea", slug: "sea", position: 1)

    @Test(arguments: TestEngine.all)
    func `a section is kept in its order, with its event and change`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let saved = try await newsroom.perform(SaveSection(town))
            #expect(saved.slug == "town-hall")
            try await newsroom.expectEvent("SaveSection", on: "section:\(town.id)", by: .chiefEditor, ["name": "Town hall"])
            try await newsroom.expectChange("SaveSection", [.section(town.id)])
            try await newsroom.perform(SaveSection(sea))
            #expect(try await newsroom.read { try $0.sections.all() } == [sea, saved])
        }
    }

    @Test(arguments: TestEngine.all)
    func `readers see it from its first story to its last`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let town = try await newsroom.perform(SaveSection(town))
            #expect(try await newsroom.readers { try $0.sections() } == [])
            #expect(try await newsroom.readers { try $0.section(slug: "town-hall") } == nil)
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.section = town.id })
            #expect(try await newsroom.readers { try $0.sections() } == [town])
            #expect(try await newsroom.readers { try $0.section(slug: "town-hall") } == town)
            #expect(try await newsroom.edition(Story.pierClosed)?.summary.section == SectionSummary(town))
            let subjects = newsroom.changes.last?.subjects ?? []
            #expect(subjects.isSuperset(of: [.sections, .list(.section(town.id)), .address("section/town-hall")]))
            try await newsroom.publish(Story.tideTables, .tideTables.with { $0.section = town.id })
            #expect(newsroom.changes.last?.subjects.contains(.sections) == false)
            let list = try await newsroom.readers { try $0.newest(.section(town.id), after: nil, limit: 9) }
            #expect(Set(list.items.map(\.id)) == [Story.pierClosed, Story.tideTables])
            for story in [Story.pierClosed, Story.tideTables] { try await newsroom.perform(WithdrawStory(story: story, reason: "Wrong.")) }
            #expect(try await newsroom.readers { try $0.sections() } == [])
            #expect(newsroom.changes.last?.subjects.contains(.sections) == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `another name is another navigation`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var town = try await newsroom.perform(SaveSection(town))
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.section = town.id })
            town.name = "City hall"
            #expect(try await newsroom.perform(SaveSection(town)).slug == "town-hall")
            try await newsroom.expectChange("SaveSection", [.section(town.id), .sections])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be is refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectInvalid("name", SaveSection(Section(id: .sample(1), name: "", slug: "")))
            try await newsroom.expectInvalid("slug", SaveSection(Section(id: .sample(1), name: "A", slug: "a b")))
            try await newsroom.expectInvalid("position", SaveSection(Section(id: .sample(1), name: "A", slug: "", position: -1)))
            try await newsroom.expectRight(.keepSections, for: SaveSection(town))
            try await newsroom.expectInvalid(
                "section", SaveStory(story: Story.pierClosed, content: .pierClosed.with { $0.section = .sample(1) }, basedOn: 0))
            for number in 0..<UInt64(Section.most) {
                try await newsroom.perform(SaveSection(Section(id: .sample(number), name: "Section \(number)", slug: "")))
            }
            try await newsroom.expectConflict(SaveSection(town))
        }
    }
}
