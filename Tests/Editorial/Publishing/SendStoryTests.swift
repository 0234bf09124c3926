import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: SendStory")
struct SendStoryTests {
    private let story = Story.pierClosed
    private let form: Identifier<PublishingStep> = .sample(901)

    @Test(arguments: TestEngine.all)
    func `publishing and every place are one transaction, each recorded as its own act`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.tideTables, .tideTables)
            let package = try await newsroom.perform(SavePackage(StoryPackage(id: .sample(1_201), title: "The pier", isPublic: true)))
            let front = try await newsroom.perform(ArrangeFront(FrontArrangement(stories: [.init(.lead): Story.tideTables])))
            try await newsroom.save(story, .pierClosed)
            let places = StoryPlaces(
                front: .at(.init(.lead)), frontRevision: front.revision, joinedPackages: [package.id], inNewsFeed: true)
            let send = SendStory(form, story: story, .publish(revision: 1, time: .now), places: places)
            #expect(try await newsroom.perform(send, as: .editor) == .published(slug: "pier-closed-for-repairs"))
            // In the news feed: a revision of its own, and nothing else is different in it.
            let edition = try #require(try await newsroom.edition(story))
            #expect(edition.summary.revision == 2 && edition.summary.inNewsFeed && edition.document == StoryContent.pierClosed.document)
            let after = try await newsroom.read { try ($0.fronts.current(), $0.packages.find(package.id)) }
            #expect(after.0.stories == [.init(.lead): story])
            #expect(after.1?.stories == [story])
            let acts = try await newsroom.events(about: "story:\(story)").suffix(2)
            #expect(acts.map(\.act) == ["SaveStory", "PublishStory"] && acts.allSatisfy { $0.by == User.editor.id })
            #expect(try await newsroom.events(about: "front").last?.act == "ArrangeFront")
            #expect(try await newsroom.events(about: "package:\(package.id)").last?.act == "SavePackage")
            #expect(newsroom.changes.last?.act == "SendStory")
            #expect(newsroom.changes.last?.subjects.isSuperset(of: [.front, .storyPackage(package.id), .story(story)]) == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the same form again does nothing again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            let publish = SendStory(form, story: story, .publish(revision: 1, time: .now))
            let correct = SendStory(.sample(902), story: story, .correct(revision: 1, kind: .correction, text: "Three piles."))
            let withdraw = SendStory(.sample(903), story: story, .withdraw(reason: "A hoax."))
            for act in [publish, correct, withdraw] {
                newsroom.clock.advance(60)
                #expect(try await newsroom.perform(act) != .repeated)
                let before = try await newsroom.contents()
                newsroom.clock.advance(60)
                #expect(try await newsroom.perform(act) == .repeated)
                #expect(try await newsroom.contents() == before)
            }
            #expect(try await newsroom.read { try $0.corrections.of(story).count } == 1)
            #expect(try await newsroom.read { try $0.publications.of(story).map(\.kind) } == [.published, .corrected, .withdrawn])
        }
    }

    @Test(arguments: TestEngine.all)
    func `where a place is refused, nothing is published, and the form can be sent again`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.publish(Story.tideTables, .tideTables)
            try await newsroom.perform(ArrangeFront(FrontArrangement(stories: [.init(.lead): Story.tideTables])))
            let stale = StoryPlaces(front: .at(.init(.lead)), frontRevision: 0)
            try await newsroom.expectConflict(SendStory(form, story: story, .publish(revision: 1, time: .now), places: stale))
            let fresh = StoryPlaces(front: .at(.init(.lead)), frontRevision: 1)
            try await newsroom.perform(SendStory(form, story: story, .publish(revision: 1, time: .now), places: fresh))
            #expect(try await newsroom.edition(story) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an embargo goes into the story, and holds it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            let until = newsroom.clock.now.addingTimeInterval(3_600)
            let send = SendStory(form, story: story, .publish(revision: 1, time: .now), places: StoryPlaces(embargo: until))
            #expect(try await newsroom.perform(send) == .planned(due: until))
            #expect(try await newsroom.read { try $0.stories.revision(2, of: story)?.content.embargo } == until)
            #expect(try await newsroom.edition(story) == nil)
            try await newsroom.perform(SendStory(.sample(904), story: story, .cancel))
            #expect(try await newsroom.read { try $0.publications.plan(story) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a newer revision than the one that was seen is not changed unseen`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            try await newsroom.save(story, .pierClosed.with { $0.headline = "Pier open" }, basedOn: 1)
            let places = StoryPlaces(inNewsFeed: true)
            try await newsroom.expectConflict(SendStory(form, story: story, .publish(revision: 1, time: .now), places: places))
            // Without other fields, the revision that was seen is the one that is published.
            try await newsroom.perform(SendStory(form, story: story, .publish(revision: 1, time: .now)))
            #expect(try await newsroom.edition(story)?.summary.headline == "Pier closed for repairs")
        }
    }

    @Test(arguments: TestEngine.all)
    func `each part asks for its own right`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, .pierClosed)
            for step: SendStory.Step in [
                .publish(revision: 1, time: .now), .update(revision: 1, kind: .fix), .cancel,
            ] {
                #expect(try await newsroom.expectRefused(SendStory(form, story: story, step), as: .reporter) == .notAllowed(.publish))
            }
            let correct = SendStory(form, story: story, .correct(revision: 1, kind: .correction, text: "No."))
            #expect(try await newsroom.expectRefused(correct, as: .reporter) == .notAllowed(.correct))
            let withdraw = SendStory(form, story: story, .withdraw(reason: "No."))
            #expect(try await newsroom.expectRefused(withdraw, as: .editor) == .notAllowed(.withdraw))
        }
    }

    @Test(arguments: TestEngine.all)
    func `two persons are two for the words, not for the place`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let strict = Editorial(
                newsroom.archive, zone: .kyiv, rules: NewsroomRules(asksTwoPersons: true), now: { newsroom.clock.now },
                identifiers: newsroom.clock.identifiers)
            try await newsroom.save(story, .pierClosed, as: .editor)
            let send = SendStory(form, story: story, .publish(revision: 1, time: .now), places: StoryPlaces(inNewsFeed: true))
            await #expect(throws: NewsroomError.self) { try await strict.perform(send, as: User.editor.id) }
            #expect(try await newsroom.edition(story) == nil)
            try await strict.perform(send, as: User.chiefEditor.id)
            #expect(try await newsroom.edition(story)?.summary.inNewsFeed == true)
        }
    }

    @Test func `what stood at a place moves on by one, up to the first that is free`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            for (number, id) in [Story.ferryReturns, Story.tideTables].enumerated() {
                try await newsroom.save(id, .pierClosed.with { $0.headline = "Story \(number)" })
            }
            try await newsroom.save(story, .pierClosed)
            let front = FrontArrangement(stories: [.init(.seconds, 0): Story.ferryReturns, .init(.seconds, 1): Story.tideTables])
            try await newsroom.perform(ArrangeFront(front))
            let places = StoryPlaces(front: .at(.init(.seconds, 0)), frontRevision: 1)
            try await newsroom.perform(SendStory(form, story: story, .publish(revision: 1, time: .now), places: places))
            let after = try await newsroom.read { try $0.fronts.current().stories }
            #expect(
                after == [
                    .init(.seconds, 0): story, .init(.seconds, 1): Story.ferryReturns, .init(.seconds, 2): Story.tideTables,
                ])
        }
    }
}
