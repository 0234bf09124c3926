/// A correction with the public story that it is of.
package struct PublishedCorrection: Hashable, Sendable {
    package let correction: Correction
    package let story: EditionSummary
    /// Where not the story was corrected but an update of its live coverage; the revisions are then the update's.
    package let update: LiveUpdate.ID?

    package init(_ correction: Correction, of story: EditionSummary, update: LiveUpdate.ID? = nil) {
        self.correction = correction
        self.story = story
        self.update = update
    }
}
