import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The fields of an assignment, as a form sends them and as it shows them.
struct AssignmentForm {
    let visit: Visit
    let visitor: Visitor

    private var zone: TimeZone { visit.desk.settings.paper.timeZone }

    // MARK: Sent

    /// The assignment as the form says; what the form has no field for is as it was.
    ///
    /// - Throws: `NewsroomError.invalid` for a field that cannot be read.
    func assignment(_ base: Assignment) async throws -> Assignment {
        var assignment = base
        assignment.title = visit.field("title")
        assignment.section = try identifier("section")
        guard let kind = StoryKind(rawValue: visit.field("kind")) else { throw NewsroomError.invalid(field: "kind", reason: "choose one") }
        assignment.kind = kind
        assignment.length = try length()
        assignment.deadline = try time("deadline")
        assignment.planned = try time("planned")
        if visitor.may(.assign) { assignment.people = try await people() }
        return assignment
    }

    private func identifier<Of>(_ name: String) throws -> Identifier<Of>? {
        let text = visit.field(name)
        guard !text.isEmpty else { return nil }
        guard let id = Identifier<Of>(text) else { throw NewsroomError.invalid(field: name, reason: "there is none like it") }
        return id
    }

    private func length() throws -> Int? {
        let text = visit.field("length")
        guard !text.isEmpty else { return nil }
        guard text.utf8.count < 9, let length = Int(text) else {
            throw NewsroomError.invalid(field: "length", reason: "not a number of words")
        }
        return length
    }

    /// A day and a time of the newsroom's clock.
    private func time(_ name: String) throws -> Date? {
        let text = visit.field(name)
        guard !text.isEmpty else { return nil }
        guard let date = ImpreciseDate(String(text.prefix(16))), date.precision == .minute, date.first.year >= 1970 else {
            throw NewsroomError.invalid(field: name, reason: visit.words[.noSuchTime])
        }
        return date.first.instant(at: date.minute, in: zone)
    }

    /// Those whose box is ticked, and who was named besides.
    private func people() async throws -> [User.ID] {
        var people = try visit.form.all("person").map { text in
            guard let id = User.ID(text) else { throw NewsroomError.invalid(field: "people", reason: visit.words[.noSuchAccount]) }
            return id
        }
        let name = visit.field("who")
        if !name.isEmpty {
            let id = try await account(named: name)
            if !people.contains(id) { people.append(id) }
        }
        return people
    }

    private func account(named name: String) async throws -> User.ID {
        let found = try await visit.desk.archive.read { records in
            try records.users.all().filter {
                $0.id != User.operator.id && (Name.folded($0.name) == Name.folded(name) || $0.email == name.lowercased())
            }
        }
        guard let user = found.first else { throw NewsroomError.invalid(field: "people", reason: visit.words[.noSuchAccount]) }
        guard found.count == 1 else { throw NewsroomError.invalid(field: "people", reason: visit.words[.severalAccounts]) }
        return user.id
    }

    // MARK: Shown

    /// - Parameter typed: what was sent, to be shown again with what was wrong in it.
    func fields(_ assignment: Assignment, _ names: StoryNames, _ sections: [Section], typed: Bool) -> [DeskName: TemplateValue] {
        func shown(_ name: String, _ value: String) -> TemplateValue { .text(typed ? visit.field(name) : value) }
        func chosen(_ name: String, _ value: String) -> String { typed ? visit.field(name) : value }
        let ticked = typed ? Set(visit.form.all("person")) : Set(assignment.people.map(\.description))
        return [
            .id: .text("\(assignment.id)"), .version: .number(assignment.version), .title: shown("title", assignment.title),
            .options: Visit.options(
                sections.map { ("\($0.id)", $0.name) }, selected: chosen("section", assignment.section?.description ?? "")),
            .kinds: Visit.options(
                StoryKind.allCases.map { ($0.rawValue, visit.words[$0]) }, selected: chosen("kind", assignment.kind.rawValue)),
            .lengthField: shown("length", assignment.length.map(String.init) ?? ""),
            .deadlineField: shown("deadline", assignment.deadline.map(visit.desk.views.local) ?? ""),
            .plannedField: shown("planned", assignment.planned.map(visit.desk.views.local) ?? ""), .who: shown("who", ""),
            .note: shown("note", ""),
            .people: .list(
                assignment.people.map { id in
                    .fields([
                        .value: .text("\(id)"), .label: .text(names.accounts[id] ?? ""), .isChecked: .bool(ticked.contains("\(id)")),
                    ])
                }),
        ]
    }
}
