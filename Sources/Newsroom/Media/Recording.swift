/// A story, or a part of one, to be heard.
package struct Recording: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Recording>

    /// Whose voice it is. A synthetic voice is always declared to the listener.
    package enum Voice: Hashable, Sendable, Codable {
        case person(name: String)
        case synthetic(name: String)

        package var isSynthetic: Bool {
            if case .synthetic = self { true } else { false }
        }
    }

    package let id: ID
    package var story: Story.ID?
    package var title: String
    package var voice: Voice
    /// Seconds.
    package var duration: Double?
    /// The name in the media store; nil until the recording is made or fetched.
    package var fileName: String?

    package init(id: ID, story: Story.ID? = nil, title: String, voice: Voice, duration: Double? = nil, fileName: String? = nil) {
        self.id = id
        self.story = story
        self.title = title
        self.voice = voice
        self.duration = duration
        self.fileName = fileName
    }
}
