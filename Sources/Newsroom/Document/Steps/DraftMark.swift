/// A mark as the editor has it: its kind and its one attribute, letter by letter as it came.
package struct DraftMark: Sendable {
    let kind: Mark.Kind
    /// Empty where the kind has no attribute.
    let value: String

    /// Reads and checks the editor's JSON of a mark.
    init(json: JSONValue) throws(StepFault) {
        do {
            kind = try DocumentReader().mark(json).kind
        } catch {
            throw StepFault("a mark: \(error)")
        }
        // The reader lets at most one attribute through.
        if case .object(let attributes)? = json["attrs"] { value = attributes.first?.value.string ?? "" } else { value = "" }
    }

    var json: JSONValue {
        let type = JSONValue.Member("type", .string(kind.rawValue))
        guard let attribute = kind.attribute else { return .object([type]) }
        return .object([type, JSONValue.Member("attrs", .object([JSONValue.Member(attribute, .string(value))]))])
    }

    /// At least as many as its JSON has.
    var bytes: Int { 48 + 2 * value.utf8.count }
}

extension DraftMark: Equatable {
    /// By the bytes: to JavaScript, other than to Swift, two spellings of one accented letter are two texts.
    package static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.value.utf8.elementsEqual(right.value.utf8)
    }
}

/// Sets of marks, as in prosemirror-model: arrays in the order of the kinds' ranks, one mark of a kind.
extension [DraftMark] {
    /// `Mark.addToSet`: a mark excludes others of its own kind, and no others.
    func adding(_ mark: DraftMark) -> [DraftMark] {
        guard !contains(mark) else { return self }
        var set = filter { $0.kind != mark.kind }
        set.insert(mark, at: set.firstIndex { $0.kind.rank > mark.kind.rank } ?? set.count)
        return set
    }

    /// `Mark.removeFromSet`: only the very same mark goes.
    func removing(_ mark: DraftMark) -> [DraftMark] { filter { $0 != mark } }
}

extension Mark.Kind {
    /// The attribute's name, where the kind has one.
    var attribute: String? {
        switch self {
        case .statement: "id"
        case .language: "lang"
        case .link: "href"
        case .strong, .emphasis: nil
        }
    }
}
