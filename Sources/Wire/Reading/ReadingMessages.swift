import Foundation
import Newsroom

/// What parent and child say to each other: one JSON object a line each way.
struct ReadingQuestion: Codable {
    var path: String
    /// An IANA name, or `GMT+0200`.
    var timeZone: String
    /// Seconds of processor time.
    var seconds: Int
}

/// Either a story or a refusal.
struct ReadingAnswer: Codable {
    var story: StoryRecord?
    var refusal: String?

    init(_ result: Result<ImportedStory, PageRefusal>) {
        switch result {
        case .success(let story): self.story = StoryRecord(story)
        case .failure(let refusal): self.refusal = refusal.reason
        }
    }

    var result: Result<ImportedStory, PageRefusal> {
        if let story { return .success(story.story) }
        return .failure(PageRefusal(refusal ?? "the reader gave no answer"))
    }
}
