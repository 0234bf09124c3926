import Editorial
import Foundation
import Newsroom

/// The live coverage of one of the sample paper's stories, posted as it would have been.
struct LiveSample {
    typealias Step = (at: Date, run: (SampleNames) async throws -> Void)

    private let story: JSONValue
    private let paper: SamplePaper

    init(_ story: JSONValue, in paper: SamplePaper) {
        self.story = story
        self.paper = paper
    }

    /// None where the story is not covered live.
    var steps: [Step] {
        get throws {
            guard let live = story["live"] else { return [] }
            var steps: [Step] = []
            for update in live.list("updates") { steps += try self.steps(of: update) }
            let end = try paper.time(before: live.text("endedBefore"))
            steps.append((end, { names in try await paper.perform(EndLiveCoverage(story: story(names)), at: end) }))
            return steps
        }
    }

    private func steps(of update: JSONValue) throws -> [Step] {
        let posted = try paper.time(before: update.text("before"))
        let id: LiveUpdate.ID = IdentifierSource(now: { posted }).next()
        var steps: [Step] = [
            (
                posted,
                { names in
                    let content = try content(update, update.list("content"), names)
                    try await paper.perform(
                        PostLiveUpdate(id, in: story(names), content: content, isPinned: update["isPinned"] == .bool(true)), at: posted)
                }
            )
        ]
        if let correction = update["correction"], case .object = correction {
            let corrected = try paper.time(before: correction.text("before"))
            steps.append(
                (
                    corrected,
                    { names in
                        let content = try content(update, correction.list("content"), names)
                        try await paper.perform(
                            CorrectLiveUpdate(id, basedOn: 1, content: content, notice: correction.text("notice")), at: corrected)
                    }
                ))
        }
        return steps
    }

    private func story(_ names: SampleNames) throws -> Story.ID {
        try names.find(try story.text("slug"), in: names.stories, "story")
    }

    private func content(_ update: JSONValue, _ blocks: [JSONValue], _ names: SampleNames) throws -> LiveUpdate.Content {
        LiveUpdate.Content(
            headline: try update.text("headline"),
            authors: try update.list("authors").compactMap(\.string).map { try names.find($0, in: names.contributors, "contributor") },
            document: try paper.words.document(
                .array(blocks), names: names, statements: [:], language: story["language"]?.string ?? "en"),
            isKeyEvent: update["isKeyEvent"] == .bool(true))
    }
}
