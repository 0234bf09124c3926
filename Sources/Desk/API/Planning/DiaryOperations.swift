import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What is expected, and how it turned out.
enum DiaryOperations {
    static let all = [
        APIOperation(
            .get, "/diary", "listDiary", scope: .read, right: .readStories, "What is to come, the nearest first, or what has passed",
            about: "An event that is only known to be in a month comes after the month's last day.",
            query: [.init("part", .choice(["coming", "earlier"]), "coming unless said."), .cursor, .limit],
            answers: [.ok(.page(of: DiaryEvent.schema), "A page.")], list),
        APIOperation(
            .get, "/diary/{event}", "getDiaryEvent", scope: .read, "An event of the diary",
            answers: [.ok(DiaryEvent.schema, tag: true)]
        ) { call in try await call.resource(call.event().json) },
        APIOperation(
            .put, "/diary/{event}", "saveDiaryEvent", scope: .write, right: .keepRecord, "Enter something expected, or change it",
            about: "The identifier is made by the client. How it turned out is said by answerDiaryEvent. What readers see is changed by "
                + "those who may publish.",
            body: .json(.object(properties + [.maybe("story", .orNull(.identifier), "Whose event it is; as it was unless said.")])),
            answers: [.ok(DiaryEvent.schema, "It was there already, and is as sent now.", tag: true), .made(DiaryEvent.schema, tag: true)],
            save),
        APIOperation(
            .put, "/diary/{event}/answer", "answerDiaryEvent", scope: .write, "Say whether something expected happened",
            about: "Asked of the owner; who keeps the record may say it too. Readers have the answer of somebody who may publish. What was "
                + "put off is expected anew, and asked again.",
            body: .json(
                .object([
                    .always("outcome", .choice(of: DiaryAnswer.Outcome.self)),
                    .maybe("when", .line(4...20), "To which it was put off, as when of an event."), .maybe("note", .text(0...1_000)),
                ])), answers: [.ok(DiaryEvent.schema, tag: true)], answer),
        APIOperation(
            .put, "/diary/{event}/dropped", "dropDiaryEvent", scope: .write, right: .keepRecord,
            "Take an event out of the diary, or put it back", body: .json(.object([.always("dropped", .boolean)])),
            answers: [.ok(DiaryEvent.schema, tag: true)]
        ) { call in
            try await call.perform(DropDiaryEvent(call.id("event"), isDropped: call.body["dropped"] != false))
            return try await call.resource(call.event().json)
        },
        APIOperation(
            .get, "/stories/{story}/expectations", "listExpectations", scope: .read, "What a story's newest text expects",
            about:
                "Suggestions are made of the text as it is and kept nowhere; what was refused (refuseSuggestion), or is in the diary, is "
                + "not suggested.",
            answers: [
                .ok(
                    .object([
                        .always("suggestions", .list(SuggestedEvent.schema, 0...StoryExpectations.mostSuggestions)),
                        .always("events", .list(DiaryEvent.schema, 0...500)),
                    ]))
            ]
        ) { call in
            let (story, zone) = (try await call.readable(), call.desk.settings.paper.timeZone)
            let today = Day(call.desk.now(), in: zone)
            let found = try await call.read { try StoryExpectations(of: story, on: today, in: zone, $0) }
            return .json(["suggestions": .array(found.suggestions.map(\.json)), "events": .array(found.events.map(\.json))])
        },
        APIOperation(
            .put, "/stories/{story}/expectations/{event}", "confirmExpectation", scope: .write, right: .keepRecord,
            "Make what a story's text expects an event of the diary, or mend it",
            about: "The identifier is made by the client. The passage is the text's own words.",
            body: .json(.object(properties + [.always("passage", .text(1...2_000))])),
            answers: [.ok(DiaryEvent.schema, "It was there already, and is as sent now.", tag: true), .made(DiaryEvent.schema, tag: true)]
        ) { call in
            let story = try await call.readable()
            return try await keeping(call) { event in
                event.story = story
                event.passage = call.body.text("passage")
                try await call.perform(ConfirmExpectation(event, topics: call.body["topics"].map { _ in event.topics }))
            }
        },
    ]

