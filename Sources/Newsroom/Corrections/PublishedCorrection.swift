/// A correction with the public story that it is of.
package struct PublishedCorrection: Hashable, Sendable {
    package let correction: Correction
    package let story: EditionSummary

    package init(_ correction: Correction, of story: EditionSummary) {
        self.correction = correction
        self.story = story
    }
}
