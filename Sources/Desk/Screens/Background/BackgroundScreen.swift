import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One passage: its text, who answers for it, where it is used, and what it was before. A new one is made here too.
///
/// What readers see is changed in two steps: first the screen says what is different and which stories it will touch.
struct BackgroundScreen {
    static let routes = [
        Route(.get, "/background/new", for: .right(.keepBackground)) { try await BackgroundScreen(visit: $0, visitor: $1).showNew() },
        Route(.post, "/background", for: .right(.keepBackground), body: largestForm) {
            try await BackgroundScreen(visit: $0, visitor: $1).add()
        },
        Route(.get, "/background/{background}", for: .right(.readStories)) {
            try await BackgroundScreen(visit: $0, visitor: $1).show()
        },
        Route(.post, "/background/{background}", for: .right(.keepBackground), body: largestForm) {
            try await BackgroundScreen(visit: $0, visitor: $1).change()
        },
        Route(.get, "/background/{background}/stories", for: .right(.readStories)) {
            try await BackgroundScreen(visit: $0, visitor: $1).showStories()
        },
        Route(.get, "/background/{background}/revisions/{revision}", for: .right(.readStories)) {
            try await BackgroundScreen(visit: $0, visitor: $1).showRevision()
        },
        Route(.post, "/background/{background}/care", for: .right(.keepBackground)) {
            try await BackgroundScreen(visit: $0, visitor: $1).tend()
        },
        Route(.post, "/background/{background}/confirm", for: .right(.keepBackground)) {
            try await BackgroundScreen(visit: $0, visitor: $1).confirm()
        },
    ]

    /// Letters that are not of the Latin alphabet take nine bytes each in a form.
    private static let largestForm = 1 << 20
    private static let pageLength = 100

    let visit: Visit
    let visitor: Visitor

    private var form: BackgroundForm { BackgroundForm(visit: visit) }

    private func find() async throws -> BackgroundState {
        let id: Background.ID = try visit.id("background")
        return try await visit.desk.archive.read { try BackgroundState(id, $0) }
    }

    private func earlier(_ number: Int?, of background: Background) async throws -> Background? {
        guard let number else { return nil }
        return try await visit.desk.archive.read { try $0.backgrounds.find(background.id, revision: number) }
    }

    // MARK: Shown

    private func show() async throws -> WebAnswer {
        let found = try await find()
        guard var earlier = try await earlier(visit.query["from"].flatMap { Int($0) }, of: found.background) else {
            return try show(found)
        }
        let base = earlier.revision
        earlier.revision = found.background.revision
        return try show(found, holding: earlier, base: base)
    }

