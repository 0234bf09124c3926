import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// The parts of the paper: read by everybody; added, named, put in order and closed by who keeps them.
enum SectionOperations {
    static let all = [
        APIOperation(
            .get, "/sections", "listSections", scope: .read, "The sections, in their order", answers: [.ok(list)]
        ) { call in try await all(call) },
        APIOperation(
            .get, "/sections/{section}", "getSection", scope: .read, "A section", condition: .reading,
            answers: [.ok(Section.schema, tag: true)]
        ) { call in try await call.resource(section(call).json) },
        APIOperation(
            .put, "/sections/{section}", "saveSection", scope: .administer, right: .keepSections, "Make a section or change it",
            about: "Its address stays once it has one; a new one stands behind the others. What readers see is changed before their eyes: "
                + "for that the token needs the scope publish besides.",
            body: .json(
                .object([
                    .always("name", .line(1...100)), .maybe("summary", .text(0...2_000)),
                    .maybe("slug", .text(0...Slug.maximumLength, .slug), "Of a new one: the wish for an address; empty: from the name."),
                ])), condition: .changing, answers: [.ok(Section.schema, tag: true), .made(Section.schema, tag: true)], save),
        APIOperation(
            .post, "/sections/{section}/close", "closeSection", scope: .administer, right: .keepSections, "Take a section out of the paper",
            about: "Its stories keep it. For what readers see the token needs the scope publish besides.",
            body: .json(.object([.always("leadingTo", .line(1...Redirect.longest), "Where its page leads: /section/other/.")])),
            answers: [.ok(Section.schema, tag: true)]
        ) { call in
            try await call.perform(CloseSection(call.id("section"), leadingTo: call.body.text("leadingTo")))
            return try await call.resource(section(call).json)
        },
        APIOperation(
            .post, "/sections/{section}/open", "openSection", scope: .administer, right: .keepSections, "Open a section again",
            answers: [.ok(Section.schema, tag: true)]
        ) { call in
            try await call.perform(OpenSection(call.id("section")))
            return try await call.resource(section(call).json)
        },
        APIOperation(
            .put, "/section-order", "orderSections", scope: .administer, right: .keepSections, "Put the sections in an order",
            about: "Those that are not named stand behind them as they did.",
            body: .json(.object([.always("sections", .set(.identifier, 1...Section.most))])), answers: [.ok(list)]
        ) { call in
            try await call.perform(OrderSections(call.body.identifiers("sections")))
            return try await all(call)
        },
    ]

    private static let list = Schema.object([.always("items", .list(Section.schema, 0...10_000))])

    private static func all(_ call: APICall) async throws -> WebAnswer {
        .json(["items": .array(try await call.read { try $0.sections.all() }.map(\.json))])
    }

    private static func section(_ call: APICall) async throws -> Section {
        let id: Section.ID = try call.id("section")
        guard let found = try await call.read({ try $0.sections.find(id) }) else { throw APIProblem.notFound("section") }
        return found
    }

    private static func save(_ call: APICall) async throws -> WebAnswer {
        let (id, condition, body): (Section.ID, CallCondition, JSONValue) = (try call.id("section"), call.condition, call.body)
        let isThere = try await call.read { try $0.sections.find(id) } != nil
        let saved = try await call.perform(
            Deciding { records, _ in
                let found = try records.sections.find(id)
                let last = try records.sections.all().map(\.position).max()
                var wish = found ?? Section(id: id, name: "", slug: body.text("slug"), position: min(10_000, (last ?? -1) + 1))
                wish.name = body.text("name").trimmingCharacters(in: .whitespacesAndNewlines)
                wish.summary = body["summary"]?.string ?? wish.summary
                try condition.check(found?.json, isSame: wish == found)
                return SaveSection(wish)
            })
        return call.resource(saved.json, status: isThere ? 200 : 201)
    }
}

extension Section {
    fileprivate static let schema = Schema.named(
        "Section",
        .object([
            .always("id", .identifier), .always("name", .text(0...200)), .always("slug", .text(0...80)),
            .always("summary", .text(0...5_000)), .always("isClosed", .boolean, "Whether it is in the paper no longer."),
        ]))

    fileprivate var json: JSONValue {
        [
            "id": .string("\(id)"), "name": .string(name), "slug": .string(slug), "summary": .string(summary), "isClosed": .bool(isClosed),
        ]
    }
}
