import Testing

@testable import CopyDesk

@Suite("Speakers")
struct SpeakerTests {
    private func speakers(_ text: String) -> [String] {
        Sample(text).statements.map { $0.role.isEmpty ? $0.speaker : "\($0.speaker), \($0.role)" }
    }

    @Test("have the role that the copy gives them, before the name or after it")
    func roles() {
        #expect(speakers("Harbor spokesperson Ada Lind said it was over.") == ["Ada Lind, Harbor spokesperson"])
        #expect(speakers("Ada Lind, a spokeswoman for the harbor, said it was over.") == ["Ada Lind, spokeswoman for the harbor"])
        #expect(speakers("President Ada Lind said it was over.") == ["Ada Lind, President"])
    }

    @Test("named by their last names are the persons named before")
    func lastNames() {
        #expect(
            speakers("Harbor chief Ada Lind came. Lind said it was over. \"We are done here,\" Mr. Lind added.") == [
                "Ada Lind, Harbor chief", "Ada Lind, Harbor chief",
            ])
    }

    @Test("called he or she are who spoke last, or who was named last in the sentence")
    func pronouns() {
        #expect(speakers("Ada Lind said it was over. She said the harbor was safe.") == ["Ada Lind", "Ada Lind"])
        #expect(
            speakers("Maria Holm said it was over. President John Berg spoke of a plan, where he suggested it was not.") == [
                "Maria Holm", "John Berg, President", "John Berg, President",
            ])
        #expect(speakers("Mr. John Berg met Ms. Maria Holm. She said it was over.") == ["Maria Holm"])
    }

    @Test("that nothing names stay what the copy calls them, and are less certain")
    func unresolved() throws {
        let statements = Sample("He said it was over. Ada Lind said it was not.").statements
        #expect(statements.map(\.speaker) == ["He", "Ada Lind"])
        #expect(try #require(statements.first).confidence < #require(statements.last).confidence)
    }

    @Test("can be organisations, governments and people without names")
    func others() {
        #expect(speakers("The harbor board said it was over.") == ["harbor board"])
        #expect(speakers("Two officials said it was over.") == ["Two officials"])
        #expect(speakers("A poll found that it was over.") == ["poll"])
    }

    @Test("of a relative clause are named before it")
    func relative() {
        #expect(speakers("Ada Lind, who said it was over, left.") == ["Ada Lind"])
    }

    @Test(
        "are found across what stands between them and the verb",
        arguments: [
            "Ada Lind, 67, a farmer, said it was over.", "Ada Lind, speaking at the mill in Harbor, Ohio, said it was over.",
            "Ada Lind last week said it was over.", "Ada Lind went first at the mill run by the town, saying it was over.",
        ])
    func between(_ text: String) {
        #expect(speakers(text) == ["Ada Lind"], "\(Sample(text).said)")
    }
}
