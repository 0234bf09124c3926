/// Numbers words, so that lines can be held against each other quickly.
struct Lexicon {
    private var numbers: [String: Int] = [:]

    mutating func words(of line: RevisionLine) -> LineWords {
        var found: Set<Int> = []
        for token in line.tokens where token.isWord {
            let number = numbers[token.text] ?? numbers.count
            numbers[token.text] = number
            found.insert(number)
        }
        return LineWords(line: line, words: found.sorted())
    }
}

/// A line and the numbers of its words, each once, rising.
struct LineWords {
    let line: RevisionLine
    let words: [Int]

    private var isText: Bool {
        switch line.kind {
        case .photograph, .storyCard, .background, .audio, .divider: false
        case .paragraph, .heading, .quotation, .source, .listItem, .cell: true
        }
    }

    /// Texts of which at least two fifths of the words are common; of other things, the same with another caption: with the same
    /// one, it was moved.
    func resembles(_ other: LineWords) -> Bool {
        guard isText, other.isText else { return line.kind == other.line.kind && line != other.line }
        if words.isEmpty || other.words.isEmpty { return words.isEmpty && other.words.isEmpty && line.kind == other.line.kind }
        return 5 * common(with: other.words) >= 2 * max(words.count, other.words.count)
    }

    private func common(with others: [Int]) -> Int {
        var (left, right, common) = (0, 0, 0)
        while left < words.count, right < others.count {
            if words[left] == others[right] {
                (left, right, common) = (left + 1, right + 1, common + 1)
            } else if words[left] < others[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common
    }
}
