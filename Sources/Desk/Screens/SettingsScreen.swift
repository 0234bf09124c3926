import Newsroom
import Rendering
import Web

/// What the newsroom runs with, and what each role may do: to be read here, and changed by whoever runs the program.
struct SettingsScreen {
    static let routes = [
        Route(.get, "/settings/newsroom", for: .right(.keepSettings)) { visit, _ in try SettingsScreen(visit: visit).show() }
    ]

    let visit: Visit

    private func show() throws -> WebAnswer {
        let words = visit.words
        let lines = visit.desk.settings.lines.map { line in
            TemplateValue.fields([
                .name: .text(line.name), .value: .text(line.value.isEmpty ? words["empty_value"] : line.value),
                .meaning: .text(line.meaning), .isUsual: .bool(line.isUsual),
            ])
        }
        let roles = Role.allCases.map { TemplateValue.fields([.label: .text(words[$0])]) }
        let rights = Right.allCases.map { right in
            TemplateValue.fields([
                .label: .text(right.inWords),
                .items: .list(Role.allCases.map { .fields([.isChecked: .bool($0.rights.contains(right))]) }),
            ])
        }
        return try visit.screen(
            .settings, title: words[.settings], [.settings: .list(lines), .roles: .list(roles), .groups: .list(rights)])
    }
}
