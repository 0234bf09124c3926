import Foundation
import Newsroom

@testable import Rendering

/// The main story was corrected, mended without a word, and updated; of the others there is one version.
extension SamplePaper {
    func history(of story: Story.ID, after cursor: Cursor?, limit: Int) -> StoryHistory? {
        guard let edition = edition(story) else { return nil }
        let first = HistoryStep(
            id: Self.id(1), kind: .published, at: edition.summary.firstPublished, isFirst: true, words: .none)
        let steps = edition.changes == 0 ? [first] : Self.changes(edition) + [first]
        return StoryHistory(
            story: edition.summary, changes: edition.changes, corrections: edition.corrections, steps: Page(items: steps, next: nil))
    }

    private static func changes(_ edition: Edition) -> [HistoryStep] {
        func step(_ number: Int, _ kind: Publication.Kind, _ time: String, _ words: HistoryStep.Words) -> HistoryStep {
            let correction = kind == .corrected ? edition.corrections.first : nil
            return HistoryStep(id: id(number), kind: kind, at: date(time), correction: correction, words: words)
        }
        return [
            step(4, .corrected, "2025-02-12T15:40:00Z", .differ(difference)),
            step(3, .fixed, "2025-02-12T13:10:00Z", .differ(VersionDifference())),
            step(2, .updated, "2025-02-12T12:30:00Z", .closed([date("2025-02-12T12:30:00Z"), date("2025-02-12T12:02:00Z")])),
        ]
    }

    static let difference: VersionDifference = {
        var old = StoryContent(headline: "Board rejects swap of sluices")
        old.document = Document([
            .paragraph([.text("Nothing changed in this paragraph, which is not shown.")]),
            .paragraph([
                .text("The dyke is 20 feet high & was built in 1911, after a storm that took a good part of the old one away in a night.")
            ]),
            .paragraph([.text("A sentence that was taken out <altogether>.")]),
        ])
        var new = old
        new.headline = "Board rejects swap of sluice gates"
        new.document.blocks[1] = .paragraph([
            .text("The dyke is 6 metres high & was built in 1911, after a storm that took a good part of the old one away in one night.")
        ])
        new.document.blocks[2] = .paragraph([.text("Pumps stand ready on the northern bank.", [.emphasis])])
        new.byline = [BylineEntry(contributor: id(1))]
        return VersionDifference(from: old, to: new)
    }()
}
