import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// One correction, and how far it has come in each place where the error went.
struct CorrectionScreen {
    static let routes = [
        Route(.get, "/corrections/{correction}", for: .right(.readStories)) { try await CorrectionScreen(visit: $0, visitor: $1).show() }
    ]

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var ledger: CorrectionLedger
        var by: String
        var title: String
        var url: String?
    }

    private func find() async throws -> Found {
        let (id, user): (Correction.ID, User) = (try visit.id("correction"), visitor.user)
        let (untitled, ofBackground) = (visit.words[.untitled], visit.words[.correctionOfBackground])
        return try await visit.desk.archive.read { records in
            guard let ledger = try records.correctionLedgers.find(id) else { throw NewsroomError.notFound("correction") }
            var (title, url): (String, String?) = ("", nil)
            switch ledger.subject.of {
            case .story(let id), .update(_, let id):
                guard let story = try records.stories.find(id), user.mayRead(story) else { throw NewsroomError.notFound("correction") }
                title = try records.stories.revision(story.latestRevision, of: id)?.content.headline ?? ""
                if title.isEmpty { title = untitled }
                url = "/stories/\(id)"
            case .background(let id):
                title = try records.backgrounds.find(id)?.name ?? ofBackground
                url = "/background/\(id)"
            }
            return Found(ledger: ledger, by: try records.users.find(ledger.subject.by)?.name ?? "", title: title, url: url)
        }
    }

    private func show() async throws -> WebAnswer {
        let found = try await find()
        let (ledger, words) = (found.ledger, visit.words)
        return try visit.screen(
            .correction, title: "\(words[ledger.subject.kind]): \(found.title)",
            [
                .label: .text(words[ledger.subject.kind]), .headline: .text(found.title), .text: .text(ledger.subject.text),
                .url: found.url.map { .text($0) } ?? .none, .by: .text(found.by), .date: visit.desk.views.date(ledger.subject.at),
                .details: .text(words[.storiesHadError, count: ledger.stories]), .isOut: .bool(ledger.subject.isTakenBack),
                .publicUrl: ledger.stories > 0 && !ledger.subject.isTakenBack
                    ? .text("\(visit.desk.settings.paper.siteURL)/corrections/\(ledger.subject.id)/") : .none,
                .items: .list(ledger.entries.map(value)),
            ])
    }

    private func value(of entry: CorrectionLedger.Entry) -> TemplateValue {
        let words = visit.words
        let counted = entry.state == .notConcerned ? "" : entry.all == 1 ? "" : "\(entry.done) / \(entry.all)"
        return .fields([
            .label: .text(words["place_\(templateSpelling(entry.place.rawValue))"]), .state: .text(entry.state.rawValue),
            .stateName: .text(words["ledger_\(templateSpelling(entry.state.rawValue))"]), .number: .text(counted),
            .date: entry.at.map { visit.desk.views.date($0) } ?? .none,
        ])
    }
}
