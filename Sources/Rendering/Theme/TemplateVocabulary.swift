/// The names that templates of one kind may use: those of the reader's pages, or those of the desk's screens.
///
/// A name is a number for the engine. Values carry names of one vocabulary, and a template is compiled for one.
package struct TemplateVocabulary: Sendable {
    /// By spelling: `reading_minutes`.
    let numbers: [String: UInt16]
    /// Those whose values are finished HTML. They stand in triple braces, and nothing else does.
    let markup: Set<UInt16>
    /// What stands where a template has a name that is not in the vocabulary.
    let nothing: UInt16

    package static let readers = TemplateVocabulary(
        numbers: Dictionary(uniqueKeysWithValues: TemplateName.allCases.map { ($0.spelling, UInt16($0.rawValue)) }),
        markup: Set(TemplateName.allCases.filter(\.isHTML).map { UInt16($0.rawValue) }), nothing: UInt16(TemplateName.nothing.rawValue))

    /// - Parameters:
    ///   - names: each once; its place is its number.
    ///   - markup: the names among them whose values are finished HTML.
    package init(_ names: [String], markup: Set<String>) {
        numbers = Dictionary(names.enumerated().map { ($1, UInt16(clamping: $0)) }, uniquingKeysWith: { first, _ in first })
        self.markup = Set(markup.compactMap { [numbers] in numbers[$0] })
        nothing = .max
    }

    private init(numbers: [String: UInt16], markup: Set<UInt16>, nothing: UInt16) {
        self.numbers = numbers
        self.markup = markup
        self.nothing = nothing
    }
}

/// Turns `readingMinutes`, as it is called here, into `reading_minutes`, as templates have it.
package func templateSpelling(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") { spelling, scalar in
        if ("A"..."Z").contains(scalar) { spelling += "_" }
        spelling += String(scalar).lowercased()
    }
}
