import Foundation
package import Newsroom

/// A draft's fields: everything in a story's content but the document, each by its name, as they are at rest (`StoryFields`).
package struct DraftFields: Sendable {
    /// Without a document.
    package private(set) var content: StoryContent

    package init(_ content: StoryContent) {
        self.content = content
        self.content.document = Document()
    }

    init(json: String) throws {
        content = try StoryFields.content(fields: json, document: Document().json)
    }

    /// Kind, language, headline …: an object with every field; null where there is no value.
    package var json: JSONValue {
        get throws {
            let written = try JSONValue(parsing: StoryFields.json(content))
            return .object(StoryFields.CodingKeys.allCases.map { .init($0.rawValue, written[$0.rawValue] ?? .null) })
        }
    }

    /// - Throws: `NewsroomError.invalid` for a field that there is not, or a value that it cannot have.
    package mutating func set(_ field: String, to value: JSONValue) throws {
        guard StoryFields.CodingKeys(rawValue: field) != nil, case .object(var members) = try json else {
            throw NewsroomError.invalid(field: "fields", reason: "there is no field \(field.prefix(40))")
        }
        if field == "embargo", let time = value.integer, !(0...Self.endOfTime).contains(time) {
            throw NewsroomError.invalid(field: field, reason: "milliseconds since 1970, before the year 10000")
        }
        members.removeAll { $0.key == field || $0.value == .null }
        if value != .null { members.append(.init(field, value)) }
        let changed: StoryContent
        do {
            changed = try StoryFields.content(
                fields: String(decoding: JSONValue.object(members).bytes(), as: UTF8.self), document: Document().json)
        } catch is DecodingError {
            throw NewsroomError.invalid(field: field, reason: "not a value of this field")
        }
        try changed.checkFields()
        content = changed
    }

    /// The fields in which another content differs, with its values.
    package func changes(to content: StoryContent) throws -> [(field: String, value: JSONValue)] {
        let (own, other) = (try json, try DraftFields(content).json)
        return StoryFields.CodingKeys.allCases.compactMap { key in
            let (before, after) = (own[key.rawValue] ?? .null, other[key.rawValue] ?? .null)
            return before.bytes() == after.bytes() ? nil : (key.rawValue, after)
        }
    }

    private static let endOfTime = 253_402_300_799_999
}
