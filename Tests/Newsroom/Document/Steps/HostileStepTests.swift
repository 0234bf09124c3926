import Foundation
import Testing

@testable import Newsroom

@Suite("Steps of the editor: hostile and many")
struct HostileStepTests {
    /// No outcome but two: refused, or a document that can be kept and read again. A trap would end the test.
    @Test(arguments: 0..<16)
    func `whatever a step says, it is refused or leaves a sound document`(_ seed: UInt64) throws {
        var random = FixedRandom(seed)
        var (accepted, refused) = (0, 0)
        for _ in 0..<4 {
            var document = try DraftDocument(.random(&random))
            for _ in 0..<150 {
                let before = document.json
                do {
                    let steps = try (0..<Int.random(in: 1...3, using: &random)).map { _ in
                        try EditStep(json: .randomStep(&random, size: document.size))
                    }
                    try document.apply(steps)
                    let kept = try document.document
                    try kept.check()
                    #expect(try DraftDocument(json: document.json).json == document.json)
                    accepted += 1
                } catch is StepFault {
                    #expect(document.json == before)
                    refused += 1
                }
            }
        }
        #expect(accepted > 20 && refused > 20)
    }

    /// Everything made of the tree of the document before is still what it was.
    @Test func `a document kept from before does not change`() throws {
        var random = FixedRandom(7)
        let first = try DraftDocument(.everything)
        let json = first.json
        var document = first
        for _ in 0..<500 {
            guard let step = try? EditStep(json: .randomStep(&random, size: document.size)) else { continue }
            _ = try? document.apply([step])
        }
        #expect(first.json == json)
    }

    @Test func `a letter in a long story makes its own paragraph anew, and shares every other`() throws {
        let sentence = Array(repeating: "ferry", count: 40).joined(separator: " ")
        let before = try DraftDocument(Document((0..<250).map { _ in .paragraph([.text(sentence)]) }))
        var after = before
        try after.apply([.typing("a", at: before.size / 2 + 20)])
        let (old, new) = (before.root.content.nodes, after.root.content.nodes)
        #expect(old.count == 250 && new.count == 250)
        #expect(zip(old, new).count { $0 !== $1 } == 1)
    }
}

extension JSONValue {
    /// Mostly sound in its parts, rarely as a whole.
    static func randomStep(_ random: inout FixedRandom, size: Int) -> JSONValue {
        func position(_ random: inout FixedRandom) -> JSONValue {
            .integer(
                Int.random(in: 0...9, using: &random) == 0
                    ? Int.random(in: -1...Int.max, using: &random) : Int.random(in: 0...size, using: &random))
        }
        let from = position(&random)
        let near =
            Int.random(in: 0...1, using: &random) == 0 ? from : .integer((from.integer ?? 0) &+ Int.random(in: 0...9, using: &random))
        let flag: JSONValue = .bool(Int.random(in: 0...3, using: &random) == 0)
        switch Int.random(in: 0...9, using: &random) {
        case 0...4: return ["stepType": "replace", "from": from, "to": near, "slice": slice(&random), "structure": flag]
        case 5:
            return [
                "stepType": "replaceAround", "from": from, "to": .integer((near.integer ?? 0) &+ 2), "gapFrom": from, "gapTo": near,
                "insert": .integer(Int.random(in: 0...3, using: &random)), "slice": slice(&random), "structure": flag,
            ]
        case 6: return ["stepType": "addMark", "from": from, "to": near, "mark": mark(&random)]
        case 7: return ["stepType": "removeMark", "from": from, "to": near, "mark": mark(&random)]
        case 8:
            let names: [JSONValue] = ["level", "source", "start", "caption", "title", "id", "colspan", "rowspan", "x"]
            let values: [JSONValue] = [.null, 3, 900, "x", "0194f0aa-0000-7000-8000-000000000001", [1], 2.5]
            return [
                "stepType": "attr", "pos": from, "attr": names.randomElement(using: &random) ?? "x",
                "value": values.randomElement(using: &random) ?? .null,
            ]
        default:
            return [
                "stepType": .string(["addNodeMark", "removeNodeMark"].randomElement(using: &random) ?? ""), "pos": from,
                "mark": mark(&random),
            ]
        }
    }

    private static func slice(_ random: inout FixedRandom) -> JSONValue {
        guard Int.random(in: 0...3, using: &random) > 0 else { return .null }
        let content: JSONValue
        if Int.random(in: 0...2, using: &random) == 0 {
            content = [
                [
                    "type": "text", "text": .string(["a", "😀", "سلام", "e\u{301}"].randomElement(using: &random) ?? "a"),
                    "marks": [mark(&random)],
                ]
            ]
        } else {
            content = Document.random(&random).jsonValue["content"] ?? []
        }
        let open = Int.random(in: 0...2, using: &random)
        return [
            "content": content, "openStart": .integer(open), "openEnd": .integer(Int.random(in: 0...2, using: &random) == 0 ? 0 : open),
        ]
    }

    private static func mark(_ random: inout FixedRandom) -> JSONValue {
        let marks: [JSONValue] = [
            ["type": "bold"], ["type": "italic"], ["type": "link", "attrs": ["href": "/a/"]], ["type": "link", "attrs": ["href": "//a"]],
            ["type": "lang", "attrs": ["lang": "uk"]], ["type": "statement", "attrs": ["id": "0194f0aa-0000-7000-8000-000000000001"]],
            ["type": "x"],
        ]
        return marks.randomElement(using: &random) ?? .null
    }
}
