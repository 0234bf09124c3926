import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Photographs: taking files in, and what is known of them.
enum PhotographOperations {
    static let all = [
        APIOperation(
            .get, "/photographs", "listPhotographs", scope: .read, right: .readStories, "The photographs, newest first",
            about: "Those whose rights end come in the order of that.",
            query: [
                .init("q", .line(1...200), "Words of what is known of the photograph; the last may be a beginning."),
                .init("lacking", .choice(of: LibraryFilter.self), "text: for those who do not see it. rights: over, or over soon."),
                .cursor,
                .limit,
            ], answers: [.ok(.page(of: Photograph.schema), "A page.")], list),
        APIOperation(
            .post, "/photographs", "addPhotograph", scope: .write, right: .keepPhotographs, "Take a picture in",
            about: "The body is the file. What its metadata say of caption, credit and so on is taken over. The same file twice is one "
                + "photograph.",
            body: .file(types, largest: PhotographRoutes.largest),
            answers: [.ok(Photograph.schema, "It was there already.", tag: true), .made(Photograph.schema, tag: true)], add),
        APIOperation(
            .get, "/photographs/{photograph}", "getPhotograph", scope: .read, right: .readStories, "A photograph", condition: .reading,
            answers: [.ok(Photograph.schema, tag: true)]
        ) { call in try await call.resource(photograph(call.id("photograph"), call).json) },
        APIOperation(
            .put, "/photographs/{photograph}", "savePhotograph", scope: .write, right: .keepPhotographs,
            "Change what is known of a photograph",
            about: "What readers see is changed before their eyes: for that the token needs the scope publish besides.",
            body: .json(.object(Photograph.members)), condition: .changing, answers: [.ok(Photograph.schema, tag: true)], save),
        APIOperation(
            .put, "/photographs/{photograph}/file", "replacePhotograph", scope: .write, right: .keepPhotographs,
            "Put another file in a photograph's place",
            about: "What is known of it stays. Readers see the file before until all sizes of the new one are made; for what they see the "
                + "token needs the scope publish besides.",
            body: .file(types, largest: PhotographRoutes.largest), condition: .changing, answers: [.ok(Photograph.schema, tag: true)],
            replace),
        APIOperation(
            .get, "/photographs/{photograph}/stories", "listStoriesWithPhotograph", scope: .read, right: .readStories,
            "Stories that carry a photograph, newest first",
            about: "Of their newest revisions, and of what readers see.",
            answers: [.ok(.object([.always("items", .list(.identifier, 0...mostStories), "Two hundred at most.")]))]
        ) { call in
            let id = try await photograph(call.id("photograph"), call).id
            let stories = try await call.read { try $0.library.stories(with: id, limit: mostStories) }
            return .json(["items": .array(stories.map { .string("\($0)") })])
        },
    ]

    private static let types = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic", "image/tiff"]
    private static let mostStories = 200

    private static func photograph(_ id: Photograph.ID, _ call: APICall) async throws -> Photograph {
        guard let found = try await call.read({ try $0.photographs.find(id) }) else { throw APIProblem.notFound("photograph") }
        return found
    }

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let after = try call.query["cursor"].map { cursor in
            guard let place = cursor.string.flatMap({ PhotographPlace($0) }) else { throw call.wrongCursor }
            return place
        }
        let today = Day(call.desk.now(), in: call.desk.settings.paper.timeZone)
        let lacking = call.query["lacking"]?.string.flatMap(LibraryFilter.init)?.lacking(on: today)
        let (query, limit) = (PhotographQuery(text: call.query["q"]?.string ?? "", lacking: lacking), call.limit)
        let found = try await call.read { try $0.library.entries(query, after: after, limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.photograph.json), next: found.count > limit ? page.last?.place.text : nil)
    }

    private static func add(_ call: APICall) async throws -> WebAnswer {
        guard let file = call.request.file else { throw APIProblem.invalid([FieldFault(field: "", detail: "there is no file")]) }
        let desk = call.desk
        let taken = try await desk.media.takeIn(file, as: desk.identifiers.next())
        if let known = try await call.read({ try $0.photographs.photograph(withOriginal: taken.original) }) {
            return call.resource(known.json)
        }
        try await call.perform(SavePhotograph(taken.photograph, original: taken.original))
        return try await call.resource(photograph(taken.photograph.id, call).json, status: 201)
    }

    private static func replace(_ call: APICall) async throws -> WebAnswer {
        guard let file = call.request.file else { throw APIProblem.invalid([FieldFault(field: "", detail: "there is no file")]) }
        let (id, condition) = (try await photograph(call.id("photograph"), call).id, call.condition)
        let taken = try await call.desk.media.takeIn(file, as: id)
        try await call.perform(
            Deciding { records, _ in
                guard var photograph = try records.photographs.find(id) else { throw APIProblem.notFound("photograph") }
                try condition.check(photograph.json, isSame: records.photographs.original(of: id) == taken.original)
                if let known = try records.photographs.photograph(withOriginal: taken.original), known.id != id {
                    throw NewsroomError.conflict("the file is that of another photograph: \(known.id)")
                }
                photograph.file = photograph.file ?? taken.photograph.file
                return SavePhotograph(photograph, original: taken.original, seen: try records.photographs.version(of: id))
            })
        return try await call.resource(photograph(id, call).json)
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, body): (Photograph.ID, CallCondition, JSONValue) = (try call.id("photograph"), call.condition, call.body)
        try await call.perform(
            Deciding { records, _ in
                guard let found = try records.photographs.find(id) else { throw APIProblem.notFound("photograph") }
                let wish = try found.with(body)
                try condition.check(found.json, isSame: wish == found)
                return SavePhotograph(wish)
            })
        return try await call.resource(photograph(id, call).json)
    }
}

