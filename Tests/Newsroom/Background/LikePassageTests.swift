import Newsroom
import TestSupport
import Testing

@Suite("Paragraphs that are like a passage")
struct LikePassageTests {
    private static let passage = """
        The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land; it was raised by a metre \
        in 1953 and has not been touched since.
        """
    private static let second = """
        Every year in spring the harbour office measures the crest of the wall at forty marks, and publishes the heights in June.
        """

    private func like(_ paragraphs: [String], at: Int = 0, _ passage: String...) -> LikePassage? {
        let document = Document(paragraphs: passage.isEmpty ? [Self.passage] : passage)
        return LikePassage(Shingles(document), in: paragraphs.map { Shingles($0) }, at: at)
    }

    @Test func `the same words are the same, whatever their case, accents and signs`() {
        #expect(like([Self.passage])?.likeness == 1)
        #expect(like([Self.passage.uppercased().replacing(",", with: " –")])?.likeness == 1)
        #expect(Shingles("Une élite à Genève") == Shingles("une elite a geneve"))
    }

    @Test(arguments: [
        // A word changed, a clause left out, a beginning of its own.
        "The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land; it was raised by a metre "
            + "in 1954 and has not been touched since.",
        "The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land; it was raised by a metre "
            + "in 1953.",
        "As is well known, the harbour wall was built in 1868 by the county, after two winters in which the ferry could not land; it was "
            + "raised by a metre in 1953 and has hardly been touched since.",
    ])
    func `a paragraph that was taken over with small changes is like it`(_ paragraph: String) throws {
        let found = try #require(like([paragraph]))
        #expect(found.paragraphs == 0...0 && (0.35..<1).contains(found.likeness))
    }

    @Test(arguments: [
        // Of the same thing in other words; one half sentence in common; the phrases that everybody uses.
        "In the 1860s the county put up a wall at the harbour because ferries had been unable to land for two winters.",
        "The office said the harbour wall was built in 1868 by the county, and the mayor answered that nobody had asked him, that the "
            + "money was never voted on, that the firm had gone bankrupt twice, and that the next council would have to decide again.",
        "The ferry could not land on Tuesday, according to the harbour office, which said that the next crossing would be announced.",
        "", "The harbour wall",
    ])
    func `a paragraph that says other things, or says it otherwise, is not`(_ paragraph: String) {
        #expect(like([paragraph]) == nil)
    }

    @Test func `a part of a long passage is not taken for the whole`() {
        let rest = (1...12).map {
            "In the year 19\($0)0 the wall at mark number \($0) stood \($0) metres above the mean of the tide there."
        }
        let document = Document(paragraphs: [Self.passage] + rest)
        #expect(LikePassage(Shingles(document), in: [Shingles(Self.passage)], at: 0) == nil)
    }

    @Test func `paragraphs that belong to the passage together are found together, from each of them`() throws {
        let story = ["Nobody crossed on Monday, the office said.", Self.passage, Self.second, "The mayor did not answer on Monday."]
        for at in 1...2 {
            let found = try #require(like(story, at: at, Self.passage, Self.second))
            #expect(found.paragraphs == 1...2 && found.likeness == 1)
        }
        #expect(like(story, at: 0, Self.passage, Self.second) == nil && like(story, at: 9, Self.passage) == nil)
    }
}
