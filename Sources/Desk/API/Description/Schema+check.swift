import Newsroom

/// One place in what was sent, and what is wrong there.
struct FieldFault: Hashable, Sendable {
    /// `content.byline[0].role`; empty for the whole.
    let field: String
    let detail: String
}

extension Schema {
    static let mostFaults = 20

    /// Everything in which a value breaks the schema, up to `mostFaults`; empty for one that keeps to it.
    func faults(in value: JSONValue) -> [FieldFault] {
        var faults: [FieldFault] = []
        check(value, at: "", &faults)
        return faults
    }

    private func check(_ value: JSONValue, at place: String, _ faults: inout [FieldFault]) {
        guard faults.count < Self.mostFaults else { return }
        switch self {
        case .orNull(let schema): if value != .null { schema.check(value, at: place, &faults) }
        case .named(_, let schema): schema.check(value, at: place, &faults)
        case .list(let schema, let counts): checkList(value, of: schema, counts, isSet: false, at: place, &faults)
        case .set(let schema, let counts): checkList(value, of: schema, counts, isSet: true, at: place, &faults)
        case .object(let properties): checkObject(value, properties, isOpen: false, at: place, &faults)
        case .open(let properties): checkObject(value, properties, isOpen: true, at: place, &faults)
        default: if let detail = fault(ofPlain: value) { faults.append(FieldFault(field: place, detail: detail)) }
        }
    }

    private func fault(ofPlain value: JSONValue) -> String? {
        switch (self, value) {
        case (.text(let lengths, let form), .string(let text)):
            // As JSON Schema counts.
            lengths.contains(text.unicodeScalars.count) ? form.fault(text) : "\(Self.words(lengths)) characters"
        case (.choice(let choices), .string(let text)):
            choices.contains(text) ? nil : "one of \(choices.joined(separator: ", "))"
        case (.integer(let range), .integer(let number)): range.contains(number) ? nil : "\(Self.words(range))"
        case (.number(let range), .integer(let number)):
            range.contains(Double(number)) ? nil : "from \(range.lowerBound) to \(range.upperBound)"
        case (.number(let range), .number(let number)): range.contains(number) ? nil : "from \(range.lowerBound) to \(range.upperBound)"
        case (.boolean, .bool): nil
        case (.text, _), (.choice, _): "a text"
        case (.integer, _): "a whole number"
        case (.number, _): "a number"
        default: "true or false"
        }
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }

    private func checkList(
        _ value: JSONValue, of schema: Schema, _ counts: ClosedRange<Int>, isSet: Bool, at place: String, _ faults: inout [FieldFault]
    ) {
        guard case .array(let elements) = value else { return faults.append(FieldFault(field: place, detail: "a list")) }
        guard counts.contains(elements.count) else {
            return faults.append(FieldFault(field: place, detail: "\(Self.words(counts)) of them"))
        }
        if isSet, Set(elements).count != elements.count { faults.append(FieldFault(field: place, detail: "each once")) }
        for (index, element) in elements.enumerated() { schema.check(element, at: "\(place)[\(index)]", &faults) }
    }

    private func checkObject(
        _ value: JSONValue, _ properties: [Property], isOpen: Bool, at place: String, _ faults: inout [FieldFault]
    ) {
        guard case .object(let members) = value else { return faults.append(FieldFault(field: place, detail: "an object")) }
        func inside(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
        for property in properties where property.isRequired && value[property.name] == nil {
            faults.append(FieldFault(field: inside(property.name), detail: "is missing"))
        }
        for member in members {
            if let property = properties.first(where: { $0.name == member.key }) {
                property.schema.check(member.value, at: inside(member.key), &faults)
            } else if !isOpen {
                faults.append(FieldFault(field: inside(String(member.key.prefix(80))), detail: "there is no such member"))
            }
        }
    }
}
