import Archive
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Editorial

@Suite("Acts: looking after background")
struct BackgroundCareTests {
    private static let id = Background.howTheFerryBegan.id
    private static let subject = "background:\(id)"

    private func today(_ newsroom: TestNewsroom) -> Day { Day(newsroom.clock.now, in: .kyiv) }

    private func care(_ newsroom: TestNewsroom, of id: Background.ID = Self.id) async throws -> BackgroundCare {
        try await newsroom.read { try $0.backgrounds.care(of: id) }
    }

    @Test(arguments: TestEngine.all)
    func `who makes a passage answers for it, unless somebody else is named`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let own = Background(
                id: .sample(711), name: "Own", document: Document(paragraphs: ["A."]), asOf: ImpreciseDate(year: 2025), source: "",
                revision: 0)
            try await newsroom.perform(SaveBackground(own), as: .editor)
            #expect(try await care(newsroom, of: own.id) == BackgroundCare(owner: User.editor.id))
            let named = Background(
                id: .sample(712), name: "Named", document: Document(paragraphs: ["B."]), asOf: ImpreciseDate(year: 2025), source: "",
                revision: 0)
            let wanted = BackgroundCare(owner: User.chiefEditor.id, review: Day(year: 2026, month: 1, day: 2))
            try await newsroom.perform(SaveBackground(named, care: wanted), as: .editor)
            #expect(try await care(newsroom, of: named.id) == wanted)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an owner is somebody who can put it right, and what readers have is not touched`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let day = today(newsroom)
            try await newsroom.perform(TendBackground(Self.id, owner: User.editor.id, review: day), as: .chiefEditor)
            #expect(try await care(newsroom) == BackgroundCare(owner: User.editor.id, review: day))
            try await newsroom.expectEvent(
                "TendBackground", on: Self.subject, by: .chiefEditor, ["owner": "\(User.editor.id)", "review": "\(day)"])
            #expect(newsroom.changes.last?.subjects.isEmpty != false)
            try await newsroom.expectInvalid("owner", TendBackground(Self.id, owner: User.reporter.id, review: nil))
            try await newsroom.expectInvalid("owner", TendBackground(Self.id, owner: .sample(1), review: nil))
            try await newsroom.expectNotFound(TendBackground(.sample(1), owner: nil, review: nil))
            try await newsroom.expectRight(.keepBackground, for: TendBackground(Self.id, owner: nil, review: nil))
            #expect(try await care(newsroom).owner == User.editor.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `still right is said of the revision that was seen, by whom and when, until another day`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (day, later) = (today(newsroom), Day(year: 2026, month: 3, day: 1))
            try await newsroom.perform(TendBackground(Self.id, owner: User.editor.id, review: day))
            try await newsroom.expectInvalid("review", ConfirmBackground(Self.id, revision: 1, review: day))
            try await newsroom.expectConflict(ConfirmBackground(Self.id, revision: 2, review: later))
            try await newsroom.expectRight(.keepBackground, for: ConfirmBackground(Self.id, revision: 1, review: later))
            try await newsroom.perform(ConfirmBackground(Self.id, revision: 1, review: later), as: .editor)
            let said = BackgroundCare.Confirmation(by: User.editor.id, at: newsroom.clock.now)
            #expect(try await care(newsroom) == BackgroundCare(owner: User.editor.id, review: later, confirmed: said))
            try await newsroom.expectEvent(
                "ConfirmBackground", on: Self.subject, by: .editor, ["revision": "1", "review": later?.description ?? ""])
            let count = try await newsroom.events(about: Self.subject).count
            try await newsroom.perform(ConfirmBackground(Self.id, revision: 1, review: later), as: .editor)
            #expect(try await newsroom.events(about: Self.subject).count == count, "a form that is sent twice")
            #expect(try await newsroom.read { try $0.backgrounds.find(Self.id)?.revision } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `those whose day has come are found page by page, the longest due first`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let today = today(newsroom)
            let days = [today, today.previous, today.next, today.previous]
            for (index, day) in days.enumerated() {
                let passage = Background(
                    id: .sample(UInt64(720 + index)), name: "P\(index)", document: Document(paragraphs: ["A."]),
                    asOf: ImpreciseDate(year: 2025),
                    source: "", revision: 0)
                let owner = index == 3 ? User.chiefEditor : .editor
                try await newsroom.perform(SaveBackground(passage, care: BackgroundCare(owner: owner.id, review: day)))
            }
            func due(_ owner: User?, after: UInt64? = nil, limit: Int = 9) async throws -> [Background.ID] {
                try await newsroom.read {
                    try $0.backgrounds.due(on: today, of: owner?.id, after: after.map { .sample($0) }, limit: limit)
                }
            }
            #expect(try await due(nil) == [.sample(721), .sample(723), .sample(720)])
            #expect(try await due(nil, after: 721, limit: 1) == [.sample(723)])
            #expect(try await due(nil, after: 723) == [.sample(720)])
            #expect(try await due(.editor) == [.sample(721), .sample(720)])
            #expect(try await due(.editor, after: 721) == [.sample(720)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `passages are listed by their names, and each says which stories carry it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for (index, name) in ["Zebra crossing", "élan", "Ferry law", "ferry law", "Єдність"].enumerated() {
                let passage = Background(
                    id: .sample(UInt64(720 + index)), name: name, document: Document(paragraphs: ["A."]), asOf: ImpreciseDate(year: 2025),
                    source: "", revision: 0)
                try await newsroom.perform(SaveBackground(passage))
            }
            var (names, last): ([String], Background.ID?) = ([], nil)
            while true {
                let after = last
                let page = try await newsroom.read { records in
                    try records.backgrounds.named(after: after, limit: 2).compactMap { try records.backgrounds.find($0) }
                }
                guard let end = page.last else { break }
                (names, last) = (names + page.map(\.name), end.id)
            }
            #expect(names == ["élan", "Ferry law", "ferry law", "How the ferry began", "Zebra crossing", "Єдність"])

            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let carrying = StoryContent.pierClosed.with { $0.document = Document([.background(Self.id)]) }
            try await newsroom.save(Story.pierClosed, carrying)
            func uses() async throws -> [[Story.ID]] {
                try await newsroom.read {
                    [try $0.backgroundUses.shown(Self.id, limit: 9), try $0.backgroundUses.all(Self.id, limit: 9)]
                }
            }
            let both = [Story.ferryReturns, Story.pierClosed].sorted { $0.description > $1.description }
            #expect(try await uses() == [[Story.ferryReturns], both])
            let next = try await newsroom.read { try $0.backgroundUses.all(Self.id, before: both[0], limit: 9) }
            #expect(next == [both[1]])
            #expect(try await newsroom.read { try $0.backgroundUses.count(Self.id, upTo: 9) } == 1)
            try await newsroom.save(Story.pierClosed, .pierClosed, basedOn: 1)
            #expect(try await uses() == [[Story.ferryReturns], [Story.ferryReturns]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `care that an account took of passages is undone`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (day, since) = (today(newsroom), newsroom.clock.now.addingTimeInterval(30))
            try await newsroom.perform(TendBackground(Self.id, owner: User.chiefEditor.id, review: day))
            let before = try await care(newsroom)
            newsroom.clock.advance(60)
            try await newsroom.perform(TendBackground(Self.id, owner: nil, review: nil), as: .editor)
            try await newsroom.perform(
                ConfirmBackground(Self.id, revision: 1, review: Day(year: 2099, month: 1, day: 1)), as: .editor)
            newsroom.clock.advance(60)
            let items = try await newsroom.perform(UndoWork(User.editor.id, since: since), as: .administrator)
            #expect(items.map(\.aspect) == [.backgroundCare] && items.map(\.outcome) == [.undone])
            #expect(try await care(newsroom) == before)
            try await newsroom.expectEvent("RestoreBackgroundCare", on: Self.subject, by: .administrator)
        }
    }
}
