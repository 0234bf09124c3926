import Foundation
import Newsroom

// What the checks from outside hold against the real editor: our schema, and what steps make of a document.
//
//     step-replay-for-tests schema
//     step-replay-for-tests replay < LINES
//
// A line is an object with the editor's `doc` and `batches`, arrays of steps. For each batch one line comes back: the
// document after it (`doc`), or why it was refused (`fault`), and then the next is applied to the document before.

@main
enum StepReplay {
    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case "schema": try write(DraftDocument.schema)
        case "replay": while let line = readLine() { try replay(line) }
        default:
            FileHandle.standardError.write(Data("usage: step-replay-for-tests schema|replay\n".utf8))
            exit(64)
        }
    }

    private static func replay(_ line: String) throws {
        let value = try JSONValue(parsing: line, limits: JSONValue.Limits(bytes: 64 << 20, depth: 128))
        var document = try DraftDocument(json: value["doc"] ?? .null)
        for batch in value["batches"]?.array ?? [] {
            do {
                var steps: [EditStep] = []
                for step in batch.array ?? [] { steps.append(try EditStep(json: step)) }
                try document.apply(steps)
                // Whatever is accepted can be kept and published.
                try document.document.check()
                let again = try steps.map { try EditStep(json: $0.json) }
                try write(["doc": document.json, "map": .array(again.map(\.map.json))])
            } catch let fault as StepFault {
                try write(["fault": .string(fault.description)])
            }
        }
    }

    private static func write(_ value: JSONValue) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(value.bytes() + [UInt8(ascii: "\n")]))
    }
}

extension StepMap {
    fileprivate var json: JSONValue {
        .array(ranges.flatMap { [.integer($0.start), .integer($0.oldSize), .integer($0.newSize)] })
    }
}
