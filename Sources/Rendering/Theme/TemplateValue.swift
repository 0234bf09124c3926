/// What a template can show. Text and HTML are different types: text is always escaped on the way out, and only a value
/// that we made as HTML may stand in triple braces.
package enum TemplateValue: Sendable {
    case none
    case text(String)
    /// Finished markup in UTF-8, safe as it stands.
    case html([UInt8])
    case number(Int)
    case bool(Bool)
    case list([TemplateValue])
    /// Fields in any order; a name stands there once. An object has every field of its contract, the empty ones as `none`:
    /// a name that it lacks is looked for in the objects around it.
    case object([(TemplateName, TemplateValue)])
    /// The same with names of another vocabulary than the reader's pages have, by their numbers.
    case record([(number: UInt16, value: TemplateValue)])

    /// Whether a section of it is shown: not for nothing, no, an empty text and an empty list.
    var isShown: Bool {
        switch self {
        case .none: false
        case .text(let text): !text.isEmpty
        case .html(let bytes): !bytes.isEmpty
        case .number: true
        case .bool(let bool): bool
        case .list(let items): !items.isEmpty
        case .object, .record: true
        }
    }

    /// - Parameter name: its number in the template's vocabulary.
    subscript(name: UInt16) -> TemplateValue? {
        switch self {
        case .object(let fields):
            for (key, value) in fields where UInt16(key.rawValue) == name { return value }
        case .record(let fields):
            for (key, value) in fields where key == name { return value }
        default: break
        }
        return nil
    }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral fields: (TemplateName, TemplateValue)...) {
        self = .object(fields)
    }
}

extension TemplateValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral items: TemplateValue...) {
        self = .list(items)
    }
}
