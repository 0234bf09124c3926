/// A correction with the public story that it is of.
package struct PublishedCorrection: Hashable, Sendable {
    package let correction: Correction
    /// Of a passage that several stories carry: the newest of them.
    package let story: EditionSummary
    /// Where not the story was corrected but an update of its live coverage; the revisions are then the update's.
    package let update: LiveUpdate.ID?
    /// Whether other public stories had the error too.
    package let isInOthers: Bool

    package init(_ correction: Correction, of story: EditionSummary, update: LiveUpdate.ID? = nil, isInOthers: Bool = false) {
        self.correction = correction
        self.story = story
        self.update = update
        self.isInOthers = isInOthers
    }
}
