import Newsroom

extension CopyDesk {
    /// Words that stand as somebody's own.
    package struct QuotedSpan: Hashable, Sendable {
        /// With the quotation marks.
        package var whole: Span
        /// Between them.
        package var words: Span
    }

    /// The outermost quotations of a text, in its order. One that nothing closes counts only where the next paragraph goes on with it:
    /// a mark that was mistyped makes no quotation of all that follows.
    package func quotations(in text: String) -> [QuotedSpan] {
        let copy = Copy(text, in: language(of: text))
        return copy.quotations.indices.compactMap { index in
            let quotation = copy.quotations[index]
            guard quotation.isClosed || goesOn(index, in: copy), !quotation.inside.isEmpty else { return nil }
            return QuotedSpan(whole: copy.span(quotation.tokens), words: copy.span(quotation.inside))
        }
    }

    private func goesOn(_ index: Int, in copy: Copy) -> Bool {
        guard index + 1 < copy.quotations.count else { return false }
        return copy.quotations[index + 1].open == copy.quotations[index].close + 1
    }
}

extension CopyDesk {
    /// For copy in a language (BCP 47); nil where there is no table of its words.
    package init?(languageOf tag: String, book: HouseBook? = nil) {
        guard let language = Language.named(LanguageTag.primary(tag)) else { return nil }
        self.init(language: language, book: book)
    }
}
