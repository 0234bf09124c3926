import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Where old addresses lead.
struct RedirectsScreen {
    static let routes = [
        Route(.get, "/redirects", for: .right(.keepRedirects)) { visit, _ in try await RedirectsScreen(visit: visit).show() },
        Route(.post, "/redirects", for: .right(.keepRedirects)) { visit, visitor in
            try await RedirectsScreen(visit: visit).act { screen in
                try await screen.visit.perform(SaveRedirect(screen.path, to: screen.visit.field("target")), as: visitor)
            }
        },
        Route(.post, "/redirects/remove", for: .right(.keepRedirects)) { visit, visitor in
            try await RedirectsScreen(visit: visit).act { try await $0.visit.perform(RemoveRedirect($0.path), as: visitor) }
        },
    ]

    static let pageLength = 100

    let visit: Visit

    /// An address that was copied from a browser is taken as well.
    private var path: String {
        let text = visit.field("address")
        let site = visit.desk.settings.paper.siteURL
        return text.hasPrefix(site + "/") ? String(text.dropFirst(site.count)) : text
    }

    private func act(_ perform: (RedirectsScreen) async throws -> Void) async throws -> WebAnswer {
        try await visit.saved(at: "/redirects") {
            try await perform(self)
        } orAgain: {
            try await show(status: $0, fault: $1)
        }
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let query = String((visit.query["q"] ?? "").trimmingCharacters(in: .whitespaces).prefix(Redirect.longest))
        let after = Redirect.address(of: visit.query["after"] ?? "") ?? ""
        let found = try await visit.desk.archive.read { records in
            guard !query.isEmpty else { return try records.redirects.list(after: after, limit: Self.pageLength + 1) }
            guard let address = Redirect.address(of: query), let target = try records.redirects.target(of: address) else { return [] }
            return [Redirect(address: address, target: target)]
        }
        let shown = found.prefix(Self.pageLength)
        let site = visit.desk.settings.paper.siteURL
        return try visit.screen(
            .redirects, title: visit.words[.redirects], status: status,
            [
                .items: .list(
                    shown.map { redirect in
                        let isOwn = redirect.target.hasPrefix("/")
                        return .fields([
                            .address: .text(redirect.address), .target: .text(redirect.target),
                            .url: .text(isOwn ? site + redirect.target : redirect.target),
                        ])
                    }),
                .isEmpty: .bool(shown.isEmpty), .isFiltered: .bool(!query.isEmpty), .query: .text(query),
                .moreUrl: found.count > Self.pageLength
                    ? shown.last.map { .text("/redirects?after=\(PercentCoding.encoded($0.address))") } ?? .none : .none,
                .address: .text(fault == nil ? "" : visit.field("address")), .target: .text(fault == nil ? "" : visit.field("target")),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }
}
