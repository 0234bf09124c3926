import Archive
import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

/// The table of rights, in full: each route, asked by each role, about what is one's own, another's and nobody's, under the
/// route's own address and under those that a careless router would take for it.
@Suite("Rights at the desk")
struct RightsTests {
    private static let own: Story.ID = .sample(7_001)
    private static let others: Story.ID = .sample(7_002)
    private static let missing: Story.ID = .sample(7_003)
    private static let ownAssignment: Assignment.ID = .sample(7_011)
    private static let othersAssignment: Assignment.ID = .sample(7_012)
    private static let missingAssignment: Assignment.ID = .sample(7_013)

    /// Every name in braces, with a value that leads somewhere.
    static func values(story: Story.ID) -> [String: String] {
        [
            "story": "\(story)", "account": "\(User.secondReporter.id)", "session": "\(DeskSession.ID.sample(7_100))", "passkey": "AAAA",
            "name": "none.css", "secret": "none", "version": "0", "conflict": "\(FieldConflict.ID.sample(7_200))",
            "revision": "1", "a": "1", "b": "1", "preview": "\(Preview.ID.sample(7_300))",
            "comment": "\(Newsroom.Comment.ID.sample(7_205))", "deed": "resolve", "answer": "\(CommentMessage.ID.sample(7_212))",
            "correction": "\(Correction.ID.sample(7_217))",
            "statement": "\(Statement.ID.sample(7_214))", "fingerprint": "AAAAAAAAAAAAAAAAAAAAAA", "key": "00000000000000aa",
            "other": "\(Statement.ID.sample(7_215))",
            "event": "\(DiaryEvent.ID.sample(7_217))",
            "note": "\(Identifier<AssignmentNote>.sample(7_213))",
            "aside": "\(Identifier<SetAside>.sample(7_201))", "photograph": "\(Photograph.ID.sample(7_202))",
            "background": "\(Background.ID.sample(7_203))", "recording": "\(Recording.ID.sample(7_204))",
            "assignment": "\(ownAssignment)", "section": "\(Section.ID.sample(7_206))",
            "package": "\(StoryPackage.ID.sample(7_014))",
            "topic": "\(Topic.ID.sample(7_206))", "contributor": "\(Contributor.ID.sample(7_207))",
            "step": "\(Identifier<PublishingStep>.sample(7_208))", "token": "\(AccessToken.ID.sample(7_209))",
            "stage": "inReview.legal", "source": "\(ConfidentialSource.ID.sample(7_216))",
            "webhook": "\(Webhook.ID.sample(7_210))", "message": "\(WebhookMessage.ID.sample(7_211))",
        ]
    }

    private func ask(_ browser: TestBrowser, _ route: Route, _ path: String) async -> WebAnswer {
        switch route.method {
        case .get: await browser.get(path)
        case .post: await browser.post(path)
        case .put, .delete: await browser.get(path, method: route.method.rawValue)
        }
    }

    private func prepare(_ desk: TestDesk, for user: User) async throws {
        for (id, author) in [(Self.own, user), (Self.others, User.secondReporter == user ? User.reporter : .secondReporter)] {
            try await desk.archive.write { records in
                guard try records.stories.find(id) == nil else { return }
                let revision = Revision(
                    story: id, number: 1, content: .pierClosed, savedAt: desk.clock.now, savedBy: author.id, manner: .deliberate,
                    startedAt: desk.clock.now)
                try records.stories.add(id, stage: .draft, first: revision)
            }
        }
        let other = User.secondReporter == user ? User.reporter : .secondReporter
        try await desk.archive.write { records in
            for (id, person) in [(Self.ownAssignment, user), (Self.othersAssignment, other)] {
                let assignment = Assignment(
                    id: id, title: "Assignment of \(person.name)", deadline: desk.clock.now, people: [person.id], createdBy: User.editor.id)
                try records.assignments.save(assignment, by: User.editor.id, at: desk.clock.now)
            }
        }
    }

