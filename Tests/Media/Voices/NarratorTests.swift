import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Media

/// With a voice of our own that makes a tone, and FFmpeg.
@Suite("Reading aloud")
struct NarratorTests {
    private static let fake = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Support/FakeVoice.py").path
    private static let labels = Narrator.Labels(title: "A bridge; = opens", paper: "The Test", declaration: "Read by a synthetic voice")
    private static let script = NarrationScript(
        language: "en",
        passages: [
            .init(.headline, "A bridge opens", isHeading: true), .init(.byline, "Ada Example; Ben Example"),
            .init(.text(0), "It is 2.5 km long."),
            .init(.text(1), "What it cost", isHeading: true), .init(.text(2), "—"), .init(.text(3), "It cost $5."),
        ])

    private func narrator(_ folder: URL, command: String = "python3 '\(fake)'", voices: String = "") throws -> (Narrator, MediaFolder) {
        let media = try MediaFolder(folder.appending(path: "media"))
        let table = try VoiceTable(voices, folder: folder.appending(path: "voices"), command: command)
        return (Narrator(voices: table, pronunciations: Pronunciations(), media: media), media)
    }

    private func read(_ folder: URL, command: String) async throws -> Narration {
        try await narrator(folder, command: command).0.read(Self.script, digest: "d", labels: Self.labels)
    }

