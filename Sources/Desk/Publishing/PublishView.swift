import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The publishing screen's fields, with what was typed into it before.
struct PublishView {
    let state: PublishState
    let visit: Visit
    let visitor: Visitor

    private var words: DeskWords { visit.words }
    private var views: DeskViews { visit.desk.views }
    private var story: Story { state.story }
    private var content: StoryContent { state.revision.content }

    var fields: [DeskName: TemplateValue] {
        let label = PublicationLabel(story.publication, latest: story.latestRevision, embargo: content.embargo, visit)
        var fields: [DeskName: TemplateValue] = [
            .url: .text("/stories/\(story.id)"), .story: .text("\(story.id)"), .language: .text(content.language),
            .headline: .text(content.headline.isEmpty ? words[.untitled] : content.headline),
            .step: .text(visit.field("step").isEmpty ? "\(visit.desk.identifiers.next(Story.self))" : visit.field("step")),
            .stage: .text(story.stage.kind.rawValue), .stageName: .text(words[story.stage]), .isSpiked: .bool(story.stage.kind == .spiked),
            .state: .text(label.name), .stateName: .text(label.text),
            .publicUrl: state.standing.map { .text("\(visit.desk.settings.paper.siteURL)/\($0.slug)/") } ?? .none,
            .previewUrl: .text("/stories/\(story.id)/preview/\(state.revision.number)"),
            .canPublish: .bool(visitor.may(.publish)), .canWithdraw: .bool(visitor.may(.withdraw) && state.standing != nil),
        ]
        for part in [revisionFields, checkFields, timeFields, placeFields, linkFields] { fields.merge(part) { $1 } }
        return fields
    }

    // MARK: Which revision

    private var revisionFields: [DeskName: TemplateValue] {
        [
            .revision: .number(state.revision.number), .isLatest: .bool(state.isLatest), .latest: .number(story.latestRevision),
            .by: .text(state.names[state.revision.savedBy] ?? ""), .date: views.recent(state.revision.savedAt, at: visit.desk.now()),
            .revisions: Visit.options(
                revisions.map { ("\($0.number)", revisionLabel($0)) }, selected: "\(state.revision.number)"),
            .isSeveral: .bool(revisions.count > 1),
            .unsaved: state.unsaved.map {
                .fields([.by: .text(state.names[$0.by] ?? ""), .since: views.recent($0.since, at: visit.desk.now())])
            } ?? .none,
            .isPublic: .bool(state.standing != nil), .number: state.standing.map { .number($0.revision) } ?? .none,
            .isNewer: .bool(state.standing.map { $0.revision != state.revision.number } ?? false),
        ]
    }

    /// Those that can be chosen; the one that was, too, however old.
    private var revisions: [RevisionLine] {
        let listed = state.revisions.map { RevisionLine(number: $0.number, by: $0.savedBy, at: $0.savedAt) }
        guard !listed.contains(where: { $0.number == state.revision.number }) else { return listed }
        return listed + [RevisionLine(number: state.revision.number, by: state.revision.savedBy, at: state.revision.savedAt)]
    }

    private struct RevisionLine {
        let number: Int
        let by: User.ID
        let at: Date
    }

    private func revisionLabel(_ line: RevisionLine) -> String {
        "\(line.number) · \(state.names[line.by] ?? "") · \(views.inWords(line.at))"
    }

    // MARK: What stands against it

    /// Of house style also how many: there may be more of them than anybody lists.
    private func detail(of finding: PublicationFinding) -> String {
        let places = finding.places.prefix(10).joined(separator: ", ")
        return finding.check == .houseStyle ? "\(finding.places.count): \(places)" : places
    }

    private var checkFields: [DeskName: TemplateValue] {
        let findings = state.findings.map { finding in
            TemplateValue.fields([
                .label: .text(words[finding.check]), .weight: .text(finding.weight.rawValue),
                .detail: .text(detail(of: finding)), .isBlocked: .bool(finding.weight == .blocks),
            ])
        }
        return [.findings: .list(findings), .isBlocked: .bool(state.findings.contains { $0.weight == .blocks })]
    }

    // MARK: When and how

    private var timeFields: [DeskName: TemplateValue] {
        var planned = TemplateValue.none
        if case .planned(let revision, let due) = story.publication {
            planned = .fields([.number: .number(revision), .date: views.date(due), .isNewer: .bool(revision != state.revision.number)])
        }
        let how = visit.field("how")
        return [
            .times: Visit.options([("now", ""), ("at", ""), ("embargo", "")].map { ($0.0, words["how_\($0.0)"]) }, selected: how),
            .options: Visit.options(["update", "fix", "correction"].map { ($0, words["how_\($0)"]) }, selected: how),
            .at: .text(visit.field("at")), .embargoAt: .text(visit.field("embargo_at")), .earliest: .text(views.local(visit.desk.now())),
            .zone: .text(visit.desk.settings.paper.timeZone.identifier), .planned: planned,
            .embargo: content.embargo.flatMap { $0 > visit.desk.now() ? views.date($0) : nil } ?? .none,
            .kinds: Visit.options(Correction.Kind.allCases.map { ($0.rawValue, words[$0]) }, selected: visit.field("kind")),
            .text: .text(visit.field("text")), .reason: .text(visit.field("reason")),
        ]
    }

    // MARK: Where it appears

    private var placeFields: [DeskName: TemplateValue] {
        let (front, place) = (state.front, state.place?.name ?? "")
        let places = FrontArrangement.places.map { place -> (String, String) in
            let label = words[place]
            let taken = front.stories[place].flatMap { $0 == story.id ? nil : state.headlines[$0] }
            return (place.name, taken.map { words[.placeTaken, ["place": label, "headline": String($0.prefix(60))]] } ?? label)
        }
        let inNewsFeed = content.runsInNewsFeed
        return [
            .canArrange: .bool(visitor.may(.arrangeFront)), .canPackage: .bool(visitor.may(.keepPackages) && !state.packages.isEmpty),
            .front: Visit.options([("", words[.nowhere])] + places, selected: visit.form["front"] ?? place),
            .frontWas: .text(place), .frontRevision: .number(front.revision),
            .packages: .list(state.packages.map(package)), .isBrief: .bool(content.kind == .brief), .inNewsFeed: .bool(inNewsFeed),
            .isChecked: .bool(visit.form["feed_was"] == nil ? inNewsFeed : visit.form["feed"] == "yes"),
        ]
    }

    private func package(_ package: StoryPackage) -> TemplateValue {
        let isIn = package.stories.contains(story.id)
        let chosen = visit.form["feed_was"] == nil ? isIn : visit.form.all("package").contains("\(package.id)")
        return .fields([
            .value: .text("\(package.id)"), .label: .text(package.title), .wasIn: .bool(isIn), .isChecked: .bool(chosen),
        ])
    }

    // MARK: Links

    private var linkFields: [DeskName: TemplateValue] {
        let previews = state.previews.map { preview in
            TemplateValue.fields([
                .id: .text("\(preview.id)"), .number: .number(preview.revision), .by: .text(state.names[preview.madeBy] ?? ""),
                .date: views.recent(preview.madeAt, at: visit.desk.now()), .expires: views.date(preview.expiresAt),
            ])
        }
        return [
            .previews: .list(previews),
            .lifetimes: Visit.options(PublishScreen.lifetimes.map { ("\($0)", words["days_\($0)"]) }, selected: "7"),
        ]
    }
}
