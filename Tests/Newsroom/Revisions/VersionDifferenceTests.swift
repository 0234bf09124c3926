import Foundation
import Newsroom
import Testing

@Suite("What readers are told of a difference")
struct VersionDifferenceTests {
    private func content(_ paragraphs: [String], headline: String = "A headline") -> StoryContent {
        StoryContent(headline: headline, document: Document(paragraphs.map { .paragraph([.text($0)]) }))
    }

    @Test func `only passages that changed are there, with a few words around the change`() {
        let long = (1...30).map { "word\($0)" }.joined(separator: " ")
        let difference = VersionDifference(
            from: content(["Untouched.", "\(long) twenty \(long)"]), to: content(["Untouched.", "\(long) thirty \(long)"]))
        #expect(
            difference.passages == [
                .init(
                    .text,
                    [
                        .gap, .same("word23 word24 word25 word26 word27 word28 word29 word30 "), .removed("twenty"), .added("thirty"),
                        .same(" word1 word2 word3 word4 word5 word6 word7 word8"), .gap,
                    ])
            ])
        #expect(difference.aspects == [] && !difference.isCutShort && !difference.isTooLong)
    }

    @Test func `words between two changes are left out where they are many`() throws {
        let long = (1...30).map { "word\($0)" }.joined(separator: " ")
        let difference = VersionDifference(from: content(["One \(long) two"]), to: content(["Uno \(long) due"]))
        let pieces = try #require(difference.passages.first?.pieces)
        #expect(pieces.count { $0 == .gap } == 1 && pieces.contains(.removed("One")) && pieces.contains(.added("due")))
        let short = VersionDifference(from: content(["One short way to two"]), to: content(["Uno short way to due"]))
        #expect(
            short.passages.first?.pieces == [
                .removed("One"), .added("Uno"), .same(" short way to "), .removed("two"), .added("due"),
            ])
    }

    @Test func `signs of scripts without spaces are counted`() throws {
        let long = String(repeating: "東", count: 300)
        let difference = VersionDifference(from: content(["\(long)西\(long)"]), to: content(["\(long)北\(long)"]))
        let pieces = try #require(difference.passages.first?.pieces)
        #expect(
            pieces == [
                .gap, .same(String(repeating: "東", count: 80)), .removed("西"), .added("北"), .same(String(repeating: "東", count: 80)), .gap,
            ])
    }

    @Test func `fields have their place, and come in the order of the page`() {
        var (old, new) = (content(["The text."]), content(["A text."], headline: "Another headline"))
        new.standfirst = "An introduction."
        new.dateline = "SALTMARSH"
        let photograph = Photograph.ID(UUID())
        old.leadPhotograph = PhotographUse(photograph, caption: "A gate.")
        new.leadPhotograph = PhotographUse(photograph, caption: "A sluice gate.")
        let difference = VersionDifference(from: old, to: new)
        #expect(difference.passages.map(\.place) == [.headline, .standfirst, .caption, .dateline, .text])
        #expect(difference.aspects == [])
    }

    @Test func `what is no words is only said to have changed`() {
        var (old, new) = (content(["The same words."]), content(["The same words."]))
        old.byline = [BylineEntry(contributor: Contributor.ID(UUID()))]
        old.topics = [Topic.ID(UUID())]
        new.searchTitle = "For search"
        old.document.blocks.append(.storyCard(.elsewhere(.init(title: "A secret title", url: "https://a.example/"))))
        new.document.blocks.append(.background(Background.ID(UUID())))
        new.document.blocks.append(.photograph(PhotographUse(Photograph.ID(UUID()))))
        new.document.blocks[0] = .paragraph([.text("The same "), .text("words", [.link(href: "https://b.example/")]), .text(".")])
        let difference = VersionDifference(from: old, to: new)
        #expect(difference.passages == [])
        #expect(difference.aspects == [.byline, .topics, .titles, .cards, .background, .photographs, .form])
    }

    @Test func `a passage that is confirmed as a statement has not changed for readers`() {
        var new = content(["They agreed at last."])
        new.document.blocks[0] = .paragraph([.text("They agreed", [.statement(Statement.ID(UUID()))]), .text(" at last.")])
        #expect(VersionDifference(from: content(["They agreed at last."]), to: new).isEmpty)
    }

    @Test func `much that was rewritten is not compared, and one word in a long text is`() {
        let paragraphs = (1...20_000).map { "Paragraph \($0) says something of its own." }
        var mended = paragraphs
        mended[9_999] = "Paragraph 10000 says nothing of its own."
        let small = VersionDifference(from: content(paragraphs), to: content(mended))
        #expect(small.passages.count == 1 && !small.isTooLong)
        let whole = VersionDifference(from: content(paragraphs), to: content(paragraphs.map { "\($0) And more." }))
        #expect(whole.isTooLong && whole.passages == [])
    }

    @Test func `more passages than a page can take are cut short`() {
        let paragraphs = (1...200).map { "Paragraph \($0) says something of its own." }
        let difference = VersionDifference(from: content(paragraphs), to: content(paragraphs.map { "\($0) And more." }))
        #expect(difference.isCutShort && difference.passages.count == 80)
        let long = VersionDifference(from: content([]), to: content([String(repeating: "word ", count: 10_000)]))
        #expect(long.isCutShort && long.passages == [] && !long.isEmpty)
    }
}
