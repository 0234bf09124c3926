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

    enum Field: String, CaseIterable, Sendable {
        case headline, standfirst, byline, dateline, topics, section, leadPhotograph, leadCaption, kind, language, slug, inNewsFeed
        case embargo, searchTitle, sharingTitle
    }

    let field: Field
    let change: Change

    static func all(from old: StoryContent, to new: StoryContent, names: DifferenceNames, views: DeskViews) -> [FieldDifference] {
        let words = views.words
        var builder = FieldDifferences()
        builder.text(.headline, old.headline, new.headline)
        builder.text(.standfirst, old.standfirst, new.standfirst)
        builder.list(.byline, old.byline.map { names.name($0, words) }, new.byline.map { names.name($0, words) })
        builder.text(.dateline, old.dateline, new.dateline)
        builder.list(.topics, old.topics.map { names.topics[$0] ?? "\($0)" }, new.topics.map { names.topics[$0] ?? "\($0)" })
        builder.value(.section, old.section, new.section) { $0.flatMap { names.sections[$0] } ?? "" }
        builder.value(.leadPhotograph, old.leadPhotograph?.photograph, new.leadPhotograph?.photograph) {
            $0.map { names.photographs[$0] ?? "\($0)" } ?? ""
        }
        builder.text(.leadCaption, old.leadPhotograph?.caption ?? "", new.leadPhotograph?.caption ?? "")
        builder.value(.kind, old.kind, new.kind) { words[$0] }
        builder.value(.language, old.language, new.language) { $0 }
        builder.value(.slug, old.slug, new.slug) { $0 }
        builder.value(.inNewsFeed, old.inNewsFeed, new.inNewsFeed) { words[$0 ? "yes" : "no"] }
        builder.value(.embargo, old.embargo, new.embargo) { $0.map { views.inWords($0) } ?? "" }
        builder.text(.searchTitle, old.searchTitle, new.searchTitle)
        builder.text(.sharingTitle, old.sharingTitle, new.sharingTitle)
        return builder.found
    }

    func value(_ view: DifferenceView) -> TemplateValue {
        let label = view.words["field_\(templateSpelling(field.rawValue))"]
        return switch change {
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
    private(set) var found: [FieldDifference] = []

    mutating func text(_ field: FieldDifference.Field, _ old: String, _ new: String) {
        guard old != new else { return }
        found.append(FieldDifference(field: field, change: .text(TextDifference.runs(from: old, to: new))))
    }

    mutating func value<Value: Equatable>(_ field: FieldDifference.Field, _ old: Value, _ new: Value, _ text: (Value) -> String) {
        guard old != new else { return }
        found.append(FieldDifference(field: field, change: .value(before: text(old), after: text(new))))
    }

    mutating func list(_ field: FieldDifference.Field, _ old: [String], _ new: [String]) {
        guard old != new else { return }
        let change = FieldDifference.Change.list(added: new.filter { !old.contains($0) }, removed: old.filter { !new.contains($0) })
        found.append(FieldDifference(field: field, change: change))
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
