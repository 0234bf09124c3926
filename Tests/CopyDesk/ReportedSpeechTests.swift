import Newsroom
import Testing

@testable import CopyDesk

@Suite("Reported speech")
struct ReportedSpeechTests {
    @Test(
        "is found by its verb, with or without \"that\"",
        arguments: [
            ("The council said the wall would hold.", "council", "said", "the wall would hold"),
            ("Ada Lind claimed that the wall would hold.", "Ada Lind", "claimed", "that the wall would hold"),
            ("Norway has previously signaled that it could join.", "Norway", "has previously signaled", "that it could join"),
            ("Norway has ruled out any talks with the town.", "Norway", "has ruled out", "any talks with the town"),
            ("The ministry suggested Norway could join the talks.", "ministry", "suggested", "Norway could join the talks"),
            ("She promised to repair the wall.", "She", "promised", "to repair the wall"),
            ("The mayor criticized the plan.", "mayor", "criticized", "the plan"),
            ("Ada Lind called for a new wall.", "Ada Lind", "called for", "a new wall"),
            ("Officials told reporters that the wall would hold.", "Officials", "told", "that the wall would hold"),
            ("Ada Lind said on Monday that the wall would hold.", "Ada Lind", "said", "that the wall would hold"),
        ])
    func verbs(_ text: String, _ speaker: String, _ cue: String, _ content: String) {
        #expect(Sample(text).said == [.init(speaker: speaker, cue: cue, content: [content])])
    }

    @Test(
        "is found where its attribution follows, precedes or stands inside",
        arguments: [
            ("The wall will hold, Ada Lind said.", ["The wall will hold"]),
            ("The wall will hold, said Ada Lind.", ["The wall will hold"]),
            ("The wall will hold, according to Ada Lind.", ["The wall will hold"]),
            ("According to Ada Lind, the wall will hold.", ["the wall will hold"]),
            ("The wall, according to Ada Lind, will hold.", ["The wall", "will hold"]),
            ("The wall, Ada Lind said, will hold.", ["The wall", "will hold"]),
            ("As Ada Lind said, the wall will hold.", ["the wall will hold"]),
        ])
    func places(_ text: String, _ content: [String]) {
        let sample = Sample(text)
        #expect(sample.said.map(\.content) == [content])
        #expect(sample.said.map(\.speaker) == ["Ada Lind"])
    }

    @Test(
        "is never made of what was not said",
        arguments: [
            "Ada Lind did not specify which wall would fall.", "Ada Lind never said that the wall would fall.",
            "Ada Lind declined to say whether the wall would fall.", "The council refused to confirm the plan.",
            "Ada Lind has not commented on the plan.", "Ada Lind denied that the wall would fall.",
            "The mayor wouldn't say if the wall would fall.", "Neither side said anything.",
        ])
    func absences(_ text: String) {
        #expect(Sample(text).statements.isEmpty, "\(Sample(text).said)")
    }

    @Test(
        "is not seen in nouns, names and things that are only called something",
        arguments: [
            "The claims were heard in court.", "The report is long.", "A group called Open Walls met at the mill.",
            "Hope Hicks walked to the river.", "The states of the north are cold.",
            "The town set a goal, with envoy Ada Lind expected to visit on Friday.",
        ])
    func nouns(_ text: String) {
        #expect(Sample(text).statements.isEmpty, "\(Sample(text).said)")
    }

    @Test("ends where the speaker's next verb begins")
    func coordinated() {
        #expect(
            Sample("Ada Lind said the wall would hold and called for calm.").said == [
                .init(speaker: "Ada Lind", cue: "said", content: ["the wall would hold"]),
                .init(speaker: "Ada Lind", cue: "called for", content: ["calm"]),
            ])
        #expect(
            Sample("Ada Lind praised the wall, saying that it would hold.").said.map(\.content) == [["the wall"], ["that it would hold"]])
    }

    @Test("ends where another speaker's clause begins")
    func others() {
        let contents: [String: [[String]]] = [
            "Ada Lind said the wall would hold, but critics said it had cracks.": [["the wall would hold"], ["it had cracks"]],
            "Ada Lind said the wall would hold and the mayor said it had cracks.": [["the wall would hold"], ["it had cracks"]],
            "Ada Lind praised the wall while critics said it had cracks.": [["the wall"], ["it had cracks"]],
            "Ada Lind attacked the mayor by saying that the wall had cracks.": [["the mayor"], ["that the wall had cracks"]],
        ]
        for (text, content) in contents { #expect(Sample(text).said.map(\.content) == content, "\(text)") }
    }

    @Test("of others is found in what somebody cites, not in what somebody says")
    func cited() {
        let cited = Sample("Ada Lind cited engineers who said that the wall would hold.")
        #expect(cited.said.map(\.cue) == ["cited", "said"])
        #expect(cited.said.last?.content == ["that the wall would hold"])
        #expect(Sample("Ada Lind said that the mayor met engineers who said that it would hold.").said.map(\.cue) == ["said"])
    }

    @Test("by a passive is whose the passive says")
    func passive() {
        #expect(
            Sample("When asked by Ada Lind whether the wall would hold, the mayor smiled.").said == [
                .init(speaker: "Ada Lind", cue: "asked by", content: ["whether the wall would hold"])
            ])
        #expect(
            Sample("As reported by the harbor newspaper, the wall will hold.").said == [
                .init(speaker: "harbor newspaper", cue: "reported by", content: ["the wall will hold"])
            ])
    }

    @Test("by a noun is the owner's")
    func nounCues() {
        #expect(
            Sample("Ada Lind's claim that the wall will hold was read out.").said == [
                .init(speaker: "Ada Lind", cue: "claim", content: ["that the wall will hold was read out"])
            ])
    }

    @Test("inside of somebody's words is theirs, except a government's position")
    func nested() {
        #expect(Sample("Ada Lind said the mayor wanted a wall.").said.map(\.speaker) == ["Ada Lind"])
        let sample = Sample("Norway has ruled out talks with the town, foreign minister Ada Lind said.")
        #expect(sample.said.map(\.speaker) == ["Norway", "Ada Lind"])
        #expect(sample.said.map(\.content) == [["talks with the town"], ["Norway has ruled out talks with the town"]])
    }

    @Test("of a question put by nobody in particular has no speaker")
    func asked() {
        let sample = Sample("When asked whether the wall would hold, Ada Lind smiled.")
        #expect(sample.said == [.init(speaker: "", cue: "asked", content: ["whether the wall would hold"])])
        #expect(sample.sources == [nil])
    }
}
