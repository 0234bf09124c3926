/// The editor's JSON, as `Node.fromJSON` and `Node.toJSON` have it: every attribute is there, with its default where none was set.
extension DraftNode {
    /// What does not belong to the schema is refused, where the editor would let it go in silence. Whether a node's content and
    /// the values of its attributes are right is asked when the steps are done: see `DraftCheck`.
    convenience init(json: JSONValue) throws(StepFault) {
        guard case .object(let members) = json else { throw StepFault("a node is an object") }
        guard let name = json["type"]?.string.flatMap(NodeName.init(rawValue:)) else {
            throw StepFault("unknown node: \((json["type"]?.string ?? "").prefix(40))")
        }
        var attributes: [JSONValue.Member] = []
        var marks: [DraftMark] = []
        var nodes: [DraftNode] = []
        var text = ""
        for member in members {
            switch (member.key, member.value) {
            case ("type", _): continue
            case ("attrs", .object(let values)) where name != .text: attributes = values
            case ("attrs", .null): continue
            case ("marks", .array(let values)) where name.isInline: marks = try Self.marks(values)
            case ("content", .array(let values)) where !name.isLeaf: for value in values { nodes.append(try DraftNode(json: value)) }
            case ("text", .string(let value)) where name == .text: text = value
            default: throw StepFault("\(name.rawValue) has no such member: \(member.key.prefix(40))")
            }
        }
        guard name == .text else {
            let values = try Self.values(attributes, of: name)
            self.init(name, attributes: values, marks: marks, content: DraftFragment(joining: nodes))
            return
        }
        guard !text.isEmpty else { throw StepFault("text must not be empty") }
        self.init(text: text, marks: marks)
    }

    /// `Mark.setFrom`: in the order of their ranks.
    private static func marks(_ values: [JSONValue]) throws(StepFault) -> [DraftMark] {
        var marks: [DraftMark] = []
        for value in values { marks.append(try DraftMark(json: value)) }
        guard Set(marks.map(\.kind)).count == marks.count else { throw StepFault("two marks of one kind on one run") }
        return marks.sorted { $0.kind.rank < $1.kind.rank }
    }

    /// `computeAttrs`.
    private static func values(_ given: [JSONValue.Member], of name: NodeName) throws(StepFault) -> [JSONValue] {
        var values = name.draftAttributes.map(\.standard)
        for attribute in given {
            guard let index = name.draftAttributes.firstIndex(where: { $0.name == attribute.key }) else {
                throw StepFault("\(name.rawValue) has no such attribute: \(attribute.key.prefix(40))")
            }
            values[index] = try scalar(attribute.value)
        }
        var whole: [JSONValue] = []
        for (value, attribute) in zip(values, name.draftAttributes) {
            guard let value else { throw StepFault("\(name.rawValue) needs its attribute \(attribute.name)") }
            whole.append(value)
        }
        return whole
    }

    private static func scalar(_ value: JSONValue) throws(StepFault) -> JSONValue {
        switch value {
        case .null, .integer, .string: return value
        case .bool, .number, .array, .object: throw StepFault("an attribute is a text, a whole number or null")
        }
    }

    /// The same node with another value in an attribute; nil is the default, as where JSON has no value.
    func setting(_ attribute: String, to value: JSONValue?) throws(StepFault) -> DraftNode {
        guard let index = name.draftAttributes.firstIndex(where: { $0.name == attribute }) else {
            throw StepFault("\(name.rawValue) has no such attribute: \(attribute.prefix(40))")
        }
        guard let value = value ?? name.draftAttributes[index].standard else {
            throw StepFault("\(name.rawValue) needs its attribute \(attribute)")
        }
        var values = attributes
        values[index] = try Self.scalar(value)
        return DraftNode(name, attributes: values, marks: marks, content: content)
    }

    // MARK: Writing

    var json: JSONValue {
        var members = ownMembers
        if !content.isEmpty { members.append(.init("content", .array(content.nodes.map(\.json)))) }
        if !marks.isEmpty { members.append(.init("marks", .array(marks.map(\.json)))) }
        if name == .text { members.append(.init("text", .string(text))) }
        return .object(members)
    }

    /// Type and attributes.
    var ownMembers: [JSONValue.Member] {
        var members = [JSONValue.Member("type", .string(name.rawValue))]
        if !attributes.isEmpty {
            let pairs = zip(name.draftAttributes, attributes).map { JSONValue.Member($0.0.name, $0.1) }
            members.append(.init("attrs", .object(pairs)))
        }
        return members
    }
}
