package import Foundation

/// Something expected, as readers have it: let through by an editor, and if it came from a story, in the story's published words.
package struct PublishedDiaryEvent: Identifiable, Hashable, Sendable {
    /// With an answer only where readers have that too.
    package let event: DiaryEvent
    package let topics: [TopicSummary]
    /// The story that says so.
    package let story: EditionSummary?
    package let changed: Date

    package var id: DiaryEvent.ID { event.id }

    package init(event: DiaryEvent, topics: [TopicSummary], story: EditionSummary?, changed: Date) {
        self.event = event
        self.topics = topics
        self.story = story
        self.changed = changed
    }

    /// By which lists go on after it.
    package var position: Cursor { Cursor(position: Int64(event.place), id: id.uuid) }
}
