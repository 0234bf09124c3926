import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: people, topics and photographs")
struct PeopleActsTests {
    private let account = User(id: .sample(999), email: " New@Vellmouth.Example ", name: "New", role: .reporter)

    @Test(arguments: TestEngine.all)
    func `an account has an address of its own and a hash instead of a password`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let user = try await newsroom.perform(AddUser(account, password: "fifteen letters"), as: .administrator)
            #expect(user.email == "new@vellmouth.example")
            let (found, hash) = try await newsroom.read {
                (try $0.users.find(email: "NEW@vellmouth.example"), try $0.users.passwordHash(user.id))
            }
            #expect(found == user)
            #expect(hash?.hasPrefix("$argon2id$") == true)
            let event = try await newsroom.expectEvent("AddUser", on: "user:\(user.id)", by: .administrator, ["role": "reporter"])
            #expect(event?.details.values.contains { $0.contains("fifteen") } == false)
            try await newsroom.expectConflict(AddUser(account, password: "fifteen letters"), as: .administrator)
        }
    }

    @Test(arguments: TestEngine.all)
    func `fourteen characters are no password, and other faults have a field`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.expectInvalid("password", AddUser(account, password: "fourteen chars"), as: .administrator)
            for email in ["", "new", "@", "new@", "@new", "a@b@c", "a b@c", "<a@b>", "a@\n"] {
                var user = account
                user.email = email
                try await newsroom.expectInvalid("email", AddUser(user, password: "fifteen letters"), as: .administrator)
            }
            try await newsroom.expectRight(.keepUsers, for: AddUser(account, password: "fifteen letters"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a suspended or unknown account performs nothing`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var suspended = User.chiefEditor
            suspended.status = .suspended
            let user = suspended
            try await newsroom.archive.write { try $0.users.update(user) }
            let save = SaveStory(story: Story.pierClosed, content: .pierClosed, basedOn: 0)
            try await newsroom.expectNotFound(save, as: .chiefEditor)
            try await newsroom.expectNotFound(save, as: account)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a contributor's name changes and the address stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let second = Contributor(id: .sample(209), name: " Maren Holt ", slug: "")
            #expect(try await newsroom.perform(SaveContributor(second)).slug == "maren-holt-2")
            var married = Contributor.marenHolt
            married.name = "Maren Holt-Dark"
            married.slug = "another"
            let saved = try await newsroom.perform(SaveContributor(married), as: .editor)
            #expect(saved.slug == "maren-holt")
            #expect(saved.name == "Maren Holt-Dark")
            try await newsroom.expectEvent("SaveContributor", on: "contributor:\(saved.id)", by: .editor)
            try await newsroom.expectChange("SaveContributor", [.contributor(saved.id)])
            let before = try await newsroom.contents()
            try await newsroom.perform(SaveContributor(saved))
            #expect(try await newsroom.contents() == before)
            try await newsroom.expectRight(.keepContributors, for: SaveContributor(second))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a topic's name and aliases change and the address stays`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var topic = Topic.harbour
            topic.name = "Port of Vellmouth"
            topic.slug = "port"
            topic.aliases = ["Vellmouth harbour"]
            let saved = try await newsroom.perform(SaveTopic(topic), as: .reporter)
            #expect(saved.slug == "vellmouth-harbour")
            let (byName, byAlias, gone) = try await newsroom.read {
                (
                    try $0.topics.find(name: "port of vellmouth"), try $0.topics.find(name: "VELLMOUTH  HARBOUR"),
                    try $0.topics.find(name: "The docks")
                )
            }
            #expect(byName == saved)
            #expect(byAlias == saved)
            #expect(gone == nil)
            try await newsroom.expectEvent("SaveTopic", on: "topic:\(topic.id)", by: .reporter, ["kind": "place"])
            try await newsroom.expectChange("SaveTopic", [.topic(topic.id), .search])
            #expect(try await newsroom.perform(SaveTopic(Topic(id: .sample(309), kind: .theme, name: "Tides", slug: ""))).slug == "tides-2")
            try await newsroom.expectInvalid("name", SaveTopic(Topic(id: .sample(308), kind: .theme, name: " ", slug: "")))
            try await newsroom.perform(MergeTopics(topic.id, into: Topic.tides.id))
            try await newsroom.expectConflict(SaveTopic(topic))
            try await newsroom.expectRight(.keepTopics, for: SaveTopic(.regatta))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a contributor's picture is a photograph with a file and an alternative text`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var person = Contributor.marenHolt
            person.portrait = Photograph.ferryAtDawn.id
            try await newsroom.expectRight(.keepContributors, for: SaveContributor(person))
            try await newsroom.perform(SaveContributor(person))
            let id = person.id
            #expect(try await newsroom.read { try $0.contributors.find(id) } == person)
            try await newsroom.expectEvent("SaveContributor", on: "contributor:\(id)", by: .chiefEditor)
            try await newsroom.expectChange("SaveContributor", [.contributor(id)])
            for wrong in [Photograph.pierInFog.id, .sample(599)] {
                person.portrait = wrong
                try await newsroom.expectInvalid("portrait", SaveContributor(person))
            }
            var mute = Photograph.ferryAtDawn
            mute.alternativeText = ""
            try await newsroom.perform(SavePhotograph(mute))
            person.portrait = mute.id
            person.position = "Editor"
            try await newsroom.expectInvalid("alternativeText", SaveContributor(person))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is known of a photograph changes wherever it stands`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            var photograph = Photograph.ferryAtDawn
            photograph.credit = "Osip Dark/Vellmouth Post"
            let changed = photograph
            // Readers see it at once: without the right to publish it stays as it is.
            await #expect(throws: NewsroomError.notAllowed(.publish)) {
                try await newsroom.perform(SavePhotograph(changed), as: .sample(.photoEditor))
            }
            #expect(try await newsroom.edition(Story.ferryReturns)?.summary.leadPhotograph == .ferryAtDawn)
            try await newsroom.perform(SavePhotograph(changed), as: .sample(.editor))
            #expect(try await newsroom.edition(Story.ferryReturns)?.summary.leadPhotograph == changed)
            try await newsroom.expectEvent(
                "SavePhotograph", on: "photograph:\(changed.id)", by: .sample(.editor), ["changed": "credit"])
            try await newsroom.expectChange("SavePhotograph", [.photograph(changed.id)])
            photograph.file = Photograph.File(name: "a.jpg", type: "image/jpeg", width: 0, height: 1)
            try await newsroom.expectInvalid("file", SavePhotograph(photograph))
            photograph = changed
            photograph.caption = String(repeating: "a", count: 5_001)
            try await newsroom.expectInvalid("caption", SavePhotograph(photograph))
            try await newsroom.expectRight(.keepPhotographs, for: SavePhotograph(.ferryAtDawn))
        }
    }
}
