/// Something expected: when, what, and the story it came from.
package struct DiaryEvent: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<DiaryEvent>

    package let id: ID
    package var what: String
    package var when: ImpreciseDate
    package var topics: [Topic.ID]
    package var story: Story.ID?
    /// Readers see it in the paper's diary.
    package var isPublic: Bool

    package init(id: ID, what: String, when: ImpreciseDate, topics: [Topic.ID] = [], story: Story.ID? = nil, isPublic: Bool = false) {
        self.id = id
        self.what = what
        self.when = when
        self.topics = topics
        self.story = story
        self.isPublic = isPublic
    }
}
