/// A story read aloud by a synthetic voice: the sound of one edition's words.
package struct Narration: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        /// The name in the media store.
        package var name: String
        package var bytes: Int

        package init(name: String, bytes: Int) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Where a passage begins in the sound.
    package struct Mark: Hashable, Sendable {
        /// Tenths of a second from the beginning.
        package var start: Int
        package var place: NarrationScript.Place

        package init(start: Int, place: NarrationScript.Place) {
            self.start = start
            self.place = place
        }
    }

    /// Of the script that was read: other words, another narration.
    package var digest: String
    /// The voice's own name; that it is a synthetic one is always declared.
    package var voice: String
    /// BCP 47.
    package var language: String
    /// Seconds.
    package var duration: Double
    /// Ogg with Opus, for browsers; MP3 for everything else.
    package var opus: File
    package var mp3: File
    /// In the order of the sound.
    package var marks: [Mark]

    package init(digest: String, voice: String, language: String, duration: Double, opus: File, mp3: File, marks: [Mark]) {
        self.digest = digest
        self.voice = voice
        self.language = language
        self.duration = duration
        self.opus = opus
        self.mp3 = mp3
        self.marks = marks
    }
}

extension Narration.Mark: LosslessStringConvertible {
    /// `124:p3`: the fourth text block of the body begins after 12.4 seconds.
    package var description: String { "\(start):\(place)" }

    package init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Int(parts[0]), start >= 0, let place = NarrationScript.Place(String(parts[1])) else {
            return nil
        }
        self.init(start: start, place: place)
    }
}
