import Newsroom

/// The identifiers behind the names that the sample paper's files use.
struct SampleNames {
    var contributors: [String: Contributor.ID] = [:]
    var sections: [String: Section.ID] = [:]
    var topics: [String: Topic.ID] = [:]
    var outlets: [String: Outlet.ID] = [:]
    var photographs: [String: Photograph.ID] = [:]
    var backgrounds: [String: Background.ID] = [:]
    var stories: [String: Story.ID] = [:]
    var statements: [String: Statement.ID] = [:]

    func find<Of>(_ name: String, in known: [String: Identifier<Of>], _ what: String) throws -> Identifier<Of> {
        guard let id = known[name] else { throw CommandFailure("the sample paper has no \(what) \"\(name)\"") }
        return id
    }
}

extension JSONValue {
    func text(_ key: String) throws -> String {
        guard let text = self[key]?.string else { throw CommandFailure("the sample paper lacks \"\(key)\" somewhere") }
        return text
    }

    func name<Name: RawRepresentable>(_ key: String) throws -> Name where Name.RawValue == String {
        guard let name = Name(rawValue: try text(key)) else { throw CommandFailure("the sample paper: \(key) cannot be \(try text(key))") }
        return name
    }

    func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }

    func number(_ key: String) -> Double? {
        switch self[key] {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
