/// The marks of quotations: double or single, curly or straight. One note for a quotation, with all its marks in place.
struct MarkRule {
    private let copy: Copy
    private let rule: HouseRule
    private let style: MarkStyle

    private struct Shape {
        var isCurly: Bool
        var isSingle: Bool
    }

    init(_ copy: Copy, _ rule: HouseRule, _ style: MarkStyle) {
        self.copy = copy
        self.rule = rule
        self.style = style
    }

    func notes() -> [CopyNote] {
        let shapes = copy.quotations.map(shape)
        let curly = shapes.count { $0?.isCurly == true }
        let straight = shapes.count { $0?.isCurly == false }
        // What most of the copy has; where it is even, the curly ones.
        let wantsCurly = style.shape == .curly || style.shape == .alike && curly >= straight
        return zip(copy.quotations, shapes).compactMap { quotation, shape in
            // A straight mark after a space opens the next quotation: this one was never closed.
            guard let shape, quotation.isClosed, !copy.tokens[quotation.close].spaceBefore else { return nil }
            let turnsOver = shape.isSingle != style.isSingle && isSpeech(quotation)
            guard shape.isCurly != wantsCurly || turnsOver else { return nil }
            // Alone, a straight single mark may be an apostrophe.
            guard !shape.isSingle || turnsOver else { return nil }
            return copy.note(rule, quotation.tokens, written(quotation, wantsCurly, isSingle: turnsOver ? style.isSingle : shape.isSingle))
        }
    }

    /// Nil for marks of other languages, and for two single ones.
    private func shape(_ quotation: Quotation) -> Shape? {
        switch (copy.tokens[quotation.open].kind, copy.tokens[quotation.close].kind) {
        case (.straight, .straight): isTwoSingles(quotation.open) ? nil : Shape(isCurly: false, isSingle: false)
        case (.opening, .closing): Shape(isCurly: true, isSingle: false)
        case (.straightSingle, .straightSingle): Shape(isCurly: false, isSingle: true)
        case (.openingSingle, .closingSingle): Shape(isCurly: true, isSingle: true)
        default: nil
        }
    }

    private func isTwoSingles(_ index: Int) -> Bool { copy.tokens[index].end - copy.tokens[index].start > 1 }

    /// In single marks, only what is clearly a sentence of somebody's within a paragraph counts: headlines have them by custom, and
    /// words can be held between apostrophes.
    private func isSpeech(_ quotation: Quotation) -> Bool {
        guard quotation.isSingle, quotation.inside.count > 5, let last = quotation.inside.last, let first = quotation.inside.first else {
            return !quotation.isSingle && style.isSingle
        }
        let mark = copy.tokens[last].kind
        let capitals = quotation.inside.count { copy.tokens[$0].isCapital }
        guard let next = copy[quotation.close + 1], !next.beginsParagraph, capitals * 2 < quotation.inside.count else { return false }
        return copy.tokens[first].isCapital && (mark == .comma || mark == .stop)
    }

    // MARK: The fix

    private func written(_ quotation: Quotation, _ isCurly: Bool, isSingle: Bool) -> String {
        var text = mark(isCurly, isSingle: isSingle, opens: true)
        var byte = Int(copy.tokens[quotation.open].endByte)
        for index in quotation.inside {
            let token = copy.tokens[index]
            guard let inner = inner(token) else { continue }
            text += String(decoding: copy.bytes[byte..<Int(token.firstByte)], as: UTF8.self)
            text += inner.isApostrophe ? copy.text(index..<index + 1) : mark(isCurly, isSingle: !isSingle, opens: inner.opens)
            byte = Int(token.endByte)
        }
        text += String(decoding: copy.bytes[byte..<Int(copy.tokens[quotation.close].firstByte)], as: UTF8.self)
        return text + mark(isCurly, isSingle: isSingle, opens: false)
    }

    private func inner(_ token: Token) -> (opens: Bool, isApostrophe: Bool)? {
        switch token.kind {
        case .straightSingle, .straight, .opening, .closing, .openingSingle, .closingSingle:
            // Between two letters, or after one and with no partner, it is an apostrophe: it stays as it is.
            let opens = !token.spaceAfter && token.spaceBefore
            return (opens, !token.spaceBefore && !token.spaceAfter)
        default: return nil
        }
    }

    private func mark(_ isCurly: Bool, isSingle: Bool, opens: Bool) -> String {
        guard isCurly else { return isSingle ? "'" : "\"" }
        return isSingle ? opens ? "‘" : "’" : opens ? "“" : "”"
    }
}
