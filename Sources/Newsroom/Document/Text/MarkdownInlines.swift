/// A run of inlines as Markdown.
struct MarkdownInlines {
    private(set) var text = ""
    private var usesStars = false

    /// White space at the beginning and end of a block says nothing in Markdown and is left out.
    init(_ inlines: [Inline], lineBreak: String) {
        var open: [Mark] = []
        let inlines = Self.trimmed(inlines)
        usesStars = Self.canUseStars(inlines)
        for inline in inlines {
            switch inline {
            case .lineBreak:
                change(&open, to: [])
                text += lineBreak
            case .text(let run, let marks):
                let wanted = Mark.ordered(marks).filter { $0.isInMarkdown }
                let words = run.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0).description }.joined()
                change(&open, to: wanted)
                text += Self.escaped(words, atLineStart: text.isEmpty || text.hasSuffix("\n"))
            }
        }
        change(&open, to: [])
    }

    var lines: [String] { text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    private static func trimmed(_ inlines: [Inline]) -> [Inline] {
        let begun = Inline.merged(inlines).drop { $0.isBlank }
        var inlines = Array(begun.prefix((begun.lastIndex { !$0.isBlank } ?? begun.startIndex - 1) - begun.startIndex + 1))
        if case .text(let text, let marks)? = inlines.first {
            inlines[0] = .text(String(text.drop(while: \.isWhitespace)), marks)
        }
        if case .text(let text, let marks)? = inlines.last {
            inlines[inlines.count - 1] = .text(String(text.reversed().drop(while: \.isWhitespace).reversed()), marks)
        }
        return inlines
    }

    /// `**` and `*` mean nothing beside certain letters and signs (CommonMark, 6.2). Where each run begins and ends with a letter
    /// or digit and touches no other, they are safe; in any other block HTML says the same whatever the copy's punctuation.
    private static func canUseStars(_ inlines: [Inline]) -> Bool {
        var previousIsMarked = false
        for inline in inlines {
            guard case .text(let text, let marks) = inline else {
                previousIsMarked = false
                continue
            }
            let isMarked = marks.contains(.strong) || marks.contains(.emphasis)
            if isMarked {
                guard !previousIsMarked, !marks.isSuperset(of: [.strong, .emphasis]) else { return false }
                guard let first = text.first, let last = text.last, first.isLetter || first.isNumber, last.isLetter || last.isNumber else {
                    return false
                }
            }
            previousIsMarked = isMarked
        }
        return true
    }

    private mutating func change(_ open: inout [Mark], to wanted: [Mark]) {
        var kept = 0
        while kept < min(open.count, wanted.count), open[kept] == wanted[kept] { kept += 1 }
        for mark in open[kept...].reversed() { text += mark.markdown(usesStars).end }
        for mark in wanted[kept...] { text += mark.markdown(usesStars).begin }
        open = wanted
    }

    static func escaped(_ text: String) -> String {
        escaped(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0).description }.joined(), atLineStart: true)
    }

    /// Every sign that begins something in CommonMark or in GitHub's additions; at the beginning of a line those of blocks too.
    private static func escaped(_ text: String, atLineStart: Bool) -> String {
        var result = ""
        var isNumber = atLineStart
        var isFirst = atLineStart
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|", "@", "!": result += "\\"
            case "#", "+", "-", "=": if isFirst { result += "\\" }
            case ".", ")": if isNumber, !isFirst { result += "\\" }
            // GitHub makes links of http:// and www. by themselves.
            case ":": if result.hasSuffix("http") || result.hasSuffix("https") { result += "\\" }
            default: break
            }
            if scalar == ".", result.hasSuffix("www") { result += "\\" }
            if !("0"..."9").contains(scalar) { isNumber = false }
            isFirst = false
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Between angle brackets an address may hold parentheses; what would end it is percent-encoded.
    static func destination(_ address: String) -> String {
        var result = "<"
        for scalar in address.unicodeScalars {
            switch scalar {
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "\\": result += "%5C"
            case "&": result += "&amp;"
            case "|": result += "%7C"
            case _ where scalar.properties.isWhitespace: result += "%20"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + ">"
    }
}

extension Mark {
    fileprivate var isInMarkdown: Bool {
        switch self {
        case .strong, .emphasis: true
        case .link(let href): LinkAddress.isAllowed(href)
        case .statement, .language: false
        }
    }

    fileprivate func markdown(_ usesStars: Bool) -> (begin: String, end: String) {
        switch self {
        case .strong: usesStars ? ("**", "**") : ("<strong>", "</strong>")
        case .emphasis: usesStars ? ("*", "*") : ("<em>", "</em>")
        case .link(let href): ("[", "](\(MarkdownInlines.destination(href)))")
        case .statement, .language: ("", "")
        }
    }
}

extension Inline {
    fileprivate var isBlank: Bool {
        switch self {
        case .lineBreak: true
        case .text(let text, _): text.allSatisfy(\.isWhitespace)
        }
    }
}
