/// As `Step.fromJSON` and `Step.toJSON` have them.
extension EditStep {
    package init(json: JSONValue) throws(StepFault) {
        guard case .object = json, let type = json["stepType"]?.string else { throw StepFault("a step is an object with a stepType") }
        let members = StepMembers(json: json)
        switch type {
        case "replace":
            try members.allow("from", "to", "slice", "structure")
            let (from, to) = try members.range("from", "to")
            self = .replace(from: from, to: to, slice: try DraftSlice(json: json["slice"]), structure: try members.flag("structure"))
        case "replaceAround":
            try members.allow("from", "to", "gapFrom", "gapTo", "insert", "slice", "structure")
            self = .replaceAround(try Around(members))
        case "addMark", "removeMark":
            try members.allow("mark", "from", "to")
            let (from, to) = try members.range("from", "to")
            let mark = try members.mark()
            self = type == "addMark" ? .addMark(from: from, to: to, mark) : .removeMark(from: from, to: to, mark)
        case "addNodeMark", "removeNodeMark":
            try members.allow("mark", "pos")
            let (position, mark) = (try members.position("pos"), try members.mark())
            self = type == "addNodeMark" ? .addNodeMark(at: position, mark) : .removeNodeMark(at: position, mark)
        case "attr":
            try members.allow("pos", "attr", "value")
            self = .attribute(at: try members.position("pos"), name: try members.name(), value: json["value"])
        case "docAttr":
            try members.allow("attr", "value")
            self = .documentAttribute(name: try members.name(), value: json["value"])
        default: throw StepFault("unknown step: \(type.prefix(40))")
        }
    }

    package var json: JSONValue {
        switch self {
        case .replace(let from, let to, let slice, let structure):
            Self.object("replace", [("from", from), ("to", to)], slice, structure)
        case .replaceAround(let it):
            Self.object(
                "replaceAround", [("from", it.from), ("to", it.to), ("gapFrom", it.gapFrom), ("gapTo", it.gapTo), ("insert", it.insert)],
                it.slice, it.structure)
        case .addMark(let from, let to, let mark):
            ["stepType": "addMark", "mark": mark.json, "from": .integer(from), "to": .integer(to)]
        case .removeMark(let from, let to, let mark):
            ["stepType": "removeMark", "mark": mark.json, "from": .integer(from), "to": .integer(to)]
        case .addNodeMark(let position, let mark): ["stepType": "addNodeMark", "pos": .integer(position), "mark": mark.json]
        case .removeNodeMark(let position, let mark): ["stepType": "removeNodeMark", "pos": .integer(position), "mark": mark.json]
        case .attribute(let position, let name, let value):
            .object(
                [.init("stepType", "attr"), .init("pos", .integer(position)), .init("attr", .string(name))]
                    + [value.map { .init("value", $0) }].compactMap(\.self))
        case .documentAttribute(let name, let value):
            .object([.init("stepType", "docAttr"), .init("attr", .string(name))] + [value.map { .init("value", $0) }].compactMap(\.self))
        }
    }

    /// A slice that adds nothing is left out, and so is a structure that is false, as the editor does.
    private static func object(_ type: String, _ numbers: [(String, Int)], _ slice: DraftSlice, _ structure: Bool) -> JSONValue {
        var members = [JSONValue.Member("stepType", .string(type))] + numbers.map { .init($0.0, .integer($0.1)) }
        if slice.size > 0 { members.append(.init("slice", slice.json)) }
        if structure { members.append(.init("structure", true)) }
        return .object(members)
    }
}

extension EditStep.Around {
    fileprivate init(_ members: StepMembers) throws(StepFault) {
        (from, to) = try members.range("from", "to")
        (gapFrom, gapTo) = try members.range("gapFrom", "gapTo")
        slice = try DraftSlice(json: members.json["slice"])
        insert = try members.position("insert")
        structure = try members.flag("structure")
        guard from <= gapFrom, gapTo <= to else { throw StepFault("the gap is not within the range") }
        guard insert <= slice.size else { throw StepFault("insert is outside of the slice") }
    }
}

private struct StepMembers {
    let json: JSONValue

    func allow(_ names: String...) throws(StepFault) {
        guard case .object(let members) = json else { return }
        for member in members where member.key != "stepType" && !names.contains(member.key) {
            throw StepFault("a step has no such member: \(member.key.prefix(40))")
        }
    }

    /// Bounded, so that no sum of positions can overflow.
    func position(_ name: String) throws(StepFault) -> Int {
        guard let position = json[name]?.integer else { throw StepFault("\(name) must be a whole number") }
        guard (0...DocumentLimits.jsonBytes).contains(position) else { throw StepFault("\(name) is outside of the document") }
        return position
    }

    func range(_ first: String, _ last: String) throws(StepFault) -> (Int, Int) {
        let (from, to) = (try position(first), try position(last))
        guard from <= to else { throw StepFault("\(last) is before \(first)") }
        return (from, to)
    }

    func flag(_ name: String) throws(StepFault) -> Bool {
        switch json[name] {
        case nil, .bool(false): return false
        case .bool(true): return true
        default: throw StepFault("\(name) must be true or false")
        }
    }

    func name() throws(StepFault) -> String {
        guard let name = json["attr"]?.string else { throw StepFault("attr must be a text") }
        return name
    }

    func mark() throws(StepFault) -> DraftMark {
        guard let mark = json["mark"] else { throw StepFault("mark is missing") }
        return try DraftMark(json: mark)
    }
}
