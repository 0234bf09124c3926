/// A JSON value (RFC 8259). Objects keep the order of their members, so that the same value is always the same bytes.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent that fits.
    case integer(Int)
    /// Any other number.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The member of that name; nil where there is none or this is not an object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    package var integer: Int? {
        if case .integer(let integer) = self { integer } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let array) = self { array } else { nil }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0, $1) }) }
}

/// Why bytes are not the JSON that was asked for, and where: `offset` counts bytes from 0.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: String, Hashable, Sendable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedCharacter = "this character may not stand here"
        case trailingContent = "there is more after the value"
        case controlCharacter = "a control character must be escaped"
        case invalidEscape = "no such escape"
        case loneSurrogate = "half a surrogate pair"
        case invalidUTF8 = "not UTF-8"
        case invalidNumber = "not a number as JSON writes them"
        case numberOutOfRange = "the number is too large"
        case duplicateKey = "the key stands twice in one object"
        case tooDeep = "nested too deeply"
        case tooLarge = "the text is too large"
    }

    package let offset: Int
    package let reason: Reason

    package init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "byte \(offset): \(reason.rawValue)" }
}
