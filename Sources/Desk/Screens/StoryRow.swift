import Archive
import Foundation
import Newsroom
import Rendering

/// The names that stories name by identifiers, each read once.
struct StoryNames: Sendable {
    private(set) var contributors: [Contributor.ID: String] = [:]
    private(set) var accounts: [User.ID: String] = [:]
    private(set) var sections: [Section.ID: String] = [:]

    init(_ entries: [StoryListEntry], _ records: Records) throws {
        for id in Set(entries.flatMap(\.byline)) { contributors[id] = try records.contributors.find(id)?.name }
        for id in Set(entries.flatMap { [$0.changedBy, $0.creator] }) { accounts[id] = try records.users.find(id)?.name }
        for section in try records.sections.all() { sections[section.id] = section.name }
    }
}

/// One row of the list of stories.
struct StoryRow {
    let entry: StoryListEntry
    let names: StoryNames
    let visit: Visit

    var value: TemplateValue {
        let (words, views, now) = (visit.words, visit.desk.views, visit.desk.now())
        let authors = entry.byline.compactMap { names.contributors[$0] }
        let state = PublicationLabel(entry.publication, latest: entry.revision, embargo: entry.embargo, visit)
        return .fields([
            .url: .text("/stories/\(entry.id)"), .headline: .text(entry.headline.isEmpty ? words[.untitled] : entry.headline),
            .language: .text(entry.language), .kind: .text(words[entry.kind]), .stage: .text(entry.stage.rawValue),
            .stageName: .text(words[entry.stage]), .state: .text(state.name), .stateName: .text(state.text),
            .authors: .text(authors.isEmpty ? names.accounts[entry.creator] ?? "" : authors.joined(separator: ", ")),
            .section: .text(entry.section.flatMap { names.sections[$0] } ?? ""), .changed: views.recent(entry.changedAt, at: now),
            .changedBy: .text(names.accounts[entry.changedBy] ?? ""),
        ])
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
