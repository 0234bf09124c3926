import Foundation
import Testing

@testable import Newsroom

@Suite("Differences of revisions") struct DocumentDifferenceTests {
    private func runs(_ old: String, _ new: String) -> String {
        TextDifference.runs(from: old, to: new).map { run in
            switch run.change {
            case .same: run.text
            case .added: "{+\(run.text)+}"
            case .removed: "[-\(run.text)-]"
            case .marked: "<\(run.text)>"
            }
        }.joined()
    }

    @Test(arguments: [
        ("The pier is closed.", "The pier is open.", "The pier is [-closed-]{+open+}."),
        ("Two piles have rotted", "Three old piles have rotted", "[-Two-]{+Three old+} piles have rotted"),
        ("one two three", "uno dos three", "[-one two-]{+uno dos+} three"), ("", "New", "{+New+}"), ("Gone", "", "[-Gone-]"),
        ("same", "same", "same"), ("Don’t go", "Do go", "[-Don’t-]{+Do+} go"), ("潮汐表", "潮位表", "潮[-汐-]{+位+}表"),
    ])
    func `words are compared as words`(_ old: String, _ new: String, _ expected: String) { #expect(runs(old, new) == expected) }

    @Test func `from the runs both texts come out again`() {
        let words = ["pier", "open", "closed", "the", ",", " ", "\n", "2", "не"]
        for _ in 0..<300 {
            let old = (0..<Int.random(in: 0...12)).compactMap { _ in words.randomElement() }.joined(separator: Bool.random() ? " " : "")
            let new = (0..<Int.random(in: 0...12)).compactMap { _ in words.randomElement() }.joined(separator: Bool.random() ? " " : "")
            let runs = TextDifference.runs(from: old, to: new)
            // A space that was kept may stand in both parts or only between them: words decide.
            func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
            #expect(squeezed(runs.filter { $0.change != .added }.map(\.text).joined()) == squeezed(old), "\(old) | \(new)")
            #expect(squeezed(runs.filter { $0.change != .removed }.map(\.text).joined()) == squeezed(new), "\(old) | \(new)")
        }
    }

    private func names(_ old: [Block], _ new: [Block]) -> [String] {
        DocumentDifference(from: Document(old), to: Document(new)).changes.map { change in
            switch change {
            case .same(let line): "same \(line.text)"
            case .added(let line): "added \(line.text)"
            case .removed(let line): "removed \(line.text)"
            case .changed(_, let line, _): "changed \(line.text)"
            case .movedAway: "moved away"
            case .movedHere: "moved here"
            case .replaced: "replaced"
            }
        }
    }

    private func paragraph(_ text: String, _ marks: Set<Mark> = []) -> Block { .paragraph([.text(text, marks)]) }

    @Test func `paragraphs are put beside those that they come from`() {
        let old = [paragraph("The ferry sails at nine."), paragraph("The pier is closed today."), paragraph("Mind the bar.")]
        let new = [
            paragraph("A new beginning altogether."), paragraph("The ferry sails at nine."), paragraph("The pier is open today."),
        ]
        #expect(
            names(old, new) == [
                "added A new beginning altogether.", "same The ferry sails at nine.", "changed The pier is open today.",
                "removed Mind the bar.",
            ])
        #expect(DocumentDifference(from: Document(old), to: Document(old)).isEmpty)
        #expect(!DocumentDifference(from: Document(old), to: Document(new)).isEmpty)
    }

    @Test func `other marks on the same words are said, and another kind of block`() {
        let difference = DocumentDifference(
            from: Document([.paragraph([.text("See the "), .text("tables")])]),
            to: Document([.heading(level: 2, [.text("See the "), .text("tables", [.link(href: "https://tides.example/")])])]))
        guard case .changed(let old, let new, let runs)? = difference.changes.first, difference.changes.count == 1 else {
            Issue.record("\(difference.changes)")
            return
        }
        #expect(old.kind == .paragraph && new.kind == .heading(level: 2))
        #expect(
            runs == [
                TextRun(text: "See the ", change: .same),
                TextRun(text: "tables", change: .marked(added: [.link(href: "https://tides.example/")], removed: [])),
            ])
    }

    @Test func `photographs move, are replaced, and get other captions`() {
        let (first, second): (Photograph.ID, Photograph.ID) = (Identifier(UUID()), Identifier(UUID()))
        let text = paragraph("The ferry sails at nine.")
        #expect(
            names([.photograph(PhotographUse(first)), text], [text, .photograph(PhotographUse(first))]) == [
                "moved away", "same The ferry sails at nine.", "moved here",
            ])
        #expect(names([text, .photograph(PhotographUse(first))], [text, .photograph(PhotographUse(second))]).last == "replaced")
        #expect(
            names([.photograph(PhotographUse(first, caption: "Boats"))], [.photograph(PhotographUse(first, caption: "Boats at dawn"))]) == [
                "changed Boats at dawn"
            ])
    }

    @Test func `every kind of block has its line`() {
        let blocks: [Block] = [
            .quotation([paragraph("Quoted")], source: "Her"), .bulletList([[paragraph("One")], [paragraph("Two")]]), .divider,
            .table(Table(rows: [[.init(blocks: [paragraph("Cell")])]])), .storyCard(.elsewhere(.init(title: "Card"))),
        ]
        #expect(Document(blocks).revisionLines.map(\.kind).count == 7)
    }

    @Test func `no documents make it slow`() {
        let many = (0..<6_000).map { paragraph("Paragraph \($0) says \($0 % 7) things of the sea.") }
        let others = (0..<6_000).map { paragraph("Passage \($0) tells \($0 % 5) tales about land.") }
        let long = [paragraph((0..<60_000).map { "w\($0)" }.joined(separator: " "))]
        let longer = [paragraph((0..<60_000).map { "w\($0 * 7 % 60_000)" }.joined(separator: " "))]
        let began = ContinuousClock.now
        defer { print("the differences of hostile documents: \(ContinuousClock.now - began)") }
        for (old, new) in [(many, others), (others, Array(many.reversed())), (long, longer)] {
            #expect(!DocumentDifference(from: Document(old), to: Document(new)).isEmpty)
        }
        // Far above what a busy machine takes; how long it was is printed.
        #expect(ContinuousClock.now - began < .seconds(300))
    }
}
