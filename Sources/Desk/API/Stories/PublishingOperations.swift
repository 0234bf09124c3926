import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// A story's way to readers, and what stands against it.
enum PublishingOperations {
    static let all = [
        APIOperation(
            .get, "/stories/{story}/checklist", "checkStory", scope: .read, "What the checklist finds in a story's newest revision",
            answers: [.ok(.object([.always("revision", .revision), .always("findings", .list(finding, 0...100))]))], check),
        APIOperation(
            .get, "/stories/{story}/publications", "listPublications", scope: .read, "What became public when, and by whom, oldest first",
            answers: [.ok(.object([.always("items", .list(publication, 0...100_000))]))], publications),
        APIOperation(
            .put, "/stories/{story}/steps/{step}", "sendStory", scope: .publish,
            "Publish, plan, update, correct or withdraw a story",
            about: "The step's identifier is made by the client; a step that was taken is not taken again, whatever it then says. "
                + "publish: at once, at a time, or when an embargo ends. update: readers are told when. fix: they are not. correct: "
                + "with what was wrong. Where the story appears is said in the same step. cancel: drops what was planned. withdraw: "
                + "with the reason.",
            body: .json(
                .object(
                    [
                        .always("do", .choice(["publish", "update", "fix", "correct", "cancel", "withdraw"])),
                        .maybe("revision", .revision, "Which becomes public: for publish, update, fix and correct."),
                        .maybe("at", .time, "publish: not before this time."),
                        .maybe("kind", .choice(of: Correction.Kind.self), "correct: which."),
                        .maybe("text", .text(1...2_000), "correct: what was wrong and what is right."),
                        .maybe("reason", .line(1...2_000), "withdraw: why, for the record."),
                    ] + StoryPlaces.members)),
            answers: [
                .ok(
                    .object([
                        .always(
                            "outcome",
                            .choice(["published", "planned", "updated", "corrected", "cancelled", "withdrawn", "repeated"])),
                        .always("story", StoryResource.schema),
                    ]), "What was done, and the story as it stands then.")
            ], send),
    ]

    private static let finding = Schema.object([
        .always("check", .choice(of: PublicationCheck.self)), .always("weight", .choice(of: PublicationCheck.Weight.self)),
        .always("places", .list(.text(0...5_000), 0...10_000)),
    ])

    private static let publication = Schema.object([
        .always("kind", .choice(of: Publication.Kind.self)), .always("revision", .revision), .always("at", .time),
        .always("by", .identifier),
    ])

    private static func check(_ call: APICall) async throws -> WebAnswer {
        let id = try await call.readable()
        let today = Day(call.desk.now(), in: call.desk.settings.paper.timeZone)
        let house = call.desk.editorial.house()
        let found = try await call.read { records -> (number: Int, findings: [PublicationFinding])? in
            guard let story = try records.stories.find(id), let revision = try records.stories.revision(story.latestRevision, of: id) else {
                return nil
            }
            return (revision.number, try records.findings(in: revision, on: today, by: house))
        }
        guard let found else { throw APIProblem.notFound("story \(id)") }
        let findings = found.findings.map { finding -> JSONValue in
            [
                "check": .string(finding.check.rawValue), "weight": .string(finding.weight.rawValue),
                "places": .array(finding.places.map { .string($0) }),
            ]
        }
        return .json(["revision": .integer(found.number), "findings": .array(findings)])
    }

    private static func publications(_ call: APICall) async throws -> WebAnswer {
        let id = try await call.readable()
        let found = try await call.read { try $0.publications.of(id) }
        let items = found.map { publication -> JSONValue in
            [
                "kind": .string(publication.kind.rawValue), "revision": .integer(publication.revision), "at": APITime.json(publication.at),
                "by": .string("\(publication.by)"),
            ]
        }
        return .json(["items": .array(items)])
    }

    private static func send(_ call: APICall) async throws -> WebAnswer {
        let story = try await call.readable()
        let (step, places) = (try SendStory.Step(call.body), try StoryPlaces(json: call.body))
        let outcome = try await call.perform(SendStory(call.id("step"), story: story, step, places: places))
        return .json(["outcome": .string(outcome.name), "story": try await call.story(story)])
    }
}

extension SendStory.Step {
    /// - Throws: `APIProblem.invalid` where the step needs what is not there.
    fileprivate init(_ json: JSONValue) throws {
        func revision() throws -> Int {
            guard let revision = json["revision"]?.integer else { throw Self.missing("revision") }
            return revision
        }
        switch json.text("do") {
        case "update": self = .update(revision: try revision(), kind: .update)
        case "fix": self = .update(revision: try revision(), kind: .fix)
        case "correct":
            guard let kind: Correction.Kind = json.name("kind") else { throw Self.missing("kind") }
            self = .correct(revision: try revision(), kind: kind, text: json.text("text"))
        case "cancel": self = .cancel
        case "withdraw": self = .withdraw(reason: json.text("reason"))
        default: self = .publish(revision: try revision(), time: json.time("at").map { .at($0) } ?? .now)
        }
    }

    private static func missing(_ field: String) -> APIProblem { .invalid([FieldFault(field: field, detail: "is missing for this step")]) }
}

extension SendStory.Outcome {
    fileprivate var name: String {
        switch self {
        case .published: "published"
        case .planned: "planned"
        case .updated: "updated"
        case .corrected: "corrected"
        case .cancelled: "cancelled"
        case .withdrawn: "withdrawn"
        case .repeated: "repeated"
        }
    }
}
