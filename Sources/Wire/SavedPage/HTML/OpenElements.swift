/// Counts the elements that a page has left open, by name: enough to keep the parser's stack short without knowing its rules.
struct OpenElements {
    private var counts: [String: Int] = [:]
    /// Start tags not passed on, whose end tags must not be passed on either.
    private var refused: [String: Int] = [:]
    private var depth = 0
    /// Elements of formatting that were never closed: each block that follows gets a copy of them.
    private(set) var formatting = 0

    /// Whether a start tag may be passed on.
    mutating func admit(_ name: String) -> Bool {
        if TagSets.selfEnding.contains(name) { return true }
        let isFormatting = TagSets.formatting.contains(name)
        if depth >= MarkupSieve.Limits.depth || (isFormatting && formatting >= MarkupSieve.Limits.openFormatting) {
            refused[name, default: 0] += 1
            return false
        }
        counts[name, default: 0] += 1
        depth += 1
        if isFormatting { formatting += 1 }
        return true
    }

    /// Whether an end tag may be passed on.
    mutating func close(_ name: String) -> Bool {
        if TagSets.selfEnding.contains(name) { return true }
        if let count = refused[name], count > 0 {
            refused[name] = count - 1
            return false
        }
        guard let count = counts[name], count > 0 else { return false }
        counts[name] = count - 1
        depth -= 1
        if TagSets.formatting.contains(name) { formatting -= 1 }
        return true
    }
}

enum TagSets {
    /// Dropped with all that is in them.
    static let dropped: Set<String> = [
        "svg", "math", "select", "noscript", "template", "object", "embed", "canvas", "map", "dialog", "datalist", "applet", "marquee",
    ]
    /// Formatting that the parser opens again in each block until it is closed.
    static let formatting: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
    /// Elements that never nest in themselves without another between: void ones, and those that the next of their kind ends.
    static let selfEnding: Set<String> = [
        "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd",
        "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup", "option", "optgroup", "html", "head", "body", "h1", "h2",
        "h3", "h4", "h5", "h6",
    ]
}
