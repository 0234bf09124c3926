/// A newsroom's own book of style: rules as data, in a text that people write. `docs/copydesk.md` says how.
package struct HouseBook: Sendable {
    package let name: String
    package let language: Language
    package let rules: [HouseRule]
    let patterns: WordPatterns

    /// In bytes; more is no book.
    package static let longest = 1 << 20

    /// - Throws: `BookFault` where a line is none that a book can have.
    package init(_ text: String) throws(BookFault) {
        try self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) throws(BookFault) {
        let reader = try BookReader(bytes)
        (name, language, rules) = (reader.name, reader.language, reader.rules)
        patterns = WordPatterns(rules, language)
    }

    private init(empty name: String) {
        (self.name, language, rules) = (name, .english, [])
        patterns = WordPatterns([], .english)
    }

    /// Close to what American wires write; our own words.
    package static let apLike = starter("AP-like", PackageResources.ap_book)
    /// Close to what British papers write; our own words.
    package static let guardianLike = starter("Guardian-like", PackageResources.guardian_book)

    /// What a rule says of the first of its examples of which it says anything: a sentence with words in it, and no places for them.
    package func sentence(of rule: HouseRule) -> String {
        guard rule.says.contains("{") else { return rule.says }
        let desk = CopyDesk(language: language, book: self)
        for example in rule.wrong {
            if let note = desk.read(example.text).notes.first(where: { $0.rule == rule.id }) { return note.message }
        }
        return rule.says.replacing(#/\{[a-z]+\}/#, with: "…")
    }

    /// A starter by the name that commands and settings call it by.
    package static func starter(named name: String) -> HouseBook? {
        switch name {
        case "ap": apLike
        case "guardian": guardianLike
        default: nil
        }
    }

    /// The starters are built in; a test reads them, so that none is ever empty.
    private static func starter(_ name: String, _ bytes: [UInt8]) -> HouseBook {
        (try? HouseBook(bytes)) ?? HouseBook(empty: name)
    }
}

/// A line that a book cannot have.
package struct BookFault: Error, Hashable, CustomStringConvertible {
    package let line: Int
    package let reason: String

    package var description: String { "line \(line): \(reason)" }
}
