import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// Packages of stories, newest first.
struct PackagesScreen {
    static let routes = [
        Route(.get, "/packages", for: .right(.keepPackages)) { visit, _ in try await PackagesScreen(visit: visit).show() }
    ]

    private static let most = 200

    let visit: Visit

    private func show() async throws -> WebAnswer {
        let packages = try await visit.desk.archive.read { try $0.packages.newest(limit: Self.most) }
        let words = visit.words
        let rows = packages.map { package in
            TemplateValue.fields([
                .url: .text("/packages/\(package.id)"), .title: .text(package.title), .length: .number(package.stories.count),
                .state: .text(package.isPublic ? "public" : "unpublished"),
                .stateName: .text(package.isPublic ? words[.publicNow] : words[.unpublished]),
            ])
        }
        return try visit.screen(.packages, title: words[.packages], [.packages: .list(rows)])
    }
}
