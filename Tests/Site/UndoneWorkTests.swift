import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import TestSupport
import Testing
import Web

@Suite("What an account did, undone")
struct UndoneWorkTests {
    @Test("where nobody else acted, readers find every page as it was", arguments: [21, 22, 23] as [UInt64])
    func sqlite(_ seed: UInt64) async throws {
        try await check(.sqlite, seed: seed)
    }

    @Test("on PostgreSQL as well", arguments: TestEngine.postgresqlIfAny)
    func postgresql(_ engine: TestEngine) async throws {
        try await check(engine, seed: 24)
    }

    private func check(_ engine: TestEngine, seed: UInt64) async throws {
        try await withPaper(engine) { paper in
            let rogue = User(id: paper.newID(), email: "rogue@paper.example", name: "Rogue", role: .administrator)
            try await paper.archive.write { try $0.users.add(rogue, passwordHash: nil, at: paper.clock.now) }
            var world = try await RandomActs(paper, seed: seed)
            // What was planned before and comes due meanwhile would be somebody else's doing.
            for _ in 0..<40 { _ = try await world.next(RandomActs.undoable.subtracting(["plan"])) }
            paper.clock.advance(by: 60)
            let since = paper.clock.now
            var before: [String: String] = [:]
            for target in try await world.pages() {
                let page = await paper.uncached.get(target)
                // What was never public says from now on that it was withdrawn; when a page last changed is another time.
                if page.status != 404, !target.contains("sitemap") { before[target] = text(of: page) }
            }
            world.act(as: rogue.id)
            var acts: [String] = []
            for _ in 0..<30 { acts.append(try await world.next(RandomActs.undoable)) }
            let changed = await differences(before, paper)
            #expect(!changed.isEmpty, "nothing was done")
            paper.clock.advance(by: 60)
            let items = try await paper.perform(UndoWork(rogue.id, since: since))
            #expect(items.count { $0.outcome == .undone } > 3)
            let left = await differences(before, paper)
            #expect(left.isEmpty, "seed \(seed): \(left.prefix(3)) after \(acts); \(items.filter { $0.outcome != .undone })")
            // What is kept is what would be made anew, after undoing too.
            for target in before.keys {
                let page = await paper.site.get(target)
                #expect(text(of: page) == before[target], "\(target)")
            }
        }
    }

    /// All but how many notices there have been: those who follow a stream are told of undoing, too.
    private func text(of page: WebAnswer) -> String {
        page.text.replacing(/events\?after=\d+/, with: "events") + (page["Location"] ?? "")
    }

    private func differences(_ before: [String: String], _ paper: TestPaper) async -> [String] {
        var found: [String] = []
        for (target, text) in before.sorted(by: { $0.key < $1.key }) {
            let page = await paper.uncached.get(target)
            let now = self.text(of: page)
            guard now != text else { continue }
            let first = zip(text.split(separator: "\n"), now.split(separator: "\n")).first { $0 != $1 }
            found.append("\(target): \(first?.0.prefix(300) ?? "") became \(first?.1.prefix(300) ?? "")")
        }
        return found
    }
}
