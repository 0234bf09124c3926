import Newsroom

/// Reads runs of phrasing elements into inline content: marks kept, white space collapsed, line breaks told apart from paragraphs.
struct LineReader {
    let tree: PageTree
    let measures: PageMeasures
    let address: PageAddress

    /// Reads nodes that follow one another. Two line breaks in a row part paragraphs.
    func paragraphs(_ run: Range<Int>) -> [[Inline]] {
        var line = Line()
        var open: [(end: Int, mark: Mark)] = []
        var breaks = 0
        var index = run.lowerBound
        while index < run.upperBound {
            while let last = open.last, index >= last.end { open.removeLast() }
            if measures.isGone[index] {
                index = tree.end(of: index)
                continue
            }
            let node = tree[index]
            if node.isText {
                let bytes = tree.text[tree.textRange(of: index)]
                if bytes.contains(where: { !$0.isWhiteSpace }) { breaks = 0 }
                line.append(bytes, Set(open.map(\.mark)))
            } else if node.tag == .br {
                breaks += 1
                if breaks == 2 { line.endParagraph() } else if breaks == 1 { line.lineBreak() }
            } else if let mark = mark(node.tag, index), open.count < 24 {
                open.append((tree.end(of: index), mark))
            }
            index += 1
        }
        return line.finished()
    }

    private func mark(_ tag: PageTree.Tag, _ index: Int) -> Mark? {
        switch tag {
        case .strong, .b: return .strong
        case .em, .i: return .emphasis
        case .a: return tree.attribute(.href, of: index).flatMap(address.absolute).map { .link(href: $0) }
        default: return nil
        }
    }
}

/// A line under construction.
private struct Line {
    private var paragraphs: [[Inline]] = []
    private var inlines: [Inline] = []
    private var bytes: [UInt8] = []
    private var marks: Set<Mark> = []
    private var needsSpace = false

    mutating func append(_ text: ArraySlice<UInt8>, _ marks: Set<Mark>) {
        let startsBlank = text.first.map(\.isWhiteSpace) ?? false
        let endsBlank = text.last.map(\.isWhiteSpace) ?? false
        var clean = WhiteSpace.Collapser()
        clean.append(text)
        if startsBlank { needsSpace = true }
        guard !clean.bytes.isEmpty else { return }
        if marks != self.marks { flush() }
        let isAtStart = bytes.isEmpty && (inlines.isEmpty || inlines.last == .lineBreak)
        if needsSpace, !isAtStart {
            // The space between a word and a marked word belongs to neither; it stands before the later one.
            bytes.append(Ascii.space)
        }
        self.marks = marks
        bytes.append(contentsOf: clean.bytes)
        needsSpace = endsBlank
    }

    mutating func lineBreak() {
        flush()
        if !inlines.isEmpty { inlines.append(.lineBreak) }
        needsSpace = false
    }

    mutating func endParagraph() {
        flush()
        while inlines.last == .lineBreak { inlines.removeLast() }
        if !inlines.isEmpty { paragraphs.append(inlines) }
        inlines.removeAll()
        needsSpace = false
    }

    mutating func finished() -> [[Inline]] {
        endParagraph()
        return paragraphs
    }

    private mutating func flush() {
        guard !bytes.isEmpty else { return }
        inlines.append(.text(String(decoding: bytes, as: UTF8.self), marks))
        bytes.removeAll()
    }
}

extension [Inline] {
    /// The words without their marks; a line break is a space.
    var words: String {
        reduce(into: "") { words, inline in
            switch inline {
            case .text(let text, _): words += text
            case .lineBreak: words += " "
            }
        }
    }
}
