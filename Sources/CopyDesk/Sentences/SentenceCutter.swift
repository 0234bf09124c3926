/// Cuts tokens into the sentences of the copy, in which each quotation is one item. What stands inside of quotations is somebody's
/// words as a whole (PolNeAR annotates no attributions in them either).
struct SentenceCutter {
    /// A sentence of more items is none: it is cut, so that reading stays linear whatever comes in.
    private static let longest = 300

    private let tokens: [Token]
    private let quotations: [Quotation]
    private let language: Language
    private var current = Sentence()
    private var paragraph = -1

    init(_ tokens: [Token], _ quotations: [Quotation], _ language: Language) {
        self.tokens = tokens
        self.quotations = quotations
        self.language = language
    }

    /// Calls back with every sentence, in order.
    mutating func cut(_ visit: (Sentence) -> Void) {
        var (index, next) = (0, 0)
        while index < tokens.count {
            if tokens[index].beginsParagraph {
                if !isAnnounced(index, next) {
                    finish(visit)
                    current.beginsParagraph = true
                }
                paragraph += 1
            }
            if next < quotations.count, quotations[next].open == index {
                appendQuotation(next)
                index = quotations[next].close + 1
                next += 1
                if endsSentence(afterQuotation: next - 1) { finish(visit) }
            } else {
                current.items.append(item(index))
                index += 1
                if endsSentence(at: index - 1) || current.items.count >= Self.longest { finish(visit) }
            }
        }
        finish(visit)
    }

    /// A quotation in a paragraph of its own, after a colon that ends the one before.
    private func isAnnounced(_ index: Int, _ next: Int) -> Bool {
        index > 0 && tokens[index - 1].kind == .colon && next < quotations.count && quotations[next].open == index
    }

    private mutating func finish(_ visit: (Sentence) -> Void) {
        guard !current.items.isEmpty else { return }
        current.paragraph = paragraph
        Tagger.tag(&current.items, language.traits)
        visit(current)
        current.items.removeAll(keepingCapacity: true)
        current.beginsParagraph = false
    }

    // MARK: Items

    private func item(_ index: Int) -> Item {
        let token = tokens[index]
        let tag: Item.Tag =
            switch token.kind {
            case .word: .noun
            case .number: .number
            case .comma: .comma
            case .colon: isClock(index) ? .other : .colon
            case .semicolon: .semicolon
            case .dash: .dash
            case .open: .open
            case .close: .close
            case .stop: token.isEllipsis ? .dash : isOrdinal(index) ? .other : .stop
            case .closingSingle, .straightSingle: token.spaceBefore ? .other : .possessiveMark
            default: .other
            }
        return Item(
            tag: tag, first: index, end: index + 1, word: token.word, key: token.key, isCapital: token.isCapital,
            mayBePlural: token.mayBePlural)
    }

    private mutating func appendQuotation(_ number: Int) {
        let quotation = quotations[number]
        var item = Item(tag: .quote, first: quotation.open, end: quotation.close + 1)
        item.quotation = number
        let inside = quotation.inside
        guard let first = inside.first, let last = lastWord(inside) else { return current.items.append(item) }
        item.isCapital = tokens[first].isCapital
        let endsInMark = tokens[last].kind == .stop || tokens[last].kind == .comma || tokens[last].kind == .dash
        let follows = quotation.close + 1 < tokens.count ? tokens[quotation.close + 1].kind : .stop
        item.goesOn = tokens[last].kind != .word && endsInMark || follows == .comma
        let isLong = inside.count > 4
        item.isSpeech = isLong && (tokens[first].isCapital || endsInMark || inside.count > 9) || item.goesOn && tokens[first].isCapital
        item.isTitle = isTitle(inside)
        current.items.append(item)
    }

    /// Two words or more, each with a capital but the short ones.
    private func isTitle(_ inside: Range<Int>) -> Bool {
        guard inside.count < 10 else { return false }
        var count = 0
        for index in inside {
            switch tokens[index].kind {
            case .word where tokens[index].isCapital: count += 1
            case .word where tokens[index].end - tokens[index].start > 3: return false
            case .stop where tokens[index].isCall: return false
            default: break
            }
        }
        return count > 1
    }

    /// The last token inside that is no mark of an inner quotation.
    private func lastWord(_ inside: Range<Int>) -> Int? {
        inside.last { index in
            switch tokens[index].kind {
            case .closingSingle, .straightSingle, .closing, .straight: false
            default: true
            }
        }
    }

    // MARK: Ends

    private func endsSentence(at index: Int) -> Bool {
        guard tokens[index].kind == .stop, !tokens[index].isEllipsis else { return false }
        guard index + 1 < tokens.count else { return true }
        if isOrdinal(index) { return false }
        return tokens[index].spaceAfter || tokens[index + 1].beginsParagraph
    }

    /// "5. März": up to three digits with a stop behind them, and a word of the same paragraph.
    private func isOrdinal(_ stop: Int) -> Bool {
        guard language.traits.contains(.ordinalStops), stop > 0, stop + 1 < tokens.count, !tokens[stop].spaceBefore,
            tokens[stop - 1].kind == .number, tokens[stop + 1].kind == .word, !tokens[stop + 1].beginsParagraph
        else { return false }
        return tokens[stop - 1].end - tokens[stop - 1].start < 4
    }

    /// "11:09".
    private func isClock(_ colon: Int) -> Bool {
        guard colon > 0, colon + 1 < tokens.count, !tokens[colon].spaceBefore, !tokens[colon].spaceAfter else { return false }
        return tokens[colon - 1].kind == .number && tokens[colon + 1].kind == .number
    }

    /// A quotation ends the sentence by a stop inside, unless an attribution follows: `"Is it?" she asked.`
    private func endsSentence(afterQuotation number: Int) -> Bool {
        let quotation = quotations[number]
        let next = quotation.close + 1
        guard next < tokens.count, !tokens[next].beginsParagraph else { return true }
        guard quotation.isClosed, let last = lastWord(quotation.inside), tokens[last].kind == .stop else { return false }
        guard tokens[next].kind == .word else { return tokens[next].kind == .opening || tokens[next].kind == .straight }
        let mayGoOn = tokens[last].isCall || tokens[last].isEllipsis
        return tokens[next].isCapital && !(mayGoOn && !tokens[next].word.isAny(.pronoun) && isAttribution(from: next))
    }

    /// Whether a few words on, a verb of speech follows: `Smith asked`.
    private func isAttribution(from index: Int) -> Bool {
        for next in index..<min(index + 5, tokens.count) {
            let token = tokens[next]
            guard token.kind == .word, next == index || !token.word.isAny([.preposition, .be, .modal]) else { return false }
            if !token.isCapital, token.word.forms.contains(.past), next + 1 < tokens.count, tokens[next + 1].kind == .stop { return true }
            guard let frame = language.verbFrame(of: token.word), frame.has(.quote), !token.isCapital else { continue }
            return !token.word.forms.isDisjoint(with: [.past, .third])
        }
        return false
    }
}
