import Newsroom

/// The passage of a text that shows why it was found.
enum Snippet {
    /// About `length` words around the densest cluster of matches; the text's beginning where nothing matches.
    ///
    /// - Parameter words: in their search form.
    static func make(of text: String, for words: [String], length: Int = 30) -> [SnippetPart] {
        let forms = words.map(stem)
        let firsts = forms.compactMap(\.unicodeScalars.first)
        let beginnings = forms.map { Array($0.utf8) }
        var spans: [Range<Int>] = []
        var matches: [Int] = []
        var text = text
        return text.withUTF8 { bytes in
            spans.reserveCapacity(bytes.count / 5)
            SearchText.eachWord(of: bytes) { place, letters in
                spans.append(place)
                // Most words begin otherwise than any that is looked for, and need no form.
                if let first = SearchText.firstLetter(of: letters), !firsts.contains(first) { return true }
                guard beginnings.contains(where: { mayBegin(letters, with: $0) }) else { return true }
                let form = stem(SearchText.form(of: letters))
                if forms.contains(form) || (forms.last.map { form.hasPrefix($0) } ?? false) { matches.append(spans.count - 1) }
                return true
            }
            let start = bestStart(matches, words: spans.count, length: length)
            return parts(of: bytes, spans: spans, from: start, length: length, matches: matches)
        }
    }

    /// Whether the form of a word may begin so: where ASCII differs it does not, and what another letter becomes is not known yet.
    private static func mayBegin(_ letters: UnsafeBufferPointer<UInt8>, with beginning: [UInt8]) -> Bool {
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

    /// - Parameters:
    ///   - text: in UTF-8.
    ///   - spans: the words' places in it.
    private static func parts(
        of text: UnsafeBufferPointer<UInt8>, spans: [Range<Int>], from start: Int, length: Int, matches: [Int]
    ) -> [SnippetPart] {
        let end = min(spans.count, start + length)
        guard start < end else { return [] }
        let matches = Set(matches.filter { (start..<end).contains($0) })
        var parts: [SnippetPart] = []
        var piece: [UInt8] = []
        var isMatch = false
        func close() {
            if !piece.isEmpty { parts.append(SnippetPart(text: String(decoding: piece, as: UTF8.self), matches: isMatch)) }
            piece.removeAll(keepingCapacity: true)
        }
        func add(_ bytes: some Sequence<UInt8>, matches: Bool = false) {
            if matches != isMatch { close() }
            isMatch = matches
            for byte in bytes { piece.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte) }
        }
        if start > 0 { add("… ".utf8) }
        for index in start..<end {
            add(text[spans[index]], matches: matches.contains(index))
            let gapEnd = index + 1 < end ? spans[index + 1].lowerBound : (end == spans.count ? text.count : spans[index].upperBound)
            // An empty gap would part two matches that touch.
            if spans[index].upperBound < gapEnd { add(text[spans[index].upperBound..<gapEnd]) }
        }
        if end < spans.count { add(" …".utf8) }
        close()
        return parts
    }

    /// Near enough to the engines' English stemmers to mark what they found.
    private static func stem(_ word: String) -> String {
        let letters = word.utf8
        let ending = endings.first { letters.count >= $0.utf8.count + 3 && letters.suffix($0.utf8.count).elementsEqual($0.utf8) }
        return ending.map { String(word.dropLast($0.count)) } ?? word
    }

    private static let endings = ["ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "ly", "s", "y", "e"]
}
