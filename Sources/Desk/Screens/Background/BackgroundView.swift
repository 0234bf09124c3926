import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// A passage's screen, but for its form.
struct BackgroundView {
    let found: BackgroundState
    let visit: Visit
    let visitor: Visitor

    private var words: DeskWords { visit.words }
    private var views: DeskViews { visit.desk.views }
    private var url: String { "/background/\(found.background.id)" }

    var fields: [DeskName: TemplateValue] {
        let (background, care) = (found.background, found.care)
        let mayKeep = visitor.may(.keepBackground)
        let mayChange = mayKeep && (!found.isShown || visitor.may(.publish))
        return [
            .url: .text(url), .headline: .text(background.name), .isNew: .bool(false), .asOf: .text(views.expected(background.asOf)),
            .count: .text(BackgroundRow.stories(found.count, visit)), .isDue: .bool(care.isDue(on: visit.today)),
            .isShown: .bool(found.isShown), .canWrite: .bool(mayChange), .isLocked: .bool(mayKeep && !mayChange), .canPlan: .bool(mayKeep),
            .owner: .text(care.owner.flatMap { found.names[$0] } ?? ""), .review: care.review.map { views.day($0) } ?? .none,
            .reviewField: .text(care.review?.description ?? ""), .owners: owners,
            .reviewAgain: .text(BackgroundForm.reviewAgain(visit).description), .latest: .number(background.revision),
            .confirmed: care.confirmed.map {
                .fields([.by: .text(found.names[$0.by] ?? ""), .date: views.recent($0.at, at: visit.desk.now())])
            } ?? .none,
            .stories: .list(found.stories.prefix(BackgroundState.mostStories).map { Self.story($0, visit) }),
            .hasLike: .bool(found.hasLike), .hasMore: .bool(found.stories.count > BackgroundState.mostStories),
            .corrections: .list(found.corrections.map(correction)), .revisions: .list(found.history.map(revision)),
            .paragraphs: Self.paragraphs(background),
            .trailUrl: visitor.may(.readTrail) ? .text("/trail?object=background:\(background.id)") : .none,
        ]
    }

    private var owners: TemplateValue {
        var choices = [("", words[.nobodyYet])] + found.keepers.map { ("\($0.id)", $0.name) }
        // Who answered for it when they still could.
        if let owner = found.care.owner, !found.keepers.contains(where: { $0.id == owner }) {
            choices.append(("\(owner)", found.names[owner] ?? words[.unknownAccount]))
        }
        return Visit.options(choices, selected: found.care.owner?.description ?? "")
    }

    static func paragraphs(_ background: Background) -> TemplateValue {
        .list(background.document.plainText.split(separator: "\n").map { .text(String($0)) })
    }

    static func story(_ entry: StoryListEntry, _ visit: Visit) -> TemplateValue {
        let state = PublicationLabel(entry.publication, latest: entry.revision, embargo: entry.embargo, visit)
        return .fields([
            .url: .text("/stories/\(entry.id)"), .headline: .text(entry.headline.isEmpty ? visit.words[.untitled] : entry.headline),
            .language: .text(entry.language), .stage: .text(entry.stage.rawValue), .stageName: .text(visit.words[entry.stage]),
            .state: .text(state.name), .stateName: .text(state.text),
        ])
    }

    private func correction(_ correction: BackgroundCorrection) -> TemplateValue {
        .fields([
            .url: .text("/corrections/\(correction.id)"), .label: .text(words[correction.kind]), .text: .text(correction.text),
            .date: views.date(correction.at),
        ])
    }

    private func revision(_ entry: (number: Int, by: User.ID, at: Date)) -> TemplateValue {
        .fields([
            .number: .number(entry.number), .by: .text(found.names[entry.by] ?? ""),
            .date: views.recent(entry.at, at: visit.desk.now()), .isLatest: .bool(entry.number == found.background.revision),
            .url: .text("\(url)/revisions/\(entry.number)"),
        ])
    }
}

/// Two revisions of a passage beside each other, in the words of stories' revisions.
struct BackgroundDifference {
    let old: Background
    let new: Background

    var isEmpty: Bool { old.document == new.document && old.name == new.name && old.source == new.source && old.asOf == new.asOf }

    func fields(_ visit: Visit, _ records: Records) throws -> [DeskName: TemplateValue] {
        let contents = [old, new].map { StoryContent(headline: "", document: $0.document) }
        let view = DifferenceView(names: try DifferenceNames(contents, records), words: visit.words)
        let texts = [
            ("name", old.name, new.name), ("as_of", "\(old.asOf)", "\(new.asOf)"), ("source", old.source, new.source),
        ]
        let difference = DocumentDifference(from: old.document, to: new.document)
        return [
            .fieldChanges: .list(
                texts.filter { $0.1 != $0.2 }.map { name, before, after in
                    .fields([
                        .label: .text(visit.words["field_background_\(name)"]),
                        .runs: .list(view.runs(TextDifference.runs(from: before, to: after))),
                    ])
                }), .changes: .list(view.changes(difference)), .isSame: .bool(isEmpty),
        ]
    }
}
