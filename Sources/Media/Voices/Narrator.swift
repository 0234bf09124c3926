import Foundation
package import Newsroom

/// Reads scripts aloud: text for the ear, a voice, and the two sound files.
package struct Narrator: Sendable {
    /// What stands in the files besides the sound.
    package struct Labels: Sendable {
        package var title: String
        package var paper: String
        /// "Synthetic voice", in the script's language.
        package var declaration: String

        package init(title: String, paper: String, declaration: String) {
            self.title = title
            self.paper = paper
            self.declaration = declaration
        }
    }

    /// Why a script could not be read: one line.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let voices: VoiceTable
    private let pronunciations: Pronunciations
    private let media: MediaFolder

    /// Characters of one script: three hours and more.
    package static let longestScript = 200_000

    package init(voices: VoiceTable, pronunciations: Pronunciations, media: MediaFolder) {
        self.voices = voices
        self.pronunciations = pronunciations
        self.media = media
    }

    /// What the ear gets, passage by passage; passages without anything for the ear are left out.
    package func spoken(_ script: NarrationScript) -> [(passage: NarrationScript.Passage, text: String)] {
        let ear = Ear(language: script.language, pronunciations: pronunciations)
        return script.passages.compactMap { passage in
            var text = passage.place == .byline ? ear.spoken(byline: passage.text) : ear.spoken(passage.text)
            guard let last = text.last else { return nil }
            if !".!?…:".contains(last) { text += "." }
            return (passage, text)
        }
    }

    /// Makes the sound and keeps its files in the media store. Takes a fifth to a twentieth of the time that it takes to hear it.
    ///
    /// - Parameter digest: of the script.
    /// - Throws: `Failure`, `CancellationError`, or what the media store throws.
    package func read(_ script: NarrationScript, digest: String, labels: Labels) async throws -> Narration {
        guard let voice = voices.voice(for: script.language) else { throw Failure(description: "no voice reads \(script.language)") }
        let passages = spoken(script)
        guard !passages.isEmpty else { throw Failure(description: "there is nothing to read") }
        guard passages.reduce(0, { $0 + $1.text.count }) <= Self.longestScript else {
            throw Failure(description: "it is too long to be read: at most \(Self.longestScript) characters")
        }
        return try await media.withScratch { folder in
            do {
                let sounds = try await voice.speak(passages.map(\.text), in: folder)
                let (whole, marks) = try Self.joined(zip(passages.map(\.passage), sounds))
                let chapters = zip(passages, marks).filter(\.0.passage.isHeading).map { passage, mark in
                    SoundFiles.Chapter(start: Double(mark.start) / 10, title: passage.passage.text)
                }
                let files = SoundFiles(
                    title: labels.title, artist: labels.paper, comment: "\(labels.declaration) (\(voice.name))", language: script.language,
                    chapters: chapters.count > 1 ? chapters : [])
                let written = try await files.write(whole, into: folder)
                return Narration(
                    digest: digest, voice: voice.name, language: script.language, duration: (whole.seconds * 10).rounded() / 10,
                    opus: try kept(written.opus), mp3: try kept(written.mp3), marks: marks)
            } catch let failure as ChildFailure {
                throw Failure(description: failure.description)
            }
        }
    }

    private func kept(_ file: URL) throws -> Narration.File {
        let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        guard size > 0 else { throw ChildFailure(description: "ffmpeg gave an empty file") }
        return Narration.File(name: try media.keep(file, ending: file.pathExtension), bytes: size)
    }

    /// Puts the passages together with pauses: a breath after a paragraph, more around a heading.
    private static func joined(
        _ passages: Zip2Sequence<[NarrationScript.Passage], [WaveSound]>
    ) throws -> (WaveSound, [Narration.Mark]) {
        var format: WaveSound.Format?
        var samples = Data()
        var marks: [Narration.Mark] = []
        for (passage, sound) in passages {
            let settled = format ?? sound.format
            guard sound.format == settled else { throw ChildFailure(description: "the voice changed its sample rate on the way") }
            format = settled
            if !samples.isEmpty { samples += WaveSound.silence(passage.isHeading ? 0.9 : 0.5, settled) }
            let start = Double(samples.count) / Double(settled.bytesPerSecond)
            marks.append(Narration.Mark(start: Int(start * 10), place: passage.place))
            samples += sound.trimmed
        }
        guard let format, samples.count > format.bytesPerSecond / 10 else { throw ChildFailure(description: "the voice was silent") }
        return (WaveSound(format: format, samples: samples), marks)
    }
}
