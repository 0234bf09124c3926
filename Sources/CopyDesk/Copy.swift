/// A text with its tokens.
struct Copy {
    let bytes: [UInt8]
    let tokens: [Token]
    let quotations: [Quotation]
    let language: Language

    init(_ text: String, in language: Language) {
        bytes = Array(text.utf8)
        self.language = language
        tokens = Tokenizer.tokens(of: bytes, in: language)
        quotations = QuotationFinder.quotations(in: tokens)
    }

    /// The text of tokens, as it stands.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, range.upperBound <= tokens.count else { return "" }
        return String(decoding: bytes[Int(tokens[first].firstByte)..<Int(tokens[last].endByte)], as: UTF8.self)
    }

    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last, range.upperBound <= tokens.count else { return Span(0, 0) }
        return Span(Int(tokens[first].start), Int(tokens[last].end))
    }

    /// The quotations that begin inside of a range.
    func quotations(in content: Range<Int>) -> ArraySlice<Quotation> {
        var (low, high) = (0, quotations.count)
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].open < content.lowerBound { low = middle + 1 } else { high = middle }
        }
        let first = low
        while low < quotations.count, quotations[low].open < content.upperBound { low += 1 }
        return quotations[first..<low]
    }

    subscript(_ index: Int) -> Token? { index >= 0 && index < tokens.count ? tokens[index] : nil }
}
