extension DraftDocument {
    /// The schema as JSON, for the test that holds the editor's copy to it: of each node its attributes with their defaults
    /// (`required` where there is none), what may stand in it, how much at least, and with what it begins; the marks in the
    /// order of their ranks.
    package static var schema: JSONValue {
        [
            "nodes": .object(NodeName.allCases.map { JSONValue.Member($0.rawValue, $0.schema) }),
            "marks": .array(
                Mark.Kind.allCases.map { kind in
                    ["name": .string(kind.rawValue), "attrs": .array([kind.attribute].compactMap(\.self).map { .string($0) })]
                }),
        ]
    }
}

extension NodeName {
    fileprivate var schema: JSONValue {
        let children = NodeName.allCases.filter { $0 != .doc && draftContent.children.contains(NodeSet($0)) }
        return [
            "attrs": .object(draftAttributes.map { JSONValue.Member($0.name, $0.standard.map { ["default": $0] } ?? "required") }),
            "children": .array(children.map { .string($0.rawValue) }),
            "atLeast": .integer(draftContent.atLeast),
            "first": draftContent.first.map { .string($0.rawValue) } ?? .null,
            "marks": .bool(holdsText),
        ]
    }
}
