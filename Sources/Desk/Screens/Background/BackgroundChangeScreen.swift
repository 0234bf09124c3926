import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// What a change of a passage will do, before it is done: what is different, and the stories whose readers will see it.
struct BackgroundChangeScreen {
    private static let most = 100

    let wish: Background
    let found: BackgroundState
    let visit: Visit

    init(_ wish: Background, _ found: BackgroundState, _ visit: Visit) {
        (self.wish, self.found, self.visit) = (wish, found, visit)
    }

    func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (wish, old, visit) = (wish, found.background, visit)
        let difference = BackgroundDifference(old: old, new: wish)
        var fields: [DeskName: TemplateValue] = try await visit.desk.archive.read { records in
            var fields = try difference.fields(visit, records)
            let ids = try records.backgroundUses.shown(wish.id, limit: Self.most + 1)
            fields[.stories] = .list(
                try ids.prefix(Self.most).compactMap { try records.storyList.entry(of: $0) }.map { BackgroundView.story($0, visit) })
            fields[.hasMore] = .bool(ids.count > Self.most)
            return fields
        }
        let ways = difference.isEmpty ? ["correction"] : ["update", "fix", "correction"]
        let how = visit.field("how").isEmpty ? ways[0] : visit.field("how")
        let correction = visit.field("correction")
        let sent = ["name", "text", "as_of", "source", "revision", "base"].filter { visit.form[$0] != nil }
        fields.merge([
            .url: .text("/background/\(wish.id)"), .headline: .text(old.name), .count: .text(BackgroundRow.stories(found.count, visit)),
            .paragraphs: BackgroundView.paragraphs(wish),
            .fields: .list(sent.map { .fields([.name: .text($0), .value: .text(visit.form[$0] ?? "")]) }),
            .options: Visit.options(ways.map { ($0, visit.words["background_\($0)"]) }, selected: how),
            .correction: .text(correction.isEmpty ? "\(visit.desk.identifiers.next(Correction.self))" : correction),
            .kinds: Visit.options(Correction.Kind.allCases.map { ($0.rawValue, visit.words[$0]) }, selected: visit.field("kind")),
            .text: .text(visit.field("correction_text")), .fault: fault.map { .text($0) } ?? TemplateValue.none,
        ]) { $1 }
        return try visit.screen(.backgroundChange, title: visit.words[.backgroundChange], status: status, fields)
    }
}
