import Archive
import Foundation
import Newsroom
import TestSupport
import Testing

/// Lists stay fast at a million stories only while SQLite answers them from an index, in the index's order.
@Suite("Query plans")
struct QueryPlanTests {
    @Test(
        arguments: [
            ("all", EditionFilter.all, "editions_newest"), ("news feed", .newsFeed, "editions_news_feed"),
            ("topic", .topic(Topic.harbour.id), "edition_topics_newest"),
            ("contributor", .contributor(Contributor.marenHolt.id), "edition_contributors_newest"),
            ("section", .section(.sample(1101)), "editions_section"), ("language", .language("en"), "edition_languages_newest"),
            ("narrated", .narrated, "narrations_newest"), ("day", .day(Day(.firstMorning, in: .kyiv)), "editions_newest"),
        ], [false, true])
    func `a list is read from its index, in its order`(
        _ list: (name: String, filter: EditionFilter, index: String), _ isFirst: Bool
    ) async throws {
        let cursor = isFirst ? nil : Cursor(position: 1, id: Story.ferryReturns.uuid)
        let plans = try await plans { _ = try $0.newest(list.filter, after: cursor, limit: 20) }
        let plan = try #require(plans.first)
        #expect(plan.contains { $0.contains("USING INDEX \(list.index)") || $0.contains("USING COVERING INDEX \(list.index)") }, "\(plan)")
        expectNoSort(plan)
        // The whole of the paper in its index's order, read until the page is full, is no search; every other list is one.
        let searches = isFirst && ["all", "news feed", "narrated"].contains(list.name)
        #expect(searches || plan[0].hasPrefix("SEARCH"), "\(plan)")
    }

