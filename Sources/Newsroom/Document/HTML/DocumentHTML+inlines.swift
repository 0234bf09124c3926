extension DocumentHTML.Rendering {
    /// Marks that neighbouring runs share stay open across them: a statement is one element though a word in it is strong.
    mutating func inlines(_ inlines: [Inline]) {
        var open: [Mark] = []
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text, let marks):
                let wanted = marks.isEmpty && open.isEmpty ? [] : Mark.ordered(marks)
                let rest = ended.isEmpty ? text : setMarks(before: text, &open, wanted)
                change(&open, to: wanted)
                html.text(rest)
                if !runsToCome.isEmpty { note(marks) }
            case .lineBreak:
                // A break belongs to the marks that the text before and after it share.
                change(&open, to: Array(open.prefix(Self.shared(open, Self.nextMarks(in: inlines, after: index)))))
                html.markup("<br>")
            }
        }
        change(&open, to: [])
        setMarks()
    }

    private static func nextMarks(in inlines: [Inline], after index: Int) -> [Mark] {
        guard index + 1 < inlines.count, case .text(_, let marks) = inlines[index + 1] else { return [] }
        return Mark.ordered(marks)
    }

    private static func shared(_ left: [Mark], _ right: [Mark]) -> Int {
        var count = 0
        while count < min(left.count, right.count), left[count] == right[count] { count += 1 }
        return count
    }

    mutating func change(_ open: inout [Mark], to wanted: [Mark]) {
        let kept = Self.shared(open, wanted)
        for mark in open[kept...].reversed() { end(mark) }
        for mark in wanted[kept...] { begin(mark) }
        open = wanted
    }

    private mutating func begin(_ mark: Mark) {
        switch mark {
        case .strong: html.markup("<strong>")
        case .emphasis: html.markup("<em>")
        case .link(let href): link(href)
        case .statement(let id):
            html.markup("<span class=\"statement\"")
            if statements.insert(id).inserted { html.attribute("id", "statement-\(id)") }
            html.markup(">")
        case .language(let language):
            html.markup("<span")
            html.language(language)
            html.markup(">")
        }
    }

    private mutating func end(_ mark: Mark) {
        switch mark {
        case .strong: html.markup("</strong>")
        case .emphasis: html.markup("</em>")
        case .link: html.markup("</a>")
        case .statement, .language: html.markup("</span>")
        }
    }

    /// Opens a link. An address that the schema would refuse is not written, whatever way it came in.
    mutating func link(_ href: String) {
        html.markup("<a")
        if LinkAddress.isAllowed(href) {
            let href = style.addresses.leadsWithin && isOwn(href) ? within(href) : href
            html.attribute("href", href.utf8.first == UInt8(ascii: "/") ? style.addresses.origin + href : href)
            if LinkAddress.isElsewhere(href), !isOwn(href) { html.markup(" rel=\"noopener\"") }
        }
        html.markup(">")
    }

    /// The path of an address of the paper's own.
    private func within(_ href: String) -> String {
        let path = String(href.dropFirst(style.addresses.siteURL.count))
        if path.isEmpty { return "/" }
        // Two slashes would lead to another host.
        return LinkAddress.isAllowed(path) ? path : href
    }

    private func isOwn(_ href: String) -> Bool {
        let site = style.addresses.siteURL
        return !site.isEmpty && (href == site || href.hasPrefix(site + "/"))
    }
}
