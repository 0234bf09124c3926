import Archive
import Foundation
import Newsroom
import Rendering

/// The names that stories and assignments name by identifiers, each read once.
struct StoryNames: Sendable {
    private(set) var contributors: [Contributor.ID: String] = [:]
    private(set) var accounts: [User.ID: String] = [:]
    private(set) var sections: [Section.ID: String] = [:]
    /// Stories that carry a photograph which may not be shown any longer.
    private(set) var outOfRights: Set<Story.ID> = []

    /// - Parameter day: today, where rows of stories are shown.
    init(_ entries: [StoryListEntry], _ assignments: [Assignment] = [], on day: Day? = nil, _ records: Records) throws {
        for id in Set(entries.flatMap(\.byline)) { contributors[id] = try records.contributors.find(id)?.name }
        let users = entries.flatMap { [$0.changedBy, $0.creator] } + assignments.flatMap { $0.people + [$0.createdBy] }
        for id in Set(users) { accounts[id] = try records.users.find(id)?.name }
        for section in try records.sections.all() { sections[section.id] = section.name }
        if let day { outOfRights = try records.library.outOfRights(among: entries.map(\.id), on: day) }
    }
}

/// One row of a list of stories: a story, an assignment of one, or an idea that is none yet.
struct StoryRow {
    let entry: StoryListEntry?
    let assignment: Assignment?
    let names: StoryNames
    let visit: Visit

    var value: TemplateValue { .fields(fields) }

    var fields: [DeskName: TemplateValue] { story.merging(AssignmentRow(assignment, entry, names, visit).fields) { first, _ in first } }

    /// Every name that a row has, so that none is looked for around it.
    private var story: [DeskName: TemplateValue] {
        guard let entry else { return idea }
        let (words, views, now) = (visit.words, visit.desk.views, visit.desk.now())
        let authors = entry.byline.compactMap { names.contributors[$0] }
        let state = PublicationLabel(entry.publication, latest: entry.revision, embargo: entry.embargo, visit)
        return [
            .url: .text("/stories/\(entry.id)"), .headline: .text(entry.headline.isEmpty ? words[.untitled] : entry.headline),
            .language: .text(entry.language), .kind: .text(words[entry.kind]), .stage: .text(entry.stage.kind.rawValue),
            .stageName: .text(words[entry.stage]), .state: .text(state.name), .stateName: .text(state.text),
            .authors: .text(authors.isEmpty ? names.accounts[entry.creator] ?? "" : authors.joined(separator: ", ")),
            .section: .text(entry.section.flatMap { names.sections[$0] } ?? ""), .changed: views.recent(entry.changedAt, at: now),
            .changedBy: .text(names.accounts[entry.changedBy] ?? ""), .rightsOver: .bool(names.outOfRights.contains(entry.id)),
        ]
    }

    private var idea: [DeskName: TemplateValue] {
        [
            .url: .text(assignment.map { "/assignments/\($0.id)" } ?? ""), .headline: .text(assignment?.title ?? ""), .language: .none,
            .kind: .text(assignment.map { visit.words[$0.kind] } ?? ""), .stage: .text("idea"), .stageName: .text(visit.words[.idea]),
            .state: .none, .stateName: .none, .authors: .none,
            .section: .text(assignment?.section.flatMap { names.sections[$0] } ?? ""), .changed: .none, .changedBy: .none,
            .rightsOver: .none,
        ]
    }
}

/// What readers see of a story, in a word or two.
struct PublicationLabel {
    /// For the style sheet.
    let name: String
    let text: String

    init(_ publication: PublicationState, latest: Int, embargo: Date?, _ visit: Visit) {
        let (words, views, now) = (visit.words, visit.desk.views, visit.desk.now())
        switch publication {
        case .published(let revision) where revision == latest: (name, text) = ("public", words[.publicNow])
        case .published: (name, text) = ("newer", words[.publicWithNewer])
        case .planned(_, let due): (name, text) = ("scheduled", words[.scheduled, ["date": views.inWords(due)]])
        case .withdrawn: (name, text) = ("withdrawn", words[.withdrawn])
        case .unpublished:
            if let embargo, embargo > now {
                (name, text) = ("embargo", words[.embargoUntil, ["date": views.inWords(embargo)]])
            } else {
                (name, text) = ("unpublished", words[.unpublished])
            }
        }
    }
}
