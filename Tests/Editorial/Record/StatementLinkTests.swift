import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: links between statements")
struct StatementLinkTests {
    private let first: Statement.ID = .sample(811)
    private let second: Statement.ID = .sample(812)
    private let third: Statement.ID = .sample(813)

    /// Ada Wren says the same three times, on three days, in three stories that are one here.
    private func saidThrice(_ newsroom: TestNewsroom) async throws {
        try await newsroom.save(Story.ferryReturns, .ferryReturns)
        try await newsroom.save(Story.pierClosed, .pierClosed)
        for (id, day, story) in [
            (first, "2025-02-01", Story.ferryReturns), (second, "2025-02-03", Story.ferryReturns), (third, "2025-02-12", Story.pierClosed),
        ] {
            try await newsroom.perform(SaveStatement(said(id, "The harbour stays closed for repairs", on: day, in: story), confirms: true))
        }
    }

    private func said(
        _ id: Statement.ID, _ words: String, on day: String, in story: Story.ID, by speaker: Topic.ID = Topic.adaWren.id
    ) -> Statement {
        Statement(
            id: id, story: story, speaker: speaker, kind: .indirect, content: .sense(words), said: ImpreciseDate(day),
            topics: [Topic.harbour.id])
    }

    private func suggested(_ story: Story.ID, _ newsroom: TestNewsroom) async throws -> [String] {
        try await newsroom.read { try StoryLinks(of: story, $0).suggested }.map { "\($0.from)>\($0.to.id) \(Int($0.share * 100))" }
    }

    @Test(arguments: TestEngine.all)
    func `what the same speaker said before is suggested as repeated, the nearest of a chain`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await saidThrice(newsroom)
            #expect(try await suggested(Story.pierClosed, newsroom) == ["\(third)>\(second) 100", "\(third)>\(first) 100"])
            #expect(
                try await suggested(Story.ferryReturns, newsroom) == ["\(second)>\(first) 100"], "never of itself, or of what came later")
            let link = StatementLink(from: second, to: first, kind: .repeats)
            try await newsroom.perform(LinkStatements(link), as: .reporter)
            #expect(try await suggested(Story.ferryReturns, newsroom) == [])
            #expect(try await suggested(Story.pierClosed, newsroom) == ["\(third)>\(second) 100"], "which itself repeats the first")
            let toFirst = StatementLink(from: third, to: first, kind: .repeats)
            try await newsroom.perform(LinkStatements(toFirst))
            #expect(try await suggested(Story.pierClosed, newsroom) == [], "both repeat the same already")
            try await newsroom.perform(UnlinkStatements(toFirst))
            try await newsroom.perform(LinkStatements(StatementLink(from: third, to: second, kind: .repeats)))
            #expect(try await suggested(Story.pierClosed, newsroom) == [])
            #expect(try await newsroom.read { try StoryLinks(of: Story.ferryReturns, $0).links } == [link])
            try await newsroom.perform(UnlinkStatements(link), as: .editor)
            try await newsroom.expectEvent(
                "UnlinkStatements", on: "statement:\(second)", by: .editor, ["to": "\(first)", "kind": "repeats"])
            #expect(try await suggested(Story.ferryReturns, newsroom) == ["\(second)>\(first) 100"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `others' words, and words that are only a little like, are no repetition`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await saidThrice(newsroom)
            let later = Statement.ID.sample(814)
            for statement in [
                said(later, "The harbour stays closed for repairs", on: "2025-02-20", in: Story.pierClosed, by: Topic.ferryCompany.id),
                said(later, "The harbour is full of seagulls, goats and extraordinary visitors", on: "2025-02-20", in: Story.pierClosed),
            ] {
                try await newsroom.perform(SaveStatement(statement, confirms: true))
                #expect(try await suggested(Story.pierClosed, newsroom).allSatisfy { $0.hasPrefix("\(third)") })
            }
            let others = try await newsroom.read {
                try SaidBefore(
                    LikenessQuery(words: "The harbour stays closed for repairs", speaker: Topic.ferryCompany.id, except: later), $0)
            }
            #expect(others.bySpeaker.isEmpty)
            #expect(others.byOthers.map(\.statement.id) == [third, second, first], "the last said first")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a link that was refused is not suggested again until that is taken back`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await saidThrice(newsroom)
            let refusal = RefuseLink(from: second, to: first)
            try await newsroom.expectRight(.keepRecord, for: refusal)
            try await newsroom.perform(refusal, as: .reporter)
            try await newsroom.perform(refusal, as: .reporter)
            try await newsroom.expectEvent("RefuseLink", on: "statement:\(second)", by: .reporter, ["to": "\(first)"])
            #expect(try await newsroom.events(about: "statement:\(second)").count { $0.act == "RefuseLink" } == 1)
            #expect(try await suggested(Story.ferryReturns, newsroom) == [])
            try await newsroom.expectRight(.keepRecord, for: TakeLinkRefusalBack(from: second, to: first))
            try await newsroom.perform(TakeLinkRefusalBack(from: second, to: first), as: .editor)
            try await newsroom.expectEvent("TakeLinkRefusalBack", on: "statement:\(second)", by: .editor, ["to": "\(first)"])
            #expect(try await suggested(Story.ferryReturns, newsroom) == ["\(second)>\(first) 100"])
            try await newsroom.expectInvalid("to", RefuseLink(from: first, to: first))
            try await newsroom.expectNotFound(RefuseLink(from: first, to: .sample(9)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a link is made once, and not both ways`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await saidThrice(newsroom)
            let link = StatementLink(from: second, to: first, kind: .repeats)
            for _ in 1...2 { try await newsroom.perform(LinkStatements(link), as: .reporter) }
            #expect(try await newsroom.events(about: "statement:\(second)").count { $0.act == "LinkStatements" } == 1)
            try await newsroom.expectConflict(LinkStatements(StatementLink(from: first, to: second, kind: .repeats)))
            try await newsroom.perform(LinkStatements(StatementLink(from: first, to: second, kind: .contradicts)))
            try await newsroom.perform(LinkStatements(StatementLink(from: second, to: first, kind: .contradicts)))
            try await newsroom.expectRight(.keepRecord, for: UnlinkStatements(link))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an earlier statement that is carried again is linked with the same yes`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await saidThrice(newsroom)
            let text = "“The harbour stays closed,” Ada Wren said on Feb. 1."
            try await newsroom.save(
                Story.pierClosed, StoryContent.pierClosed.with { $0.document = Document(paragraphs: [text]) }, basedOn: 1)
            let again = Statement(
                id: .sample(815), story: Story.pierClosed, speaker: Topic.adaWren.id, kind: .direct,
                content: .verbatim("The harbour stays closed"))
            let passage = StatementPassage.quoted([QuotedWords("The harbour stays closed")])
            await #expect(throws: NewsroomError.self) {
                try await newsroom.perform(ConfirmStatement(again, passage: passage, repeats: .sample(9)), as: .reporter)
            }
            #expect(try await newsroom.read { try $0.statements.find(again.id) } == nil, "all of it or nothing")
            try await newsroom.perform(ConfirmStatement(again, passage: passage, repeats: first), as: .reporter)
            #expect(
                try await newsroom.read { try $0.statements.links(from: again.id) }
                    == [StatementLink(from: again.id, to: first, kind: .repeats)])
            let events = try await newsroom.events(about: "statement:\(again.id)")
            #expect(Set(events.map(\.act)) == ["ConfirmStatement", "LinkStatements"] && events.allSatisfy { $0.by == User.reporter.id })
        }
    }
}
