import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: what readers have of the record")
struct PublishedRecordTests {
    private static let id = Statement.ID.sample(801)

    private static func content(_ words: String = "We are home.") -> StoryContent {
        StoryContent(
            headline: "Ferry returns", slug: "ferry-returns",
            document: Document([.paragraph([.text("“"), .text(words, [.statement(id)]), .text("” she said.")])]))
    }

    private static func statement(_ change: (inout Statement) -> Void = { _ in }) -> Statement {
        var statement = Statement(
            id: id, story: Story.ferryReturns, speaker: Topic.adaWren.id, role: "Captain", kind: .direct,
            content: .verbatim("We are home."),
            said: ImpreciseDate("2025-02-11"), outlets: [Outlet.harbourRadio.id], topics: [Topic.harbour.id])
        change(&statement)
        return statement
    }

    /// Where the statement stands.
    private static let subjects: Set<Subject> = [
        .statement(id), .record(.all), .record(.speaker(Topic.adaWren.id)), .record(.topic(Topic.harbour.id)),
        .record(.speakerOnTopic(Topic.adaWren.id, Topic.harbour.id)),
    ]

    private func shown(_ newsroom: TestNewsroom) async throws -> PublishedStatement? {
        try await newsroom.readers { reader in
            let statement = try reader.statement(Self.id)
            let listed = try reader.statements(.all, after: nil, limit: 9).items
            #expect(listed == [statement].compactMap(\.self))
            #expect(try reader.statements(in: Story.ferryReturns) == listed)
            #expect(try reader.addresses(in: SitemapPart(.statements, 1)).map(\.slug) == listed.map { "\($0.id)" })
            return statement
        }
    }

    private func touched(_ newsroom: TestNewsroom) async throws -> Set<Subject> {
        try await newsroom.read { try $0.trail.changes(after: 0).last?.subjects ?? [] }
    }

