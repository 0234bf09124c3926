import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: redirects, and the order and end of sections")
struct RedirectActsTests {
    @Test(arguments: TestEngine.all)
    func `an address leads elsewhere, in whatever spelling, until it is taken away`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SaveRedirect("/Tag/H%C3%A4fen/?page=2", to: "/topic/harbour/"))
            try await newsroom.expectEvent("SaveRedirect", on: "redirect:/tag/häfen", by: .chiefEditor, ["target": "/topic/harbour/"])
            try await newsroom.expectChange("SaveRedirect", [.address("tag/häfen")])
            #expect(try await newsroom.readers { try $0.redirect(from: "/tag/häfen") } == "/topic/harbour/")
            try await newsroom.perform(SaveRedirect("/tag/häfen", to: "https://old.example/harbour"))
            #expect(try await newsroom.read { try $0.redirects.list(limit: 9).map(\.target) } == ["https://old.example/harbour"])
            newsroom.clock.advance(60)
            try await newsroom.perform(RemoveRedirect("/tag/häfen/"))
            try await newsroom.expectEvent("RemoveRedirect", on: "redirect:/tag/häfen", by: .chiefEditor)
            #expect(try await newsroom.readers { try $0.redirect(from: "/tag/häfen") } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `circles, endless chains and what is no address are refused`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for number in 1..<6 { try await newsroom.perform(SaveRedirect("/old-\(number)/", to: "/old-\(number + 1)/")) }
            for (path, target) in [
                ("/old-6/", "/old-1/"), ("/old-6/", "/old-4/"), ("/old-9/", "/OLD-9"), ("/old-0/", "/old-1/"), ("", "/"), ("/", "/x/"),
                ("old", "/x/"),
                ("//x.example/", "/x/"), ("/a/../b", "/x/"), ("/%00", "/x/"), ("/x", "javascript:alert(1)"), ("/x", "//x.example"),
                ("/x", ""),
                ("/media/a.jpg", "/x/"), ("/healthz", "/x/"), ("/.well-known/broadsheet/mirror.pub", "/x/"),
                ("/" + String(repeating: "a", count: 600), "/x/"),
            ] {
                try await newsroom.expectRefused(SaveRedirect(path, to: target))
            }
            try await newsroom.expectRefused(RemoveRedirect("/nothing-there/"))
            for role in Role.allCases where !role.rights.contains(.keepRedirects) {
                try await newsroom.expectRefused(SaveRedirect("/x/", to: "/y/"), as: .sample(role))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a closed section is in no navigation, its page leads elsewhere, and it opens again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let town = try await newsroom.perform(SaveSection(Section(id: .sample(81), name: "Town", slug: "town")))
            let sea = try await newsroom.perform(SaveSection(Section(id: .sample(82), name: "Sea", slug: "sea")))
            try await newsroom.publish(Story.ferryReturns, .ferryReturns.with { $0.section = town.id })
            newsroom.clock.advance(60)
            try await newsroom.perform(CloseSection(town.id, leadingTo: "/section/sea/"))
            let change = try #require(newsroom.changes.last?.subjects)
            #expect(change.isSuperset(of: [.sections, .section(town.id), .address("section/town")]))
            try await newsroom.readers { (reader) throws in
                #expect(try reader.sections() == [] && reader.section(slug: "town") == nil)
                #expect(try reader.redirect(from: "/section/town") == "/section/sea/")
                #expect(try reader.edition(Story.ferryReturns)?.summary.section?.id == town.id)
            }
            try await newsroom.expectRefused(CloseSection(town.id, leadingTo: "/"))
            // A section that leads to itself would not be found.
            try await newsroom.expectRefused(CloseSection(sea.id, leadingTo: "/section/sea/"))
            newsroom.clock.advance(60)
            try await newsroom.perform(OpenSection(town.id))
            try await newsroom.readers { (reader) throws in
                #expect(try reader.section(slug: "town")?.id == town.id && reader.redirect(from: "/section/town") == nil)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `sections stand in the order that was chosen`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var ids: [Section.ID] = []
            for name in ["Arts", "Business", "City", "Data"] {
                ids.append(try await newsroom.perform(SaveSection(Section(id: .sample(UInt64(80 + ids.count)), name: name, slug: ""))).id)
            }
            try await newsroom.perform(OrderSections([ids[2], ids[0], ids[3]]))
            #expect(try await newsroom.read { try $0.sections.all().map(\.name) } == ["City", "Arts", "Data", "Business"])
            try await newsroom.expectRefused(OrderSections([ids[0], ids[0]]))
            try await newsroom.expectRefused(OrderSections([.sample(999)]))
            try await newsroom.expectRefused(OrderSections(ids), as: .editor)
        }
    }
}
