package import CopyDesk
import Newsroom
import Synchronization

/// Reads spelling with Debian's hunspell and its dictionaries, and English grammar with harper, both in children at a low priority.
/// Copy reaches them by a line to the child alone: no file, no argument, no log.
package final class Prose: ProseReader {
    /// A longer text, in bytes, is no story.
    package static let longest = 1 << 20
    /// Dictionaries in memory at once: 10 to 50 MB each.
    private static let most = 4

    private let hunspell: String?
    private let dictionaries: Dictionaries
    private let grammarian: Grammarian?
    private let seconds: Int
    private let complain: @Sendable (String) -> Void
    private let spellers = Mutex<[(name: String, speller: Speller)]>([])

    /// - Parameters:
    ///   - dictionaries: The folder of hunspell's dictionaries; nil for no spelling.
    ///   - grammar: `harper-cli`, as a path or a name of PATH; nil for no grammar.
    ///   - hunspell: As a path or a name of PATH.
    ///   - seconds: From a question to its answer, before a program is given up. The programs run at a low priority.
    ///   - complain: Called with one line where a program fails; never with copy.
    package init(
        dictionaries: String?, grammar: String?, hunspell: String = "hunspell", seconds: Int = 30,
        complain: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        let found = dictionaries.flatMap { _ in ProgramFile.find(hunspell) }
        self.hunspell = found
        self.dictionaries = Dictionaries(folder: found == nil ? "/nonexistent" : dictionaries ?? "")
        grammarian = grammar.flatMap { ProgramFile.find($0) }.map { Grammarian(program: $0, limits: .grammar(seconds), complain: complain) }
        self.seconds = seconds
        self.complain = complain
    }

    // MARK: What is there

    /// The dictionaries that spelling is read with: `en_US`, `uk_UA`.
    package var dictionaryNames: [String] { dictionaries.names }

    /// What the grammar calls itself; nil where there is none that runs.
    package func grammarVersion() async -> String? { await grammarian?.version() }

    package var readsNothing: Bool { dictionaries.names.isEmpty && grammarian == nil }

    // MARK: Reading

    package func notes(on text: String, in language: String, knowing names: Set<String>) async -> [CopyNote]? {
        guard text.utf8.count <= Self.longest else { return nil }
        let copy = ProseCopy(text, in: language)
        async let spelled = spelling(of: copy, in: language, knowing: names)
        async let parsed = grammar(of: copy, in: language, knowing: names)
        let (spelling, grammar) = await (spelled, parsed)
        guard spelling != nil || grammar != nil else { return nil }
        let misspelt = spelling ?? []
        // Of one passage, the dictionary knows better.
        var isMisspelt = [Bool](repeating: false, count: copy.scalars.count)
        for note in misspelt { for index in note.span.start..<note.span.end { isMisspelt[index] = true } }
        let rest = (grammar ?? []).filter { note in !isMisspelt[note.span.start..<note.span.end].contains(true) }
        return (misspelt + rest).sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    private func spelling(of copy: ProseCopy, in language: String, knowing names: Set<String>) async -> [CopyNote]? {
        guard let dictionary = dictionaries.name(for: language), let speller = speller(dictionary) else { return nil }
        let reader = SpellingReader(speller, inEnglish: LanguageTag.primary(language) == "en", knowing: names)
        return await reader.found(in: copy.scalars)?.map { found in
            copy.note(
                "spelling", found.word.span, Self.message(found), found.replacement, found.replacement == nil ? .suggestion : .warning)
        }
    }

    private static func message(_ found: SpellingReader.Found) -> String {
        let meant = found.suggestions.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
        return "The dictionary does not have “\(found.word.text)”" + (meant.isEmpty ? "." : "; perhaps \(meant).")
    }

    private func speller(_ name: String) -> Speller? {
        guard let hunspell else { return nil }
        return spellers.withLock { spellers in
            let speller =
                spellers.first { $0.name == name }?.speller
                ?? Speller(program: hunspell, dictionary: dictionaries.path(name), limits: .spelling(seconds), complain: complain)
            spellers.removeAll { $0.name == name }
            spellers.append((name, speller))
            // The one that was asked longest ago ends with its last question.
            if spellers.count > Self.most { spellers.removeFirst() }
            return speller
        }
    }

    private func grammar(of copy: ProseCopy, in language: String, knowing names: Set<String>) async -> [CopyNote]? {
        guard let grammarian, let dialect = Grammarian.dialect(of: language) else { return nil }
        let paragraphs = copy.paragraphs
        guard let lints = await grammarian.lints(in: paragraphs.map { copy.words($0) }, dialect: dialect) else { return nil }
        return zip(paragraphs, lints).flatMap { paragraph, lints in
            lints.map { $0.moved(by: paragraph.start) }.filter { !copy.isQuoted($0.span) && !names.contains(copy.words($0.span)) }
                .map { copy.note("grammar.\($0.rule)", $0.span, $0.message, $0.replacement, .suggestion) }
        }
    }
}
