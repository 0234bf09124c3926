import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("The publishing screen")
struct PublishScreenTests {
    private static let story: Story.ID = .sample(7_401)

    private func withStory(
        _ content: StoryContent = .pierClosed, _ kind: TestEngine = .sqlite,
        _ body: @Sendable (TestDesk, _ screen: String) async throws -> Void
    ) async throws {
        try await withDesk(kind) { desk in
            try await desk.editorial.perform(SaveStory(story: Self.story, content: content, basedOn: 0), as: User.reporter.id)
            try await body(desk, "/stories/\(Self.story)/publish")
        }
    }

    private func step() -> (String, String) { ("step", "\(IdentifierSource().next(Story.self))") }

    private func state(_ desk: TestDesk) async throws -> PublicationState? {
        try await desk.archive.read { try $0.stories.find(Self.story)?.publication }
    }

    @Test(arguments: TestEngine.all)
    func `from the screen a story goes out, is fixed, updated, corrected and withdrawn`(_ kind: TestEngine) async throws {
        try await withStory(.pierClosed, kind) { desk, screen in
            let browser = try await desk.browser(of: .chiefEditor)
            let first = await browser.get(screen)
            #expect(first.status == 200 && first.text.contains("No standfirst") && first.text.contains("value=\"embargo\""))
            #expect(await browser.post(screen, [step(), ("revision", "1"), ("how", "now")]).location == screen + "?done=published")
            #expect(try await state(desk) == .published(revision: 1))
            for (number, how) in [(2, "fix"), (3, "update"), (4, "correction")] {
                try await desk.editorial.perform(
                    SaveStory(story: Self.story, content: .pierClosed.with { $0.headline = "Pier \(number)" }, basedOn: number - 1),
                    as: User.reporter.id)
                desk.clock.advance(60)
                let fields = [("revision", "\(number)"), ("how", how), ("kind", "clarification"), ("text", "Three piles.")]
                let answer = await browser.post(screen, [step()] + fields)
                #expect(answer.location == screen + "?done=\(how == "correction" ? "corrected" : "updated")", "\(answer.text)")
                #expect(try await state(desk) == .published(revision: number))
            }
            let corrections = try await desk.archive.read { try $0.corrections.of(Self.story) }
            #expect(corrections.map(\.text) == ["Three piles."] && corrections.map(\.kind) == [.clarification])
            let silent = await browser.post(screen + "/withdraw", [step(), ("reason", " ")])
            #expect(silent.status == 422 && silent.text.contains("say why"))
            #expect(await browser.post(screen + "/withdraw", [step(), ("reason", "A hoax.")]).location == screen + "?done=withdrawn")
            #expect(try await state(desk) == .withdrawn)
        }
    }

    @Test func `a correction without its text is refused, and what was typed stays`() async throws {
        try await withStory { desk, screen in
            let browser = try await desk.browser(of: .editor)
            _ = await browser.post(screen, [step(), ("revision", "1"), ("how", "now")])
            let form = [step(), ("revision", "1"), ("how", "correction"), ("kind", "retraction"), ("text", " ")]
            let answer = await browser.post(screen, form)
            #expect(answer.status == 422 && answer.text.contains("role=\"alert\""))
            #expect(answer.text.contains("value=\"correction\" required checked"))
            #expect(answer.text.contains("value=\"retraction\" selected"))
        }
    }

    @Test func `a time is the newsroom's; the past, the far and nonsense are refused in words`() async throws {
        try await withStory { desk, screen in
            let browser = try await desk.browser(of: .editor)
            // The clock of tests stands at a time of the zone GMT.
            let later = desk.clock.now.addingTimeInterval(7_200)
            let text = later.local(in: .gmt)
            for (at, words) in [
                ("", "Say when"), ("yesterday", "no such time"), ("2020-01-01T12:00", "is past"), ("2099-01-01T12:00", "two years"),
                ("2025-02-30T12:00", "no such time"),
            ] {
                for (how, field) in [("at", "at"), ("embargo", "embargo_at")] {
                    let answer = await browser.post(screen, [step(), ("revision", "1"), ("how", how), (field, at)])
                    #expect(answer.status == 422 && answer.text.contains(words), "\(at)")
                }
            }
            #expect(try await state(desk) == .unpublished)
            let planned = await browser.post(screen, [step(), ("revision", "1"), ("how", "at"), ("at", text)])
            #expect(planned.location == screen + "?done=planned")
            let due = try #require(Date(local: text, in: .gmt))
            #expect(try await state(desk) == .planned(revision: 1, due: due))
            #expect(await browser.get(screen).text.contains("/publish/cancel"))
            #expect(await browser.post(screen + "/cancel", [step()]).location == screen + "?done=cancelled")
            #expect(try await state(desk) == .unpublished)
            let embargo = await browser.post(screen, [step(), ("revision", "1"), ("how", "embargo"), ("embargo_at", text)])
            #expect(embargo.location == screen + "?done=planned")
            #expect(try await state(desk) == .planned(revision: 2, due: due))
        }
    }

    @Test func `the same form sent twice is one`() async throws {
        try await withStory { desk, screen in
            let browser = try await desk.browser(of: .editor)
            _ = await browser.post(screen, [step(), ("revision", "1"), ("how", "now")])
            let form = [step(), ("revision", "1"), ("how", "correction"), ("kind", "correction"), ("text", "Three piles.")]
            #expect(await browser.post(screen, form).location == screen + "?done=corrected")
            #expect(await browser.post(screen, form).location == screen + "?done=repeated")
            #expect(try await desk.archive.read { try $0.corrections.of(Self.story).count } == 1)
            // A form without its number is none of ours.
            #expect(await browser.post(screen, [("revision", "1"), ("how", "fix")]).status == 422)
        }
    }

