/// Finds the outermost quotations of a text, in every style: straight, “English”, ‘single’, „German“, «French», »reversed« and
/// the two single marks that some wires send. A mark without a partner ends with its paragraph.
struct QuotationFinder {
    private let tokens: [Token]
    private var found: [Quotation] = []
    private var open: Int?
    private var single: Int?

    static func quotations(in tokens: [Token]) -> [Quotation] {
        var finder = QuotationFinder(tokens: tokens)
        finder.run()
        return finder.found
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private mutating func run() {
        for index in tokens.indices {
            if tokens[index].beginsParagraph { endParagraph(before: index) }
            guard tokens[index].kind != .word, tokens[index].kind != .number else { continue }
            if let begin = open {
                if closes(index, begin) { close(begin, index) }
            } else if opens(index) {
                open = index
            } else {
                readSingle(index)
            }
        }
        endParagraph(before: tokens.count)
    }

    private mutating func endParagraph(before index: Int) {
        if let begin = open, index - 1 > begin { found.append(Quotation(open: begin, close: index - 1, isClosed: false, isSingle: false)) }
        open = nil
        single = nil
    }

    private mutating func close(_ begin: Int, _ end: Int) {
        open = nil
        if end > begin + 1 { found.append(Quotation(open: begin, close: end, isClosed: true, isSingle: false)) }
    }

    private func opens(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .opening, .lowDouble: true
        // A closing mark before a word was meant to open: `he says, ”it is over.”`
        case .closing: tokens[index].spaceBefore && !tokens[index].spaceAfter && index + 1 < tokens.count && tokens[index + 1].kind == .word
        case .straight, .guillemetLeft, .guillemetRight: !tokens[index].spaceAfter && index + 1 < tokens.count && isFree(before: index)
        default: false
        }
    }

    private func isFree(before index: Int) -> Bool {
        guard index > 0, !tokens[index].spaceBefore else { return true }
        switch tokens[index - 1].kind {
        case .open, .dash, .hyphen, .colon, .comma, .openingSingle, .straightSingle: return true
        default: return false
        }
    }

    private func closes(_ index: Int, _ begin: Int) -> Bool {
        switch (tokens[begin].kind, tokens[index].kind) {
        case (.lowDouble, .opening), (_, .closing): true
        case (.opening, .opening): !tokens[index].spaceBefore && tokens[index].spaceAfter
        case (.straight, .straight): true
        case (.opening, .straight), (.lowDouble, .straight): !tokens[index].spaceBefore
        case (.guillemetLeft, .guillemetRight), (.guillemetRight, .guillemetLeft): true
        default: false
        }
    }

    // MARK: Single marks

    /// A single mark opens where a word begins and closes where one ends; between them, double marks are inner ones.
    private mutating func readSingle(_ index: Int) {
        let token = tokens[index]
        switch token.kind {
        case .openingSingle, .lowSingle, .straightSingle:
            if single == nil, !token.spaceAfter, isFree(before: index) {
                single = index
            } else if token.kind != .lowSingle {
                closeSingle(index)
            }
        case .closingSingle: closeSingle(index)
        default: break
        }
    }

    private mutating func closeSingle(_ index: Int) {
        guard let begin = single, index > begin + 1, !tokens[index].spaceBefore else { return }
        while let last = found.last, last.open > begin { found.removeLast() }
        found.append(Quotation(open: begin, close: index, isClosed: true, isSingle: true))
        single = nil
    }
}
