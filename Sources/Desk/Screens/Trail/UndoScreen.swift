import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// Undoing everything that an account did since a time: first shown, then done.
struct UndoScreen {
    static let routes = [
        Route(.get, "/people/{account}/undo", for: .right(.keepUsers)) { try await UndoScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/people/{account}/undo", for: .right(.keepUsers)) { try await UndoScreen(visit: $0, visitor: $1).undo() },
    ]

    let visit: Visit
    let visitor: Visitor

    private func user() async throws -> User {
        let id: User.ID = try visit.id("account")
        guard let user = try await visit.desk.archive.read({ try $0.users.find(id) }) else { throw NewsroomError.notFound("account") }
        return user
    }

    /// What would be done is tried out, and nothing of it is kept.
    private func show() async throws -> WebAnswer {
        let (user, text) = (try await user(), visit.query["since"] ?? "")
        guard !text.isEmpty else { return try await screen(of: user, since: "", nil) }
        guard let since = visit.desk.views.date(local: text) else {
            return try await screen(of: user, since: text, nil, status: 422, fault: visit.words[.noSuchTime])
        }
        do {
            let items = try await visit.desk.editorial.rehearse(UndoWork(user.id, since: since), as: visitor.user.id)
            return try await screen(of: user, since: text, items)
        } catch let error as NewsroomError {
            let (status, fault) = try visit.reason(error)
            return try await screen(of: user, since: text, nil, status: status, fault: fault)
        }
    }

    private func undo() async throws -> WebAnswer {
        let (user, text) = (try await user(), visit.field("since"))
        do {
            guard let since = visit.desk.views.date(local: text) else {
                throw NewsroomError.invalid(field: "since", reason: visit.words[.noSuchTime])
            }
            let items = try await visit.perform(UndoWork(user.id, since: since), as: visitor)
            return try await screen(of: user, since: text, items, isDone: true)
        } catch let error as NewsroomError {
            let (status, fault) = try visit.reason(error)
            return try await screen(of: user, since: text, nil, status: status, fault: fault)
        }
    }

    private func screen(
        of user: User, since text: String, _ items: [UndoItem]?, isDone: Bool = false, status: Int = 200, fault: String? = nil
    ) async throws -> WebAnswer {
        let visitor = visitor
        let names = try await visit.desk.archive.read { try TrailNames(items ?? [], for: visitor, $0) }
        let (undone, left) = (items ?? []).reduce(into: ([UndoItem](), [UndoItem]())) { lists, item in
            if item.outcome == .undone || item.outcome == .putAway { lists.0.append(item) } else { lists.1.append(item) }
        }
        return try visit.screen(
            .undo, title: visit.words[.undo, ["name": user.name]], status: status,
            [
                .heading: .text(visit.words[.undo, ["name": user.name]]), .url: .text("/people/\(user.id)"), .name: .text(user.name),
                .since: .text(text), .isShown: .bool(items != nil && !isDone), .isDone: .bool(isDone),
                .isEmpty: .bool(items?.isEmpty == true), .canUndo: .bool(!isDone), .hasUndone: .bool(!undone.isEmpty),
                .hasLeft: .bool(!left.isEmpty),
                .undone: .list(undone.map { item($0, names) }), .left: .list(left.map { item($0, names) }),
                .trailUrl: .text("/trail?account=\(user.id)"), .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func item(_ item: UndoItem, _ names: TrailNames) -> TemplateValue {
        let words = visit.words
        let thing = names.things[item.subject]
        let title = thing.map { $0.title.isEmpty ? words[.untitled] : $0.title } ?? words.subject(item.subject)
        let name = "undo_\(templateSpelling(item.aspect.rawValue))"
        let putAway = item.outcome == .putAway ? words["\(name)_away"] : ""
        return .fields([
            .what: .text(title), .url: thing?.url.map { .text($0) } ?? .none, .kind: .text(words[name]),
            .reason: .text(putAway.isEmpty ? reason(item.outcome, names) : putAway),
        ])
    }

    private func reason(_ outcome: UndoItem.Outcome, _ names: TrailNames) -> String {
        let words = visit.words
        switch outcome {
        case .undone, .putAway: return ""
        case .changedSince(let other): return words[.changedSinceBy, ["name": names.accounts[other] ?? words[.unknownAccount]]]
        case .left(.refused(let reason)): return reason
        case .left(let reason): return words["undo_left_\(templateSpelling("\(reason)"))"]
        }
    }
}

extension TrailNames {
    init(_ items: [UndoItem], for visitor: Visitor, _ records: Records) throws {
        let others = items.compactMap { item in if case .changedSince(let other) = item.outcome { other } else { nil } }
        try self.init(of: Set(others), Set(items.map(\.subject)), for: visitor, records)
    }
}
