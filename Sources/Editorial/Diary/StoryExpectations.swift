package import Archive
import CopyDesk
package import Foundation
package import Newsroom

/// What a story's newest text expects: the events that an editor has made of it, and what the copy desk suggests besides.
package struct StoryExpectations: Sendable {
    /// In the text's order; neither what was refused nor what is in the diary already.
    package let suggestions: [SuggestedEvent]
    /// By their time; with what was taken out of the diary.
    package let events: [DiaryEvent]

    package static let mostSuggestions = 50

    /// - Parameters:
    ///   - today: from which "Wednesday" counts in what nobody has published yet.
    ///   - zone: the newsroom's, by which what is published is of a day.
    package init(of id: Story.ID, on today: Day, in zone: TimeZone, _ records: Records, memory: DraftMemory? = nil) throws {
        guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story \(id)") }
        events = try records.diary.inStory(id)
        let (_, draft, language) = try StoryStatements.newest(of: story, records, memory)
        guard let desk = CopyDesk(languageOf: language), let document = try? draft.document else {
            suggestions = []
            return
        }
        let day = try records.editions.standing(id).map { Day($0.firstPublished, in: zone) } ?? today
        let known = try records.statements.refused(in: id).union(events.map { SuggestionFingerprint.ofExpectation($0.passage) })
        let text = document.plainText
        suggestions = Array(
            desk.read(text, on: day).expectations.lazy.compactMap { SuggestedEvent($0, in: text) }
                .filter { !known.contains($0.fingerprint) }.prefix(Self.mostSuggestions))
    }
}

/// What might be an event of the diary, one key away from it.
package struct SuggestedEvent: Sendable {
    package let fingerprint: String
    package let what: String
    /// Nil where the copy does not tell from which day it counts.
    package let when: ImpreciseDate?
    package let passage: String
    package let confidence: Double

    /// Nil where the words are none that an event could have.
    init?(_ one: SuggestedExpectation, in text: String) {
        let scalars = Array(text.unicodeScalars.prefix(one.span.end).dropFirst(one.span.start))
        var passage = String.UnicodeScalarView()
        passage.append(contentsOf: scalars)
        self.passage = String(passage).trimmed
        what = String(one.what.prefix(500)).trimmed
        when = one.when
        confidence = one.confidence
        fingerprint = SuggestionFingerprint.ofExpectation(self.passage)
        guard !what.isEmpty, (1...2_000).contains(self.passage.count) else { return nil }
    }
}
