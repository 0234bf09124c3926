import Archive
import Credentials
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Confidential sources")
struct ConfidentialSourceTests {
    private let id: ConfidentialSource.ID = .sample(9_101)
    private let identity = SourceIdentity(
        name: "Oksana Verbova", contact: "verbova@canary.example", terms: "canaryterms", notes: "canarynotes")

    private func vault() throws -> SourceVault { try #require(SourceVault(try Secret().text)) }

    private func keep(_ vault: SourceVault, _ label: String = "Heron", _ keepers: [User] = []) -> KeepSource {
        KeepSource(id, label: label, identity: identity, keepers: Set(keepers.map(\.id)), vault: vault)
    }

    @Test(arguments: TestEngine.all)
    func `its keepers see who a source is at once, and nobody else, whatever their role`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let vault = try vault()
            try await newsroom.perform(keep(vault, "Heron", [.editor]), as: .reporter)
            try await newsroom.expectEvent("KeepSource", on: "source:\(id)", by: .reporter, ["keepers": "2"])
            for keeper in [User.reporter, .editor] {
                #expect(try await newsroom.perform(ReadSource(id, vault: vault), as: keeper) == identity)
                try await newsroom.expectEvent("ReadSource", on: "source:\(id)", by: keeper)
            }
            for other in [User.administrator, .chiefEditor, .secondReporter] {
                try await newsroom.expectNotFound(ReadSource(id, vault: vault), as: other)
                try await newsroom.expectNotFound(keep(vault, "Owl", [other]), as: other)
            }
            try await newsroom.expectRight(.keepRecord, for: keep(vault))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is taken off sees it no longer, and somebody always keeps it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let vault = try vault()
            try await newsroom.perform(keep(vault, "Heron", [.editor]), as: .reporter)
            try await newsroom.expectInvalid("keepers", keep(vault, "Heron", []), as: .reporter)
            try await newsroom.expectInvalid("keepers", keep(vault, "Heron", [.sample(.photoEditor)]), as: .reporter)
            try await newsroom.perform(keep(vault, "Heron", [.editor]), as: .reporter)
            try await newsroom.expectNotFound(ReadSource(id, vault: vault), as: .reporter)
            #expect(try await newsroom.read { try $0.confidentialSources.kept(by: User.reporter.id, limit: 9) }.isEmpty)
            #expect(try await newsroom.read { try $0.confidentialSources.kept(by: User.editor.id, limit: 9) }.map(\.label) == ["Heron"])
        }
    }

    /// Must be seen red: with `identity` written into the event's details, or the bytes kept unsealed.
    @Test(arguments: TestEngine.all)
    func `nothing that is stored has anything of the identity`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let vault = try vault()
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(keep(vault), as: .reporter)
            try await newsroom.perform(keep(vault, "Owl", [.reporter, .editor]), as: .reporter)
            _ = try await newsroom.perform(ReadSource(id, vault: vault), as: .editor)
            try await newsroom.perform(SaveStatement(statement, confirms: true), as: .reporter)
            try await newsroom.perform(NameSource(id, for: statement.id), as: .reporter)
            // What is bytes is written in hexadecimal.
            let everything = try await newsroom.contents().values.joined().joined(separator: "\n").lowercased()
            #expect(everything.contains("owl"))
            for word in ["oksana", "verbova", "canary", "Oksana", "Verbova"] {
                #expect(!everything.contains(word) && !everything.contains(Self.hex(word)), "\(word)")
            }
            #expect(try await newsroom.perform(UndoWork(User.reporter.id, since: .distantPast), as: .administrator).isEmpty == false)
            #expect(try await newsroom.perform(ReadSource(id, vault: vault), as: .reporter) == identity)
        }
    }

    private static func hex(_ text: String) -> String { text.utf8.map { String($0, radix: 16) }.joined() }

    private var statement: Statement {
        Statement(
            id: .sample(9_102), story: Story.ferryReturns, speaker: nil, attribution: .anonymous, described: "a harbour official",
            kind: .indirect, content: .sense("The crane was never inspected."))
    }

    @Test(arguments: TestEngine.all)
    func `a statement has a source where its speaker is not named, and only the keepers change that`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let vault = try vault()
            try await newsroom.save(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(keep(vault), as: .reporter)
            try await newsroom.perform(SaveStatement(statement, confirms: true))
            try await newsroom.expectNotFound(NameSource(id, for: statement.id), as: .editor)
            try await newsroom.perform(NameSource(id, for: statement.id), as: .reporter)
            try await newsroom.expectEvent("NameSource", on: "statement:\(statement.id)", by: .reporter)
            #expect(try await newsroom.read { try $0.confidentialSources.statements(of: id, limit: 9) } == [statement.id])
            #expect(try await newsroom.read { try $0.confidentialSources.statementsWithoutSource(limit: 9) }.isEmpty)
            try await newsroom.expectNotFound(NameSource(nil, for: statement.id), as: .editor)
            try await newsroom.perform(NameSource(nil, for: statement.id), as: .reporter)
            #expect(try await newsroom.read { try $0.confidentialSources.source(of: statement.id) } == nil)
            var named = statement
            (named.speaker, named.attribution) = (Topic.adaWren.id, .onRecord)
            try await newsroom.perform(SaveStatement(named, confirms: true))
            try await newsroom.expectInvalid("statement", NameSource(id, for: statement.id), as: .reporter)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a script sees no source, and another key opens none`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let (vault, other) = (try vault(), try vault())
            try await newsroom.perform(keep(vault), as: .reporter)
            let error = await #expect(throws: NewsroomError.self) {
                try await newsroom.perform(ReadSource(id, vault: other), as: .reporter)
            }
            guard case .unavailable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let token = AccessToken.ID.sample(9_103)
            try await newsroom.perform(
                AddToken(
                    token, for: User.reporter.id, name: "Script", scopes: [.read, .write], lifetime: 3_600, hash: try Secret().hash),
                as: .reporter)
            for act in [AnyRefused(ReadSource(id, vault: vault)), AnyRefused(keep(vault, "Owl", [.reporter]))] {
                #expect(await act.isRefused(by: newsroom.editorial, as: User.reporter.id, token: token))
            }
        }
    }
}

/// An act that a token is refused for.
private struct AnyRefused: Sendable {
    private let perform: @Sendable (Editorial, User.ID, AccessToken.ID) async throws -> Void

    init(_ act: some Act) {
        perform = { _ = try await $0.perform(act, as: $1, by: $2) }
    }

    func isRefused(by editorial: Editorial, as user: User.ID, token: AccessToken.ID) async -> Bool {
        do {
            try await perform(editorial, user, token)
            return false
        } catch { return error is NewsroomError }
    }
}
