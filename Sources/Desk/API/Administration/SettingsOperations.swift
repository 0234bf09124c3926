import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// How the newsroom is set up.
enum SettingsOperations {
    static let all = [
        APIOperation(
            .get, "/settings", "listSettings", scope: .administer, right: .keepSettings, "What the newsroom runs with",
            about: "To be changed by whoever runs the program. Nothing secret is in it.",
            answers: [
                .ok(
                    .object([
                        .always(
                            "items",
                            .list(
                                .object([
                                    .always("name", .text(0...200)), .always("value", .text(0...10_000)),
                                    .always("meaning", .text(0...2_000)),
                                    .always("isUsual", .boolean),
                                ]), 0...1_000))
                    ]))
            ]
        ) { call in
            let items = call.desk.settings.lines.map { line -> JSONValue in
                [
                    "name": .string(line.name), "value": .string(line.value), "meaning": .string(line.meaning),
                    "isUsual": .bool(line.isUsual),
                ]
            }
            return .json(["items": .array(items)])
        },
        APIOperation(
            .get, "/checklist", "getChecklist", scope: .administer, right: .keepSettings, "How much each check before publishing counts",
            condition: .reading, answers: [.ok(checklist, tag: true)]
        ) { call in try await call.resource(call.read { try $0.checklist.current().json }) },
        APIOperation(
            .put, "/checklist", "setChecklist", scope: .administer, right: .keepSettings,
            "Say how much each check before publishing counts",
            about: "What is not said stays.",
            body: .json(.object(PublicationCheck.allCases.map { .maybe($0.rawValue, .choice(of: PublicationCheck.Weight.self)) })),
            condition: .changing, answers: [.ok(checklist, tag: true)]
        ) { call in
            let (condition, body) = (call.condition, call.body)
            try await call.perform(
                Deciding { records, _ in
                    let current = try records.checklist.current()
                    var wish = current
                    for check in PublicationCheck.allCases { wish[check] = body.name(check.rawValue) ?? current[check] }
                    try condition.check(current.json, isSame: wish == current)
                    return SetChecklist(wish)
                })
            return try await call.resource(call.read { try $0.checklist.current().json })
        },
    ]

    private static let checklist = Schema.named(
        "Checklist", .object(PublicationCheck.allCases.map { .always($0.rawValue, .choice(of: PublicationCheck.Weight.self)) }))
}

extension PublicationChecklist {
    fileprivate var json: JSONValue {
        .object(PublicationCheck.allCases.map { .init($0.rawValue, .string(self[$0].rawValue)) })
    }
}