    /// - Parameters:
    ///   - background: what the form holds; the passage as it stands unless given.
    ///   - base: the revision of which the text stands where the form has no field for it.
    private func show(
        _ found: BackgroundState, holding background: Background? = nil, base: Int? = nil, typed: Bool = false, isChanged: Bool = false,
        status: Int = 200, fault: String? = nil
    ) throws -> WebAnswer {
        var fields = BackgroundView(found: found, visit: visit, visitor: visitor).fields
        let shown = background ?? found.background
        fields.merge(form.fields(shown, current: isChanged ? found.background : nil, typed: typed)) { $1 }
        if typed, !isChanged { fields[.revision] = .text(visit.field("revision")) }
        fields[.base] = .number(base ?? (typed ? Int(visit.field("base")) : nil) ?? shown.revision)
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.background, title: found.background.name, status: status, fields)
    }

    private func showStories() async throws -> WebAnswer {
        let id: Background.ID = try visit.id("background")
        let after = visit.query["after"].flatMap { Story.ID($0) }
        let found = try await visit.desk.archive.read { records in
            guard let background = try records.backgrounds.find(id) else { throw NewsroomError.notFound("background") }
            let ids = try records.backgroundUses.all(id, before: after, limit: Self.pageLength + 1)
            return (
                name: background.name, entries: try ids.prefix(Self.pageLength).compactMap { try records.storyList.entry(of: $0) },
                next: ids.count > Self.pageLength ? ids[Self.pageLength - 1] : nil
            )
        }
        return try visit.screen(
            .backgroundStories, title: "\(visit.words["where_used"]): \(found.name)",
            [
                .url: .text("/background/\(id)"), .headline: .text(found.name),
                .stories: .list(found.entries.map { BackgroundView.story($0, visit) }), .isEmpty: .bool(found.entries.isEmpty),
                .moreUrl: found.next.map { .text("/background/\(id)/stories?after=\($0)") } ?? .none,
            ])
    }

    private func showRevision() async throws -> WebAnswer {
        let (id, number): (Background.ID, Int) = (try visit.id("background"), try visit.revision())
        let visit = visit
        let mayKeep = visitor.may(.keepBackground)
        let fields: [DeskName: TemplateValue] = try await visit.desk.archive.read { records in
            guard let latest = try records.backgrounds.find(id), let new = try records.backgrounds.find(id, revision: number) else {
                throw NewsroomError.notFound("revision")
            }
            let old = try records.backgrounds.find(id, revision: number - 1)
            let entry = try records.backgrounds.history(of: id, before: number + 1, limit: 1).first
            var fields: [DeskName: TemplateValue] = [
                .url: .text("/background/\(id)"), .headline: .text(latest.name), .number: .number(number),
                .by: .text(try entry.flatMap { try records.users.find($0.by)?.name } ?? ""),
                .date: entry.map { visit.desk.views.date($0.at) } ?? .none, .isFirst: .bool(old == nil),
                .canRestore: .bool(mayKeep && number != latest.revision), .paragraphs: BackgroundView.paragraphs(new),
            ]
            if let old { fields.merge(try BackgroundDifference(old: old, new: new).fields(visit, records)) { $1 } }
            return fields
        }
        return try visit.screen(.backgroundRevision, title: visit.words[.difference], fields)
    }

    // MARK: New ones

    private var blank: Background {
        Background(
            id: visit.desk.identifiers.next(Background.self), name: "", document: Document([.paragraph([])]),
            asOf: ImpreciseDate(visit.today), source: "", revision: 0)
    }

    private func showNew(typed: Bool = false, status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let keepers = try await visit.desk.archive.read { try BackgroundState.keepers($0) }
        var background = blank
        background.document = Document()
        var fields = form.fields(background, current: nil, typed: typed)
        fields[.id] = .text(Background.ID(typed ? visit.field("id") : "")?.description ?? "\(background.id)")
        fields[.url] = .text("/background")
        fields[.headline] = .text(visit.words[.newBackground])
        for name in [DeskName.isNew, .canWrite] { fields[name] = .bool(true) }
        fields[.owners] = Visit.options(
            keepers.map { ("\($0.id)", $0.name) }, selected: typed ? visit.field("owner") : "\(visitor.user.id)")
        fields[.reviewField] = .text(typed ? visit.field("review") : BackgroundForm.reviewAgain(visit).description)
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.background, title: visit.words[.newBackground], status: status, fields)
    }

    private func add() async throws -> WebAnswer {
        do {
            guard let id = Background.ID(visit.field("id")) else {
                throw NewsroomError.invalid(field: "id", reason: visit.words[.invalid])
            }
            // The form sent once more is the same passage.
            if try await visit.desk.archive.read({ try $0.backgrounds.find(id) }) == nil {
                let wish = try form.background(
                    Background(id: id, name: "", document: Document(), asOf: ImpreciseDate(visit.today), source: "", revision: 0))
                let (owner, review) = try form.care()
                try await visit.perform(SaveBackground(wish, care: BackgroundCare(owner: owner, review: review)), as: visitor)
            }
            return .redirect(to: "/background/\(id)?done=saved")
        } catch let error as NewsroomError {
            let (status, text) = try visit.refusal(error)
            return try await showNew(typed: true, status: status, fault: text)
        }
    }

    // MARK: Changes

    private func change() async throws -> WebAnswer {
        let found = try await find()
        let base = Int(visit.field("base"))
        let text = try await earlier(base, of: found.background) ?? found.background
        guard visit.field("step") != "edit" else { return try show(found, holding: text, base: base, typed: true) }
        do {
            let wish = try form.background(text)
            // The form sent once more is the same change.
            var done = found.background
            done.revision -= 1
            if done == wish, !visit.field("how").isEmpty { return .redirect(to: "/background/\(wish.id)?done=saved") }
            guard wish.revision == found.background.revision else { throw NewsroomError.conflict("") }
            guard found.isShown else {
                try await visit.perform(SaveBackground(wish), as: visitor)
                return .redirect(to: "/background/\(wish.id)?done=saved")
            }
            guard !visit.field("how").isEmpty else { return try await BackgroundChangeScreen(wish, found, visit).show() }
            return try await publish(wish, found)
        } catch NewsroomError.conflict {
            // What was typed stands there again beside what is there now, and is saved over it if its author says so once more.
            let now = try await find()
            let isHeld = visit.form["text"] != nil
            return try show(
                now, holding: isHeld ? text : now.background, base: isHeld ? base : now.background.revision, typed: true, isChanged: true,
                status: 409, fault: visit.words[.backgroundChanged])
        } catch let error as NewsroomError {
            let (status, reason) = try visit.refusal(error)
            return try show(found, holding: text, base: base, typed: true, status: status, fault: reason)
        }
    }

    private func publish(_ wish: Background, _ found: BackgroundState) async throws -> WebAnswer {
        let screen = BackgroundChangeScreen(wish, found, visit)
        do {
            switch visit.field("how") {
            case "update": try await visit.perform(SaveBackground(wish, .update), as: visitor)
            case "fix": try await visit.perform(SaveBackground(wish, .fix), as: visitor)
            case "correction":
                guard let id = Correction.ID(visit.field("correction")), let kind = Correction.Kind(rawValue: visit.field("kind")) else {
                    throw NewsroomError.invalid(field: "correction", reason: visit.words[.invalid])
                }
                let text = visit.field("correction_text").replacing("\r\n", with: "\n")
                try await visit.perform(CorrectBackground(id, of: wish, kind: kind, text: text), as: visitor)
            default: throw NewsroomError.invalid(field: "how", reason: visit.words[.chooseHow])
            }
        } catch let error as NewsroomError {
            if case .conflict = error { throw error }
            let (status, reason) = try visit.refusal(error)
            return try await screen.show(status: status, fault: reason)
        }
        return .redirect(to: "/background/\(wish.id)?done=background_published")
    }

    // MARK: Care

    private func tend() async throws -> WebAnswer {
        try await settling { found in
            let (owner, review) = try form.care()
            try await visit.perform(TendBackground(found.background.id, owner: owner, review: review), as: visitor)
        }
    }

    private func confirm() async throws -> WebAnswer {
        try await settling(going: visit.form["next"] == nil ? nil : visit.next) { found in
            let act = ConfirmBackground(
                found.background.id, revision: Int(visit.field("revision")) ?? 0, review: try form.review())
            try await visit.perform(act, as: visitor)
        }
    }

    private func settling(going next: String? = nil, _ settle: (BackgroundState) async throws -> Void) async throws -> WebAnswer {
        let found = try await find()
        do {
            try await settle(found)
            return .redirect(to: (next ?? "/background/\(found.background.id)") + "?done=saved")
        } catch let error as NewsroomError {
            let (status, text) = try visit.refusal(error)
            return try show(try await find(), status: status, fault: text)
        }
    }
}
