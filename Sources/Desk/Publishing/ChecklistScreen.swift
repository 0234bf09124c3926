import Archive
import Editorial
import Newsroom
import Rendering
import Web

/// How much each check before publishing counts in this newsroom.
struct ChecklistScreen {
    static let routes = [
        Route(.get, "/settings/checklist", for: .right(.keepSettings)) { visit, _ in try await ChecklistScreen(visit: visit).show() },
        Route(.post, "/settings/checklist", for: .right(.keepSettings)) { try await ChecklistScreen(visit: $0).save(as: $1) },
    ]

    let visit: Visit

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let checklist = try await visit.desk.archive.read { try $0.checklist.current() }
        let words = visit.words
        let items = PublicationCheck.allCases.map { check in
            TemplateValue.fields([
                .id: .text(check.rawValue), .label: .text(words[check]),
                .options: Visit.options(
                    PublicationCheck.Weight.allCases.map { ($0.rawValue, words["weight_\($0.rawValue)"]) },
                    selected: checklist[check].rawValue),
            ])
        }
        return try visit.screen(
            .checklist, title: words[.checklist], status: status, [.items: .list(items), .fault: fault.map { .text($0) } ?? .none])
    }

    private func save(as visitor: Visitor) async throws -> WebAnswer {
        var checklist = try await visit.desk.archive.read { try $0.checklist.current() }
        for check in PublicationCheck.allCases {
            guard let text = visit.form[check.rawValue] else { continue }
            guard let weight = PublicationCheck.Weight(rawValue: text) else {
                return try await show(status: 422, fault: visit.words[.invalid])
            }
            checklist[check] = weight
        }
        try await visit.perform(SetChecklist(checklist), as: visitor)
        return .redirect(to: "/settings/checklist?done=saved")
    }
}
