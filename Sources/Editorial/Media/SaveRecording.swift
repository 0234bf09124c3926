import Archive
package import Newsroom

/// Takes a recording in or changes what is known of it. Whether its voice is a synthetic one is always said.
package struct SaveRecording: Act {
    package var recording: Recording

    package init(_ recording: Recording) {
        self.recording = recording
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
        try Check.text(recording.title, in: "title", 1...300)
        if let duration = recording.duration, !(0...86_400).contains(duration) {
            throw NewsroomError.invalid(field: "duration", reason: "it is counted in seconds, a day at most")
        }
        if let story = recording.story { _ = try transaction.story(story) }
        guard try transaction.records.recordings.find(recording.id) != recording else { return }
        try transaction.records.recordings.save(recording)
        transaction.record(on: "recording:\(recording.id)", ["synthetic": "\(recording.voice.isSynthetic)"])
        if let story = recording.story { transaction.touch(.story(story), .edition(story)) }
    }
}
