extension Document {
    /// The words that are read, without what is around them: a blank line between blocks, list items as lines, the cells of a
    /// table's row with tabs between them. Photographs, captions, story cards and a quotation's source are not in it.
    package var plainText: String { plainText(backgrounds: [:]) }

    /// The same with the text of the backgrounds that are given.
    package func plainText(backgrounds: [Background.ID: Background]) -> String {
        var text = ""
        for block in DocumentOutline(self, backgrounds: backgrounds).textBlocks where !block.inlines.isEmpty {
            if !text.isEmpty { text += block.separator.text }
            for inline in block.inlines { text += inline.plainText(isInCell: block.isInCell) }
        }
        return text
    }
}

extension Inline {
    /// As many Unicode scalars as the inline has. White space that was pasted is a space, so that only blocks make lines.
    func plainText(isInCell: Bool) -> String {
        switch self {
        case .lineBreak: return isInCell ? " " : "\n"
        case .text(let text, _):
            guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
            var scalars = String.UnicodeScalarView()
            for scalar in text.unicodeScalars { scalars.append("\t\n\r".unicodeScalars.contains(scalar) ? " " : scalar) }
            return String(scalars)
        }
    }
}
