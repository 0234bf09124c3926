import Foundation
package import Newsroom

extension SQLValue {
    package static func id<Of>(_ identifier: Identifier<Of>) -> SQLValue { .uuid(identifier.uuid) }

    package static func idIfAny<Of>(_ identifier: Identifier<Of>?) -> SQLValue { identifier.map { .uuid($0.uuid) } ?? .null }

    package static func int(_ number: Int) -> SQLValue { .integer(Int64(number)) }

    package static func textIfAny(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    /// Enumerations are kept by their raw values: readable in the database, and safe against renumbering.
    package static func name<Name: RawRepresentable>(_ name: Name) -> SQLValue where Name.RawValue == String { .text(name.rawValue) }
}

extension Row {
    package func id<Of>(_ column: Int, _: Of.Type = Of.self) throws -> Identifier<Of> { Identifier(try uuid(column)) }

    package func idIfAny<Of>(_ column: Int, _: Of.Type = Of.self) throws -> Identifier<Of>? {
        isNull(column) ? nil : Identifier(try uuid(column))
    }

    /// - Throws: `EngineError.unexpectedValue` for a name that this program does not know.
    package func name<Name: RawRepresentable>(_ column: Int, _: Name.Type = Name.self) throws -> Name where Name.RawValue == String {
        let text = try text(column)
        guard let name = Name(rawValue: text) else { throw EngineError.unexpectedValue("\(Name.self): \(text)") }
        return name
    }

    package func impreciseDateIfAny(_ column: Int) throws -> ImpreciseDate? {
        guard let text = try textIfAny(column) else { return nil }
        guard let date = ImpreciseDate(text) else { throw EngineError.unexpectedValue("date: \(text)") }
        return date
    }
}
