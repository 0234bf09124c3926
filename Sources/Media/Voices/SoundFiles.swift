import Foundation

/// Ogg Opus and MP3 of one sound, with what a player shows of it in the files themselves.
struct SoundFiles: Sendable {
    struct Chapter: Sendable {
        /// Seconds.
        var start: Double
        var title: String
    }

    var title: String
    /// The paper.
    var artist: String
    /// Declares the voice.
    var comment: String
    var language: String
    var chapters: [Chapter]

    static let limits = ChildLimits(seconds: 900, output: 100 << 20)

    /// Evens out the loudness (EBU R 128, -16 LUFS as for podcasts) and writes both files into the folder.
    func write(_ sound: WaveSound, into folder: URL) async throws -> (opus: URL, mp3: URL) {
        let wave = folder.appendingPathComponent("whole.wav")
        let facts = folder.appendingPathComponent("facts.txt")
        let opus = folder.appendingPathComponent("whole.opus")
        let mp3 = folder.appendingPathComponent("whole.mp3")
        try sound.file.write(to: wave)
        try Data(metadata(duration: sound.seconds).utf8).write(to: facts)
        let filter = "[0:a]loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000,asplit=2[a][b]"
        try await Child.run(
            [
                "ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-threads", "2", "-i", wave.path, "-f", "ffmetadata",
                "-i",
                facts.path, "-filter_complex", filter,
                "-map", "[a]", "-map_metadata", "1", "-map_chapters", "1", "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", "32k",
                "-application", "voip", opus.path,
                "-map", "[b]", "-map_metadata", "1", "-map_chapters", "1", "-ac", "1", "-ar", "48000", "-c:a", "libmp3lame", "-q:a", "4",
                "-id3v2_version", "3", mp3.path,
            ], limits: Self.limits)
        return (opus, mp3)
    }

    /// FFmpeg's own metadata format, version 1.
    private func metadata(duration: Double) -> String {
        var lines = [
            ";FFMETADATA1", "title=\(Self.escaped(title))", "artist=\(Self.escaped(artist))", "album=\(Self.escaped(artist))",
            "genre=Speech", "comment=\(Self.escaped(comment))", "language=\(Self.escaped(language))",
        ]
        for (index, chapter) in chapters.enumerated() {
            let end = index + 1 < chapters.count ? chapters[index + 1].start : duration
            lines += [
                "[CHAPTER]", "TIMEBASE=1/1000", "START=\(Int(chapter.start * 1000))", "END=\(Int(max(chapter.start, end) * 1000))",
                "title=\(Self.escaped(chapter.title))",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if character.isNewline {
                escaped += " "
                return
            }
            if "=;#\\".contains(character) { escaped += "\\" }
            escaped.append(character)
        }
    }
}
