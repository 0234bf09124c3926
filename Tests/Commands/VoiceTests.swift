import Foundation
import Testing

@testable import broadsheet

/// With a voice of our own that makes a tone.
@Suite("Command: voice")
struct VoiceTests {
    private static let fake = "python3 '\(Program.root.appending(path: "Tests/Support/FakeVoice.py").path)'"

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "voice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test("say --text prints what the voice is given, by the newsroom's pronunciations")
    func text() async throws {
        try await withFolder { folder in
            try Data("Vellmouth = Vel-muth\n".utf8).write(to: folder.appending(path: "pronunciations.txt"))
            let input = "Kyiv on Feb. 12\n\nVellmouth is 2.5 km away.\n"
            let outcome = try await Program.run("voice", "say", "--text", "--data", folder.path, "-", input: input)
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(outcome.output == "Keev on February twelfth.\n\nVel-muth is two point five kilometers away.\n")
        }
    }

    @Test("say --output makes a sound file", arguments: ["heard.mp3", "heard.opus"])
    func sound(_ name: String) async throws {
        try await withFolder { folder in
            let output = folder.appending(path: name)
            let outcome = try await Program.run(
                "voice", "say", "--data", folder.path, "--voices", "*=command", "--voice-command", Self.fake, "--output", output.path, "-",
                input: "It is open.")
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(outcome.output.contains("read by command"))
            #expect(try Data(contentsOf: output).count > 500)
        }
    }

    @Test(
        "what cannot be done is one line",
        arguments: [["say", "-"], ["say", "/nowhere/text"], ["say", "--output", "x.wav", "-"], ["say", "--output", "x.mp3", "-"]])
    func failures(_ arguments: [String]) async throws {
        try await withFolder { folder in
            let outcome = try await Program.run(["voice"] + arguments + ["--data", folder.path], input: "It is open.")
            #expect(outcome.status == 1)
            #expect(outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
        }
    }

    @Test("a line of pronunciations that is none is named, also by the doctor")
    func badPronunciations() async throws {
        try await withFolder { folder in
            try Data("A = B\nnonsense\n".utf8).write(to: folder.appending(path: "pronunciations.txt"))
            let outcome = try await Program.run("voice", "say", "--text", "--data", folder.path, "-", input: "It is open.")
            #expect(outcome.status == 1 && outcome.complaint.contains("line 2"))
            let doctor = try await Program.run("doctor", "--data", folder.path)
            #expect(doctor.status == 1 && doctor.output.contains("line 2"))
        }
    }

    @Test("list and doctor say which voices there are, and that the paper is whole without")
    func list() async throws {
        try await withFolder { folder in
            let voices = ["--voices", "en=hibari *=command", "--voice-command", "cat", "--voice-folder", "/nowhere"]
            let list = try await Program.run(["voice", "list", "--data", folder.path] + voices).output
            #expect(list.contains("hibari  (not installed: bin/setup voice)") && list.contains("command\n"))
            let doctor = try await Program.run(["doctor", "--data", folder.path] + voices)
            #expect(doctor.status == 0 && doctor.output.contains("en: hibari (not installed: bin/setup voice), *: command"))
        }
    }
}
