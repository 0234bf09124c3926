import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The confidential sources that whoever is signed in keeps; nobody sees another's.
struct SourcesScreen {
    static let routes = [
        Route(.get, "/sources", for: .right(.keepRecord)) { try await SourcesScreen(visit: $0, visitor: $1).list() },
        Route(.get, "/sources/new", for: .right(.keepRecord)) { try await SourcesScreen(visit: $0, visitor: $1).form() },
        Route(.post, "/sources/new", for: .right(.keepRecord)) { try await SourcesScreen(visit: $0, visitor: $1).make() },
    ]

    private static let most = 500

    let visit: Visit
    let visitor: Visitor

    private func list() async throws -> WebAnswer {
        let user = visitor.user.id
        let kept = try await visit.desk.archive.read { try $0.confidentialSources.kept(by: user, limit: Self.most) }
        return try visit.screen(
            .sources, title: visit.words[.sources],
            [
                .isEmpty: .bool(kept.isEmpty), .message: visit.desk.settings.vault == nil ? .text(visit.words[.noSourceKey]) : .none,
                .items: .list(
                    kept.map {
                        .fields([
                            .url: .text("/sources/\($0.id)"), .label: .text($0.label),
                            .date: visit.desk.views.recent($0.changedAt, at: visit.desk.now()),
                        ])
                    }),
            ])
    }

    private func form(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        _ = try visit.vault
        let fields = SourceFields(visit)
        return try visit.screen(
            .source, title: visit.words[.newSource], status: status,
            fields.values.merging([
                .isNew: .bool(true), .isOpen: .bool(true), .url: .text("/sources/new"),
                .people: try await visit.keepers(chosen: fields.keepers.union([visitor.user.id])),
                .fault: fault.map { .text($0) } ?? .none,
            ]) { $1 })
    }

    private func make() async throws -> WebAnswer {
        let (id, fields): (ConfidentialSource.ID, SourceFields) = (visit.desk.identifiers.next(), SourceFields(visit))
        do {
            try await visit.perform(
                KeepSource(id, label: fields.label, identity: fields.identity, keepers: fields.keepers, vault: visit.vault), as: visitor)
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await form(status: status, fault: text)
        }
        return .redirect(to: "/sources/\(id)?done=source_kept")
    }
}

/// What a form says of a source.
struct SourceFields {
    let label: String
    let identity: SourceIdentity
    let keepers: Set<User.ID>

    init(_ visit: Visit) {
        label = visit.field("source_label")
        identity = SourceIdentity(
            name: visit.field("name"), contact: visit.field("contact"), terms: visit.field("terms"), notes: visit.field("notes"))
        keepers = Set(visit.form.all("keeper").compactMap { User.ID($0) })
    }

    init(_ source: ConfidentialSource, _ identity: SourceIdentity) {
        (label, self.identity, keepers) = (source.label, identity, Set(source.keepers))
    }

    var values: [DeskName: TemplateValue] {
        [
            .label: .text(label), .name: .text(identity.name), .contact: .text(identity.contact), .terms: .text(identity.terms),
            .notes: .text(identity.notes),
        ]
    }
}

extension Visit {
    /// - Throws: `NewsroomError.unavailable` where the key is not to be had.
    var vault: SourceVault {
        get throws {
            guard let vault = desk.settings.vault else { throw NewsroomError.unavailable(words[.noSourceKey]) }
            return vault
        }
    }

    /// Those who may keep a source, to choose from.
    func keepers(chosen: Set<User.ID>) async throws -> TemplateValue {
        let users = try await desk.archive.read { try $0.users.all() }
        return .list(
            users.filter { $0.status == .active && $0.may(.keepRecord) && $0.id != User.operator.id }.map {
                .fields([.value: .text("\($0.id)"), .label: .text($0.name), .isChecked: .bool(chosen.contains($0.id))])
            })
    }
}