    @Test func `neighbours, addresses, stories and slugs are searched for by index`() async throws {
        let day = Day(Date.firstMorning, in: .kyiv)
        let plans = try await plans { reader in
            _ = try reader.neighbours(ofDay: day)
            _ = try reader.published(after: .distantPast, limit: 20)
            for kind in SitemapPart.Kind.allCases { _ = try reader.addresses(in: SitemapPart(kind, 1)) }
            _ = try reader.corrections(after: nil, limit: 20)
            for part in [DiaryPart.coming(from: day), .earlier(before: day)] {
                for cursor in [nil, Cursor(position: 1, id: Story.ferryReturns.uuid)] {
                    _ = try reader.diary(part, after: cursor, limit: 20)
                }
            }
            _ = try reader.destination(ofSlug: "ferry-returns")
            _ = try reader.topic(slug: Topic.harbour.slug)
            _ = try reader.contributor(slug: Contributor.marenHolt.slug)
            _ = try reader.photograph(fileName: "0f1e2d.jpg")
            _ = try reader.section(slug: "town")
            _ = try reader.storyPackage(slug: "ferries")
            _ = try reader.packages(of: Story.ferryReturns)
            for ending in ["avif", "webp", "jpg"] {
                _ = try reader.photograph(fileName: String(repeating: "a", count: 64) + "." + ending)
            }
            _ = try reader.narrated(fileName: "0f1e2d.mp3")
            _ = try reader.narrated(fileName: "0f1e2d.opus")
            _ = try reader.languages()
        }
        #expect(plans.count >= 8)
        for plan in plans {
            // What decides on a row that was found is a search too, and stands under a line of its own.
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.hasPrefix("CORRELATED") }, "\(plan)")
            expectNoSort(plan)
        }
    }

    @Test func `a search newest first is read from the end of the index, and related topics from theirs`() async throws {
        let day = Day(.firstMorning, in: .kyiv)
        let plans = try await plans { reader in
            for text in ["ferry", ""] {
                var query = SearchQuery(text: text)
                (query.order, query.topic, query.from) = (.newest, Topic.harbour.slug, day)
                _ = try reader.search(query, after: Cursor(position: .max, id: Story.ferryReturns.uuid), limit: 20)
            }
            var query = SearchQuery(text: "")
            (query.order, query.from, query.to) = (.newest, day, day)
            _ = try reader.search(query, after: nil, limit: 20)
            _ = try reader.relatedTopics(Topic.harbour.id, limit: 8)
            _ = try reader.topics(named: "vell", limit: 5)
            _ = try reader.correction(of: "ferri")
        }
        #expect(plans.count >= 8)
        // What a page of stories names is put in order for each: a few rows. Whether a word is common is counted up to a limit.
        for plan in plans where !plan.contains(where: { $0.contains("(story=?)") || $0.contains("CO-ROUTINE matching") }) {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.contains("VIRTUAL TABLE INDEX") }, "\(plan)")
            expectNoSort(plan)
        }
    }

    @Test(
        arguments: [
            ("all", RecordFilter.all, "edition_statements_newest"), ("speaker", .speaker(Topic.adaWren.id), "edition_statements_speaker"),
            ("topic", .topic(Topic.harbour.id), "edition_statement_topics_newest"),
            ("both", .speakerOnTopic(Topic.adaWren.id, Topic.harbour.id), "edition_statement_topics_speaker"),
        ], [false, true])
    func `a list of statements is read from its index, in its order`(
        _ list: (name: String, filter: RecordFilter, index: String), _ isFirst: Bool
    ) async throws {
        let cursor = isFirst ? nil : Cursor(position: 20_131, id: Story.ferryReturns.uuid)
        let plans = try await plans { _ = try $0.statements(list.filter, after: cursor, limit: 20) }
        let plan = try #require(plans.first)
        #expect(plan.contains { $0.contains("USING INDEX \(list.index)") || $0.contains("USING COVERING INDEX \(list.index)") }, "\(plan)")
        expectNoSort(plan)
        #expect(list.name == "all" && isFirst || plan[0].hasPrefix("SEARCH"), "\(plan)")
    }

    @Test func `a statement, a story's statements and links are searched for by index`() async throws {
        let plans = try await plans { reader in
            _ = try reader.statement(.sample(801))
            _ = try reader.statements(in: Story.ferryReturns)
            _ = try reader.links(of: [.sample(801)])
        }
        #expect(plans.count == 4)
        // Links of one kind and another between the same two are put in order: a handful.
        for plan in plans {
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.contains("TEMP B-TREE FOR RIGHT PART OF ORDER BY") }, "\(plan)")
        }
        // Of the newest on a topic, as many as there are at most.
        let speakers = try await self.plans { _ = try $0.speakers(on: Topic.harbour.id, limit: 9) }
        #expect(speakers.first?.contains { $0.contains("edition_statement_topics_newest (topic=?)") } == true, "\(speakers)")
    }

    @Test func `a story's page scans no table`() async throws {
        let plans = try await plans { _ = try $0.edition(Story.ferryReturns) }
        #expect(plans.count >= 4)
        for plan in plans { #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)") }
    }

    @Test func `what does not hang on a story is not looked for`() async throws {
        let plans = try await plans { reader in
            let destination = try reader.destination(ofSlug: "ferry-returns")
            let edition = try reader.edition(Story.ferryReturns)
            let packages = try reader.packages(of: Story.ferryReturns)
            let statements = try reader.statements(in: Story.ferryReturns)
            #expect(destination == .story(Story.ferryReturns))
            #expect(edition != nil && packages.isEmpty && statements.isEmpty)
        }
        // One row says of all of them that there are none.
        for table in ["translations", "narrations", "sharing_pictures", "edition_statements", "package_stories", "publications"] {
            let plans = plans.filter { plan in plan.contains { $0.hasPrefix("SEARCH \(table) ") } }
            #expect(plans.count == 1, "\(table): \(plans)")
        }
    }

    @Test func `a live coverage and what is told of it are read by index, in order`() async throws {
        let cursor = Cursor(position: 1, id: Story.ferryReturns.uuid)
        let plans = try await plans { reader in
            _ = try reader.updates(of: Story.ferryReturns, from: .after(cursor), limit: 20)
            _ = try reader.notices(.newsFeed, after: 7, limit: 20)
            _ = try reader.notices(.story(Story.ferryReturns), after: 7, limit: 20)
            _ = try reader.latestNotice(.newsFeed)
            _ = try reader.latestNotice(.story(Story.ferryReturns))
        }
        #expect(plans.count >= 6)
        for plan in plans {
            // The newest notice of all is the last of its index: read backwards, until there is one.
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.contains("notices_news_feed") }, "\(plan)")
            expectNoSort(plan)
        }
    }

    @Test func `the page to fetch first is found by index`() async throws {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            _ = try await ExplainingEngine(archive.engine, made).read { try Records($0).links.queue.next(by: .firstMorning) }
        }
        #expect(made.plans.count == 1)
        for plan in made.plans {
            #expect(plan.allSatisfy { $0.contains("USING INDEX link_fetches_due") }, "\(plan)")
            expectNoSort(plan)
        }
    }

    private func expectNoSort(_ plan: [String], at location: SourceLocation = #_sourceLocation) {
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)", sourceLocation: location)
    }

    /// The plans of the queries that readers' pages really make, in the order in which they are made.
    private func plans(_ body: @escaping @Sendable (any EditionReader) throws -> Void) async throws -> [[String]] {
        let made = PlanKeeper()
        try await withArchive(.sqlite) { archive in
            try await archive.write { records in
                let revision = Revision(
                    story: Story.ferryReturns, number: 1, content: .ferryReturns.with { $0.kind = .live }, savedAt: .firstMorning,
                    savedBy: User.reporter.id,
                    manner: .deliberate, startedAt: .firstMorning)
                try records.stories.add(Story.ferryReturns, stage: .ready, first: revision)
                try records.editions.put(
                    Editions.Copy(revision: revision, slug: "ferry-returns", firstPublished: .firstMorning, updated: .firstMorning),
                    at: .firstMorning)
            }
            let paper = Paper(name: "The Vellmouth Post", timeZone: .kyiv, siteURL: "https://post.example")
            try await PublishedEditions(ExplainingEngine(archive.engine, made), paper: paper).read(body)
        }
        return made.plans
    }
}