extension Photograph {
    fileprivate static let members: [Schema.Property] = [
        .always("caption", .text(0...5_000)), .always("credit", .text(0...5_000)), .always("alternativeText", .text(0...5_000)),
        .maybe("creator", .text(0...5_000)), .maybe("rights", .text(0...5_000)), .maybe("place", .text(0...5_000)),
        .maybe("occasion", .text(0...5_000)),
        .maybe("taken", .orNull(.line(4...20)), "When: 2024, 2024-08, 2024-08-02, 2024-08-02T14:02; with ~ if about then."),
        .maybe("digitalSourceType", .orNull(.line(1...200)), "One of IPTC's NewsCodes: digitalCapture, trainedAlgorithmicMedia …"),
        .maybe("rightsEnd", .orNull(.text(10...10, .date)), "The last day on which the paper may show it."),
        .maybe(
            "focalPoint", .object([.always("x", .number(0...1)), .always("y", .number(0...1))]),
            "What stays in view: parts of width and height, from the top left."),
    ]

    fileprivate static let schema = Schema.named(
        "Photograph",
        .object(
            [.always("id", .identifier)] + members + [
                .always(
                    "file",
                    .orNull(
                        .object([
                            .always("url", .text(1...2_000), "At the desk, for who is signed in there."), .always("type", .text(1...100)),
                            .always("width", .integer(1...1_000_000)), .always("height", .integer(1...1_000_000)),
                        ])))
            ]))

    fileprivate var json: JSONValue {
        [
            "id": .string("\(id)"), "caption": .string(caption), "credit": .string(credit), "alternativeText": .string(alternativeText),
            "creator": .string(creator), "rights": .string(rights), "place": .string(place), "occasion": .string(occasion),
            "taken": taken.map { .string("\($0)") } ?? .null, "digitalSourceType": digitalSourceType.map { .string($0) } ?? .null,
            "rightsEnd": rightsEnd.map { .string("\($0)") } ?? .null,
            "focalPoint": ["x": .number(focalPoint.x), "y": .number(focalPoint.y)],
            "file": file.map { file in
                [
                    "url": .string("/media/\(file.name)"), "type": .string(file.type), "width": .integer(file.width),
                    "height": .integer(file.height),
                ]
            } ?? .null,
        ]
    }

    /// What is not said stays.
    ///
    /// - Throws: `APIProblem.invalid` for a time that is none, or a source that IPTC does not know.
    fileprivate func with(_ json: JSONValue) throws -> Photograph {
        var photograph = self
        photograph.caption = json.text("caption")
        photograph.credit = json.text("credit")
        photograph.alternativeText = json.text("alternativeText")
        photograph.creator = json["creator"]?.string ?? creator
        photograph.rights = json["rights"]?.string ?? rights
        photograph.place = json["place"]?.string ?? place
        photograph.occasion = json["occasion"]?.string ?? occasion
        if let text = json["taken"] {
            photograph.taken = try text.string.map { text in
                guard let date = ImpreciseDate(text) else { throw APIProblem.invalid([FieldFault(field: "taken", detail: "no such time")]) }
                return date
            }
        }
        if let source = json["digitalSourceType"] {
            guard source == .null || source.string.map({ PhotographForm.sources.contains($0) || $0 == digitalSourceType }) == true else {
                throw APIProblem.invalid([FieldFault(field: "digitalSourceType", detail: "not one of IPTC's NewsCodes that are taken")])
            }
            photograph.digitalSourceType = source.string
        }
        if let day = json["rightsEnd"] { photograph.rightsEnd = day.string.flatMap { ImpreciseDate($0)?.first } }
        if let point = json["focalPoint"] { photograph.focalPoint = FocalPoint(x: point.double("x"), y: point.double("y")) }
        return photograph
    }
}
