import CopyDesk
import Foundation
import Testing

@testable import Prose

@Suite("Grammar", .enabled(if: Installed.grammar != nil, "the grammar is not installed: bin/setup test"))
struct GrammarTests {
    private static func prose() -> Prose { Prose(dictionaries: nil, grammar: Installed.grammar, seconds: Installed.seconds) }

    private static func notes(_ text: String, in language: String = "en", knowing names: Set<String> = []) async -> [String]? {
        await prose().notes(on: text, in: language, knowing: names)?.map { $0.told(of: text) }
    }

    @Test(
        "notes what is wrong by its rule, with the fix",
        arguments: [
            ("The mayor could of known it.", "grammar.ModalOf: could of -> could have"),
            ("The the ferry left on time.", "grammar.RepeatedWords: The the -> The"),
            ("The claims were less then those of last year.", "grammar.ThenThan: then -> than"),
            ("An ferry left on time.", "grammar.AnA: An -> A"),
            ("He had became mayor by then.", "grammar.SimplePastToPastParticiple: became -> become"),
            ("The crew will will not leave.", "grammar.DoubleModal: will will -> will"),
        ])
    func slips(_ text: String, _ note: String) async {
        #expect(await Self.notes(text) == [note])
    }

    @Test("places are counted in scalars over all paragraphs, and what is written like a list is copy")
    func places() async {
        let text = "🙂 «Müllheim»: кафе\u{301} — 2,5 %.\r\n\n    # The mayor could of known it.\n- The the ferry left."
        #expect(
            await Self.notes(text) == ["grammar.ModalOf: could of -> could have", "grammar.RepeatedWords: The the -> The"])
    }

    @Test("a speaker's grammar is theirs, and names are known")
    func quotations() async {
        #expect(await Self.notes("“I could of known it,” the mayor said.\nShe called it “a an shame”.") == [])
        #expect(await Self.notes("The band The The plays on Friday.", knowing: ["The The"]) == [])
    }

    @Test("advice on taste and the house's own matters are left out, and so is spelling")
    func off() async {
        let text = """
            NEW YORK, Dec. 29 (Paper) - Some 90 people in Turkey, Greece and Cyprus were re-elected -- a very good result... He stuck to it.
            The superdelegates hold a hearing on health care; all of the councillors said OK to teh plan.
            """
        #expect(await Self.notes(text) == [])
    }

    @Test("only English is read, as it is written where the paper is")
    func languages() async {
        #expect(await Self.notes("Er sagte sagte es.", in: "de") == nil)
        let dialects = [
            "en": "us", "en-US": "us", "en-GB": "gb", "en-IE": "gb", "en-001": "gb", "en-NZ": "au", "en-CA": "ca", "en-IN": "in",
        ]
        for (language, dialect) in dialects {
            #expect(Grammarian.dialect(of: language) == dialect)
        }
        #expect(Grammarian.dialect(of: "de-US") == nil && Grammarian.dialect(of: "en-Latn-GB") == "gb")
    }

    @Test("what was read once is known: a keystroke costs one paragraph, and those who ask for the same text share a reading")
    func memory() async throws {
        let grammarian = Grammarian(program: try #require(Installed.grammar), limits: .grammar(Installed.seconds)) { _ in }
        let paragraphs = ["The mayor could of known it.", "The ferry left.", ""]
        let all = await withTaskGroup(of: [[GrammarLint]]?.self) { group in
            for _ in 0..<4 { group.addTask { await grammarian.lints(in: paragraphs, dialect: "us") } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(all.allSatisfy { $0?.map(\.count) == [1, 0, 0] })
        #expect(await grammarian.readings == 1)
        #expect(await grammarian.lints(in: ["The ferry left."] + paragraphs, dialect: "us")?.map(\.count) == [0, 1, 0, 0])
        #expect(await grammarian.readings == 1)
        #expect(await grammarian.lints(in: ["The the ferry left."] + paragraphs, dialect: "us")?.map(\.count) == [1, 1, 0, 0])
        #expect(await grammarian.readings == 2)
    }

    @Test("says what it is", .enabled(if: Installed.hasSpelling, "hunspell and its dictionaries are not installed: bin/setup test"))
    func together() async {
        #expect(await Self.prose().grammarVersion()?.contains("2.13.0") == true)
        let prose = Prose(dictionaries: Installed.dictionaries, grammar: Installed.grammar, seconds: Installed.seconds)
        let text = "Teh mayor said that teh ferry could of left."
        #expect(
            await prose.notes(on: text, in: "en", knowing: [])?.map { $0.told(of: text) } == [
                "spelling: Teh -> The", "spelling: teh -> the", "grammar.ModalOf: could of -> could have",
            ])
    }
}

@Suite("A grammar that fails")
struct BrokenGrammarTests {
    private static func limits(_ seconds: Int = Installed.seconds) -> ProseLimits {
        ProseLimits(memory: 1 << 20, processorSeconds: 1, seconds: seconds, answer: 1 << 16)
    }

    @Test(
        "gives nil and one line in the log, and none of the copy in it",
        arguments: [
            ("exec sleep 60", "no answer within 1 seconds"), ("cat >/dev/null; exit 101", "it ended"), ("exec cat", "it ended"),
            ("exec yes", "too large"), ("exit 0", "it ended"), ("cat >/dev/null; echo '[{\"lints\":7}]'", "it ended"),
        ])
    func broken(_ script: String, _ reason: String) async throws {
        let (program, complaints) = (try StandIn(script), Complaints())
        let grammarian = Grammarian(program: program.path, limits: Self.limits(reason.contains("within") ? 1 : Installed.seconds)) {
            complaints.add($0)
        }
        // More than fits into any buffer between the two.
        let long = (0..<3).map { String(repeating: "teh ferry ", count: 1_900) + "\($0)" }
        #expect(await grammarian.lints(in: long, dialect: "us") == nil)
        #expect(
            complaints.all.count == 1 && complaints.all.allSatisfy { $0.contains(reason) && !$0.contains("ferry") }, "\(complaints.all)")
    }

    @Test("what it says of places that are not there is left out")
    func impossible() async throws {
        let lint = #"{"rule":"X","kind":"Y","span":{"char_start":%,"char_end":&},"message":"m","suggestions":[],"matched_text":""}"#
        let places = [(0, 3), (5, 2), (3, 900), (-4, 2), (900, 901), (7, 9), (1, 8)]
        let lints = places.map { lint.replacing("%", with: "\($0)").replacing("&", with: "\($1)") }.joined(separator: ",")
        let program = try StandIn("cat >/dev/null; echo '[{\"lints\":[\(lints)]}]'; exit 1")
        let grammarian = Grammarian(program: program.path, limits: Self.limits()) { _ in }
        let found = await grammarian.lints(in: ["abcde", "fghij"], dialect: "us")
        #expect(found?.map { $0.map { [$0.span.start, $0.span.end] } } == [[[0, 3]], [[0, 2]]])
    }

    @Test(
        "of one passage, the dictionary knows better",
        .enabled(if: Installed.hasSpelling, "hunspell and its dictionaries are not installed: bin/setup test"))
    func overlap() async throws {
        let lint = #"{"rule":"X","kind":"Y","span":{"char_start":%,"char_end":9},"message":"m","suggestions":[],"matched_text":""}"#
        let lints = [2, 4].map { lint.replacing("%", with: "\($0)") }.joined(separator: ",")
        let program = try StandIn("cat >/dev/null; echo '[{\"lints\":[\(lints)]}]'; exit 1")
        let prose = Prose(dictionaries: Installed.dictionaries, grammar: program.path, seconds: Installed.seconds)
        let notes = await prose.notes(on: "teh ferry", in: "en", knowing: [])
        #expect(notes?.map { $0.told(of: "teh ferry") } == ["spelling: teh -> the", "grammar.X: ferry"])
    }
}
