import Newsroom

/// The passage of a text that shows why it was found.
enum Snippet {
    /// About `length` words around the densest cluster of matches; the text's beginning where nothing matches.
    static func make(of text: String, for words: [String], length: Int = 30) -> [SnippetPart] {
        let forms = words.map(stem)
        let spans = wordSpans(of: text)
        let matches = spans.indices.filter { index in
            let form = stem(SearchText.form(String(text[spans[index]])))
            return forms.contains(form) || (forms.last.map { form.hasPrefix($0) } ?? false)
        }
        let start = bestStart(matches, words: spans.count, length: length)
        return parts(of: text, spans: spans, from: start, length: length, matches: Set(matches))
    }

    private static func wordSpans(of text: String) -> [Range<String.Index>] {
        var spans: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.unicodeScalars.indices {
            let inWord = SearchText.isPartOfWord(text.unicodeScalars[index])
            if inWord, start == nil { start = index }
            if !inWord, let begun = start {
                spans.append(begun..<index)
                start = nil
            }
        }
        if let start { spans.append(start..<text.endIndex) }
        return spans
    }

    private static func bestStart(_ matches: [Int], words: Int, length: Int) -> Int {
        var best = (start: 0, count: 0)
        var first = 0
        for last in matches.indices {
            while matches[last] - matches[first] >= length { first += 1 }
            if last - first + 1 > best.count { best = (matches[first], last - first + 1) }
        }
        return max(0, min(best.start - length / 5, words - length))
    }

    private static func parts(
        of text: String, spans: [Range<String.Index>], from start: Int, length: Int, matches: Set<Int>
    ) -> [SnippetPart] {
        let end = min(spans.count, start + length)
        guard start < end else { return [] }
        var parts: [SnippetPart] = []
        func add(_ piece: Substring, _ matches: Bool) {
            let piece = piece.replacing("\n", with: " ")
            guard !piece.isEmpty else { return }
            if let last = parts.last, last.matches == matches {
                parts[parts.count - 1].text += piece
            } else {
                parts.append(SnippetPart(text: String(piece), matches: matches))
            }
        }
        if start > 0 { add("… ", false) }
        for index in start..<end {
            add(text[spans[index]], matches.contains(index))
            let gapEnd = index + 1 < end ? spans[index + 1].lowerBound : (end == spans.count ? text.endIndex : spans[index].upperBound)
            add(text[spans[index].upperBound..<gapEnd], false)
        }
        if end < spans.count { add(" …", false) }
        return parts
    }

    /// Near enough to the engines' English stemmers to mark what they found.
    private static func stem(_ word: String) -> String {
        for ending in ["ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "ly", "s", "y", "e"]
        where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 3 {
            return String(word.dropLast(ending.count))
        }
        return word
    }
}
