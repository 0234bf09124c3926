import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// A story's draft as its editor reads and writes it: JSON in and out, and a stream of what others do meanwhile.
///
/// Whether the account may write the story, the acts decide, as everywhere.
struct DraftRoutes {
    static let routes = [
        Route(.get, "/session.json", for: .signedIn) { visit, visitor in
            .json(["user": .string(visitor.user.id.description), "name": .string(visitor.user.name), "token": .string(visit.formToken)])
        },
        Route(.post, "/stories/{story}", for: .right(.writeOwnStories)) { try await DraftRoutes(visit: $0, visitor: $1).create() },
        Route(.get, "/stories/{story}/draft", for: .right(.writeOwnStories)) { try await DraftRoutes(visit: $0, visitor: $1).open() },
        Route(.get, "/stories/{story}/draft/events", for: .right(.writeOwnStories)) {
            try await DraftRoutes(visit: $0, visitor: $1).listen()
        },
        Route(.post, "/stories/{story}/draft/steps", for: .right(.writeOwnStories), body: largestDocument) {
            try await DraftRoutes(visit: $0, visitor: $1).take()
        },
        Route(.post, "/stories/{story}/draft/pointer", for: .right(.writeOwnStories)) {
            try await DraftRoutes(visit: $0, visitor: $1).point()
        },
        Route(.post, "/stories/{story}/draft/aside", for: .right(.writeOwnStories), body: largestDocument) {
            try await DraftRoutes(visit: $0, visitor: $1).setAside()
        },
        Route(.post, "/stories/{story}/draft/conflicts/{conflict}/settle", for: .right(.writeOwnStories)) {
            try await DraftRoutes(visit: $0, visitor: $1).settle()
        },
    ]

    /// Bytes of a whole document with its fields.
    private static let largestDocument = 2 * DocumentLimits.jsonBytes

    let visit: Visit
    let visitor: Visitor

    private var rooms: DraftRooms { visit.desk.rooms }

    /// Makes the story that the browser has begun to write; once, however often it is asked.
    private func create() async throws -> WebAnswer {
        let (story, call): (Story.ID, JSONValue) = (try visit.id("story"), try visit.json())
        guard try await visit.desk.archive.read({ try $0.stories.find(story) }) == nil else { return .json(["story": .string("\(story)")]) }
        var content = StoryContent(language: call["language"]?.string ?? "en")
        if let kind = call["kind"]?.string.flatMap(StoryKind.init(rawValue:)) { content.kind = kind }
        try await visit.perform(SaveStory(story: story, content: content, basedOn: 0, manner: .auto), as: visitor)
        return .json(["story": .string("\(story)")])
    }

    private func open() async throws -> WebAnswer {
        .json(try await visit.perform(OpenDraft(visit.id("story")), as: visitor).json)
    }

    /// A batch without anything in it asks what was missed.
    private func take() async throws -> WebAnswer {
        let call = try visit.json()
        let batch = try DraftBatch(json: call)
        do {
            let outcome = try await rooms.take(
                batch, into: visit.id("story"), draft: call.id("draft"), base: call.number("base"), as: visitor.user.id)
            return .json(outcome.json)
        } catch NewsroomError.invalid where batch.steps.isEmpty && batch.fields.isEmpty {
            return .json(["behind": []])
        }
    }

    private func point() async throws -> WebAnswer {
        let call = try visit.json()
        let pointer = DraftPointer(
            client: try call.id("client"), anchor: try call.number("anchor"), head: try call.number("head"),
            version: try call.number("version"))
        await rooms.point(pointer, at: try visit.id("story"))
        return WebAnswer(status: 204, headers: [])
    }

    private func setAside() async throws -> WebAnswer {
        let call = try visit.json()
        guard let document = call["document"], case .array(let edits) = call["fields"] ?? [] else {
            throw NewsroomError.invalid(field: "document", reason: "a document, and a list of fields")
        }
        let fields = try edits.map { edit in
            guard let field = edit["field"]?.string, let value = edit["value"] else {
                throw NewsroomError.invalid(field: "fields", reason: "each has a field and a value")
            }
            return (field: field, value: value)
        }
        try await visit.perform(SetDraftAside(story: visit.id("story"), id: call.id("id"), document: document, fields: fields), as: visitor)
        return WebAnswer(status: 204, headers: [])
    }

    private func settle() async throws -> WebAnswer {
        try await visit.perform(SettleFieldConflict(visit.id("conflict")), as: visitor)
        return WebAnswer(status: 204, headers: [])
    }

    // MARK: Listening

    /// Server-sent events, a `DraftMessage` each. What is not taken up within the time of a few beats ends the stream.
    private func listen() async throws -> WebAnswer {
        guard let client = visit.query["client"].flatMap(Identifier<DraftClient>.init) else {
            throw NewsroomError.invalid(field: "client", reason: "an identifier")
        }
        let (rooms, story): (DraftRooms, Story.ID) = (rooms, try visit.id("story"))
        let messages = try await rooms.enter(story, client: client, as: visitor.user).messages
        return WebAnswer(
            status: 200, headers: [("Content-Type", "text/event-stream"), ("X-Accel-Buffering", "no")],
            stream: { send in
                // Where the messages end by themselves, the editor has come again elsewhere, and is there.
                do {
                    try await Self.send(messages, by: send)
                } catch {
                    try await rooms.leave(story, client: client)
                }
            })
    }

    private static func send(_ messages: AsyncStream<DraftMessage>, by send: ([UInt8]) async throws -> Void) async throws {
        let (pieces, pipe) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingOldest(600))
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                for await message in messages { pipe.yield(Array("data: ".utf8) + message.json.bytes() + Array("\n\n".utf8)) }
                pipe.finish()
            }
            // Who is gone is noticed by sending; proxies and the idle time let a silent connection fall.
            group.addTask {
                while true {
                    pipe.yield(Array(": here\n\n".utf8))
                    try await Task.sleep(for: .seconds(10))
                }
            }
            for await piece in pieces { try await send(piece) }
            try Task.checkCancellation()
        }
    }
}

extension Visit {
    fileprivate var formToken: String { FormGuard.token(secret) }

    /// The body.
    func json() throws -> JSONValue {
        do {
            return try JSONValue(parsing: request.body, limits: .init(bytes: request.body.count, depth: 2 * DocumentLimits.depth + 8))
        } catch {
            throw NewsroomError.invalid(field: "body", reason: "not JSON, \(error)")
        }
    }
}

extension JSONValue {
    func id<Of>(_ name: String, _: Of.Type = Of.self) throws -> Identifier<Of> {
        guard let id = self[name]?.string.flatMap(Identifier<Of>.init) else {
            throw NewsroomError.invalid(field: name, reason: "an identifier")
        }
        return id
    }

    func number(_ name: String) throws -> Int {
        guard let number = self[name]?.integer else { throw NewsroomError.invalid(field: name, reason: "a whole number") }
        return number
    }
}
