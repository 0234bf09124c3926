import Newsroom

/// A page's template as a program: its partials are put in, its names are numbers, its standing text is one run of bytes.
package struct Template: Sendable {
    /// Plain numbers only, so that running a program counts no references.
    enum Instruction: Sendable {
        case literal(start: Int32, count: Int32)
        case text(Path)
        /// A text within one of ours; see `Bidi`.
        case isolated(Path)
        case html(Path, place: Int32)
        /// The body is what follows, up to `end`.
        case section(Path, end: Int32)
        case inverted(Path, end: Int32)
    }

    /// A dotted name: a part of `names`. Without names it is `.`, the value at hand.
    struct Path: Sendable {
        let start: Int32
        let count: Int32
    }

    var program: [Instruction] = []
    var literals: [UInt8] = []
    /// Numbers in the vocabulary.
    var names: [UInt16] = []
    /// Where in the theme a triple tag stands, for the error.
    var places: [String] = []
    /// Of the paper's language.
    var direction = LanguageTag.Direction.leftToRight

    /// Appends the page to `output`.
    ///
    /// Throws `NewsroomError.invalid` where triple braces meet text: a mistake in a page's model, and a hole if it passed.
    package func render(_ root: TemplateValue, into output: inout [UInt8]) throws {
        var run = TemplateRun(template: self, root: root)
        try run.perform(from: 0, to: program.count, into: &output)
    }
}

private struct TemplateRun {
    let template: Template
    /// The values around the place that is being rendered, the innermost last.
    var surroundings: [TemplateValue]

    init(template: Template, root: TemplateValue) {
        self.template = template
        surroundings = [root]
    }

    mutating func perform(from start: Int, to end: Int, into output: inout [UInt8]) throws {
        var position = start
        while position < end {
            switch template.program[position] {
            case .literal(let start, let count):
                template.literals.withUnsafeBufferPointer {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Int(start)..<Int(start + count)]))
                }
            case .text(let path):
                append(value(at: path), to: &output)
            case .isolated(let path):
                append(isolating: value(at: path), to: &output)
            case .html(let path, let place):
                try appendMarkup(value(at: path), place: place, to: &output)
            case .section(let path, let end):
                try section(value(at: path), from: position + 1, to: Int(end), into: &output)
                position = Int(end) - 1
            case .inverted(let path, let end):
                if value(at: path).isShown { position = Int(end) - 1 }
            }
            position += 1
        }
    }

    private mutating func section(_ value: TemplateValue, from start: Int, to end: Int, into output: inout [UInt8]) throws {
        switch value {
        case .list(let items):
            for item in items {
                surroundings.append(item)
                try perform(from: start, to: end, into: &output)
                surroundings.removeLast()
            }
        case .bool(true):
            try perform(from: start, to: end, into: &output)
        default:
            guard value.isShown else { return }
            surroundings.append(value)
            try perform(from: start, to: end, into: &output)
            surroundings.removeLast()
        }
    }

    private func value(at path: Template.Path) -> TemplateValue {
        guard path.count > 0 else { return surroundings[surroundings.count - 1] }
        let first = template.names[Int(path.start)]
        var found = TemplateValue.none
        var depth = surroundings.count
        while depth > 0 {
            depth -= 1
            if let field = surroundings[depth][first] {
                found = field
                break
            }
        }
        for index in path.start + 1..<path.start + path.count {
            found = found[template.names[Int(index)]] ?? .none
        }
        return found
    }

    private func append(_ value: TemplateValue, to output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(escaped: text)
        case .number(let number): output.append(String(number))
        // The compiler asks for triple braces around these; whatever slips through is shown as source, never run.
        case .html(let bytes): bytes.withUnsafeBufferPointer { output.append(escaped: $0) }
        case .none, .bool, .list, .object, .record: break
        }
    }

    private func append(isolating value: TemplateValue, to output: inout [UInt8]) {
        guard case .text(let text) = value else { return append(value, to: &output) }
        output.append(escaped: Bidi.isolated(text, in: template.direction))
    }

    private func appendMarkup(_ value: TemplateValue, place: Int32, to output: inout [UInt8]) throws {
        switch value {
        case .html(let bytes): output.append(contentsOf: bytes)
        case .none: break
        case .text, .number, .bool, .list, .object, .record:
            throw NewsroomError.invalid(field: template.places[Int(place)], reason: "only finished HTML may stand in triple braces")
        }
    }
}