    @Test func `every route is in the table once, and every value of a path is known to this test`() {
        let routes = Routes.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(routes).count == routes.count)
        let known = Set(Self.values(story: Self.own).keys)
        for route in Routes.all { #expect(Set(route.path.names).isSubset(of: known), "\(route.path)") }
    }

    @Test(arguments: Role.allCases)
    func `a role is let in where its rights say so, and nowhere else`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            for route in Routes.all {
                // A browser for each: some of them sign out.
                let browser = try await desk.browser(of: user)
                let path = route.path.filled(Self.values(story: Self.own))
                let answer = await ask(browser, route, path)
                switch route.access {
                case .staff(.right(let right)) where !user.may(right): #expect(answer.status == 403, "\(role): \(path)")
                case .staff(.halfway): #expect(answer.location == "/", "\(role): \(path)")
                // A browser has no token, whoever is signed in there: `TokenTests` has those who do.
                case .token: #expect(answer.status == 401, "\(role): \(path)")
                case .open, .staff:
                    #expect(
                        answer.status != 403 && answer.location?.hasPrefix("/sign-in") != true || path.contains("sign-out"),
                        "\(role): \(path)")
                }
                #expect(answer.status < 500, "\(role): \(path)")
            }
        }
    }

    @Test func `who is not signed in is led to the form, from everywhere but the open routes`() async throws {
        try await withDesk(.sqlite) { desk in
            for route in Routes.all {
                let path = route.path.filled(Self.values(story: Self.own))
                let browser = desk.browser()
                let answer = await ask(browser, route, path)
                if case .staff = route.access {
                    #expect(answer.location?.hasPrefix("/sign-in") == true, "\(path)")
                } else {
                    #expect(answer.location?.hasPrefix("/sign-in") != true, "\(path)")
                }
            }
        }
    }

    @Test(arguments: Role.allCases)
    func `a story is there for who may read it, and for others as if it were not`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let browser = try await desk.browser(of: user)
            let foreign = user.may(.readStories) ? 200 : 404
            for (story, status) in [(Self.own, 200), (Self.others, foreign), (Self.missing, 404)] {
                #expect(await browser.get("/stories/\(story)").status == status, "\(role): \(story)")
            }
            let list = await browser.get("/").text + browser.get("/stories.json?q=pier").text
            #expect(list.contains("\(Self.own)"))
            #expect(list.contains("\(Self.others)") == user.may(.readStories))
        }
    }

    @Test(arguments: Role.allCases)
    func `moving a story is as the table of stages says, on the screen as in the act`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let legal = try #require(Stage(rawValue: "inReview.legal"))
            try await desk.editorial.perform(SaveStage(Stages.Entry(legal, label: "Legal check")), as: User.administrator.id)
            let stages = Stage.everywhere + [legal]
            @Sendable func put(_ story: Story.ID, in stage: Stage) async throws {
                try await desk.archive.write {
                    try $0.stories.move(
                        story, from: .draft, to: stage, as: .sample(UInt64.random(in: 1 << 40...1 << 50)), by: User.editor.id,
                        at: desk.clock.now)
                }
            }
            let browser = try await desk.browser(of: user)
            for (story, right) in [(Self.own, Right.writeOwnStories), (Self.others, .writeStories)] {
                for from in stages {
                    try await put(story, in: from)
                    let screen = await browser.get("/stories/\(story)").text
                    for to in stages where to != from {
                        try await put(story, in: from)
                        let may = user.may(right) && from.rights(toMoveTo: to).allSatisfy(user.may)
                        let offered = screen.contains("name=\"stage\" value=\"\(to.rawValue)\"")
                        #expect(offered == may, "\(role) \(story): \(from) to \(to)")
                        let answer = await browser.post("/stories/\(story)/stage", [("stage", to.rawValue)])
                        let stage = try await desk.archive.read { try $0.stories.find(story)?.stage }
                        #expect(stage == (may ? to : from), "\(role) \(story): \(from) to \(to): \(answer.status)")
                        #expect((answer.status == 303) == may)
                    }
                }
            }
        }
    }

    @Test func `a reporter of one section moves no story of another`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk, for: .reporter)
            let town = Section(id: .sample(1_101), name: "Town", slug: "town")
            let sport = Section(id: .sample(1_102), name: "Sport", slug: "sport")
            try await desk.archive.write { records in
                for section in [town, sport] where try records.sections.find(section.id) == nil { try records.sections.save(section) }
                var limited = User.reporter
                limited.sections = [sport.id]
                try records.users.update(limited)
                let content = StoryContent.pierClosed.with { $0.section = town.id }
                try records.stories.add(
                    Revision(
                        story: Self.others, number: 2, content: content, savedAt: desk.clock.now, savedBy: User.secondReporter.id,
                        manner: .deliberate, startedAt: desk.clock.now))
            }
            let browser = try await desk.browser(of: .reporter)
            #expect(await browser.get("/stories/\(Self.others)").text.contains("name=\"stage\"") == false)
            #expect(await browser.post("/stories/\(Self.others)/stage", [("stage", "inReview")]).status == 403)
            #expect(await browser.post("/stories/\(Self.own)/stage", [("stage", "inReview")]).status == 303)
        }
    }

    @Test(arguments: Role.allCases)
    func `an assignment is there for who has it or reads all, and planning is for who may assign`(_ role: Role) async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.sample(role)
            try await prepare(desk, for: user)
            let browser = try await desk.browser(of: user)
            func state(_ id: Assignment.ID) async throws -> Assignment? { try await desk.archive.read { try $0.assignments.find(id) } }
            let foreign = user.may(.readStories)
            let fields = [("title", "Changed"), ("kind", "news"), ("version", "1"), ("deadline", "2025-01-01T10:00")]
            for (id, isThere) in [(Self.ownAssignment, true), (Self.othersAssignment, foreign), (Self.missingAssignment, false)] {
                let screen = await browser.get("/assignments/\(id)")
                #expect(screen.status == (isThere ? 200 : 404), "\(role) \(id)")
                #expect(screen.text.contains("name=\"deadline\"") == (isThere && user.may(.assign)), "\(role) \(id)")
                let note = await browser.post("/assignments/\(id)/notes", [("note", "Noted by \(role)")])
                #expect(note.status == (isThere ? 303 : 404), "\(role) \(id)")
                let change = await browser.post("/assignments/\(id)", fields + [("person", "\(user.id)")])
                #expect(change.status == (!isThere ? 404 : user.may(.assign) ? 303 : 403), "\(role) \(id)")
                #expect((try await state(id)?.title == "Changed") == (isThere && user.may(.assign)), "\(role) \(id)")
            }
            // Taking: whoever reads all. Dropping: whoever plans.
            let take = await browser.post("/assignments/\(Self.othersAssignment)/take")
            #expect(take.status == (foreign ? 303 : 404))
            #expect(try await state(Self.othersAssignment)?.people.contains(user.id) == foreign)
            let drop = await browser.post("/assignments/\(Self.othersAssignment)/state", [("state", "dropped")])
            #expect(drop.status == (user.may(.assign) ? 303 : foreign ? 403 : 404))
            // In lists, as on the screen of its own.
            for list in ["/?order=deadline", "/today"] {
                let text = await browser.get(list).text
                #expect(text.contains("\(Self.ownAssignment)"), "\(role) \(list)")
                #expect(text.contains("\(Self.othersAssignment)") == (foreign && !user.may(.assign)), "\(role) \(list)")
            }
        }
    }

    @Test func `who plans without the right to assign plans for themselves`() async throws {
        try await withDesk(.sqlite) { desk in
            for user in [User.reporter, .outsideContributor] {
                let browser = try await desk.browser(of: user)
                let fields = [("title", "An idea"), ("kind", "analysis"), ("person", "\(User.secondReporter.id)"), ("note", "Soon.")]
                let place = try #require(await browser.post("/assignments", fields).location)
                let id = try #require(Assignment.ID(String(place.dropFirst("/assignments/".count).prefix(36))))
                let made = try await desk.archive.read { (try $0.assignments.find(id), try $0.assignments.notes(on: id, limit: 9)) }
                #expect(made.0?.people == [user.id] && made.0?.createdBy == user.id && made.0?.kind == .analysis)
                #expect(made.1.map(\.text) == ["Soon."])
                #expect(await browser.get(place).text.contains("name=\"title\" value=\"An idea\""))
                let story = try #require(await browser.post("/assignments/\(id)/story").location)
                #expect(await browser.get(story).text.contains("An idea"))
            }
        }
    }

    @Test func `a story's name is not told to whom it is not shown, whatever they have to do for it`() async throws {
        try await withDesk(.sqlite) { desk in
            let user = User.outsideContributor
            try await prepare(desk, for: user)
            try await desk.archive.write { records in
                let story = Revision(
                    story: .sample(7_020), number: 1, content: StoryContent(headline: "The secret headline"), savedAt: desk.clock.now,
                    savedBy: User.reporter.id, manner: .deliberate, startedAt: desk.clock.now)
                try records.stories.add(.sample(7_020), stage: .draft, first: story)
                let assignment = Assignment(
                    id: .sample(7_021), title: "A photograph of the pier", deadline: desk.clock.now, people: [user.id],
                    story: .sample(7_020), createdBy: User.editor.id)
                try records.assignments.save(assignment, by: User.editor.id, at: desk.clock.now)
            }
            let browser = try await desk.browser(of: user)
            for screen in ["/?order=deadline", "/today", "/assignments/\(Assignment.ID.sample(7_021))", "/"] {
                #expect(await browser.get(screen).text.contains("secret headline") == false, "\(screen)")
            }
            #expect(await browser.get("/today").text.contains("A photograph of the pier"))
            #expect(await browser.get("/assignments/new?story=\(Story.ID.sample(7_020))").status == 404)
            #expect(await browser.get("/stories/\(Story.ID.sample(7_020))").status == 404)
        }
    }

    /// Addresses that are none of ours, however much they look like one.
    private static func variants(_ path: String) -> [String] {
        let upper = path.uppercased()
        let encoded = "/" + path.dropFirst().utf8.map { $0 == UInt8(ascii: "/") ? "/" : "%" + String($0, radix: 16) }.joined()
        let slashEncoded = "/" + path.dropFirst().replacing("/", with: "%2F")
        return [path + "/", "/" + path, path + "//", path + "/.", "/x/.." + path, path + "%00", path + ";x=y", path + "%20", "/%2e" + path]
            + (upper == path ? [] : [upper]) + [encoded] + (slashEncoded == path ? [] : [slashEncoded])
    }

    @Test func `no other spelling of an address reaches a route`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk, for: .administrator)
            let browser = try await desk.browser(of: .administrator)
            for route in Routes.all where route.path.description != "/" {
                let path = route.path.filled(Self.values(story: Self.own))
                for variant in Self.variants(path) where Routes.find(route.method.rawValue, variant) != nil {
                    // The one thing that may fit is a value of another spelling, which its screen then refuses.
                    let answer = await ask(browser, route, variant)
                    if case .token = route.access {
                        #expect(answer.status == 401, "\(variant): \(answer.status)")
                    } else {
                        #expect(answer.status == 404 || answer.status == 410, "\(variant): \(answer.status)")
                    }
                }
            }
        }
    }

    @Test func `a method is what the request line says, whatever else asks for another`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            let count = try await desk.archive.read { try $0.users.all().count }
            for headers in [[("X-HTTP-Method-Override", "POST")], [("X-HTTP-Method", "POST")], [("X-Method-Override", "POST")]] {
                #expect(await browser.get("/people?_method=POST&name=A&email=a@b&role=editor", headers: headers).status == 200)
            }
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "Post", "PROPFIND"] {
                let answer = await browser.get("/people", method: method)
                #expect(answer.status == 405 && answer["Allow"] == "GET, HEAD, POST", "\(method): \(answer.status)")
            }
            #expect(await browser.get("/account/password").status == 405)
            #expect(try await desk.archive.read { try $0.users.all().count } == count)
        }
    }
}
