import Newsroom
import Testing

@testable import CopyDesk

@Suite("Direct speech")
struct DirectSpeechTests {
    @Test(
        "is found in every style of quotation marks",
        arguments: [
            "\"The bridge is safe,\" Mayor Ada Lind said.", "“The bridge is safe,” Mayor Ada Lind said.",
            "‘The bridge is safe,’ Mayor Ada Lind said.", "''The bridge is safe,'' Mayor Ada Lind said.",
            "«The bridge is safe», Mayor Ada Lind said.", "„The bridge is safe“, Mayor Ada Lind said.",
            "»The bridge is safe«, Mayor Ada Lind said.",
        ])
    func styles(_ text: String) throws {
        let sample = Sample(text)
        let statement = try #require(sample.statements.first)
        #expect(sample.statements.count == 1)
        #expect(statement.speaker == "Ada Lind" && statement.role == "Mayor" && statement.kind == .direct)
        #expect(sample.words(statement.content[0]).contains("The bridge is safe"))
        #expect(sample.words(statement.cue) == "said")
    }

    @Test("broken by its attribution is one statement")
    func broken() {
        let sample = Sample("\"The bridge,\" Ada Lind said on Tuesday, \"is safe for everybody.\"")
        #expect(sample.said == [.init(speaker: "Ada Lind", cue: "said", content: ["\"The bridge,\"", "\"is safe for everybody.\""])])
        #expect(sample.statements.map(\.kind) == [.direct])
    }

    @Test("goes on after its attribution, in the same paragraph and in the next")
    func continued() {
        let text =
            "\"The bridge is safe,\" said Ada Lind, an engineer. \"We looked at every bolt.\n\n\"Nothing was loose.\"\n\nThe river rose."
        #expect(
            Sample(text).said == [
                .init(
                    speaker: "Ada Lind", cue: "said",
                    content: ["\"The bridge is safe,\"", "\"We looked at every bolt.", "\"Nothing was loose.\""])
            ])
    }

    @Test("after its attribution, with a colon or a comma", arguments: [":", ","])
    func after(_ mark: String) {
        let sample = Sample("Ada Lind said\(mark) \"The bridge is safe for everybody.\"")
        #expect(sample.said == [.init(speaker: "Ada Lind", cue: "said", content: ["\"The bridge is safe for everybody.\""])])
    }

    @Test(
        "is introduced by a colon, whatever the verb, also in the next paragraph",
        arguments: [
            ("Ada Lind put it this way: \"The bridge is safe for everybody.\"", "put"),
            ("Ada Lind went even further: \"The bridge is safe for everybody.\"", "went even further"),
            ("Ada Lind said of the bridge: \"It is safe for everybody.\"", "said of"),
            ("Ada Lind issued this statement:\n\n\"The bridge is safe for everybody.\"", "issued this statement"),
            ("Said Ada Lind: \"The bridge is safe for everybody.\"", "Said"),
        ])
    func introduced(_ text: String, _ cue: String) {
        let sample = Sample(text)
        #expect(sample.said.map(\.speaker) == ["Ada Lind"] && sample.said.map(\.cue) == [cue], "\(sample.said)")
        #expect(sample.statements.map(\.kind) == [.direct])
        #expect(sample.said.first?.content.first?.hasSuffix("safe for everybody.\"") == true)
    }

    @Test(
        "is attributed by a verb that attributes nothing else",
        arguments: ["\"Get off the bridge!\" Ada Lind blustered.", "Ada Lind blustered, \"Get off the bridge!\""])
    func anyVerb(_ text: String) {
        #expect(Sample(text).said == [.init(speaker: "Ada Lind", cue: "blustered", content: ["\"Get off the bridge!\""])])
    }

    @Test("after a colon is its own attribution's where one follows")
    func introducedTwice() {
        #expect(
            Sample("Ms. Ada Lind was glad: \"The bridge is safe,\" she said.").said == [
                .init(speaker: "Ada Lind", cue: "said", content: ["\"The bridge is safe,\""])
            ])
    }

    @Test("goes on in the sentence that it stops in")
    func unfinished() {
        let sample = Sample("Ada Lind said, \"The bridge will be safe\" until the flood.")
        #expect(sample.said.map(\.content) == [["\"The bridge will be safe\" until the flood"]])
        #expect(sample.statements.map(\.kind) == [.mixed])
        #expect(
            Sample("The old bridge, Ada Lind said, \"is safe for everybody.\"").said.map(\.content) == [
                ["The old bridge", "\"is safe for everybody.\""]
            ])
    }

    @Test("leaves the reporter's words around it to the reporter")
    func linking() {
        #expect(Sample("Yet, \"the bridge is safe,\" said Ada Lind.").said.map(\.content) == [["\"the bridge is safe,\""]])
        #expect(Sample("But, Ada Lind said, \"the bridge is safe.\"").said.map(\.content) == [["\"the bridge is safe.\""]])
    }

    @Test("that ends in a question mark keeps its attribution")
    func question() {
        let sample = Sample("\"Is the bridge safe for us?\" Ada Lind asked. Nobody answered.")
        #expect(sample.said == [.init(speaker: "Ada Lind", cue: "asked", content: ["\"Is the bridge safe for us?\""])])
    }

    @Test("of a few words inside of a report makes it mixed")
    func mixed() {
        let sample = Sample("Ada Lind said that the bridge was \"a disgrace\" to the town.")
        #expect(sample.said == [.init(speaker: "Ada Lind", cue: "said", content: ["that the bridge was \"a disgrace\" to the town"])])
        #expect(sample.statements.map(\.kind) == [.mixed])
    }

    @Test("without anybody near it is nobody's")
    func nobody() {
        #expect(Sample("The house is called \"The Old Mill on the Water.\" It stands empty.").statements.isEmpty)
    }

    @Test("in a letter is written where not all of it is quoted")
    func written() {
        #expect(Sample("Ada Lind wrote that the bridge was safe.").statements.map(\.kind) == [.written])
        #expect(Sample("\"The bridge is safe for everybody,\" Ada Lind wrote.").statements.map(\.kind) == [.direct])
    }

    @Test("offsets count Unicode scalars")
    func offsets() throws {
        let statement = try #require(Sample("🌉👩‍🔧\n\n“Це міст,” Ada Lind said.").statements.first)
        #expect(statement.content == [Span(6, 16)])
        #expect(statement.source == Span(17, 25) && statement.cue == Span(26, 30))
    }
}
