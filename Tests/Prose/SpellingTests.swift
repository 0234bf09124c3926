import CopyDesk
import Foundation
import Testing

@testable import Prose

@Suite("Spelling", .enabled(if: Installed.hasSpelling, "hunspell and its dictionaries are not installed: bin/setup test"))
struct SpellingTests {
    /// Spelling alone.
    private static func notes(_ text: String, in language: String, knowing names: Set<String> = []) async -> [String]? {
        let prose = Prose(dictionaries: Installed.dictionaries, grammar: nil, seconds: Installed.seconds)
        return await prose.notes(on: text, in: language, knowing: names)?.map { $0.told(of: text) }
    }

    @Test(
        "is noted with its place and what was meant, also among letters of several bytes")
    func english() async {
        let text = "🙂 «Cafés» in Müllheim: the goverment said “teh ferry” won’t ocurr.\nUntill Friday, the superferry’s naïve crew stays."
        #expect(
            await Self.notes(text, in: "en") == [
                "spelling: goverment -> government", "spelling: teh -> the", "spelling: ocurr -> occur", "spelling: Untill -> Until",
            ])
    }

    @Test("a mode's letter at a line's beginning is copy like any other")
    func modes() async {
        for sign in ["^", "!", "@", "*", "&", "#", "+", "-", "~", "%", "`", "$$"] {
            #expect(await Self.notes("\(sign) wrold\n\(sign)\nThe boat sank.", in: "en") == ["spelling: wrold -> world"], "\(sign)")
        }
    }

    @Test("names are left alone, except where they are a slip away from a known one")
    func names() async {
        let text = "Mayor Orla Quillfeather met Zelenskyy in Vellmouth. Quillfeather’s vellum-bound zorpquill stayed."
        #expect(await Self.notes(text, in: "en") == ["spelling: zorpquill"])
        let known: Set = ["Volodymyr Zelensky", "Zorpquill Ltd"]
        #expect(await Self.notes(text, in: "en", knowing: known) == ["spelling: Zelenskyy -> Zelensky"])
    }

    @Test("American and British English differ")
    func regions() async {
        let text = "The harbour’s color"
        #expect(await Self.notes(text, in: "en-US") == ["spelling: harbour -> harbor"])
        #expect(await Self.notes(text, in: "en-GB") == ["spelling: color -> colour"])
    }

    @Test(
        "is read in other languages",
        arguments: [
            ("uk", "Уряд заяавив, що п’ять об’єднань працюють.", "spelling: заяавив -> заявив"),
            ("de", "Die Regierung sagte es gesternn.", "spelling: gesternn -> gestern"),
            ("fr", "L’homme a parlé au gouvernemant aujourd’hui.", "spelling: gouvernemant -> gouvernement"),
            ("ar", "قالت الحكوممة", "spelling: الحكوممة -> الحكومة"),
        ])
    func others(_ language: String, _ text: String, _ note: String) async {
        #expect(await Self.notes(text, in: language) == [note])
    }

    @Test("what nobody can read gives nil")
    func nothing() async {
        #expect(await Self.notes("teh", in: "xx") == nil)
        #expect(await Self.notes(String(repeating: "teh ", count: 300_000), in: "en") == nil)
        #expect(await Prose(dictionaries: nil, grammar: nil).notes(on: "teh", in: "en", knowing: []) == nil)
        #expect(await Prose(dictionaries: "/nowhere", grammar: "/nowhere").notes(on: "teh", in: "en", knowing: []) == nil)
    }

    @Test("a note keeps its key while the copy changes elsewhere")
    func keys() async throws {
        let prose = Prose(dictionaries: Installed.dictionaries, grammar: nil, seconds: Installed.seconds)
        func key(_ text: String) async throws -> String { try #require(await prose.notes(on: text, in: "en", knowing: [])?.first).key }
        let first = try await key("The mayor said that teh ferry sank.")
        #expect(try await key("Boats left.\nThe mayor said that teh ferry sank.") == first)
        #expect(try await key("The mayor hoped for teh old ferry.") != first)
    }

    @Test("what was asked once is known: a keystroke costs the words that are new")
    func memory() async {
        let speller = Speller(
            program: "hunspell", dictionary: "\(Installed.dictionaries)/en_US", limits: .spelling(Installed.seconds)
        ) { _ in }
        _ = await speller.verdicts(on: ["the", "ferry", "teh", "the"])
        #expect(await speller.wordsAsked == 3)
        let verdicts = await speller.verdicts(on: ["teh", "ferry", "boat"])
        #expect(verdicts?["boat"] == .right && verdicts?["ferry"] == .right && verdicts?["teh"] != .right)
        #expect(await speller.wordsAsked == 4)
    }
}

@Suite("A dictionary's program that fails")
struct BrokenSpellerTests {
    private static func limits(_ seconds: Int = Installed.seconds) -> ProseLimits {
        ProseLimits(memory: 1 << 20, seconds: seconds, answer: 1 << 16)
    }

    private static func ask(
        _ script: String, _ words: [String] = ["teh"], seconds: Int = Installed.seconds
    ) async throws -> (first: [String: Verdict]?, said: [String]) {
        let (program, complaints) = (try StandIn(script), Complaints())
        let speller = Speller(program: program.path, dictionary: "x", limits: limits(seconds)) { complaints.add($0) }
        return (await speller.verdicts(on: words), complaints.all)
    }

    @Test(
        "gives nil and one line in the log, and none of the copy in it",
        arguments: [
            ("exec sleep 60", "no answer within 1 seconds"), ("exit 3", "it ended"), ("echo hello; read x; kill -9 $$", "it ended"),
            ("echo hello; read x; exec yes \"$x\"", "too large"), ("echo hello; exec sleep 60", "no answer within 1 seconds"),
        ])
    func broken(_ script: String, _ reason: String) async throws {
        let (answer, said) = try await Self.ask(script, seconds: reason.contains("within") ? 1 : Installed.seconds)
        #expect(answer == nil)
        #expect(said.count == 1 && said.allSatisfy { $0.contains(reason) && !$0.contains("teh") }, "\(said)")
    }

    @Test("is started anew, and left alone for a while when it fails again")
    func again() async throws {
        let (program, complaints) = (try StandIn("echo hello; read x; exit 1"), Complaints())
        // No time goes by, however slow the machine is.
        let now = ContinuousClock.now
        let patience = Patience { now }
        let speller = Speller(program: program.path, dictionary: "x", limits: Self.limits(), patience: patience) { complaints.add($0) }
        for _ in 0..<5 { #expect(await speller.verdicts(on: ["teh"]) == nil) }
        #expect(complaints.all.count == 2)
    }

    @Test("is not asked about a text with more unknown words than a story has")
    func endless() async throws {
        let (answer, said) = try await Self.ask("echo hello; exec cat", (0..<3_001).map { "w" + String($0, radix: 26) })
        #expect(answer == nil && said.isEmpty)
    }

    @Test("can write nothing into a file")
    func noFiles() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "prose-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try await Self.ask("echo hello; read x; echo \"$x\" > \(file.path); echo; exec cat")
        #expect(try Data(contentsOf: file).isEmpty)
    }
}
