import Newsroom

/// The passage of a text that shows why it was found.
enum Snippet {
    /// About `length` words around the densest cluster of matches; the text's beginning where nothing matches.
    ///
    /// - Parameter words: in their search form.
    static func make(of text: String, for words: [String], length: Int = 30) -> [SnippetPart] {
        let forms = words.map(stem)
        let firsts = Set(forms.compactMap(\.unicodeScalars.first))
        let beginnings = forms.map { Array($0.utf8) }
        var spans: [Range<Int>] = []
        var matches: [Int] = []
        SearchText.eachWord(of: text) { place, letters in
            spans.append(place)
            // Most words begin otherwise than any that is looked for, and need no form.
            if let first = SearchText.firstLetter(of: letters), !firsts.contains(first) { return true }
            guard beginnings.contains(where: { mayBegin(letters, with: $0) }) else { return true }
            let form = stem(SearchText.form(of: letters))
            if forms.contains(form) || (forms.last.map { form.hasPrefix($0) } ?? false) { matches.append(spans.count - 1) }
            return true
        }
        let start = bestStart(matches, words: spans.count, length: length)
        return parts(of: Array(text.utf8), spans: spans, from: start, length: length, matches: Set(matches))
    }

    /// Whether the form of a word may begin so: where ASCII differs it does not, and what another letter becomes is not known yet.
    private static func mayBegin(_ letters: [UInt8], with beginning: [UInt8]) -> Bool {
        for (place, byte) in beginning.enumerated() {
            guard place < letters.count else { return false }
            if letters[place] != byte { return letters[place] >= 0x80 }
        }
        return true
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

    /// - Parameter spans: the words' places in the text's bytes.
    private static func parts(of text: [UInt8], spans: [Range<Int>], from start: Int, length: Int, matches: Set<Int>) -> [SnippetPart] {
        let end = min(spans.count, start + length)
        guard start < end else { return [] }
        var parts: [SnippetPart] = []
        func add(_ piece: String, _ matches: Bool) {
            guard !piece.isEmpty else { return }
            if let last = parts.last, last.matches == matches {
                parts[parts.count - 1].text += piece
            } else {
                parts.append(SnippetPart(text: piece, matches: matches))
            }
        }
        func line(_ bytes: Range<Int>) -> String {
            let newline = UInt8(ascii: "\n")
            return String(decoding: text[bytes].lazy.map { $0 == newline ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        }
        if start > 0 { add("… ", false) }
        for index in start..<end {
            add(line(spans[index]), matches.contains(index))
            let gapEnd = index + 1 < end ? spans[index + 1].lowerBound : (end == spans.count ? text.count : spans[index].upperBound)
            add(line(spans[index].upperBound..<gapEnd), false)
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
