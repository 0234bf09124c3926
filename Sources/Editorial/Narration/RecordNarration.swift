import Archive
package import Newsroom

/// Lets a public story be heard: attaches what a voice made of its words.
package struct RecordNarration: Act {
    package var story: Story.ID
    package var narration: Narration

    package init(story: Story.ID, narration: Narration) {
        self.story = story
        self.narration = narration
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        try Check.text(narration.voice, in: "voice", 1...100)
        guard narration.duration > 0, narration.duration < 86_400 else {
            throw NewsroomError.invalid(field: "duration", reason: "it is counted in seconds, less than a day")
        }
        for file in [narration.opus, narration.mp3] where !MediaName.isValid(file.name) || file.bytes < 1 {
            throw NewsroomError.invalid(field: "file", reason: "it is no file of the media store")
        }
        guard let edition = try transaction.records.editions.edition(story) else {
            throw NewsroomError.conflict("the story is not public")
        }
        guard NarrationScript(edition)?.digest == narration.digest else {
            throw NewsroomError.conflict("the story's words have changed since it was read")
        }
        try transaction.records.narrations.put(
            narration, for: story, firstPublished: edition.summary.firstPublished, at: transaction.now)
        transaction.record(on: "story:\(story)", ["voice": narration.voice, "seconds": "\(Int(narration.duration.rounded()))"])
        transaction.touch(.story(story), .list(.narrated))
    }
}
