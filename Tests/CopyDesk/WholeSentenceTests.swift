import Newsroom
import Testing

@testable import CopyDesk

/// Sentences as papers write them, each of which was missed or misread once.
@Suite("Who says what in whole sentences")
struct WholeSentenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let source: String
        let cue: String
        let content: [String]

        init(_ text: String, _ source: String, _ cue: String, _ content: String...) {
            (self.text, self.source, self.cue, self.content) = (text, source, cue, content)
        }

        var testDescription: String { text }
    }

    private func isFound(_ one: Case) -> Bool {
        let sample = Sample(one.text)
        return zip(sample.said, sample.sources).contains { said, source in
            source == one.source && said.cue == one.cue && said.content == one.content
        }
    }

    @Test(
        "are found whoever the speaker is",
        arguments: [
            Case(
                "\"It was no mistake, so forget about it,\" said retired surgeon Ben Hart, asked about his claims.",
                "retired surgeon Ben Hart", "said", "\"It was no mistake, so forget about it,\""),
            Case(
                "\"There is nothing to see here,\" the tall, 71-year-old pilot said in an interview.", "the tall, 71-year-old pilot",
                "said",
                "\"There is nothing to see here,\""),
            Case(
                "\"The fog was a friend to us,\" one P&L Ferries sailor told a television station.", "one P&L Ferries sailor", "told",
                "\"The fog was a friend to us,\""),
            Case(
                "Insiders in the next two towns — Vell and Oster — said it was important.",
                "Insiders in the next two towns — Vell and Oster —",
                "said", "it was important"),
            Case(
                "Rep. Elias Hart (D-Md.), chair of the board, said he backs the plan.", "Rep. Elias Hart (D-Md.), chair of the board,",
                "said",
                "he backs the plan"),
            Case(
                "Council spokesman Sean Marsh on Thursday evening said the party was well.", "Council spokesman Sean Marsh", "said",
                "the party was well"),
            Case("Those surveyed said the wall has the best chance.", "Those surveyed", "said", "the wall has the best chance"),
            Case(
                "Women who named a candidate said they could be persuaded.", "Women", "said", "they could be persuaded"),
            Case("An inside source said the wall would hold.", "An inside source", "said", "the wall would hold"),
            Case("Lind: \"The aim is to end it, not to contain it.\"", "Lind", ":", "\"The aim is to end it, not to contain it.\""),
        ])
    func speakers(_ one: Case) {
        #expect(isFound(one), "\(Sample(one.text).said) \(Sample(one.text).sources)")
    }

    @Test(
        "are found whatever leads to the words",
        arguments: [
            Case("He sent a letter in which he declares, \"The wall is ours to keep.\"", "he", "declares", "\"The wall is ours to keep.\""),
            Case("Lind then writes back, \"You look fine.\"", "Lind", "then writes", "\"You look fine.\""),
            Case("Lind went on to say: \"None of them will come out.\"", "Lind", "went on to say", "\"None of them will come out.\""),
            Case(
                "The company said Thursday on Twitter, \"We have never been asked about this.\"", "The company", "said",
                "\"We have never been asked about this.\""),
            Case(
                "The mayor published a statement, \"Last night, our town was hit by a storm.\"", "The mayor", "published",
                "\"Last night, our town was hit by a storm.\""),
            Case(
                "In the spring after the storm broke, Hart declared at a news conference, \"I did not send anything.\"", "Hart", "declared",
                "\"I did not send anything.\""),
            Case("As the Courier put it, \"The end is near.\"", "the Courier", "put", "\"The end is near.\""),
            Case("Mr. Lund said there was nothing wrong with the wall.", "Mr. Lund", "said", "there was nothing wrong with the wall"),
            Case("The bureau said about 40 of the bolts were loose.", "The bureau", "said", "about 40 of the bolts were loose"),
            Case("Lind said having the wall looked at was right.", "Lind", "said", "having the wall looked at was right"),
            Case("Hart announced on Monday a lawsuit against the town.", "Hart", "announced", "a lawsuit against the town"),
            Case(
                "While the wall is old, a repair would help it, veteran members said.", "veteran members", "said",
                "While the wall is old, a repair would help it"),
            Case("Otherwise, she said, the wall may break.", "she", "said", "Otherwise", "the wall may break"),
            Case(
                "\"The engineers now expect to end their work in the next few weeks,\" according to the harbour office.",
                "the harbour office",
                "according to", "\"The engineers now expect to end their work in the next few weeks,\""),
        ])
    func ways(_ one: Case) {
        #expect(isFound(one), "\(Sample(one.text).said) \(Sample(one.text).sources)")
    }

    @Test("give the second of two quotations in a sentence to the second speaker")
    func second() {
        let sample = Sample("\"His mood is bad,\" she said, but despite it, \"I think he will come,\" said Ada Lind, who knows him.")
        #expect(!sample.said.contains { $0.cue == "said" && $0.speaker != "Ada Lind" && $0.content.contains("\"I think he will come,\"") })
    }

    @Test("take nobody's question for the answer's words: somebody asked is no speaker")
    func asked() {
        let sample = Sample("The mayor, asked about the deaths there, had said, \"I think we do a lot of that ourselves.\"")
        #expect(sample.said.contains(.init(speaker: "mayor", cue: "had said", content: ["\"I think we do a lot of that ourselves.\""])))
        #expect(!sample.said.contains { $0.speaker.contains("deaths") })
    }

    @Test("take no show's and no book's name for speech")
    func titles() {
        #expect(
            Sample("Lind spoke on Monday about the end of her weekly show \"Harbour Lights Tonight.\"").statements.allSatisfy {
                $0.kind != .direct
            })
    }

    @Test("read three straight marks at a quotation's end as two ends")
    func threeMarks() {
        let sample = Sample("''They say, 'You have to go back home,''' said Ida Marsh, who was born there. ''This is home.''")
        #expect(
            sample.said == [
                .init(speaker: "Ida Marsh", cue: "said", content: ["''They say, 'You have to go back home,'''", "''This is home.''"])
            ])
    }

    @Test(
        "tell the role that stands before a name without a comma",
        arguments: ["\"The fog is thick,\" said harbour master Ida Marsh.", "\"The fog is thick,\" harbour master Ida Marsh said."])
    func roles(_ text: String) {
        #expect(Sample(text).statements.map(\.speaker) == ["Ida Marsh"])
        #expect(Sample(text).statements.map(\.role) == ["harbour master"])
    }
}
