import Foundation
import Newsroom
import Testing

@Suite("The copy desk's command")
struct CopyDeskCommandTests {
    private static let text = "The mayor of Kiev is expected to leave on Feb. 20, and to go 30 kilometers (28 miles).\n"

    private static func read(_ arguments: String...) async throws -> Program.Outcome {
        try await Program.run(["copydesk", "--date", "2025-02-12"] + arguments + ["-"], input: text)
    }

    @Test("prints one object with everything found, and notes where there is a book")
    func json() async throws {
        let plain = try JSONValue(parsing: try await Self.read("--json").output)
        for key in ["statements", "dates", "figures", "notes", "expected", "units"] { #expect(plain[key]?.array != nil, "\(key)") }
        #expect(plain["notes"]?.array?.isEmpty == true)
        #expect(plain["expected"]?.array?.first?["when"]?.string == "2025-02-20")
        #expect(plain["units"]?.array?.first?["expected"]?.string == "19")
        let noted = try JSONValue(parsing: try await Self.read("--json", "--book", "ap").output)
        let notes = try #require(noted["notes"]?.array)
        #expect(notes.map { $0["rule"]?.string } == ["names.ukraine", "units.pairs"])
        #expect(notes.map { $0["replacement"]?.string } == ["Kyiv", "19"])
        #expect(notes.first?["span"]?.array == [.integer(13), .integer(17)])
    }

    @Test("says the same in lines for people")
    func lines() async throws {
        let output = try await Self.read("--book", "guardian").output
        #expect(output.contains("expected: The mayor of Kiev is expected to leave = 2025-02-20"))
        #expect(output.contains("units: 30 kilometers (28 miles) = should be 19"))
        #expect(output.contains("warning names.ukraine: Kiev -> Kyiv\n    Write Kyiv, not Kiev"))
    }

    @Test("takes a newsroom's own book, and says which line of it cannot be read")
    func book() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString).book")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("[town]\nsays: Write {right}.\nwrite: Kiev -> Kyiv\nin quotations: yes\n".utf8).write(to: file)
        #expect(try await Self.read("--book", file.path).output.contains("suggestion town: Kiev -> Kyiv\n    Write Kyiv."))
        try Data("[town]\nsays: Write {right}.\nspell: Kiev -> Kyiv\n".utf8).write(to: file)
        for (name, reason) in [(file.path, "line 3: a rule has no spell"), ("/nowhere.book", "neither ap nor guardian")] {
            let outcome = try await Self.read("--book", name)
            #expect(outcome.status == 1 && outcome.complaint.contains(reason), "\(outcome.complaint)")
        }
    }

    @Test("notes nothing of spelling where it is off, and says so; a region is part of a language")
    func prose() async throws {
        let off = ["BROADSHEET_SPELLING": "off", "BROADSHEET_GRAMMAR": "off"]
        let refused = try await Program.run(["copydesk", "--prose", "-"], input: Self.text, environment: off)
        #expect(refused.status == 1 && refused.complaint.contains("neither dictionaries nor a grammar"), "\(refused.complaint)")
        let plain = try await Program.run(["copydesk", "--language", "en-GB", "-"], input: Self.text, environment: off)
        #expect(plain.status == 0 && plain.output.contains("expected: The mayor of Kiev"))
    }

    @Test(
        "adds notes on spelling to the others",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hunspell/en_GB.dic"), "hunspell is not installed: bin/setup test"))
    func spelling() async throws {
        let text = "Teh mayor of Kiev left the harbour.\n"
        let outcome = try await Program.run(
            ["copydesk", "--json", "--prose", "--book", "ap", "--language", "en-GB", "-"], input: text,
            environment: ["BROADSHEET_GRAMMAR": "off"])
        let notes = try #require(try JSONValue(parsing: outcome.output)["notes"]?.array)
        #expect(notes.map { $0["rule"]?.string } == ["spelling", "names.ukraine"])
        #expect(notes.map { $0["replacement"]?.string } == ["The", "Kyiv"])
    }
}
