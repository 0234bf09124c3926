import Archive
import Foundation
import Newsroom
import Web

/// Passages of background as the editor shows them, and whether what is being written says what one of them says.
struct PassageAnswers {
    private static let mostLines = 60
    private static let mostParagraphs = 40
    private static let longestParagraph = 5_000

    let visit: Visit
    let visitor: Visitor

    /// `{"title","asOf","isDue","url","text","lines":[{"kind","runs":[{"text","bold","italic","link"}]}]}`: as it will be read. The address
    /// is that of its screen, for who may go there.
    func passage() async throws -> WebAnswer {
        let id: Background.ID = try visit.id("background")
        let (found, care) = try await visit.desk.archive.read { (try $0.backgrounds.find(id), try $0.backgrounds.care(of: id)) }
        guard let found else { throw NewsroomError.notFound("background") }
        return .json([
            "title": .string(found.name), "asOf": .string("\(visit.words["as_of"]) \(visit.desk.views.expected(found.asOf))"),
            "isDue": .bool(care.isDue(on: visit.today)), "url": visitor.may(.readStories) ? .string("/background/\(id)") : .null,
            "text": .string(String(found.document.plainText.prefix(600))),
            "lines": .array(found.document.revisionLines.prefix(Self.mostLines).compactMap(line)),
        ])
    }

    private func line(_ line: RevisionLine) -> JSONValue? {
        let kind: String
        switch line.kind {
        case .paragraph, .cell: kind = "paragraph"
        case .heading: kind = "heading"
        case .quotation: kind = "quotation"
        case .source: kind = "source"
        case .listItem: kind = "item"
        case .divider: kind = "divider"
        case .photograph, .storyCard, .background, .audio: return nil
        }
        return ["kind": .string(kind), "runs": .array(line.runs.map { run($0.text, $0.marks) })]
    }

    private func run(_ text: String, _ marks: Set<Mark>) -> JSONValue {
        let isLink = marks.contains { if case .link = $0 { true } else { false } }
        return [
            "text": .string(text), "bold": .bool(marks.contains(.strong)), "italic": .bool(marks.contains(.emphasis)),
            "link": .bool(isLink),
        ]
    }

    /// Takes `{"paragraphs":[…],"at":N}`: paragraphs that stand one after the other, and the one that is asked about. Answers
    /// `{"id","title","asOf","first","last","isSame"}`, or null.
    func like() async throws -> WebAnswer {
        let call = try visit.json()
        let paragraphs = (call["paragraphs"]?.array ?? []).prefix(Self.mostParagraphs).map {
            Shingles(String(($0.string ?? "").prefix(Self.longestParagraph)))
        }
        let at = call["at"]?.integer ?? 0
        guard let found = try await visit.desk.archive.read({ try $0.backgroundShingles.find(paragraphs, at: at) }) else {
            return .json(.null)
        }
        return .json([
            "id": .string("\(found.background.id)"), "title": .string(found.background.name),
            "asOf": .string("\(visit.words["as_of"]) \(visit.desk.views.expected(found.background.asOf))"),
            "first": .integer(found.like.paragraphs.lowerBound), "last": .integer(found.like.paragraphs.upperBound),
            "isSame": .bool(found.like.likeness == 1),
        ])
    }
}
