import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The front page: what stands where, as readers would see it, and what it was before.
struct FrontScreen {
    static let routes = [
        Route(.get, "/front", for: .right(.arrangeFront)) { try await FrontScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/front", for: .right(.arrangeFront)) { try await FrontScreen(visit: $0, visitor: $1).take() },
        Route(.get, "/front/preview", for: .right(.arrangeFront)) { visit, _ in try await FrontPreview(visit: visit).page() },
        Route(.get, "/front/preview/media/{name}", for: .right(.arrangeFront)) { visit, _ in
            try await FrontPreview(visit: visit).file()
        },
    ]

    let visit: Visit
    let visitor: Visitor

    /// The arrangement that readers see, or an earlier one to begin from.
    private func show() async throws -> WebAnswer {
        let (current, earlier) = try await visit.desk.archive.read { [query = visit.query] records in
            let current = try records.fronts.current()
            guard let text = query["from"] else { return (current, FrontArrangement?.none) }
            guard let number = Int(text), number > 0, let found = try records.fronts.revision(number) else {
                throw NewsroomError.notFound("revision")
            }
            return (current, found)
        }
        var shown = earlier ?? current
        shown.revision = current.revision
        return try await screen(shown, words: "")
    }

    private func take() async throws -> WebAnswer {
        let form = FrontForm(fields: visit.form)
        guard form.revision != nil else { return try await refuse(form, visit.words[.invalid], status: 422) }
        if let (first, second) = form.double {
            let words = visit.words
            return try await refuse(
                form, words[.placedTwice, ["first": words[first], "second": words[second]]], status: 422)
        }
        // Looking at it, and looking for stories, changes nothing.
        guard visit.field("act") == "publish" else { return try await screen(form.arrangement, words: form.words) }
        do {
            try await visit.perform(ArrangeFront(form.arrangement), as: visitor)
        } catch let error as NewsroomError {
            if case .conflict = error { return try await meanwhile(form) }
            let reason = try visit.reason(error)
            return try await refuse(form, reason.text, status: reason.status)
        }
        return .redirect(to: "/front?done=arranged")
    }

    /// Somebody else was first: theirs stands among the revisions, and what was chosen here stays in the form.
    private func meanwhile(_ form: FrontForm) async throws -> WebAnswer {
        let (latest, name) = try await visit.desk.archive.read { records in
            let latest = try records.fronts.revisions(limit: 1).first
            return (latest, try latest.flatMap { try records.users.find($0.by)?.name })
        }
        let values = ["name": name ?? "", "time": latest.map { visit.desk.views.inWords($0.at) } ?? ""]
        var shown = form.arrangement
        shown.revision = latest?.number ?? 0
        return try await screen(shown, words: form.words, fault: visit.words[.frontMeanwhile, values], status: 409)
    }

    private func refuse(_ form: FrontForm, _ fault: String, status: Int) async throws -> WebAnswer {
        try await screen(form.arrangement, words: form.words, fault: fault, status: status)
    }

    private func screen(_ front: FrontArrangement, words: String, fault: String? = nil, status: Int = 200) async throws -> WebAnswer {
        let newest = try await visit.desk.published.read { reader in
            try reader.newest(.all, after: nil, limit: FrontChoices.mostNewest).items
        }
        let choices = try await visit.desk.archive.read { try FrontChoices(front, newest: newest, words: words, $0) }
        var fields = FrontView(choices: choices, visit: visit).fields
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.front, title: visit.words[.frontPage], status: status, fields).showingFrames()
    }
}

/// The front page as an arrangement would make it, under an address of the desk.
struct FrontPreview {
    static let path = "/front/preview"

    let visit: Visit

    func page() async throws -> WebAnswer {
        let front = FrontForm(fields: visit.query).arrangement
        let body = try await visit.desk.published.read { [pages = visit.desk.pages] reader in
            try pages.renderer.preview(of: front, from: reader) { Self.path + "/media/" + $0 }
        }
        return PreviewScreen.answer(body)
    }

    /// What is on it is public: only that is to be had here.
    func file() async throws -> WebAnswer {
        guard let name = visit.values["name"], let type = MediaName.type(of: name) else { throw NewsroomError.notFound("file") }
        guard try await visit.desk.isPublic(file: name), let file = visit.desk.media.file(named: name), file.size > 0 else {
            throw NewsroomError.notFound("file")
        }
        return PreviewScreen.answer(file, type)
    }
}
