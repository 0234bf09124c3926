import Archive
import Credentials
import Foundation
import Newsroom
import Rendering
import Web

/// A revision as readers would see it: for who may read the story, and for whoever has a link that is still good.
///
/// The page is the reader's own and runs no script here. Its photographs, which may be nobody's yet, are to be had under its own
/// address alone.
struct PreviewScreen {
    static let routes = [
        Route(.get, "/preview/{secret}", for: .anybody) { try await PreviewScreen(visit: $0).shared { try await $0.page($1) } },
        Route(.get, "/preview/{secret}/media/{name}", for: .anybody) {
            try await PreviewScreen(visit: $0).shared { try await $0.file($1) }
        },
        Route(.get, "/stories/{story}/preview/{revision}", for: .signedIn) {
            try await PreviewScreen(visit: $0).page(PreviewScreen(visit: $0).own(of: $1))
        },
        Route(.get, "/stories/{story}/preview/{revision}/media/{name}", for: .signedIn) {
            try await PreviewScreen(visit: $0).file(PreviewScreen(visit: $0).own(of: $1))
        },
        Route(.get, "/theme/{name}", for: .anybody) { PreviewScreen(visit: $0).themeFile() },
    ]

    /// Under the desk's origin.
    static func path(_ secret: Secret) -> String { "/preview/\(secret.text)" }

    let visit: Visit

    // MARK: Which revision

    /// What the link is of; a link that is over says so, and one that never was is nothing.
    private func shared(_ answer: (PreviewScreen, PreviewedRevision) async throws -> WebAnswer) async throws -> WebAnswer {
        guard let secret = visit.values["secret"].flatMap({ Secret($0) }) else { throw NewsroomError.notFound("preview") }
        let found = try await visit.desk.archive.read { records in try records.previews.find(hash: secret.hash) }
        guard let found else { throw NewsroomError.notFound("preview") }
        guard !found.isOver(at: visit.desk.now()) else {
            return try visit.screen(
                .notice, title: visit.words[.previewIsOver], status: 410, [.message: .text(visit.words[.previewIsOver]), .detail: .none])
        }
        return try await answer(self, PreviewedRevision(story: found.story, number: found.revision, path: Self.path(secret)))
    }

    private func own(of visitor: Visitor) async throws -> PreviewedRevision {
        let (id, user): (Story.ID, User) = (try visit.id("story"), visitor.user)
        let number = try visit.revision()
        let isThere = try await visit.desk.archive.read { records in
            try records.stories.find(id).map(user.mayRead) == true && records.stories.revision(number, of: id) != nil
        }
        guard isThere else { throw NewsroomError.notFound("revision") }
        return PreviewedRevision(story: id, number: number, path: "/stories/\(id)/preview/\(number)")
    }

    // MARK: What it shows

    private func page(_ revision: PreviewedRevision) async throws -> WebAnswer {
        let (desk, now) = (visit.desk, visit.desk.now())
        let edition = try await desk.archive.read { try revision.edition($0, at: now) }
        let folder = revision.path + "/media/"
        let body = try await desk.published.read { [pages = desk.pages] reader in
            try pages.renderer.preview(of: edition, from: reader) { folder + $0 }
        }
        return Self.answer(body)
    }

    /// A page of readers'.
    static func answer(_ page: [UInt8]) -> WebAnswer {
        WebAnswer(
            status: 200, headers: headers + [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)], body: page)
    }

    /// A file that such a page shows.
    static func answer(_ file: (path: String, size: Int), _ type: String) -> WebAnswer {
        WebAnswer(status: 200, headers: headers + [("Content-Type", type)], part: FilePart(path: file.path, range: 0...file.size - 1))
    }

    private func file(_ revision: PreviewedRevision) async throws -> WebAnswer {
        guard let name = visit.values["name"], let type = MediaName.type(of: name) else { throw NewsroomError.notFound("file") }
        let isPublic = try await visit.desk.isPublic(file: name)
        let isShown = try await visit.desk.archive.read { records in try isPublic || revision.shows(name, records) }
        guard isShown, let file = visit.desk.media.file(named: name), file.size > 0 else { throw NewsroomError.notFound("file") }
        return Self.answer(file, type)
    }

    /// Files of the theme say nothing of any story.
    private func themeFile() -> WebAnswer {
        guard let asset = visit.desk.pages.assets[visit.request.path] else { return .text("not found\n", status: 404) }
        var answer = asset.answer(to: visit.request)
        // A drawing that somebody opens by itself is a page: one that may do nothing.
        answer.headers.append(("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'"))
        return answer
    }

    private static let headers = [("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store")]

    /// The desk's screens show it in frames. It may do less than the reader's page: no script, no form.
    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
        + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'"
}

extension Desk {
    /// Whether readers' pages show a picture of that name.
    func isPublic(file name: String) async throws -> Bool {
        try await published.read { reader in
            try reader.photograph(fileName: name) != nil || reader.isSharingPicture(fileName: name)
        }
    }
}

/// One revision of one story, under the address at which it is shown.
struct PreviewedRevision: Sendable {
    let story: Story.ID
    let number: Int
    let path: String

    private func revision(_ records: Records) throws -> Revision {
        guard let revision = try records.stories.revision(number, of: story) else { throw NewsroomError.notFound("revision") }
        return revision
    }

    /// As of a time: what is not public yet would become so then, or when it is planned to.
    func edition(_ records: Records, at now: Date) throws -> Edition {
        let (revision, standing) = (try revision(records), try records.editions.standing(story))
        let planned = try records.publications.plan(story)?.due
        let published = try standing?.firstPublished ?? records.publications.firstPublished(story) ?? planned ?? now
        let updated = standing.map { $0.revision == number ? $0.updated : now } ?? published
        let content = revision.content
        let wish = content.slug.isEmpty ? Slug.make(from: content.headline, language: content.language) : content.slug
        return try records.editions.preview(of: revision, published: published, updated: updated, slug: standing?.slug ?? wish)
    }

    func shows(_ file: String, _ records: Records) throws -> Bool {
        let content = try revision(records).content
        let backgrounds = try content.document.backgrounds.compactMap { try records.backgrounds.find($0)?.document }
        let documents = [content.document] + backgrounds
        if try records.photographs.has(fileName: file, among: content.photographs + backgrounds.flatMap(\.photographs)) { return true }
        return try documents.flatMap(\.recordings).contains { try records.recordings.find($0)?.fileName == file }
    }
}

extension Visit {
    /// A value of the path that is a revision's number, written as we write it.
    func revision(_ name: String = "revision") throws -> Int {
        guard let text = values[name], let number = Int(text), number > 0, "\(number)" == text else { throw NewsroomError.notFound(name) }
        return number
    }
}
