import Newsroom

/// A story read aloud, as its page, its structured data and the podcast have it. That the voice is a synthetic one is said
/// in each.
extension Presenter {
    func narration(_ narration: Narration, of story: EditionSummary) -> TemplateValue {
        [
            .opusUrl: .text(PageKey.media(narration.opus.name)),
            .audioUrl: .text(PageKey.media(narration.mp3.name)),
            .soundSeconds: .number(Int(narration.duration.rounded(.up))),
            .length: .text(clock(narration.duration)),
            .marks: .text(narration.marks.map(\.description).joined(separator: " ")),
            .story: .text(story.id.description),
            .podcast: .text(PageKey.podcast.path),
        ]
    }

    /// `4:07`, `1:02:30`, in the digits of the paper's language.
    private func clock(_ seconds: Double) -> String {
        let seconds = max(1, Int(seconds.rounded()))
        func two(_ number: Int) -> String { (number < 10 ? words.number(0) : "") + words.number(number) }
        let minutes = seconds / 60
        return minutes < 60
            ? "\(words.number(minutes)):\(two(seconds % 60))" : "\(words.number(minutes / 60)):\(two(minutes % 60)):\(two(seconds % 60))"
    }

    func audioObject(_ narration: Narration, of story: EditionSummary) -> JSON {
        .object([
            ("@type", .string("AudioObject")), ("name", .string(story.headline)),
            ("contentUrl", .string(absolute(PageKey.media(narration.mp3.name)))), ("encodingFormat", .string("audio/mpeg")),
            ("contentSize", .string(String(narration.mp3.bytes))), ("duration", .string("PT\(Int(narration.duration.rounded()))S")),
            ("inLanguage", .string(narration.language)), ("description", .string(words[.readBySyntheticVoice])),
            ("digitalSourceType", .string("https://schema.org/TrainedAlgorithmicMediaDigitalSource")),
        ])
    }
}
