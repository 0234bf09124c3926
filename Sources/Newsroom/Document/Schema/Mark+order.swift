extension Mark {
    /// The marks' kinds from the outermost to the innermost: the order in JSON and in HTML.
    enum Kind: String, CaseIterable {
        case statement
        case language = "lang"
        case link
        case strong = "bold"
        case emphasis = "italic"

        var rank: Int {
            switch self {
            case .statement: 0
            case .language: 1
            case .link: 2
            case .strong: 3
            case .emphasis: 4
            }
        }
    }

    var kind: Kind {
        switch self {
        case .statement: .statement
        case .language: .language
        case .link: .link
        case .strong: .strong
        case .emphasis: .emphasis
        }
    }

    /// Two marks of one kind on one run are a fault (see `Document.check`); their order here is still always the same.
    static func ordered(_ marks: Set<Mark>) -> [Mark] {
        guard marks.count > 1 else { return Array(marks) }
        return marks.sorted { ($0.kind.rank, $0.value) < ($1.kind.rank, $1.value) }
    }

    private var value: String {
        switch self {
        case .strong, .emphasis: ""
        case .link(let href): href
        case .statement(let id): id.description
        case .language(let language): language
        }
    }
}

extension Inline {
    /// The canonical form: neighbouring runs with equal marks are one run.
    static func merged(_ inlines: [Inline]) -> [Inline] {
        var merged: [Inline] = []
        merged.reserveCapacity(inlines.count)
        // Gathered apart, so that a thousand runs of one character are not copied a thousand times.
        var open: (text: String, marks: Set<Mark>)?
        for inline in inlines {
            switch inline {
            case .text(let text, let marks) where open?.marks == marks: open?.text += text
            case .text(let text, let marks):
                if let open { merged.append(.text(open.text, open.marks)) }
                open = (text, marks)
            case .lineBreak:
                if let open { merged.append(.text(open.text, open.marks)) }
                open = nil
                merged.append(.lineBreak)
            }
        }
        if let open { merged.append(.text(open.text, open.marks)) }
        return merged
    }
}
