/// A remark on the copy by a rule of the house book.
package struct CopyNote: Hashable, Sendable {
    package enum Severity: String, Sendable, CaseIterable {
        case suggestion, warning
    }

    /// The rule's identifier in its book.
    package var rule: String
    package var span: Span
    /// One plain sentence.
    package var message: String
    /// What stands in the span's place once the note is followed; nil where only a person can tell.
    package var replacement: String?
    package var severity: Severity
    /// The same for as long as the rule and the words around stay: by it a note stays silenced while the copy changes elsewhere. Notes
    /// on the same words have the same.
    package var key: String

    package init(rule: String, span: Span, message: String, replacement: String?, severity: Severity, key: String) {
        (self.rule, self.span, self.message) = (rule, span, message)
        (self.replacement, self.severity, self.key) = (replacement, severity, key)
    }
}

/// A remark on what stands around the copy: headline, standfirst, a photograph's credit and alternative text.
package struct FieldNote: Hashable, Sendable {
    package var rule: String
    package var field: StoryField
    /// Which photograph, from 0; nil for the story's own fields.
    package var photograph: Int?
    package var message: String
    package var severity: CopyNote.Severity
}

package enum StoryField: String, Sendable, CaseIterable {
    case headline, standfirst, credit, alternative
}

/// What a rule may look at beside the copy.
package struct StoryFields: Sendable {
    package var headline: String
    package var standfirst: String
    package var photographs: [(credit: String, alternative: String)]

    package init(headline: String, standfirst: String = "", photographs: [(credit: String, alternative: String)] = []) {
        self.headline = headline
        self.standfirst = standfirst
        self.photographs = photographs
    }
}
