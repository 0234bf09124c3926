/// Reads the spelling and grammar of copy with what is not ours: dictionaries and grammars that take programs of their own, and so longer
/// than a keystroke. Asked in the background; what it says is a suggestion like any other note.
package protocol ProseReader: Sendable {
    /// The notes on a text, spans in its Unicode scalars. A note's rule is `spelling`, or `grammar.` and the grammar's own name for it.
    /// Quotations are read for spelling only: a speaker's grammar is theirs.
    ///
    /// - Parameters:
    ///   - language: BCP 47.
    ///   - names: Right whatever a dictionary says: those of topics, contributors and outlets.
    /// - Returns: nil where it was not read: no dictionary for the language, the program missing, too slow or broken.
    func notes(on text: String, in language: String, knowing names: Set<String>) async -> [CopyNote]?
}
