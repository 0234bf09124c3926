/// HTML in the making: what is text and what is markup cannot be mistaken for each other.
///
/// Markup comes in as literals of our own source only; everything from outside goes through `text` or `attribute`.
package struct HTMLBytes {
    package private(set) var bytes: [UInt8]

    package init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Appends markup.
    package mutating func markup(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends text, escaped: `&`, `<`, `>`. A NUL, which HTML does not have, becomes U+FFFD.
    package mutating func text(_ text: String) {
        append(text, escapingQuotes: false)
    }

    /// Appends ` name="value"`, escaped; quotes too.
    package mutating func attribute(_ name: StaticString, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        markup(name)
        markup("=\"")
        append(value, escapingQuotes: true)
        markup("\"")
    }

    package mutating func attribute(_ name: StaticString, _ value: Int) {
        attribute(name, String(value))
    }

    /// Appends ` lang="uk" dir="ltr"`, or nothing where the text is no language tag.
    package mutating func language(_ tag: String) {
        guard LanguageTag.isWellFormed(tag) else { return }
        attribute("lang", tag)
        attribute("dir", LanguageTag.direction(of: tag).rawValue)
    }

    private mutating func append(_ text: String, escapingQuotes: Bool) {
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            for index in utf8.indices {
                guard let escape = Self.escape(utf8[index], escapingQuotes) else { continue }
                bytes.append(contentsOf: utf8[copied..<index])
                markup(escape)
                copied = index + 1
            }
            bytes.append(contentsOf: utf8[copied...])
        }
    }

    private static func escape(_ byte: UInt8, _ escapingQuotes: Bool) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\"") where escapingQuotes: "&quot;"
        case UInt8(ascii: "'") where escapingQuotes: "&#39;"
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
