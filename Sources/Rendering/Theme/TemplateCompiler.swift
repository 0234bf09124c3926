package import Newsroom

/// Turns sources in our subset of Mustache (mustache(5), without lambdas, inheritance and other delimiters) into programs.
///
/// Partials are put in where they are named, without further indentation; one that holds itself is refused. `{{asset.…}}`
/// becomes the asset's address, `{{words.…}}` the text in the paper's language. All errors are `NewsroomError.invalid` with `file:line` as the field.
package struct TemplateCompiler {
    static let deepestNesting = 32
    static let longestProgram = 20_000
    static let mostLiteralBytes = 2_000_000

    /// By name without the ending: `story`, `partials/teaser`.
    let sources: [String: [UInt8]]
    /// By the name in `{{asset.…}}`.
    let assets: [String: String]
    /// By the name in `{{words.…}}`.
    let words: [String: WordText]
    /// Of the language of `words`.
    let direction: LanguageTag.Direction
    let vocabulary: TemplateVocabulary
    /// Where a source comes from, for errors; `story.mustache` where nothing is said.
    let files: [String: String]
    /// Goes on after a fault that concerns one tag, and keeps it in `faults`.
    let isLenient: Bool
    private(set) var faults: [NewsroomError] = []
    /// Names that no page offers, each with its places.
    package private(set) var unknownNames: [String: [String]] = [:]
    private(set) var usedSources: Set<String> = []
    private(set) var usedAssets: Set<String> = []

    private var template = Template()
    private var openPartials: [String] = []
    private var depth = 0

    package init(
        sources: [String: [UInt8]], assets: [String: String] = [:], words: [String: WordText] = [:],
        direction: LanguageTag.Direction = .leftToRight, vocabulary: TemplateVocabulary = .readers, files: [String: String] = [:],
        isLenient: Bool = false
    ) {
        self.sources = sources
        self.assets = assets
        self.files = files
        self.isLenient = isLenient
        self.words = words
        self.direction = direction
        self.vocabulary = vocabulary
    }

    package mutating func compile(_ name: String) throws -> Template {
        guard sources[name] != nil else {
            throw NewsroomError.invalid(field: "\(name).mustache", reason: "the theme lacks this template")
        }
        template = Template()
        template.direction = direction
        (openPartials, depth) = ([], 0)
        try compileFile(name)
        return template
    }

    private struct Section {
        let tag: TemplateScanner.Tag
        let path: Template.Path
        let index: Int
    }

    private mutating func compileFile(_ name: String) throws {
        let file = files[name] ?? "\(name).mustache"
        usedSources.insert(name)
        var scanner = TemplateScanner(file: file, source: sources[name] ?? [])
        var open: [Section] = []
        openPartials.append(name)
        while let token = try scanner.next() {
            switch token {
            case .literal(let bytes): append(literal: bytes)
            case .tag(let tag): try compile(tag, in: file, &open)
            }
            guard template.program.count <= Self.longestProgram, template.literals.count <= Self.mostLiteralBytes else {
                throw NewsroomError.invalid(field: file, reason: "the template and its partials are too large")
            }
        }
        if let section = open.last {
            throw fault(section.tag, file, "the section \(section.tag.name) is never closed")
        }
        openPartials.removeLast()
    }

    private mutating func compile(_ tag: TemplateScanner.Tag, in file: String, _ open: inout [Section]) throws {
        switch tag.kind {
        case .comment: break
        case .text, .html: try compileValue(tag, in: file)
        case .section, .inverted:
            guard depth < Self.deepestNesting else { throw fault(tag, file, "sections are nested too deeply") }
            guard !tag.name.hasPrefix("words.") else { throw fault(tag, file, "a text is no section: \(tag.name)") }
            depth += 1
            open.append(Section(tag: tag, path: try path(tag, in: file), index: template.program.count))
            template.program.append(.literal(start: 0, count: 0))
        case .close:
            guard let section = open.popLast() else { throw fault(tag, file, "no section is open here") }
            guard section.tag.name == tag.name else {
                throw fault(tag, file, "the section \(section.tag.name) of line \(section.tag.line) is to be closed first")
            }
            depth -= 1
            let end = Int32(template.program.count)
            template.program[section.index] =
                section.tag.kind == .section ? .section(section.path, end: end) : .inverted(section.path, end: end)
        case .partial: try compilePartial(tag, in: file)
        }
    }

    private mutating func compileValue(_ tag: TemplateScanner.Tag, in file: String) throws {
        if tag.name.hasPrefix("asset.") {
            let name = String(tag.name.dropFirst(6))
            guard let address = assets[name] else { return try refuse(tag, file, "the theme has no \(tag.name)") }
            usedAssets.insert(name)
            append(literal: [UInt8](address.utf8)[...])
            return
        }
        if tag.name.hasPrefix("words.") { return try compileWords(tag, in: file) }
        let path = try path(tag, in: file)
        let isHTML = path.count > 0 && template.names.last.map(vocabulary.markup.contains) == true
        guard isHTML == (tag.kind == .html) || unknownNames[tag.name] != nil else {
            return try refuse(tag, file, isHTML ? "\(tag.name) is HTML: write three braces" : "\(tag.name) is not HTML: write two braces")
        }
        if isHTML {
            template.places.append("\(file):\(tag.line)")
            template.program.append(.html(path, place: Int32(template.places.count - 1)))
        } else {
            template.program.append(.text(path))
        }
    }

    /// The text stands in the program; its values are the template's own names.
    private mutating func compileWords(_ tag: TemplateScanner.Tag, in file: String) throws {
        guard let text = words[String(tag.name.dropFirst(6))] else { return try refuse(tag, file, "there is no text \(tag.name)") }
        guard tag.kind == .text else { return try refuse(tag, file, "\(tag.name) is not HTML: write two braces") }
        guard let parts = text.forms[nil] else {
            return try refuse(tag, file, "\(tag.name) depends on a number: a page has it ready, or not")
        }
        for part in parts {
            switch part {
            case .literal(let literal):
                var escaped: [UInt8] = []
                escaped.append(escaped: literal)
                append(literal: escaped[...])
            case .value(let name):
                let value = TemplateScanner.Tag(kind: .text, name: name, line: tag.line)
                template.program.append(.isolated(try path(value, in: file)))
            }
        }
    }

    private mutating func compilePartial(_ tag: TemplateScanner.Tag, in file: String) throws {
        guard let name = ["partials/\(tag.name)", tag.name].first(where: { sources[$0] != nil }) else {
            return try refuse(tag, file, "there is no partial \(tag.name)")
        }
        guard !openPartials.contains(name) else { throw fault(tag, file, "the partial \(tag.name) holds itself") }
        guard openPartials.count < Self.deepestNesting else { throw fault(tag, file, "partials are nested too deeply") }
        try compileFile(name)
    }

    /// A name that no page offers stands for nothing, and is noted.
    private mutating func path(_ tag: TemplateScanner.Tag, in file: String) throws -> Template.Path {
        let start = Int32(template.names.count)
        if tag.name == "." { return Template.Path(start: start, count: 0) }
        var names: [UInt16] = []
        for part in tag.name.split(separator: ".", omittingEmptySubsequences: false) {
            guard !part.isEmpty, part.utf8.allSatisfy(Self.isNameByte) else {
                throw fault(tag, file, "“\(tag.name)” is not a name: lower-case letters, digits, _ and dots")
            }
            guard let name = vocabulary.numbers[String(part)] else {
                let place = "\(file):\(tag.line)"
                if unknownNames[tag.name]?.last != place { unknownNames[tag.name, default: []].append(place) }
                continue
            }
            names.append(name)
        }
        if unknownNames[tag.name] != nil { names = [vocabulary.nothing] }
        template.names += names
        return Template.Path(start: start, count: Int32(names.count))
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    private mutating func append(literal bytes: ArraySlice<UInt8>) {
        let start = Int32(template.literals.count)
        template.literals += bytes
        template.program.append(.literal(start: start, count: Int32(bytes.count)))
    }

    private mutating func refuse(_ tag: TemplateScanner.Tag, _ file: String, _ reason: String) throws {
        let fault = fault(tag, file, reason)
        guard isLenient else { throw fault }
        if !faults.contains(fault) { faults.append(fault) }
    }

    private func fault(_ tag: TemplateScanner.Tag, _ file: String, _ reason: String) -> NewsroomError {
        .invalid(field: "\(file):\(tag.line)", reason: reason)
    }
}
