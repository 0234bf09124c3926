/// The words of a text as a set, to tell how like two texts are, whatever their language.
///
/// Words are in their search form and cut after six letters, which brings most forms of a word together without knowing its language
/// (Can et al. 2008, "Information retrieval on Turkish texts"). Short words, which every sentence has, are left out; writing without
/// spaces is cut into pairs of letters; numbers stand whole. Likeness is containment after Broder 1997, "On the resemblance and
/// containment of documents": which part of one text's words the other has, where a longer word counts for more.
package struct WordSet: Hashable, Sendable {
    /// What the words come down to, the longest first: those tell most.
    package let keys: [Int64]
    private let weights: [Int64: Int]
    private let weight: Int

    package init(_ text: String) {
        let words = SearchText.words(text).flatMap(Self.parts)
        let telling = words.filter(\.isTelling)
        var (lengths, weights) = ([Int64: Int](), [Int64: Int]())
        for word in telling.isEmpty ? words : telling {
            lengths[word.key] = max(lengths[word.key] ?? 0, word.letters.count)
            weights[word.key] = max(weights[word.key] ?? 0, word.weight)
        }
        self.weights = weights
        weight = weights.values.reduce(0, +)
        keys = lengths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// Which part of these words the other has, from 0 to 1.
    package func share(in other: WordSet) -> Double {
        guard weight > 0 else { return 0 }
        return Double(weights.reduce(0) { $0 + (other.weights[$1.key] == nil ? 0 : $1.value) }) / Double(weight)
    }

    package func countShared(with other: WordSet) -> Int { weights.keys.count { other.weights[$0] != nil } }

    // MARK: Words

    private struct Part {
        let letters: [Unicode.Scalar]
        let isPair: Bool

        private var isNumber: Bool { letters.contains { $0.properties.numericType != nil } }

        /// The same on every machine and in every version: it is kept.
        var key: Int64 {
            var kept = String.UnicodeScalarView()
            kept.append(contentsOf: isNumber ? letters[...] : letters.prefix(WordSet.mostLetters))
            return Int64(bitPattern: FNV1a(String(kept)).value)
        }

        var isTelling: Bool {
            if isPair || isNumber { return true }
            // Cyrillic words have lost their endings; writing that knows no capitals mostly writes no short vowels.
            let isWhole = letters.first.map { $0.properties.isCased && !(0x0400...0x052F).contains($0.value) } ?? false
            guard letters.count >= (isWhole ? 4 : 3) else { return false }
            var word = String.UnicodeScalarView()
            word.append(contentsOf: letters)
            return !WordSet.common.contains(String(word))
        }

        var weight: Int { isPair ? 2 : isNumber ? 4 : max(1, min(letters.count, 9) - 2) }
    }

    private static let mostLetters = 6

    /// A word, or the pairs of letters of what is written without spaces.
    private static func parts(of word: String) -> [Part] {
        var (parts, run, isSpaceless) = ([Part](), [Unicode.Scalar](), false)
        func finish() {
            guard !run.isEmpty else { return }
            if isSpaceless, run.count > 1 {
                parts += zip(run, run.dropFirst()).map { Part(letters: [$0, $1], isPair: true) }
            } else {
                parts.append(Part(letters: run, isPair: isSpaceless))
            }
            run = []
        }
        for scalar in word.unicodeScalars {
            if isWrittenWithoutSpaces(scalar) != isSpaceless {
                finish()
                isSpaceless.toggle()
            }
            run.append(scalar)
        }
        finish()
        return parts
    }

    /// Thai, Lao, Burmese, Khmer, Japanese and Chinese.
    private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Of four letters and more, and in every sentence nevertheless. Other languages do without: long words outweigh theirs.
    private static let common = Set(
        """
        that this these those with from have been were will would could should shall might must their they them there then than what when \
        which while where whom whose about after before into onto over under also said says more most some such only very just your ours \
        because does doing being having here each other another both between through
        """.split(separator: " ").map(String.init))
}
