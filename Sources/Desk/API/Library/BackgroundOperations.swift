import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Passages that are kept once and carried by many stories, and their corrections.
enum BackgroundOperations {
    /// As of a story.
    private static let largest = 2 * DocumentLimits.jsonBytes

    static let all = [
        APIOperation(
            .get, "/backgrounds", "listBackgrounds", scope: .read, "The background passages, in the order of their making",
            about: "With q, those of which the name begins so; they come without a next page. With due, those whose day of review has "
                + "come, the longest due first.",
            query: [
                .init("q", .line(1...100), "The beginning of the name, or of one of its words."),
                .init("due", .choice(["all", "mine"]), "Everybody's, or those for which the token's account answers."), .cursor, .limit,
            ],
            answers: [.ok(.page(of: Background.schema), "A page.")], list),
        APIOperation(
            .get, "/backgrounds/{background}", "getBackground", scope: .read, "A background passage", condition: .reading,
            answers: [.ok(Background.schema, tag: true)]
        ) { call in try await call.resource(background(call)) },
        APIOperation(
            .put, "/backgrounds/{background}", "saveBackground", scope: .write, right: .keepBackground,
            "Make a background passage or change it",
            about: "It changes in every story that carries it. update: its readers are told when. fix: they are not. What was wrong is "
                + "said by correctBackground. A passage that readers see is changed before their eyes: for that the token needs the scope "
                + "publish besides.",
            body: .json(
                .object(
                    [.always("name", .line(1...200), "How the newsroom calls it."), .always("document", StoryContent.documentSchema)]
                        + Background.members
                        + [.maybe("change", .choice(of: BackgroundChange.self), "What readers are told; update unless said.")]),
                largest: largest),
            condition: .changing, answers: [.ok(Background.schema, tag: true), .made(Background.schema, tag: true)], save),
        APIOperation(
            .get, "/backgrounds/{background}/care", "getBackgroundCare", scope: .read,
            "Who answers for a background passage, and when it is looked at again", answers: [.ok(BackgroundCare.schema)]
        ) { call in .json(try await care(call)) },
        APIOperation(
            .put, "/backgrounds/{background}/care", "tendBackground", scope: .write, right: .keepBackground,
            "Say who answers for a background passage, and when it is looked at again",
            body: .json(
                .object([
                    .maybe("owner", .orNull(.identifier), "An account that may change background; as it was unless said."),
                    .maybe("review", .orNull(.text(10...10, .date)), "A day; as it was unless said."),
                ])), answers: [.ok(BackgroundCare.schema)], tend),
        APIOperation(
            .put, "/backgrounds/{background}/confirmation", "confirmBackground", scope: .write, right: .keepBackground,
            "Say that a background passage is still right",
            body: .json(
                .object([
                    .always("revision", .revision, "The one that was looked at."),
                    .always("review", .orNull(.text(10...10, .date)), "The day from which on it is asked again; null for never."),
                ])), answers: [.ok(BackgroundCare.schema)], confirm),
        APIOperation(
            .get, "/backgrounds/{background}/stories", "listBackgroundStories", scope: .read, right: .readStories,
            "Stories of which the public edition or the newest revision carries a background passage, newest first",
            query: [.cursor, .limit], answers: [.ok(.page(of: .object([.always("id", .identifier)])), "A page.")], carriers),
        APIOperation(
            .get, "/backgrounds/{background}/like", "listLikeStories", scope: .read, right: .readStories,
            "Stories whose newest revision says in words of its own what a background passage says, newest first",
            about: "They are looked for in a while after the passage was made or changed; some may say it no longer.",
            query: [.cursor, .limit], answers: [.ok(.page(of: .object([.always("id", .identifier)])), "A page.")], like),
        APIOperation(
            .put, "/backgrounds/{background}/like/{story}", "referToBackground", scope: .write,
            "Put a reference to a background passage in the place of a story's own words, or leave the story its words",
            about: "The reference is a new revision; readers see it when the story is published. A story that is left is not listed again.",
            body: .json(
                .object([
                    .always("do", .choice(["refer", "leave"])), .maybe("revision", .revision, "To refer: the story's, as it was seen."),
                ])), answers: [.ok(.object([.always("revision", .revision, "The story's newest.")]))], refer),
        APIOperation(
            .put, "/backgrounds/{background}/corrections/{correction}", "correctBackground", scope: .publish, right: .correct,
            "Put a background passage right, and say what was wrong",
            about: "At once in every public story that carries it, with the correction on each that had the error. The identifier is made "
                + "by the client; a correction that was issued is not issued again, whatever it then says.",
            body: .json(
                .object(
                    [
                        .always("revision", .revision, "The passage's, from which this was made."),
                        .always("kind", .choice(of: Correction.Kind.self)),
                        .always("text", .text(1...Correction.longestText), "What was wrong and what is right, for readers."),
                        .maybe("document", StoryContent.documentSchema, "As it is right; left out where only the notice is to be added."),
                    ] + Background.members), largest: largest),
            answers: [.ok(CorrectionLedger.schema, "The correction, and how far it has come.")], correct),
        APIOperation(
            .get, "/corrections/{correction}", "getCorrection", scope: .read, right: .readStories,
            "A correction, and how far it has come in each place where the error went",
            about: "Of a story, of an update of live coverage, or of a background passage. It is read from the places as they are now.",
            answers: [.ok(CorrectionLedger.schema)]
        ) { call in .json(try await ledger(call)) },
        APIOperation(
            .get, "/corrections/{correction}/stories", "listCorrectedStories", scope: .read, right: .readStories,
            "The public stories that had the error, newest first", query: [.cursor, .limit],
            answers: [.ok(.page(of: .object([.always("id", .identifier)])), "A page.")], stories),
    ]

