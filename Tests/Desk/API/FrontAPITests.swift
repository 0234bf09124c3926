import Archive
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Desk

@Suite("The front page and packages through the API")
struct FrontAPITests {
    private static let stories: [Story.ID] = [.sample(9_501), .sample(9_502)]
    private static let package = "/packages/\(StoryPackage.ID.sample(9_511))"

    private func begin(_ desk: TestDesk) async throws {
        let client = try await desk.client(.editor)
        for (number, story) in Self.stories.enumerated() {
            _ = try await client.put("/stories/\(story)", ["content": .saying("Story \(number)")])
        }
    }

    private func placing(_ places: [(String, Story.ID)]) -> JSONValue {
        let stories = places.map { place, story -> JSONValue in ["place": .string(place), "story": .string("\(story)")] }
        return ["stories": .array(stories), "packages": []]
    }

    @Test(arguments: TestEngine.all)
    func `the front page is arranged from what was read, and gone back to`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await begin(desk)
            let client = try await desk.client(.editor)
            let empty = try await client.get("/front")
            #expect(empty["revision"] == 0 && empty["stories"] == [])
            let first = placing([("lead-1", Self.stories[0]), ("seconds-2", Self.stories[1])])
            #expect(try await client.put("/front", first).status == 428)
            let arranged = try await client.put("/front", first, ifMatch: empty.tag)
            #expect(arranged["revision"] == 1 && arranged["stories"] == first["stories"])
            #expect(try await client.put("/front", first).status == 200, "the same again")
            #expect(try await client.put("/front", placing([]), ifMatch: empty.tag).status == 412)
            let twice = placing([("lead-1", Self.stories[0]), ("lead-1", Self.stories[1])])
            #expect(try await client.put("/front", twice, ifMatch: arranged.tag)["errors"]?.array?.first?["field"] == "stories[1].place")
            let doubled = placing([("lead-1", Self.stories[0]), ("seconds-1", Self.stories[0])])
            #expect(try await client.put("/front", doubled, ifMatch: arranged.tag).status == 422)
            #expect(try await client.put("/front", placing([("lead-2", Self.stories[0])]), ifMatch: arranged.tag).status == 422)
            #expect(try await client.put("/front", placing([]), ifMatch: arranged.tag)["revision"] == 2)
            let page = try await client.get("/front/revisions?limit=1")
            #expect(page["items"]?.array?.map { $0["revision"] } == [2] && page["next"] == "2")
            let before = try await client.get("/front/revisions?cursor=2")["items"]?.array
            #expect(before?.map { $0["stories"] } == [first["stories"]] && before?.first?["savedBy"]?.string == "\(User.editor.id)")
            let events = try await desk.archive.read { try $0.trail.events(about: "front") }
            #expect(events.map(\.act) == ["ArrangeFront", "ArrangeFront"] && events.allSatisfy { $0.by == User.editor.id })
            #expect(events.allSatisfy { $0.details["token"] != nil })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a package is made, changed and public`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await begin(desk)
            let client = try await desk.client(.editor)
            let body: JSONValue = ["title": "The harbour", "stories": [.string("\(Self.stories[0])")]]
            let made = try await client.put(Self.package, body)
            #expect(made.status == 201 && made["slug"] == "the-harbour" && made["revision"] == 1 && made["url"] == .null)
            #expect(try await client.put(Self.package, body).status == 200, "the same again")
            let more = body.with("stories", .array(Self.stories.map { .string("\($0)") })).with("isPublic", true)
            #expect(try await client.put(Self.package, more).status == 428)
            let changed = try await client.put(Self.package, more, ifMatch: made.tag)
            #expect(changed["revision"] == 2 && changed["url"] == "https://paper.example/package/the-harbour/")
            #expect(try await client.put(Self.package, body, ifMatch: made.tag).status == 412)
            let stranger = body.with("lead", .string("\(Self.stories[1])"))
            #expect(try await client.put(Self.package, stranger, ifMatch: changed.tag)["errors"]?.array?.first?["field"] == "lead")
            #expect(try await client.get(Self.package).json == changed.json)
            #expect(try await client.get("/packages?limit=1")["items"]?.array?.map { $0["title"] } == ["The harbour"])
            _ = try await client.put("/packages/\(StoryPackage.ID.sample(9_512))", ["title": "The pier", "stories": []])
            let newest = try await client.get("/packages?limit=1")
            let cursor = try #require(newest["next"]?.string)
            #expect(newest["items"]?.array?.map { $0["title"] } == ["The pier"])
            #expect(try await client.get("/packages?cursor=\(cursor)")["items"]?.array?.first?["title"] == "The harbour")
            let revisions = try await client.get("\(Self.package)/revisions")["items"]?.array
            #expect(revisions?.map { $0["stories"] } == [2, 1])
            #expect(try await client.get("/packages/\(StoryPackage.ID.sample(9_519))/revisions").status == 404)
            #expect(try await desk.client(.reporter).put(Self.package, body).status == 403)
            let subject = "package:\(StoryPackage.ID.sample(9_511))"
            let events = try await desk.archive.read { try $0.trail.events(about: subject) }
            #expect(events.map(\.act) == ["SavePackage", "SavePackage"] && events.allSatisfy { $0.by == User.editor.id })
        }
    }

    @Test(arguments: TestEngine.all)
    func `where a story appears is said in the step that publishes it`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk in
            try await begin(desk)
            let client = try await desk.client(.editor)
            _ = try await client.put(Self.package, ["title": "The harbour", "stories": []])
            let path = "/stories/\(Self.stories[0])"
            func step(_ number: UInt64, _ body: JSONValue) async throws -> TestClient.Answer {
                try await client.put("\(path)/steps/\(Identifier<PublishingStep>.sample(number))", body)
            }
            let inNewsFeed = try await client.get(path)["content"]?["inNewsFeed"] == true
            let body: JSONValue = [
                "do": "publish", "revision": 1, "front": "seconds-1", "frontRevision": 0, "inNewsFeed": .bool(!inNewsFeed),
                "joinPackages": [.string("\(StoryPackage.ID.sample(9_511))")],
            ]
            #expect(try await step(1, body.with("frontRevision", 7)).status == 409)
            #expect(try await client.get(path)["publication"]?["state"] == "unpublished", "one step, or none of it")
            #expect(try await step(1, ["do": "publish", "revision": 1, "front": "lead-1"]).status == 422)
            let sent = try await step(1, body)
            #expect(sent["outcome"] == "published" && sent["story"]?["content"]?["inNewsFeed"] == .bool(!inNewsFeed))
            #expect(try await client.get("/front")["stories"] == placing([("seconds-1", Self.stories[0])])["stories"])
            #expect(try await client.get(Self.package)["stories"] == [.string("\(Self.stories[0])")])
            let away: JSONValue = [
                "do": "fix", "revision": 2, "front": .null, "frontRevision": 1,
                "leavePackages": [.string("\(StoryPackage.ID.sample(9_511))")],
            ]
            #expect(try await step(2, away)["outcome"] == "updated")
            #expect(try await client.get("/front")["stories"] == [])
            #expect(try await client.get(Self.package)["stories"] == [])
            for wrong: JSONValue in [
                ["do": "cancel", "inNewsFeed": true], ["do": "withdraw", "reason": "x", "front": .null, "frontRevision": 2],
                ["do": "fix", "revision": 2, "embargo": "2030-01-01T00:00:00Z"],
            ] { #expect(try await step(3, wrong).status == 422, "\(wrong)") }
            let front = try await desk.archive.read { try $0.trail.events(about: "front") }
            #expect(front.map(\.by) == [User.editor.id, User.editor.id] && front.allSatisfy { $0.details["token"] != nil })
        }
    }
}
