import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Where old addresses lead.
enum RedirectOperations {
    static let all = [
        APIOperation(
            .get, "/redirects", "listRedirects", scope: .read, right: .keepRedirects, "Where old addresses lead, in their order",
            query: [.init("cursor", .line(1...Redirect.longest), "Where the page begins: what the one before called next."), .limit],
            answers: [
                .ok(
                    .object([
                        .always("items", .list(Redirect.schema, 0...100)), .always("next", .orNull(.text(1...Redirect.longest))),
                    ]), "A page.")
            ], list),
        APIOperation(
            .put, "/redirects", "saveRedirect", scope: .administer, right: .keepRedirects,
            "Lead an address to another, or to another than before",
            about: "An address at which there is a page goes before it. Addresses are kept in one spelling, which is answered.",
            body: .json(
                .object([
                    .always("address", .line(1...Redirect.longest), "A path of the paper: /tag/harbour/."),
                    .always("target", .line(1...Redirect.longest), "A path of the paper, or https://…"),
                ])), answers: [.ok(Redirect.schema)]
        ) { call in
            try await .json(call.perform(SaveRedirect(call.body.text("address"), to: call.body.text("target"))).json)
        },
        APIOperation(
            .post, "/redirects/remove", "removeRedirect", scope: .administer, right: .keepRedirects, "Lead an address nowhere again",
            body: .json(.object([.always("address", .line(1...Redirect.longest))])), answers: [.done("Nothing is there now.")]
        ) { call in
            try await call.perform(RemoveRedirect(call.body.text("address")))
            return WebAnswer(status: 204, headers: [])
        },
    ]

    private static func list(_ call: APICall) async throws -> WebAnswer {
        let limit = call.limit
        let after = try call.query["cursor"].map { cursor in
            guard let address = cursor.string, Redirect.address(of: address) == address else { throw call.wrongCursor }
            return address
        }
        let found = try await call.read { try $0.redirects.list(after: after ?? "", limit: limit + 1) }
        let page = found.prefix(limit)
        return APICall.page(page.map(\.json), next: found.count > limit ? page.last?.address : nil)
    }
}

extension Redirect {
    fileprivate static let schema = Schema.named(
        "Redirect", .object([.always("address", .text(1...longest)), .always("target", .text(1...longest))]))

    fileprivate var json: JSONValue { ["address": .string(address), "target": .string(target)] }
}
