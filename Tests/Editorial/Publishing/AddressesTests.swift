import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: addresses")
struct AddressesTests {
    @Test(arguments: TestEngine.all)
    func `stories of one headline get addresses of their own`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var slugs: [String] = []
            for number in 0..<11 {
                guard case .published(let slug) = try await newsroom.publish(.sample(UInt64(1200 + number)), .pierClosed) else { continue }
                slugs.append(slug)
            }
            #expect(slugs.prefix(3) == ["pier-closed-for-repairs", "pier-closed-for-repairs-2", "pier-closed-for-repairs-3"])
            #expect(Set(slugs).count == 11)
            #expect(slugs.allSatisfy(Slug.isValid))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the tenth of one long headline has an address without two hyphens`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let slug = String(repeating: "a", count: 66) + "-" + String(repeating: "b", count: 13)
            for number in 0..<11 {
                let outcome = try await newsroom.publish(.sample(UInt64(1200 + number)), .pierClosed.with { $0.slug = slug })
                guard case .published(let slug) = outcome else { continue }
                #expect(Slug.isValid(slug), "\(slug)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an old address leads to the new one for ever, and to nobody else`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.slug = "pier" })
            for (number, slug) in [(2, "pier-closed"), (3, "the-pier")] {
                newsroom.clock.advance(60)
                try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.slug = slug }, basedOn: number - 1)
                try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: number, kind: .update))
            }
            #expect(try await newsroom.destination("pier") == .moved(slug: "the-pier"))
            #expect(try await newsroom.destination("pier-closed") == .moved(slug: "the-pier"))
            #expect(try await newsroom.destination("the-pier") == .story(Story.pierClosed))
            #expect(
                try await newsroom.publish(Story.tideTables, .tideTables.with { $0.slug = "pier" }) == .published(slug: "pier-2"))
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "No pier."))
            for slug in ["pier", "pier-closed", "the-pier"] { #expect(try await newsroom.destination(slug) == .withdrawn) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story may go back to an address that it had`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.slug = "pier" })
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.slug = "the-pier" }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            #expect(try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 1, kind: .fix)) == "pier")
            #expect(try await newsroom.destination("the-pier") == .moved(slug: "pier"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a public story keeps its address when its headline changes`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            #expect(
                try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .update))
                    == "pier-closed-for-repairs")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a story published again has the address that a fix gave it last`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.pierClosed, .pierClosed)
            newsroom.clock.advance(60)
            try await newsroom.save(Story.pierClosed, .pierClosed.with { $0.slug = "the-pier" }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: Story.pierClosed, revision: 2, kind: .fix))
            newsroom.clock.advance(60)
            try await newsroom.perform(WithdrawStory(story: Story.pierClosed, reason: "No pier."))
            #expect(try await newsroom.perform(PublishStory(story: Story.pierClosed, revision: 1)) == .published(slug: "the-pier"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an address that never was leads nowhere`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            for slug in ["nothing", "", "'; DROP TABLE editions; --", String(repeating: "a", count: 10_000)] {
                let found = try await newsroom.destination(slug)
                #expect(found == nil)
            }
        }
    }
}
