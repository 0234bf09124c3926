import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One package: its words, its stories in their order, and what it was before.
struct PackageScreen {
    static let routes = [
        Route(.get, "/packages/new", for: .right(.keepPackages)) { try await PackageScreen(visit: $0, visitor: $1).showNew() },
        Route(.get, "/packages/{package}", for: .right(.keepPackages)) { try await PackageScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/packages/{package}", for: .right(.keepPackages)) { try await PackageScreen(visit: $0, visitor: $1).take() },
    ]

    private static let mostFound = 20
    private static let mostRevisions = 20

    let visit: Visit
    let visitor: Visitor

    private func showNew() async throws -> WebAnswer {
        try await show(StoryPackage(id: visit.desk.identifiers.next(), title: ""))
    }

    private func show() async throws -> WebAnswer {
        guard let found = try await find() else { throw NewsroomError.notFound("package") }
        return try await show(found)
    }

    private func find() async throws -> StoryPackage? {
        let id: StoryPackage.ID = try visit.id("package")
        return try await visit.desk.archive.read { try $0.packages.find(id) }
    }

    private func take() async throws -> WebAnswer {
        let (form, existing) = (PackageForm(visit: visit), try await find())
        let package = form.package(try existing ?? StoryPackage(id: visit.id("package"), title: ""))
        guard form.revision != nil else { return try await show(package, fault: visit.words[.invalid], status: 422) }
        // Looking for stories changes nothing.
        guard visit.field("act") == "save" else { return try await show(package, words: form.words) }
        do {
            try await visit.perform(SavePackage(package), as: visitor)
        } catch let error as NewsroomError {
            if case .conflict = error, let existing { return try await meanwhile(package, existing) }
            let reason = try visit.reason(error)
            return try await show(package, words: form.words, fault: reason.text, status: reason.status)
        }
        return .redirect(to: "/packages/\(package.id)?done=saved")
    }

    /// Somebody else was first: what was typed here stays, to be sent again knowingly.
    private func meanwhile(_ package: StoryPackage, _ existing: StoryPackage) async throws -> WebAnswer {
        var shown = package
        shown.revision = existing.revision
        return try await show(shown, fault: visit.words[.packageMeanwhile], status: 409)
    }

    // MARK: Shown

    private struct Found: Sendable {
        var headlines: [Story.ID: String] = [:]
        var published: [Story.ID: Date] = [:]
        var others: [Story.ID] = []
        var revisions: [(revision: StoryPackages.Revision, by: String)] = []
    }

    private func show(_ package: StoryPackage, words: String = "", fault: String? = nil, status: Int = 200) async throws -> WebAnswer {
        let found = try await visit.desk.archive.read { records in
            var found = Found()
            if !words.isEmpty {
                let entries = try records.storyList.entries(StoryListQuery(text: words), limit: Self.mostFound)
                found.others = entries.map(\.id).filter { !package.stories.contains($0) }
            }
            for id in package.stories + found.others {
                found.headlines[id] = try records.storyList.headline(of: id)
                found.published[id] = try records.editions.standing(id)?.firstPublished
            }
            found.revisions = try records.packages.revisions(of: package.id, limit: Self.mostRevisions).map {
                ($0, try records.users.find($0.by)?.name ?? "")
            }
            return found
        }
        let isNew = found.revisions.isEmpty
        return try visit.screen(
            .package, title: isNew ? visit.words[.newPackage] : package.title, status: status,
            [
                .url: .text("/packages/\(package.id)"), .heading: .text(isNew ? visit.words[.newPackage] : package.title),
                .isNew: .bool(isNew), .revision: .number(package.revision), .name: .text(package.title),
                .standfirst: .text(package.standfirst), .isPublic: .bool(package.isPublic), .canPublish: .bool(visitor.may(.publish)),
                .publicUrl: package.isPublic && !isNew
                    ? .text("\(visit.desk.settings.paper.siteURL)/package/\(package.slug)/") : .none,
                .items: .list(package.stories.enumerated().map { row($1, $0, found, isLead: $1 == package.lead) }),
                .isEmpty: .bool(package.stories.isEmpty), .query: .text(words), .isFiltered: .bool(!words.isEmpty),
                .found: .list(found.others.map { row($0, 0, found, isLead: false) }),
                .hasFound: .bool(!found.others.isEmpty), .changes: .list(found.revisions.map(change)),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func row(_ id: Story.ID, _ index: Int, _ found: Found, isLead: Bool) -> TemplateValue {
        let (views, words) = (visit.desk.views, visit.words)
        let headline = found.headlines[id] ?? ""
        return .fields([
            .value: .text("\(id)"), .number: .number(index + 1), .headline: .text(headline.isEmpty ? words[.untitled] : headline),
            .isChecked: .bool(isLead), .detail: .text(found.published[id].map(views.inWords) ?? words[.unpublished]),
        ])
    }

    private func change(_ change: (revision: StoryPackages.Revision, by: String)) -> TemplateValue {
        .fields([
            .number: .number(change.revision.number), .by: .text(change.by),
            .date: visit.desk.views.recent(change.revision.at, at: visit.desk.now()),
            .detail: .text(visit.words[.packageOf, ["title": change.revision.title, "number": "\(change.revision.stories)"]]),
        ])
    }
}