    @Test func `what blocks is said on the screen, and refused whatever the screen sends`() async throws {
        try await withStory { desk, screen in
            let administrator = try await desk.browser(of: .administrator)
            let saved = await administrator.post("/settings/checklist", [("standfirst", "blocks"), ("topic", "off")])
            #expect(saved.location == "/settings/checklist?done=saved")
            #expect(await administrator.post("/settings/checklist", [("standfirst", "perhaps")]).status == 422)
            let browser = try await desk.browser(of: .editor)
            #expect(await browser.get(screen).text.contains("finding-blocks"))
            let answer = await browser.post(screen, [step(), ("revision", "1"), ("how", "now")])
            #expect(answer.status == 422 && answer.text.contains("checklist asks for a standfirst"))
            #expect(try await state(desk) == .unpublished)
        }
    }

    @Test func `where it appears is chosen in the same step, and what the form did not change stays`() async throws {
        try await withStory { desk, screen in
            let browser = try await desk.browser(of: .editor)
            let packages = [
                StoryPackage(id: .sample(1_201), title: "The pier", stories: [Self.story]),
                StoryPackage(id: .sample(1_202), title: "The sea"),
            ]
            for package in packages { try await desk.editorial.perform(SavePackage(package), as: User.editor.id) }
            let shown = await browser.get(screen).text
            #expect(shown.contains("value=\"lead-1\"") && shown.contains("The sea") && shown.contains("name=\"was_in\""))
            let fields = [
                step(), ("revision", "1"), ("how", "now"), ("feed_was", ""), ("feed", "yes"), ("front", "seconds-2"), ("front_was", ""),
                ("front_revision", "0"), ("was_in", "\(packages[0].id)"), ("package", "\(packages[1].id)"),
            ]
            #expect(await browser.post(screen, fields).location == screen + "?done=published")
            let (front, first, second) = try await desk.archive.read {
                (try $0.fronts.current(), try $0.packages.find(.sample(1_201)), try $0.packages.find(.sample(1_202)))
            }
            #expect(front.stories == [.init(.seconds, 1): Self.story])
            #expect(first?.stories == [] && second?.stories == [Self.story])
            #expect(try await desk.archive.read { try $0.editions.standing(Self.story)?.inNewsFeed } == true)
            for (name, value) in [("front", "seconds-9"), ("package", "none"), ("front_revision", "x")] {
                let broken = fields.filter { $0.0 != name && $0.0 != "step" } + [step(), (name, value)]
                #expect(await browser.post(screen, broken).status == 422, "\(name)")
            }
        }
    }

    @Test func `words that are in no revision yet are said, and become one on demand`() async throws {
        try await withStory { desk, screen in
            let opened = try await desk.editorial.perform(OpenDraft(Self.story), as: User.reporter.id)
            let batch = DraftBatch(
                id: .sample(1), client: .sample(2), steps: [],
                fields: [.init(field: "headline", value: "Pier half open", base: opened.draft.version)])
            _ = try await desk.editorial.perform(
                TakeSteps(story: Self.story, draft: opened.draft.id, base: opened.draft.version, batch: batch), as: User.reporter.id)
            let browser = try await desk.browser(of: .editor)
            let shown = await browser.get(screen).text
            #expect(shown.contains("Words are in no revision yet") && !shown.contains("Pier half open"))
            #expect(await browser.post(screen + "/revision").location == screen)
            #expect(await browser.get(screen).text.contains("Pier half open"))
            // Another revision than the latest can be chosen, and is the one that goes out.
            #expect(await browser.get(screen + "?revision=1").text.contains("not the latest"))
            #expect(await browser.get(screen + "?revision=77").status == 404)
            _ = await browser.post(screen, [step(), ("revision", "1"), ("how", "now")])
            #expect(try await state(desk) == .published(revision: 1))
        }
    }

    @Test(arguments: Role.allCases)
    func `the screen is there for who may show or publish the story, with what they may do`(_ role: Role) async throws {
        try await withStory { desk, screen in
            let user = User.sample(role)
            let browser = try await desk.browser(of: user)
            let answer = await browser.get(screen)
            #expect(answer.status == (user.may(.sharePreviews) ? 200 : 403), "\(role)")
            #expect(answer.text.contains("name=\"how\"") == user.may(.publish))
            let story = await browser.get("/stories/\(Self.story)").text
            #expect(story.contains(screen) == user.may(.sharePreviews))
            let missing = await browser.get("/stories/\(Story.ID.sample(7_499))/publish")
            #expect(missing.status == (user.may(.sharePreviews) ? 404 : 403))
            let published = await browser.post(screen, [step(), ("revision", "1"), ("how", "now")])
            #expect((published.status == 303) == user.may(.publish), "\(role): \(published.status)")
            let withdrawn = await browser.post(screen + "/withdraw", [step(), ("reason", "A test.")])
            #expect((withdrawn.status == 303) == user.may(.withdraw), "\(role): \(withdrawn.status)")
            #expect((await browser.get("/settings/checklist").status == 200) == user.may(.keepSettings))
        }
    }

    @Test func `an editor of another section sees the screen and is refused`() async throws {
        try await withStory { desk, screen in
            let town = Section(id: .sample(1_101), name: "Town", slug: "town")
            try await desk.archive.write { records in
                try records.sections.save(town)
                var limited = User.editor
                limited.sections = [town.id]
                try records.users.update(limited)
            }
            let browser = try await desk.browser(of: .editor)
            #expect(await browser.get(screen).status == 200)
            #expect(await browser.post(screen, [step(), ("revision", "1"), ("how", "now")]).status == 403)
            #expect(try await state(desk) == .unpublished)
        }
    }
}
