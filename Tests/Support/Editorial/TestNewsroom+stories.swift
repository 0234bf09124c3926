import Archive
package import Editorial
package import Newsroom
import TestSupport

extension TestNewsroom {
    /// Saves and returns the number of the revision.
    @discardableResult
    package func save(
        _ story: Story.ID, _ content: StoryContent, basedOn: Int = 0, manner: Revision.Manner = .deliberate, as user: User = .reporter
    ) async throws -> Int {
        switch try await perform(SaveStory(story: story, content: content, basedOn: basedOn, manner: manner), as: user) {
        case .saved(let number): return number
        case .conflict(let latest, _): throw NewsroomError.conflict("the latest revision is \(latest)")
        }
    }

    /// Saves a new story and publishes it.
    @discardableResult
    package func publish(_ story: Story.ID, _ content: StoryContent, time: PublishStory.Time = .now) async throws -> PublishStory.Outcome {
        try await perform(PublishStory(story: story, revision: try await save(story, content), time: time))
    }

    package func story(_ id: Story.ID) async throws -> Story? {
        try await read { try $0.stories.find(id) }
    }

    package func edition(_ id: Story.ID) async throws -> Edition? {
        try await readers { try $0.edition(id) }
    }

    package func destination(_ slug: String) async throws -> Destination? {
        try await readers { try $0.destination(ofSlug: slug) }
    }
}
