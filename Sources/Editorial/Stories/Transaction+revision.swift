import Archive
import Foundation
import Newsroom

extension Transaction {
    /// Keeps a content as the revision after the latest, or in its place where it is an autosave that goes on with that one.
    ///
    /// - Parameter start: when the first of what is kept was made.
    func keep(_ content: StoryContent, after latest: Revision, manner: Revision.Manner, begun start: Date) throws -> Int {
        let story = latest.story
        let onTheRecord = try records.publications.isOnTheRecord(latest.number, of: story)
        let number = latest.number + 1
        try askForPreviews(of: content.document)
        let coalesces = latest.coalesces(with: manner, by: actor.id, at: now, onTheRecord: onTheRecord)
        let revision = Revision(
            story: story, number: number, content: content, savedAt: now, savedBy: actor.id, manner: manner,
            startedAt: coalesces ? latest.startedAt : start)
        if coalesces {
            try records.stories.add(revision, insteadOf: latest.number)
        } else {
            try records.stories.add(revision)
            record(on: "story:\(story)", ["revision": "\(number)"])
        }
        return number
    }
}
