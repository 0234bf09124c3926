import Newsroom

extension Schema {
    /// As a description shows it; what it names goes among the components.
    ///
    /// - Parameter isAnswer: an answer may have more members in a later version of the program, a question never has.
    func json(_ components: inout [String: JSONValue], isAnswer: Bool) -> JSONValue {
        switch self {
        case .text(let lengths, let form): return Self.text(lengths, form, isAnswer: isAnswer)
        case .choice(let choices): return ["type": "string", "enum": .array(choices.map { .string($0) })]
        case .integer(let range):
            return ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number(let range):
            return ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .boolean: return ["type": "boolean"]
        case .list(let schema, let counts): return list(schema, counts, isSet: false, &components, isAnswer)
        case .set(let schema, let counts): return list(schema, counts, isSet: true, &components, isAnswer)
        case .object(let properties): return object(properties, isOpen: isAnswer, &components, isAnswer)
        case .open(let properties): return object(properties, isOpen: true, &components, isAnswer)
        case .orNull(let schema): return ["anyOf": [schema.json(&components, isAnswer: isAnswer), ["type": "null"]]]
        case .named(let name, let schema):
            let name = isAnswer ? name : name + "Sent"
            if components[name] == nil {
                components[name] = .null
                components[name] = schema.json(&components, isAnswer: isAnswer)
            }
            return ["$ref": .string("#/components/schemas/\(name)")]
        }
    }

    /// What was taken over from files may have signs in it that nobody may send.
    private static func text(_ lengths: ClosedRange<Int>, _ form: Form, isAnswer: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [.init("type", "string")]
        if lengths.lowerBound > 0 { members.append(.init("minLength", .integer(lengths.lowerBound))) }
        members.append(.init("maxLength", .integer(lengths.upperBound)))
        if let format = form.format { members.append(.init("format", .string(format))) }
        if let pattern = form.pattern, !isAnswer || form.format != nil { members.append(.init("pattern", .string(pattern))) }
        return .object(members)
    }

    private func list(
        _ schema: Schema, _ counts: ClosedRange<Int>, isSet: Bool, _ components: inout [String: JSONValue], _ isAnswer: Bool
    ) -> JSONValue {
        var members: [JSONValue.Member] = [.init("type", "array"), .init("items", schema.json(&components, isAnswer: isAnswer))]
        if counts.lowerBound > 0 { members.append(.init("minItems", .integer(counts.lowerBound))) }
        members.append(.init("maxItems", .integer(counts.upperBound)))
        if isSet { members.append(.init("uniqueItems", true)) }
        return .object(members)
    }

    private func object(
        _ properties: [Property], isOpen: Bool, _ components: inout [String: JSONValue], _ isAnswer: Bool
    ) -> JSONValue {
        let described = properties.map { property in
            JSONValue.Member(property.name, property.schema.json(&components, isAnswer: isAnswer).described(property.about))
        }
        var members: [JSONValue.Member] = [.init("type", "object"), .init("properties", .object(described))]
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        if !isOpen { members.append(.init("additionalProperties", false)) }
        return .object(members)
    }
}

extension JSONValue {
    /// With a description beside what it says already.
    func described(_ about: String) -> JSONValue {
        guard !about.isEmpty, case .object(let members) = self else { return self }
        return .object(members + [.init("description", .string(about))])
    }
}
