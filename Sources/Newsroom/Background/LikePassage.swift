/// Paragraphs of a story that say what a passage of background says: a reference could stand in their place.
package struct LikePassage: Hashable, Sendable {
    /// Of a paragraph, so much must be in the passage.
    private static let contained = 0.4
    /// Of the paragraphs and the passage together, both must have so much: else the reference would bring, or take away, too much.
    private static let alike = 0.35

    /// A passage is no longer: so many paragraphs on either side are looked at.
    private static let mostBeside = 40

    package let paragraphs: ClosedRange<Int>
    /// 0…1: 1 where the words are the same.
    package let likeness: Double

    /// The paragraph and those beside it that belong to the passage; nil where they are not like it.
    ///
    /// - Parameter paragraphs: such as stand one after the other.
    package init?(_ passage: Shingles, in paragraphs: [Shingles], at: Int) {
        func isPart(_ index: Int) -> Bool {
            paragraphs.indices.contains(index) && paragraphs[index].containment(in: passage) >= Self.contained
        }
        guard isPart(at) else { return nil }
        var (first, last) = (at, at)
        while at - first < Self.mostBeside, isPart(first - 1) { first -= 1 }
        while last - at < Self.mostBeside, isPart(last + 1) { last += 1 }
        var together = paragraphs[first]
        for index in first...last { together.formUnion(paragraphs[index]) }
        likeness = together.resemblance(to: passage)
        guard likeness >= Self.alike else { return nil }
        self.paragraphs = first...last
    }
}