    // MARK: Passages

    private static func background(_ call: APICall) async throws -> JSONValue {
        let id: Background.ID = try call.id("background")
        guard let found = try await call.read({ try $0.backgrounds.find(id) }) else { throw APIProblem.notFound("background") }
        return found.json
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        if let text = call.query["q"]?.string {
            let found = try await call.read { records in
                try records.names.find(.background, text, limit: limit).compactMap { try records.backgrounds.find(Background.ID($0.thing)) }
            }
            return APICall.page(found.map(\.json), next: nil)
        }
        let after: Background.ID? = try call.queryCursor()
        let today = Day(call.desk.now(), in: call.desk.settings.paper.timeZone)
        let (due, user) = (call.query["due"]?.string, call.user.id)
        let found = try await call.read { records in
            guard let due else { return try records.backgrounds.all(after: after, limit: limit + 1) }
            let ids = try records.backgrounds.due(on: today, of: due == "mine" ? user : nil, after: after, limit: limit + 1)
            return try ids.compactMap { try records.backgrounds.find($0) }
        }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last.map { "\($0.id)" } : nil)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition): (Background.ID, CallCondition) = (try call.id("background"), call.condition)
        let isThere = try await call.read { try $0.backgrounds.find(id) } != nil
        let change: BackgroundChange = call.body.name("change") ?? .update
        let body = call.body
        let today = Day(call.desk.now(), in: call.desk.settings.paper.timeZone)
        let empty = Background(id: id, name: "", document: Document([]), asOf: ImpreciseDate(today), source: "", revision: 0)
        try await call.perform(
            Deciding { records, _ in
                let found = try records.backgrounds.find(id)
                let wish = try (found ?? empty).with(body)
                try condition.check(found?.json, isSame: found == wish)
                return SaveBackground(wish, change)
            })
        return try await call.resource(background(call), status: isThere ? 200 : 201)
    }

    private static func carriers(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        let after: Story.ID? = try call.queryCursor()
        let id = try await there(call)
        let found = try await call.read { try $0.backgroundUses.all(id, before: after, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map { ["id": .string("\($0)")] }, next: found.count > limit ? page.last.map { "\($0)" } : nil)
    }

    private static func like(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        let after: Story.ID? = try call.queryCursor()
        let id = try await there(call)
        let found = try await call.read { try $0.backgroundLikenesses.stories(like: id, before: after, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map { ["id": .string("\($0)")] }, next: found.count > limit ? page.last.map { "\($0)" } : nil)
    }

    private static func refer(_ call: APICall) async throws -> WebAnswer {
        let (story, id) = (try await call.readable(), try await there(call))
        if call.body["do"] == "leave" {
            try await call.perform(LeaveLikeness(id, in: story))
        } else {
            try await call.perform(ReferToBackground(id, in: story, latest: call.body["revision"]?.integer ?? 0))
        }
        guard let revision = try await call.read({ try $0.stories.find(story)?.latestRevision }) else {
            throw APIProblem.notFound("story")
        }
        return .json(["revision": .integer(revision)])
    }

    // MARK: Care

    private static func care(_ call: APICall) async throws -> JSONValue {
        let id = try await there(call)
        return try await call.read { try $0.backgrounds.care(of: id) }.json
    }

    private static func tend(_ call: APICall) async throws -> WebAnswer {
        let (id, body) = (try await there(call), call.body)
        let review = try day(body["review"], call)
        try await call.perform(
            Deciding { records, _ in
                let care = try records.backgrounds.care(of: id)
                return TendBackground(
                    id, owner: body["owner"].map { $0.string.flatMap { User.ID($0) } } ?? care.owner,
                    review: body["review"] == nil ? care.review : review)
            })
        return .json(try await care(call))
    }

    private static func confirm(_ call: APICall) async throws -> WebAnswer {
        let id = try await there(call)
        let review = try day(call.body["review"], call)
        try await call.perform(ConfirmBackground(id, revision: call.body["revision"]?.integer ?? 0, review: review))
        return .json(try await care(call))
    }

    private static func there(_ call: APICall) async throws -> Background.ID {
        let id: Background.ID = try call.id("background")
        guard try await call.read({ try $0.backgrounds.find(id) }) != nil else { throw APIProblem.notFound("background") }
        return id
    }

    private static func day(_ value: JSONValue?, _ call: APICall) throws -> Day? {
        guard let text = value?.string else { return nil }
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else {
            throw NewsroomError.invalid(field: "review", reason: "not a day, such as 2027-03-31")
        }
        return date.first
    }

    // MARK: Corrections

    private static func correct(_ call: APICall) async throws -> WebAnswer {
        let (id, correction): (Background.ID, Correction.ID) = (try call.id("background"), try call.id("correction"))
        let (body, number) = (call.body, call.body["revision"]?.integer ?? 0)
        guard let kind: Correction.Kind = body.name("kind") else { throw APIProblem.unknown }
        try await call.perform(
            Deciding { records, _ in
                guard var wish = try records.backgrounds.find(id) else { throw NewsroomError.notFound("background \(id)") }
                wish = try wish.with(body)
                wish.revision = number
                return CorrectBackground(correction, of: wish, kind: kind, text: body.text("text"))
            })
        return .json(try await ledger(call))
    }

    private static func ledger(_ call: APICall) async throws -> JSONValue {
        let id: Correction.ID = try call.id("correction")
        guard let ledger = try await call.read({ try $0.correctionLedgers.find(id) }) else { throw APIProblem.notFound("correction") }
        return ledger.json
    }

    private static func stories(_ call: APICall) async throws -> WebAnswer {
        let (id, limit): (Correction.ID, Int) = (try call.id("correction"), call.limit)
        let after: Story.ID? = try call.queryCursor()
        guard let found = try await call.read({ try $0.correctionLedgers.stories(of: id, before: after, limit: limit + 1) }) else {
            throw APIProblem.notFound("correction")
        }
        let page = found.prefix(limit)
        return APICall.page(page.map { ["id": .string("\($0)")] }, next: found.count > limit ? page.last.map { "\($0)" } : nil)
    }
}

extension Background {
    fileprivate static let members: [Schema.Property] = [
        .maybe("asOf", .text(4...11, .date), "When it is right: 2024, 2024-08, 2024-08-02; with ~ if about then. Today for a new one."),
        .maybe("source", .line(0...500), "How we know."),
    ]

    fileprivate static let schema = Schema.named(
        "Background",
        .object([
            .always("id", .identifier), .always("name", .line(1...200)), .always("document", StoryContent.documentSchema),
            .always("asOf", .text(4...11, .date)), .always("source", .text(0...500)), .always("revision", .revision),
        ]))

    fileprivate var json: JSONValue {
        [
            "id": .string("\(id)"), "name": .string(name), "document": document.jsonValue, "asOf": .string("\(asOf)"),
            "source": .string(source), "revision": .integer(revision),
        ]
    }

    /// As it is sent; what is left out stays.
    fileprivate func with(_ json: JSONValue) throws -> Background {
        var background = self
        if let name = json["name"]?.string { background.name = name }
        if let source = json["source"]?.string { background.source = source }
        if let asOf = json["asOf"]?.string.flatMap({ ImpreciseDate($0) }) { background.asOf = asOf }
        guard let document = json["document"] else { return background }
        do {
            background.document = try Document(jsonValue: document)
        } catch {
            throw NewsroomError.invalid(field: "document" + (error.path.isEmpty ? "" : "." + error.path), reason: error.reason)
        }
        return background
    }
}

extension BackgroundCare {
    fileprivate static let schema = Schema.named(
        "BackgroundCare",
        .object([
            .always("owner", .orNull(.identifier)), .always("review", .orNull(.text(10...10, .date)), "The day of review."),
            .always("confirmedBy", .orNull(.identifier), "Who last said that it was right."), .always("confirmedAt", .orNull(.time)),
        ]))

    fileprivate var json: JSONValue {
        [
            "owner": owner.map { .string("\($0)") } ?? .null, "review": review.map { .string("\($0)") } ?? .null,
            "confirmedBy": confirmed.map { .string("\($0.by)") } ?? .null, "confirmedAt": APITime.json(confirmed?.at),
        ]
    }
}

extension CorrectionLedger {
    fileprivate static let schema = Schema.named(
        "Correction",
        .object([
            .always("id", .identifier), .always("kind", .choice(of: Correction.Kind.self)),
            .always("text", .text(0...Correction.longestText)),
            .always("at", .time), .always("by", .identifier), .always("takenBack", .boolean),
            .always("story", .orNull(.identifier), "Which was corrected."),
            .always("update", .orNull(.identifier), "Of its live coverage, where that was."),
            .always("background", .orNull(.identifier), "Which was corrected in all that carry it."),
            .always("stories", .integer(0...1_000_000_000), "Public stories that had the error."),
            .always(
                "places",
                .list(
                    .object([
                        .always("place", .choice(of: Place.self)), .always("state", .choice(of: State.self)),
                        .always("done", .integer(0...1_000_000_000)), .always("waiting", .integer(0...1_000_000_000)),
                        .always("failed", .integer(0...1_000_000_000)),
                        .always("at", .orNull(.time), "When the last of what is done was done."),
                    ]), 0...100)),
        ]))

    fileprivate var json: JSONValue {
        var (story, update, background): (JSONValue, JSONValue, JSONValue) = (.null, .null, .null)
        switch subject.of {
        case .story(let id): story = .string("\(id)")
        case .update(let id, let of): (story, update) = (.string("\(of)"), .string("\(id)"))
        case .background(let id): background = .string("\(id)")
        }
        return [
            "id": .string("\(subject.id)"), "kind": .string(subject.kind.rawValue), "text": .string(subject.text),
            "at": APITime.json(subject.at), "by": .string("\(subject.by)"), "takenBack": .bool(subject.isTakenBack), "story": story,
            "update": update, "background": background, "stories": .integer(stories), "places": .array(entries.map(\.json)),
        ]
    }
}

extension CorrectionLedger.Entry {
    fileprivate var json: JSONValue {
        [
            "place": .string(place.rawValue), "state": .string(state.rawValue), "done": .integer(done), "waiting": .integer(waiting),
            "failed": .integer(failed), "at": APITime.json(at),
        ]
    }
}
