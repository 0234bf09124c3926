import Editorial
import Foundation
import Newsroom

extension StoryStatements {
    var json: JSONValue { .object(members) }

    var members: [JSONValue.Member] {
        [
            .init("version", .integer(version)), .init("suggestions", .array(suggestions.map(\.json))),
            .init("statements", .array(statements.map(\.json))),
        ]
    }
}

extension SuggestedRecord {
    var json: JSONValue {
        [
            "fingerprint": .string(fingerprint), "pieces": .array(pieces.map(\.json)),
            "speaker": speaker.map { .string("\($0.id)") } ?? .null, "name": .string(name), "speakerKind": .string(kindOfSpeaker.rawValue),
            "attribution": .string(attribution.rawValue), "described": .string(described), "role": .string(role),
            "kind": .string(kind.rawValue), "verbatim": .bool(content.isVerbatim), "words": .string(content.text),
            "said": said.map { .string("\($0)") } ?? .null, "occasion": .string(occasion),
            "outlets": .array(outlets.map { .string($0) }), "confidence": .number(confidence),
        ]
    }
}

extension KeptStatement {
    var json: JSONValue {
        let confirmation = statement.confirmation
        return [
            "id": .string("\(statement.id)"), "standing": .string(standing.rawValue), "pieces": .array(pieces.map(\.json)),
            "passage": .array(statement.passage.map { .string($0) }),
            "confirmedAt": APITime.json(confirmation?.at), "confirmedBy": confirmation.map { .string("\($0.by)") } ?? .null,
            "confirmedByName": .string(confirmedBy), "speaker": statement.speaker.map { .string("\($0)") } ?? .null,
            "name": .string(speaker), "attribution": .string(statement.attribution.rawValue), "described": .string(statement.described),
            "role": .string(statement.role), "kind": .string(statement.kind.rawValue), "verbatim": .bool(statement.content.isVerbatim),
            "words": .string(statement.content.text), "said": statement.said.map { .string("\($0)") } ?? .null,
            "occasion": .string(statement.occasion), "outlets": .array(outlets.map { .string($0) }),
            "topics": .array(statement.topics.map { .string("\($0)") }),
            "original": statement.original.map { ["text": .string($0.text), "language": .string($0.language)] } ?? .null,
            "evidence": .string(statement.evidence),
        ]
    }
}

extension StatementPassage.Piece {
    fileprivate var json: JSONValue {
        ["from": .integer(range.lowerBound), "to": .integer(range.upperBound), "words": .string(words)]
    }
}

extension Statement.Content {
    var isVerbatim: Bool {
        switch self {
        case .verbatim: true
        case .sense: false
        }
    }
}