    @Test("passages become text for the ear, each a sentence; what is none is left out")
    func spoken() async throws {
        try await withTemporaryFolder { folder in
            let spoken = try narrator(folder).0.spoken(Self.script)
            #expect(
                spoken.map(\.text) == [
                    "A bridge opens.", "By Ada Example and Ben Example.", "It is two point five kilometers long.", "What it cost.",
                    "It cost five dollars.",
                ])
        }
    }

    @Test("a script becomes two files in the store, with times for its passages and facts in the files")
    func read() async throws {
        try await withTemporaryFolder { folder in
            let (narrator, media) = try narrator(folder)
            let narration = try await narrator.read(Self.script, digest: "d", labels: Self.labels)
            #expect(narration.voice == "command" && narration.digest == "d" && narration.language == "en")
            #expect(narration.marks.map(\.place) == [.headline, .byline, .text(0), .text(1), .text(3)])
            #expect(narration.marks.first?.start == 0)
            #expect(zip(narration.marks, narration.marks.dropFirst()).allSatisfy { $0.start < $1.start })
            // 15, 31, 37, 13 and 21 characters at 0.05 seconds, and pauses.
            #expect((7.5...9.5).contains(narration.duration), "\(narration.duration)")
            for (file, beginning) in [(narration.opus, "OggS"), (narration.mp3, "ID3")] {
                let bytes = try #require(try contents(of: file.name, in: media))
                #expect(bytes.count == file.bytes && bytes.starts(with: beginning.utf8))
                let facts = try await probe(bytes, folder)
                for fact in ["A bridge; = opens", "The Test", "Read by a synthetic voice (command)", "What it cost"] {
                    #expect(facts.contains(fact), "\(file.name.suffix(5)): \(fact)")
                }
                let seconds = facts.components(separatedBy: "duration=").dropFirst().compactMap { Double($0.prefix { $0 != "\n" }) }.last
                #expect(abs((seconds ?? 0) - narration.duration) < 0.3, "\(String(describing: seconds)) and \(narration.duration)")
            }
            try media.remove(narration.mp3.name)
            #expect(media.file(named: narration.mp3.name) == nil)
        }
    }

    private func contents(of name: String, in media: MediaFolder) throws -> [UInt8]? {
        try media.file(named: name).map { [UInt8](try Data(contentsOf: URL(filePath: $0.path))) }
    }

    private func probe(_ bytes: [UInt8], _ folder: URL) async throws -> String {
        let (file, output) = (folder.appending(path: "probed"), folder.appending(path: "facts"))
        try Data(bytes).write(to: file)
        try await Child.run(
            ["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-show_streams", file.path], output: output,
            limits: ChildLimits(seconds: 30, output: 1 << 20))
        return try String(contentsOf: output, encoding: .utf8)
    }

    @Test(
        "a voice that fails says so in one line, and leaves nothing behind",
        arguments: [
            ("echo no model >&2; exit 3", "status 3: no model"), ("cat", "no WAV file"), ("true", "no WAV file"),
            ("kill -9 $$", "signal 9"),
            ("exec /nowhere/voice", "status 127"),
        ])
    func failures(_ command: String, _ reason: String) async throws {
        try await withTemporaryFolder { folder in
            let failure = await #expect(throws: Narrator.Failure.self) { try await read(folder, command: command) }
            #expect(failure?.description.contains(reason) == true, "\(String(describing: failure))")
            #expect(failure?.description.contains("\n") == false)
            let left = try ["media/making", "media/originals"].flatMap {
                try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: $0).path)
            }
            #expect(left == [])
        }
    }

    @Test("a child that takes too long or writes too much is ended, with its own children")
    func limits() async throws {
        try await withTemporaryFolder { folder in
            let marker = folder.appending(path: "alive").path
            let slow = ["sh", "-c", "(while :; do touch '\(marker)'; sleep 0.1; done) & sleep 600"]
            await #expect(throws: ChildFailure.self) { try await Child.run(slow, limits: ChildLimits(seconds: 1, output: 1 << 20)) }
            try FileManager.default.removeItem(atPath: marker)
            let loud = ["sh", "-c", "head -c 50000000 /dev/zero"]
            let output = folder.appending(path: "output")
            await #expect(throws: ChildFailure.self) {
                try await Child.run(loud, output: output, limits: ChildLimits(seconds: 20, output: 1 << 20))
            }
            let written = try Data(contentsOf: output).count
            #expect(written <= 2 << 20)
            try await Task.sleep(for: .seconds(1))
            #expect(!FileManager.default.fileExists(atPath: marker))
        }
    }

    @Test("a child hears nothing of our settings")
    func environment() async throws {
        try await withTemporaryFolder { folder in
            let output = folder.appending(path: "output")
            try await Child.run(["env"], output: output, limits: ChildLimits(seconds: 10, output: 1 << 20))
            let heard = try String(contentsOf: output, encoding: .utf8)
            let names = heard.split(separator: "\n").map { String($0.prefix { $0 != "=" }) }
            let kept = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "BROADSHEET_CACHE", "PWD", "OLDPWD", "SHLVL", "_"]
            #expect(names.filter { !kept.contains($0) } == [])
        }
    }

    @Test("silence, and a script of nothing or without end, are failures")
    func nothing() async throws {
        try await withTemporaryFolder { folder in
            let (narrator, _) = try narrator(folder)
            for script in [
                NarrationScript(language: "en", passages: []),
                NarrationScript(language: "en", passages: [.init(.text(0), String(repeating: "word ", count: 50_000))]),
            ] {
                await #expect(throws: Narrator.Failure.self) { try await narrator.read(script, digest: "", labels: Self.labels) }
            }
            let silent = "\(Self.quiet)"
            await #expect(throws: Narrator.Failure.self) { try await read(folder, command: silent) }
        }
    }

    private static let quiet =
        "python3 '\(fake)' | python3 -c 'import sys; b = sys.stdin.buffer.read(); sys.stdout.buffer.write(b[:44] + bytes(len(b) - 44))'"

    @Test(
        "the table of voices: the language, then its first part, then the star",
        arguments: [("en", "a"), ("en-GB", "b"), ("en-US", "a"), ("uk", "c"), ("ar", "star")])
    func table(_ language: String, _ voice: String) throws {
        let table = try VoiceTable("en=a, en-GB=b uk=c *=star", folder: URL(filePath: "/nowhere"), command: "")
        #expect(table.voice(for: language)?.name == voice)
    }

    @Test("without a word, hibari reads English; with a command, it reads everything; none is silence")
    func standard() async throws {
        let nowhere = URL(filePath: "/nowhere")
        #expect(try VoiceTable("", folder: nowhere, command: "").voice(for: "en-US")?.name == "hibari")
        #expect(try VoiceTable("", folder: nowhere, command: "cat").voice(for: "en")?.name == "command")
        #expect(try VoiceTable("none", folder: nowhere, command: "cat").voice(for: "en") == nil)
        #expect(try await VoiceTable("", folder: nowhere, command: "").voice(for: "en")?.isInstalled() == false)
    }

    @Test(
        "a table that cannot be read is refused",
        arguments: ["en", "en=", "=a", "en=../a", "en=a/b", "en=command", "e!=a", "en=a=b", "en=A"])
    func badTable(_ text: String) {
        #expect(throws: NewsroomError.self) { try VoiceTable(text, folder: URL(filePath: "/nowhere"), command: "") }
    }

    @Test("hibari, where it is installed, reads a sentence")
    func real() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../voices").standardizedFileURL
        let table = try VoiceTable("en=hibari", folder: folder, command: "")
        guard await table.voice(for: "en")?.isInstalled() == true else {
            print("hibari is not installed (bin/setup voice): not tested")
            return
        }
        try await withTemporaryFolder { temporary in
            let media = try MediaFolder(temporary)
            let narrator = Narrator(voices: table, pronunciations: Pronunciations(), media: media)
            let narration = try await narrator.read(Self.script, digest: "", labels: Self.labels)
            #expect(narration.voice == "hibari" && (5...25).contains(narration.duration), "\(narration.duration)")
        }
    }
}
