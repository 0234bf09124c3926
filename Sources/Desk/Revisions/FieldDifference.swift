import Foundation
import Newsroom
import Rendering

/// A field in which two revisions differ, in words.
struct FieldDifference: Sendable {
    enum Change: Sendable {
        case text([TextRun])
        case value(before: String, after: String)
        case list(added: [String], removed: [String])
    }

    let label: String
    let change: Change

    static func all(from old: StoryContent, to new: StoryContent, names: DifferenceNames, visit: Visit) -> [FieldDifference] {
        var builder = FieldDifferences(words: visit.words)
        builder.text("headline", old.headline, new.headline)
        builder.text("standfirst", old.standfirst, new.standfirst)
        builder.list("byline", old.byline.map { names.name($0, visit.words) }, new.byline.map { names.name($0, visit.words) })
        builder.text("dateline", old.dateline, new.dateline)
        builder.list("topics", old.topics.map { names.topics[$0] ?? "\($0)" }, new.topics.map { names.topics[$0] ?? "\($0)" })
        builder.value("section", old.section, new.section) { $0.flatMap { names.sections[$0] } ?? "" }
        builder.value("lead_photograph", old.leadPhotograph?.photograph, new.leadPhotograph?.photograph) {
            $0.map { names.photographs[$0] ?? "\($0)" } ?? ""
        }
        builder.text("lead_caption", old.leadPhotograph?.caption ?? "", new.leadPhotograph?.caption ?? "")
        builder.value("kind", old.kind, new.kind) { visit.words[$0] }
        builder.value("language", old.language, new.language) { $0 }
        builder.value("slug", old.slug, new.slug) { $0 }
        builder.value("in_news_feed", old.inNewsFeed, new.inNewsFeed) { visit.words[$0 ? "yes" : "no"] }
        builder.value("embargo", old.embargo, new.embargo) { $0.map { visit.desk.views.inWords($0) } ?? "" }
        builder.text("search_title", old.searchTitle, new.searchTitle)
        builder.text("sharing_title", old.sharingTitle, new.sharingTitle)
        return builder.found
    }

    func value(_ view: DifferenceView) -> TemplateValue {
        switch change {
        case .text(let runs): .fields([.label: .text(label), .runs: .list(view.runs(runs))])
        case .value(let before, let after):
            .fields([.label: .text(label), .runs: .list(view.runs([TextRun](removed: before, added: after)))])
        case .list(let added, let removed):
            .fields([
                .label: .text(label), .runs: .list([]), .added: .list(added.map { .text($0) }), .removed: .list(removed.map { .text($0) }),
                .isReordered: .bool(added.isEmpty && removed.isEmpty),
            ])
        }
    }
}

private struct FieldDifferences {
    let words: DeskWords
    private(set) var found: [FieldDifference] = []

    private func label(_ field: String) -> String { words["field_\(field)"] }

    mutating func text(_ field: String, _ old: String, _ new: String) {
        guard old != new else { return }
        found.append(FieldDifference(label: label(field), change: .text(TextDifference.runs(from: old, to: new))))
    }

    mutating func value<Value: Equatable>(_ field: String, _ old: Value, _ new: Value, _ text: (Value) -> String) {
        guard old != new else { return }
        found.append(FieldDifference(label: label(field), change: .value(before: text(old), after: text(new))))
    }

    mutating func list(_ field: String, _ old: [String], _ new: [String]) {
        guard old != new else { return }
        let change = FieldDifference.Change.list(added: new.filter { !old.contains($0) }, removed: old.filter { !new.contains($0) })
        found.append(FieldDifference(label: label(field), change: change))
    }
}

extension DifferenceNames {
    /// With what they did, where that is not the writing.
    fileprivate func name(_ entry: BylineEntry, _ words: DeskWords) -> String {
        let name = contributors[entry.contributor] ?? "\(entry.contributor)"
        return entry.role == .author ? name : "\(name) (\(words["byline_\(entry.role.rawValue)"]))"
    }
}

extension [TextRun] {
    fileprivate init(removed: String, added: String) {
        let runs = [TextRun(text: removed, change: .removed), TextRun(text: added, change: .added)]
        self = runs.filter { !$0.text.isEmpty }
    }
}
