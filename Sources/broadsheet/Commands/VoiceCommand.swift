import ArgumentParser
import Foundation
import Media
import Newsroom
import Rendering

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice", abstract: "Hear how a text is read aloud; see which voices there are.",
        subcommands: [VoiceSay.self, VoiceList.self])
}

struct VoiceSay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "say",
        abstract: "Read a text aloud into a file, or print what the voice is given.",
        discussion: """
            The text is plain, a blank line between paragraphs. Names that sound wrong are put right in pronunciations.txt of the
            data folder.

            EXAMPLE
              broadsheet voice say --text story.txt
              echo "Zelensky left Kyiv on Feb. 12." | broadsheet voice say --output heard.mp3 -
            """)

    @Argument(help: "The text's file; - for standard input.") var file: String
    @Flag(help: "Print the text for the ear and make no sound.") var text = false
    @Option(help: "Where the sound goes: a file that ends in .mp3 or .opus.") var output: String?
    @OptionGroup var options: SettingsOptions

    private static let largest = 1 << 20

    func run() async throws {
        let settings = try options.resolved()
        let script = NarrationScript(language: settings.paper.language, passages: try passages())
        guard !script.passages.isEmpty else { throw CommandFailure("there is nothing to read in \(file)") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-say-\(UUID().uuidString)", isDirectory: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let media = try MediaFolder(folder)
        let narrator = Narrator(voices: settings.voices, pronunciations: try settings.pronunciations(), media: media)
        if text { return print(narrator.spoken(script).map(\.text).joined(separator: "\n\n")) }
        guard let output, output.hasSuffix(".mp3") || output.hasSuffix(".opus") else {
            throw CommandFailure("say where the sound goes, --output heard.mp3 or heard.opus, or use --text to see the words")
        }
        let labels = Narrator.Labels(
            title: URL(fileURLWithPath: file).lastPathComponent, paper: settings.paper.name,
            declaration: Declaration.syntheticVoice(in: script.language))
        do {
            let narration = try await narrator.read(script, digest: "", labels: labels)
            let name = output.hasSuffix(".mp3") ? narration.mp3.name : narration.opus.name
            if let sound = media.file(named: name)?.path {
                try Data(contentsOf: URL(fileURLWithPath: sound)).write(to: URL(fileURLWithPath: output))
            }
            print("\(output): \(Int(narration.duration.rounded())) seconds, read by \(narration.voice)")
        } catch let failure as Narrator.Failure {
            throw CommandFailure("it could not be read: \(failure)")
        } catch let error as CocoaError {
            throw CommandFailure("\(output) cannot be written: \(error.localizedDescription)")
        }
    }

    private func passages() throws -> [NarrationScript.Passage] {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let data = try handle?.read(upToCount: Self.largest + 1) else {
            // An empty standard input ends at once.
            guard file == "-" else { throw CommandFailure("\(file) cannot be read") }
            return []
        }
        guard data.count <= Self.largest else { throw CommandFailure("\(file) is larger than a megabyte") }
        guard let text = String(validating: data, as: UTF8.self) else { throw CommandFailure("\(file) is not UTF-8") }
        return text.split(separator: "\n\n").enumerated().map { NarrationScript.Passage(.text($0.offset), String($0.element)) }
    }
}

struct VoiceList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print which voice reads which language, and whether it can be used here.",
        discussion: """
            EXAMPLE
              broadsheet voice list
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let voices = try options.resolved().voices
        if voices.entries.isEmpty { print("no voice reads anything: see --voices") }
        for (language, voice) in voices.entries {
            let state = await voice.isInstalled() ? "" : "  (not installed: bin/setup voice)"
            print("\(language.padding(toLength: 8, withPad: " ", startingAt: 0)) \(voice.name)\(state)")
        }
    }
}
