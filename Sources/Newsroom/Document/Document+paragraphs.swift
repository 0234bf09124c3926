extension Document {
    /// Paragraphs that stand one after the other, with the place of the first among the blocks.
    package struct ParagraphRun: Sendable {
        package let start: Int
        package fileprivate(set) var texts: [String]
    }

    /// Without those that carry statements: these are on the record in the story's own words.
    package var paragraphRuns: [ParagraphRun] {
        var runs: [ParagraphRun] = []
        for (index, block) in blocks.enumerated() {
            guard case .paragraph(let inlines) = block, !inlines.contains(where: \.carriesStatement) else { continue }
            let text = inlines.map { if case .text(let text, _) = $0 { text } else { " " } }.joined()
            if let last = runs.last, last.start + last.texts.count == index {
                runs[runs.count - 1].texts.append(text)
            } else {
                runs.append(ParagraphRun(start: index, texts: [text]))
            }
        }
        return runs
    }
}

extension Inline {
    fileprivate var carriesStatement: Bool {
        guard case .text(_, let marks) = self else { return false }
        return marks.contains { if case .statement = $0 { true } else { false } }
    }
}
