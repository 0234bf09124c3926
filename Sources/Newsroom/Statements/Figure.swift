/// A number in the copy: what it counts, whose figure it is, and as of when.
package struct Figure: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Figure>

    package let id: ID
    package var story: Story.ID
    /// In decimal notation, as exact as the source gives it: `110`, `2.5`.
    package var value: String
    package var unit: String
    package var counts: String
    package var source: String
    package var asOf: ImpreciseDate?

    package init(id: ID, story: Story.ID, value: String, unit: String = "", counts: String, source: String = "", asOf: ImpreciseDate? = nil)
    {
        self.id = id
        self.story = story
        self.value = value
        self.unit = unit
        self.counts = counts
        self.source = source
        self.asOf = asOf
    }
}