    private static let properties: [Schema.Property] = [
        .always("what", .line(1...500)),
        .always("when", .line(4...20), "As well as it is known: 2025-02-20T15:00, 2025-02-20, 2025-02, 2025, 2025-02~ (about)."),
        .maybe("topics", .set(.identifier, 0...50), "As they were unless said; of an expectation, those of the story."),
        .maybe("public", .boolean, "Whether readers see it. One of a story they see while the story is public and says so."),
    ]

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let (limit, today) = (call.limit, Day(call.desk.now(), in: call.desk.settings.paper.timeZone))
        let after = try call.query["cursor"].map { cursor in
            guard let place = cursor.string.flatMap({ Cursor($0) }) else { throw call.wrongCursor }
            return place
        }
        let isEarlier = call.query["part"]?.string == "earlier"
        let page = try await call.read { records in
            let page = try records.diary.page(isEarlier ? .earlier(before: today) : .coming(from: today), after: after, limit: limit)
            return Page(items: try page.items.compactMap { try records.diary.find($0.id) }, next: page.next)
        }
        return APICall.page(page.items.map(\.json), next: page.next?.description)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        try await keeping(call) { event in
            if let story = call.body["story"] { event.story = story.string.flatMap { Story.ID($0) } }
            try await call.perform(SaveDiaryEvent(event))
        }
    }

    private static func keeping(_ call: APICall, _ keep: (inout DiaryEvent) async throws -> Void) async throws -> WebAnswer {
        let id: DiaryEvent.ID = try call.id("event")
        let former = try await call.read { try $0.diary.find(id) }
        guard let when = ImpreciseDate(call.body.text("when")) else { throw call.wrongDate }
        var event = former ?? DiaryEvent(id: id, what: "", when: when)
        (event.what, event.when) = (call.body.text("what"), when)
        if let topics = call.body["topics"]?.array { event.topics = topics.compactMap { $0.string.flatMap { Topic.ID($0) } } }
        if case .bool(let isPublic)? = call.body["public"] { event.isPublic = isPublic }
        try await keep(&event)
        return try await call.resource(call.event().json, status: former == nil ? 201 : 200)
    }

    private static func answer(_ call: APICall) async throws -> WebAnswer {
        guard let outcome: DiaryAnswer.Outcome = call.body.name("outcome") else { throw APIProblem.unknown }
        let answer: AnswerDiaryEvent.Answer
        switch outcome {
        case .happened: answer = .happened
        case .didNotHappen: answer = .didNotHappen
        case .postponed:
            guard let when = ImpreciseDate(call.body.text("when")) else { throw call.wrongDate }
            answer = .postponed(to: when)
        }
        let event = try await call.event()
        try await call.perform(AnswerDiaryEvent(event.id, answer, note: call.body["note"]?.string ?? ""))
        return try await call.resource(call.event().json)
    }
}

extension APICall {
    /// What is not for who asks is as what is not there.
    fileprivate func event() async throws -> DiaryEvent {
        let (id, user): (DiaryEvent.ID, User) = (try id("event"), user)
        guard let event = try await read({ try $0.diary.find(id) }), event.owner == user.id || user.may(.readStories) else {
            throw APIProblem.notFound("event")
        }
        return event
    }

    fileprivate var wrongDate: NewsroomError {
        .invalid(field: "when", reason: "a year, month, day or minute, such as 2025-02 or 2025-02-20T15:00")
    }
}

extension DiaryEvent {
    fileprivate static let schema = Schema.named(
        "DiaryEvent",
        .object([
            .always("id", .identifier), .always("what", .text(1...500)), .always("when", .text(4...20)),
            .always("topics", .list(.identifier, 0...50)), .always("story", .orNull(.identifier)),
            .always("passage", .text(0...2_000), "The story's words that say so."), .always("public", .boolean),
            .always("owner", .orNull(.identifier), "Who is asked whether it happened."), .always("dropped", .boolean),
            .always("formerly", .orNull(.text(4...20)), "When it was expected before it was put off."),
            .always(
                "answer",
                .orNull(
                    .object([
                        .always("outcome", .choice(of: DiaryAnswer.Outcome.self)), .always("note", .text(0...1_000)),
                        .always("by", .identifier), .always("at", .time), .always("forReaders", .boolean),
                    ])), "How it turned out, as said last."),
        ]))

    fileprivate var json: JSONValue {
        let answer: JSONValue =
            answer.map { answer in
                [
                    "outcome": .string(answer.outcome.rawValue), "note": .string(answer.note), "by": .string("\(answer.by)"),
                    "at": .string(APITime.text(answer.at)), "forReaders": .bool(answer.isForReaders),
                ]
            } ?? .null
        return [
            "id": .string("\(id)"), "what": .string(what), "when": .string(when.description),
            "topics": .array(topics.map { .string("\($0)") }), "story": story.map { .string("\($0)") } ?? .null,
            "passage": .string(passage), "public": .bool(isPublic), "owner": owner.map { .string("\($0)") } ?? .null,
            "dropped": .bool(isDropped), "formerly": formerly.map { .string($0.description) } ?? .null, "answer": answer,
        ]
    }
}

extension SuggestedEvent {
    fileprivate static let schema = Schema.named(
        "ExpectationSuggestion",
        .object([
            .always("fingerprint", .fingerprint, "By which it is refused."), .always("confidence", .number(0...1)),
            .always("what", .text(1...500)), .always("when", .orNull(.text(4...20))), .always("passage", .text(1...2_000)),
        ]))

    fileprivate var json: JSONValue {
        [
            "fingerprint": .string(fingerprint), "confidence": .number(confidence), "what": .string(what),
            "when": when.map { .string($0.description) } ?? .null, "passage": .string(passage),
        ]
    }
}