    @Test(arguments: TestEngine.all)
    func `a confirmed statement becomes the readers' with its story, and goes with it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let revision = try await newsroom.save(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true), as: .reporter)
            #expect(try await shown(newsroom) == nil)
            #expect(try await newsroom.readers { try $0.topic(slug: Topic.adaWren.slug) } == nil)
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: revision))
            #expect(try await shown(newsroom)?.speaker?.id == Topic.adaWren.id)
            #expect(try await touched(newsroom).isSuperset(of: Self.subjects.union([.address("topic/\(Topic.adaWren.slug)")])))
            #expect(try await newsroom.readers { try $0.topic(slug: Topic.adaWren.slug) } == .topic(.adaWren))
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "A test."))
            #expect(try await shown(newsroom) == nil)
            #expect(try await touched(newsroom).isSuperset(of: Self.subjects))
        }
    }

    @Test(arguments: TestEngine.all)
    func `how two statements that readers have stand to each other is said by who may publish, before that by who keeps the record`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            let other = Statement.ID.sample(802)
            let document = Document([
                .paragraph([.text("“"), .text("We are home.", [.statement(Self.id)]), .text("” she said. ")]),
                .paragraph([.text("“"), .text("We are not.", [.statement(other)]), .text("” she said.")]),
            ])
            let revision = try await newsroom.save(Story.ferryReturns, Self.content().with { $0.document = document })
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true), as: .reporter)
            var second = Self.statement { $0.content = .verbatim("We are not.") }
            second = Statement(
                id: other, story: second.story, speaker: second.speaker, role: second.role, kind: second.kind, content: second.content)
            try await newsroom.perform(SaveStatement(second, confirms: true), as: .reporter)
            let link = StatementLink(from: other, to: Self.id, kind: .contradicts)
            try await newsroom.perform(LinkStatements(link), as: .reporter)
            try await newsroom.perform(UnlinkStatements(link), as: .reporter)
            try await newsroom.perform(PublishStory(story: Story.ferryReturns, revision: revision))
            #expect(try await newsroom.expectRefused(LinkStatements(link), as: .reporter) == .notAllowed(.publish))
            try await newsroom.perform(LinkStatements(link), as: .editor)
            try await newsroom.expectEvent("LinkStatements", on: "statement:\(other)", by: .editor, ["kind": "contradicts"])
            #expect(try await newsroom.expectRefused(UnlinkStatements(link), as: .reporter) == .notAllowed(.publish))
            #expect(try await newsroom.read { try $0.statements.links(from: other) } == [link])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement of a public story is readers' from the confirmation on, and no longer than it stands`(
        _ kind: TestEngine
    ) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: false), as: .reporter)
            #expect(try await shown(newsroom) == nil)
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true), as: .editor)
            #expect(try await shown(newsroom)?.statement.confirmation?.by == User.editor.id)
            try await newsroom.expectEvent("SaveStatement", on: "statement:\(Self.id)", by: .editor, ["confirmed": "true"])
            #expect(try await touched(newsroom).isSuperset(of: Self.subjects))
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: false), as: .editor)
            #expect(try await shown(newsroom) == nil)
            #expect(try await touched(newsroom).isSuperset(of: Self.subjects))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what readers see is mended by those who may publish`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true))
            let mended = Self.statement {
                ($0.role, $0.speaker, $0.topics) = ("Skipper", Topic.ferryCompany.id, [Topic.tides.id])
            }
            for role in Role.allCases where role.rights.contains(.keepRecord) && !role.rights.contains(.publish) {
                try await newsroom.expectRefused(SaveStatement(mended, confirms: true), as: .sample(role))
            }
            try await newsroom.perform(SaveStatement(mended, confirms: true), as: .editor)
            #expect(try await shown(newsroom)?.statement.role == "Skipper")
            // The lists that it left, and those that it came to.
            #expect(
                try await touched(newsroom).isSuperset(
                    of: Self.subjects.union([
                        .record(.speaker(Topic.ferryCompany.id)), .record(.topic(Topic.tides.id)),
                        .address("topic/\(Topic.adaWren.slug)"), .address("topic/\(Topic.ferryCompany.slug)"),
                    ])))
        }
    }

    @Test(arguments: TestEngine.all)
    func `where the story says something else, readers have the statement no longer`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true))
            for (number, words) in ["We are nearly home.", "We are home."].enumerated() {
                let revision = try await newsroom.save(Story.ferryReturns, Self.content(words), basedOn: number + 1)
                // Nothing changes for readers before it is published.
                #expect(try await shown(newsroom) == nil || number == 0)
                try await newsroom.perform(UpdatePublished(story: Story.ferryReturns, revision: revision, kind: .update))
                #expect((try await shown(newsroom) != nil) == (words == "We are home."))
                #expect(try await touched(newsroom).isSuperset(of: Self.subjects))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a merged speaker's and a merged topic's statements are those of the topic that stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement { $0.topics.append(Topic.tides.id) }, confirms: true))
            try await newsroom.perform(MergeTopics(Topic.adaWren.id, into: Topic.ferryCompany.id))
            #expect(try await shown(newsroom)?.speaker?.id == Topic.ferryCompany.id)
            #expect(try await touched(newsroom).isSuperset(of: Self.subjects.union([.record(.speaker(Topic.ferryCompany.id))])))
            try await newsroom.perform(MergeTopics(Topic.harbour.id, into: Topic.tides.id))
            #expect(try await shown(newsroom)?.topics.map(\.id) == [Topic.tides.id])
            try await newsroom.readers { reader in
                for (speaker, topic, count) in [
                    (Topic.ferryCompany.id, Topic.tides.id, 1), (Topic.adaWren.id, Topic.tides.id, 0),
                    (Topic.ferryCompany.id, Topic.harbour.id, 0),
                ] {
                    let found = try reader.statements(.speakerOnTopic(speaker, topic), after: nil, limit: 9).items
                    #expect(found.count == count)
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is not named is described, and stands in no speaker's list`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            let anonymous = Self.statement {
                ($0.speaker, $0.attribution, $0.described) = (nil, .anonymous, "a member of the crew")
            }
            try await newsroom.perform(SaveStatement(anonymous, confirms: true))
            let statement = try await shown(newsroom)
            #expect(statement?.speaker == nil && statement?.statement.described == "a member of the crew")
            #expect(try await newsroom.readers { try $0.speakers(on: Topic.harbour.id, limit: 9) } == [])
            try await newsroom.expectInvalid(
                "described", SaveStatement(Self.statement { ($0.speaker, $0.attribution) = (nil, .background) }, confirms: true))
            try await newsroom.expectInvalid("speaker", SaveStatement(Self.statement { $0.attribution = .background }, confirms: true))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a note on an outlet and a link between statements change the pages that show them`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, Self.content())
            try await newsroom.perform(SaveStatement(Self.statement(), confirms: true))
            var outlet = Outlet.harbourRadio
            outlet.note = "Heard on the whole coast"
            try await newsroom.perform(SaveOutlet(outlet))
            try await newsroom.expectChange("SaveOutlet", [.outlet(outlet.id)])
            #expect(try await shown(newsroom)?.outlets == [outlet])
            try await newsroom.save(Story.pierClosed, .pierClosed)
            let other = Statement(
                id: .sample(802), story: Story.pierClosed, speaker: Topic.adaWren.id, kind: .indirect, content: .sense("They are home."))
            try await newsroom.perform(SaveStatement(other, confirms: true))
            try await newsroom.perform(LinkStatements(StatementLink(from: other.id, to: Self.id, kind: .repeats)))
            try await newsroom.expectChange("LinkStatements", [.statement(other.id), .statement(Self.id)])
            // The other is not readers': neither is the link.
            #expect(try await newsroom.readers { try $0.links(of: [Self.id]) } == [:])
        }
    }
}
