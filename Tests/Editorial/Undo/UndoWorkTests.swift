import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Acts: UndoWork")
struct UndoWorkTests {
    private let story = Story.ferryReturns
    private var subject: String { "story:\(story)" }
    private let rogue = User.chiefEditor

    private func title(_ text: String) -> StoryContent { .ferryReturns.with { $0.headline = text } }

    /// A minute later, so that nothing before belongs to it.
    private func begin(_ newsroom: TestNewsroom) -> Date {
        newsroom.clock.advance(60)
        return newsroom.clock.now
    }

    private func undo(_ account: User, since: Date, in newsroom: TestNewsroom) async throws -> [UndoItem] {
        newsroom.clock.advance(60)
        return try await newsroom.perform(UndoWork(account.id, since: since), as: .administrator)
    }

    @Test(arguments: TestEngine.all)
    func `words come back as a new revision, and the stage as it was`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.save(story, title("As it was"))
            let since = begin(newsroom)
            try await newsroom.save(story, title("Spoilt"), basedOn: 1, as: rogue)
            try await newsroom.save(story, title("Spoilt again"), basedOn: 2, as: rogue)
            try await newsroom.perform(MoveStory(story: story, to: .ready), as: rogue)
            let items = try await undo(rogue, since: since, in: newsroom)
            #expect(
                Set(items) == [
                    UndoItem(subject: subject, aspect: .content, outcome: .undone),
                    UndoItem(subject: subject, aspect: .stage, outcome: .undone),
                ])
            let latest = try await newsroom.read { try $0.stories.revision(4, of: story) }
            #expect(latest?.content == title("As it was") && latest?.savedBy == User.administrator.id)
            #expect(try await newsroom.read { try $0.stories.revision(3, of: story)?.content } == title("Spoilt again"))
            #expect(try await newsroom.story(story)?.stage == .draft)
            try await newsroom.expectEvent(
                "RestoreRevision", on: subject, by: .administrator, ["restored": "1", "undoing": "\(rogue.id)"])
            try await newsroom.expectEvent("UndoWork", on: "user:\(rogue.id)", by: .administrator, ["undone": "2", "left": "0"])
            #expect(try await undo(rogue, since: since, in: newsroom) == [], "there is nothing left to undo")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a redirect that was turned round is turned back`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SaveRedirect("/old/", to: "/new/"), as: .administrator)
            let since = begin(newsroom)
            try await newsroom.perform(RemoveRedirect("/old"), as: rogue)
            try await newsroom.perform(SaveRedirect("/new/", to: "/old/"), as: rogue)
            let items = try await undo(rogue, since: since, in: newsroom)
            #expect(items.map(\.outcome).allSatisfy { $0 == .undone || $0 == .putAway } && items.count == 2, "\(items)")
            let targets = try await newsroom.read { (try $0.redirects.target(of: "/old"), try $0.redirects.target(of: "/new")) }
            #expect(targets.0 == "/new/" && targets.1 == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what somebody else has changed since stays theirs`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, title("As it was"))
            let since = begin(newsroom)
            try await newsroom.save(story, title("Spoilt"), basedOn: 1, as: rogue)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .update), as: rogue)
            try await newsroom.perform(SaveTopic(Topic.harbour.named("Harbor")), as: rogue)
            try await newsroom.save(story, title("Mended by hand"), basedOn: 2, as: .editor)
            try await newsroom.perform(UpdatePublished(story: story, revision: 3, kind: .update), as: .editor)
            let items = try await undo(rogue, since: since, in: newsroom)
            #expect(
                Set(items) == [
                    UndoItem(subject: subject, aspect: .content, outcome: .changedSince(by: User.editor.id)),
                    UndoItem(subject: subject, aspect: .edition, outcome: .changedSince(by: User.editor.id)),
                    UndoItem(subject: "topic:\(Topic.harbour.id)", aspect: .topic, outcome: .undone),
                ])
            #expect(try await newsroom.edition(story)?.summary.headline == "Mended by hand")
            #expect(try await newsroom.story(story)?.latestRevision == 3)
            #expect(try await newsroom.read { try $0.topics.find(Topic.harbour.id) } == Topic.harbour)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was made is put away, and readers do not see it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let since = begin(newsroom)
            try await newsroom.save(story, .ferryReturns, as: rogue)
            try await newsroom.perform(PublishStory(story: story, revision: 1), as: rogue)
            let package = StoryPackage(id: .sample(77), title: "False", stories: [story], isPublic: true)
            try await newsroom.perform(SavePackage(package), as: rogue)
            let items = try await undo(rogue, since: since, in: newsroom)
            #expect(
                items == [
                    UndoItem(subject: subject, aspect: .edition, outcome: .undone),
                    UndoItem(subject: subject, aspect: .content, outcome: .putAway),
                    UndoItem(subject: "package:\(package.id)", aspect: .storyPackage, outcome: .putAway),
                ])
            #expect(try await newsroom.edition(story) == nil)
            let found = try await newsroom.story(story)
            #expect(found?.stage == .spiked && found?.publication == .withdrawn && found?.latestRevision == 1)
            #expect(try await newsroom.read { try $0.packages.find(package.id)?.isPublic } == false)
        }
    }

    @Test(arguments: TestEngine.all)
    func `readers see the edition that stood before, with its times and address`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .ferryReturns)
            newsroom.clock.advance(3_600)
            try await newsroom.save(story, title("Second"), basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .update))
            let before = try await newsroom.edition(story)
            let since = begin(newsroom)
            var content = title("Third")
            content.slug = "elsewhere"
            try await newsroom.save(story, content, basedOn: 2, as: rogue)
            try await newsroom.perform(IssueCorrection(story: story, revision: 3, kind: .correction, text: "All of it."), as: rogue)
            #expect(try await newsroom.edition(story)?.corrections.count == 1)
            try await newsroom.perform(WithdrawStory(story: story, reason: "Gone."), as: rogue)
            _ = try await undo(rogue, since: since, in: newsroom)
            #expect(try await newsroom.edition(story) == before)
            let publications = try await newsroom.read { try $0.publications.of(story).map(\.kind) }
            #expect(publications == [.published, .updated, .corrected, .withdrawn, .published])
            #expect(try await newsroom.readers { try $0.corrections(after: nil, limit: 9).items } == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `things, settings, plans, links and accounts stand as before`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let rogue = User.secondReporter
            try await newsroom.perform(
                ChangeUser(rogue.id, name: rogue.name, role: .administrator, sections: [], isSuspended: false), as: .administrator)
            // Who never had a password would be as invited as before.
            try await newsroom.archive.write { try $0.users.setPassword("a hash", of: User.editor.id) }
            let section = try await newsroom.perform(SaveSection(Section(id: .sample(81), name: "Town", slug: "")))
            try await newsroom.save(story, .ferryReturns)
            let before = try await state(newsroom)
            let since = begin(newsroom)
            try await newsroom.perform(SaveSection(Section(id: section.id, name: "City", slug: "", position: 3)), as: rogue)
            var person = Contributor.marenHolt
            person.biography = "Nothing true."
            try await newsroom.perform(SaveContributor(person), as: rogue)
            var photograph = Photograph.ferryAtDawn
            photograph.caption = "Not a ferry"
            photograph.focalPoint = .init(x: 1, y: 1)
            try await newsroom.perform(SavePhotograph(photograph), as: rogue)
            var background = try #require(try await newsroom.read { try $0.backgrounds.find(Background.howTheFerryBegan.id) })
            background.document = Document([.paragraph([.text("It never began.")])])
            try await newsroom.perform(SaveBackground(background), as: rogue)
            try await newsroom.perform(ArrangeFront(FrontArrangement(stories: [.init(.lead): story])), as: rogue)
            var checklist = PublicationChecklist()
            checklist[.topic] = .blocks
            try await newsroom.perform(SetChecklist(checklist), as: rogue)
            let due = newsroom.clock.now.addingTimeInterval(9_000)
            try await newsroom.perform(PublishStory(story: story, revision: 1, time: .at(due)), as: rogue)
            try await newsroom.perform(
                SharePreview(.sample(88), story: story, revision: 1, link: Array(repeating: 7, count: 32), lifetime: 9_000), as: rogue)
            let editor = User.editor
            try await newsroom.perform(ChangeUser(editor.id, name: "Nobody", role: .reporter, sections: [], isSuspended: true), as: rogue)
            let friend = User(id: .sample(99), email: "friend@x.example", name: "A friend", role: .editor)
            try await newsroom.perform(InviteUser(friend, link: Array(repeating: 9, count: 32)), as: rogue)
            let items = try await undo(rogue, since: since, in: newsroom)
            #expect(items.count == 10 && items.allSatisfy { $0.outcome == .undone || $0.outcome == .putAway }, "\(items)")
            #expect(try await state(newsroom) == before)
            #expect(try await newsroom.read { try $0.users.find(friend.id)?.status } == .suspended)
            #expect(try await newsroom.read { try $0.previews.find(.sample(88))?.isRevoked } == true)
        }
    }

    /// What the test changes, as it stands.
    private func state(_ newsroom: TestNewsroom) async throws -> [String] {
        try await newsroom.read { records in
            var front = try records.fronts.current()
            front.revision = 0
            var background = try records.backgrounds.find(Background.howTheFerryBegan.id)
            background?.revision = 0
            return [
                "\(front)", "\(String(describing: background))", "\(try records.sections.all())",
                "\(String(describing: try records.contributors.find(Contributor.marenHolt.id)))",
                "\(String(describing: try records.photographs.find(Photograph.ferryAtDawn.id)))",
                "\(try PublicationCheck.allCases.map { try records.checklist.current()[$0] })",
                "\(String(describing: try records.publications.plan(Story.ferryReturns)))",
                "\(String(describing: try records.users.find(User.editor.id)))",
            ]
        }
    }

    @Test(arguments: TestEngine.all)
    func `undoing can be undone in the same way`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let second = User(id: .sample(95), email: "two@vellmouth.example", name: "Two", role: .administrator)
            try await newsroom.archive.write { try $0.users.add(second, passwordHash: nil, at: newsroom.clock.now) }
            try await newsroom.publish(story, title("As it was"))
            let since = begin(newsroom)
            try await newsroom.save(story, title("Right after all"), basedOn: 1, as: rogue)
            try await newsroom.perform(
                IssueCorrection(story: story, revision: 2, kind: .correction, text: "It was another ferry."), as: rogue)
            try await newsroom.perform(SaveTopic(Topic.harbour.named("The port")), as: rogue)
            let before = try await newsroom.edition(story)
            let undone = begin(newsroom)
            newsroom.clock.advance(60)
            try await newsroom.perform(UndoWork(rogue.id, since: since), as: second)
            #expect(try await newsroom.edition(story)?.summary.headline == "As it was")
            _ = try await undo(second, since: undone, in: newsroom)
            #expect(try await newsroom.edition(story) == before)
            #expect(try await newsroom.read { try $0.topics.find(Topic.harbour.id)?.name } == "The port")
            #expect(try await newsroom.read { try $0.stories.revision(4, of: story)?.content } == title("Right after all"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be put back is named and left, and keeps nothing else from it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(story, .ferryReturns)
            let since = begin(newsroom)
            try await newsroom.perform(AddComment(story: story, id: .sample(66), text: "Nonsense.", message: .sample(65)), as: rogue)
            try await newsroom.perform(SaveTopic(Topic(id: .sample(67), kind: .theme, name: "New", slug: "")), as: rogue)
            try await newsroom.perform(SaveTopic(Topic.harbour.named("Harbor")), as: rogue)
            try await newsroom.perform(MergeTopics(Topic.harbour.id, into: .sample(67)), as: rogue)
            let items = try await undo(rogue, since: since, in: newsroom)
            func outcome(_ aspect: UndoItem.Aspect, _ subject: String) -> UndoItem.Outcome? {
                items.first { $0.aspect == aspect && $0.subject == subject }?.outcome
            }
            #expect(outcome(.comment, subject) == .left(.aspect))
            #expect(outcome(.mergedTopic, "topic:\(Topic.harbour.id)") == .left(.aspect))
            #expect(outcome(.topic, "topic:\(Topic.ID.sample(67))") == .left(.made))
            guard case .left(.refused) = outcome(.topic, "topic:\(Topic.harbour.id)") else {
                Issue.record("\(items)")
                return
            }
            #expect(items.count == 4)
        }
    }

    @Test func `only administrators undo, what has been, and of accounts that there are`() async throws {
        try await withNewsroom(.sqlite) { newsroom in
            let since = begin(newsroom)
            try await newsroom.save(story, .ferryReturns, as: rogue)
            newsroom.clock.advance(60)
            for role in Role.allCases where role != .administrator {
                #expect(try await newsroom.expectRefused(UndoWork(rogue.id, since: since), as: .sample(role)) == .notAllowed(.keepUsers))
            }
            try await newsroom.expectRefused(UndoWork(rogue.id, since: newsroom.clock.now), as: .administrator)
            try await newsroom.expectRefused(UndoWork(.sample(12_345), since: since), as: .administrator)
        }
    }
}

extension Topic {
    fileprivate func named(_ name: String) -> Topic {
        var topic = self
        topic.name = name
        return topic
    }
}
