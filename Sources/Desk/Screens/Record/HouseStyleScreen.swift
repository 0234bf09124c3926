import Archive
import CopyDesk
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The house book: its rules with their examples, and what people do with the notes that each makes.
struct HouseStyleScreen {
    static let routes = [
        Route(.get, "/house-style", for: .right(.readStories)) { visit, _ in try await HouseStyleScreen(visit: visit).show() }
    ]

    let visit: Visit

    private struct Line {
        var id: String
        var says = ""
        var severity: CopyNote.Severity?
        var wrong: [(text: String, fixed: String?)] = []
        var right: [String] = []
        var count = RuleCount()
    }

    private func show() async throws -> WebAnswer {
        let house = visit.desk.editorial.house()
        let counts = try await visit.desk.archive.read { try $0.silencedNotes.counts() }
        let ours = (house.book?.rules ?? []).map { rule in
            Line(
                id: rule.id, says: house.book?.sentence(of: rule) ?? rule.says, severity: rule.severity, wrong: rule.wrong,
                right: rule.right,
                count: counts[rule.id] ?? RuleCount())
        }
        // Of books before this one, of figures, of spelling and grammar.
        let known = Set(ours.map(\.id))
        let others = counts.keys.filter { !known.contains($0) }.sorted().map { Line(id: $0, count: counts[$0] ?? RuleCount()) }
        let isByFalseAlarms = visit.query["order"] == "false-alarms"
        let fault = house.fault.map { TemplateValue.text(visit.words[.houseFault, ["fault": $0]]) } ?? .none
        return try visit.screen(
            .houseStyle, title: visit.words[DeskWord.houseStyle],
            [
                .name: house.book.map { .text($0.name) } ?? .none, .isEmpty: .bool(house.book == nil && others.isEmpty),
                .message: fault, .isFiltered: .bool(isByFalseAlarms),
                .options: .list([
                    order("", .orderOfBook, isCurrent: !isByFalseAlarms),
                    order("?order=false-alarms", .orderFalseAlarms, isCurrent: isByFalseAlarms),
                ]),
                .items: .list((isByFalseAlarms ? Self.byFalseAlarms(ours + others) : ours + others).map(row)),
            ])
    }

    private func order(_ query: String, _ word: DeskWord, isCurrent: Bool) -> TemplateValue {
        .fields([.url: .text("/house-style" + query), .label: .text(visit.words[word]), .isCurrent: .bool(isCurrent)])
    }

    /// The book's order where there are equally many.
    private static func byFalseAlarms(_ lines: [Line]) -> [Line] {
        lines.enumerated().sorted { one, other in
            (-one.element.count[.falseAlarm], one.offset) < (-other.element.count[.falseAlarm], other.offset)
        }.map(\.element)
    }

    private func row(_ line: Line) -> TemplateValue {
        let words = visit.words
        let reasons = SilencedNote.Reason.allCases.filter { line.count[$0] > 0 }.map {
            "\(words["silenced_\(templateSpelling($0.rawValue))"]): \(line.count[$0])"
        }
        let wrong = line.wrong.map { example in
            TemplateValue.fields([.old: .text(example.text), .new: example.fixed.map { .text($0) } ?? .none])
        }
        return .fields([
            .id: .text(Self.anchor(of: line.id)), .name: .text(line.id),
            .text: .text(line.says),
            .kind: line.severity.map { .text(words["severity_\($0.rawValue)"]) } ?? .none,
            .isBlocked: .bool(line.severity == .warning), .found: .list(wrong), .hasFound: .bool(!wrong.isEmpty || !line.right.isEmpty),
            .choices: .list(line.right.map { .fields([.text: .text($0)]) }), .count: .number(line.count.allSilenced),
            .reason: reasons.isEmpty ? .none : .text(reasons.joined(separator: " · ")), .changes: .number(line.count.fixed),
        ])
    }

    /// Where the screen has a rule, as a note's link names it: `rule-names.kyiv`.
    static func anchor(of rule: String) -> String {
        "rule-" + String(rule.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "-" })
    }
}
