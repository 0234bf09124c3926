import Foundation
import Testing

@Suite("Commands")
struct CommandTests {
    @Test(
        "each has help with an example",
        arguments: [
            "", "serve", "import", "copydesk", "user", "user add", "user list", "sample", "card", "reads", "doctor", "migrate", "section",
            "section add", "section list", "front", "front show", "front set", "package", "package save", "package list",
            "contributor", "contributor list", "contributor portrait", "translation", "translation link", "translation unlink",
            "translation list", "theme new", "theme check", "live", "live start", "live post", "live correct", "live pin", "live remove",
            "live end",
        ])
    func help(_ command: String) async throws {
        let outcome = try await Program.run(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("EXAMPLE\n"))
        #expect(outcome.output.contains("  broadsheet \(command)"))
    }

    @Test("an unknown flag or command ends with status 64", arguments: ["--nonsense", "nonsense", "serve --nonsense", "import"])
    func wrongUse(_ command: String) async throws {
        let outcome = try await Program.run(command.split(separator: " ").map(String.init))
        #expect(outcome.status == 64)
        #expect(!outcome.complaint.isEmpty)
    }

    @Test("an account is opened once, with a password that is long enough")
    func user() async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        func add(_ email: String, role: String = "editor", password: String) async throws -> Program.Outcome {
            try await Program.run("user", "add", email, "--name", "Ada", "--role", role, "--data", data.path, input: password)
        }
        let long = "a long enough password\n"
        for outcome in [
            try await add("ada@paper.example", password: "short\n"), try await add("ada@paper.example", password: ""),
            try await add("ada@paper.example", role: "king", password: long), try await add("nobody", password: long),
        ] {
            #expect(outcome.status == 1)
            #expect(outcome.complaint.hasPrefix("broadsheet: ") && outcome.complaint.split(separator: "\n").count == 1)
        }
        #expect(try await add("Ada@Paper.example", password: long).status == 0)
        #expect(try await add("ada@paper.example", password: long).status == 1)
        let list = try await Program.run("user", "list", "--data", data.path)
        #expect(list.output == "ada@paper.example\tAda\teditor\tactive\n")
    }

    @Test("doctor and migrate find a new newsroom sound, and doctor says what is not")
    func doctor() async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        #expect(try await Program.run("migrate", "--data", data.path).status == 0)
        let sound = try await Program.run("doctor", "--data", data.path)
        #expect(sound.status == 0, "\(sound.output)")
        #expect(!sound.output.contains("FAIL"))
        let broken = try await Program.run("doctor", "--data", data.path, "--theme", "/nowhere")
        #expect(broken.status == 1)
        #expect(broken.output.contains("FAIL  theme"))
    }

    @Test("the sample paper is for an empty newsroom")
    func sample() async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        #expect(try await Program.run("sample", "--data", data.path).status == 0)
        let again = try await Program.run("sample", "--data", data.path)
        #expect(again.status == 1)
        #expect(again.complaint.contains("is not empty"))
    }
}
