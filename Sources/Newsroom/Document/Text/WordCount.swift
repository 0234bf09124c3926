/// Counts words as readers of any script take them in.
///
/// - A word is a run of letters, marks and digits (Unicode: Alphabetic, Numeric, Mark). Apostrophes, hyphens, full stops and
///   the like between two of them do not end it (after UAX #29, rules WB6–WB12, with the hyphen added): don’t, п’ять,
///   cross-border, 2.5 and U.S. are one word each.
/// - Chinese and Japanese have no spaces: each ideograph and each kana counts one. (Chinese is read at about 260 characters a
///   minute, near enough to English words; Brysbaert 2019.)
/// - Thai, Lao, Khmer and Burmese have none either: every four letters of a run, marks not counted, are one word, and what
///   is left over is one.
package enum WordCount {
    package static func words(in text: String) -> Int {
        var counter = Counter()
        for scalar in text.unicodeScalars { counter.take(scalar) }
        return counter.total
    }

    private enum Class {
        case letter, mark, joiner, ideograph, unspaced, other
    }

    private struct Counter {
        private var words = 0
        private var isInWord = false
        private var hasJoiner = false
        /// Letters of the run of a script without spaces.
        private var unspaced = 0

        var total: Int { words + (unspaced + 3) / 4 }

        mutating func take(_ scalar: Unicode.Scalar) {
            switch WordCount.classify(scalar) {
            case .letter:
                endUnspaced()
                if !isInWord { words += 1 }
                isInWord = true
                hasJoiner = false
            case .mark: break
            case .joiner:
                endUnspaced()
                if hasJoiner { isInWord = false }
                hasJoiner = true
            case .ideograph:
                end()
                words += 1
            case .unspaced:
                isInWord = false
                unspaced += 1
            case .other: end()
            }
        }

        private mutating func end() {
            endUnspaced()
            isInWord = false
            hasJoiner = false
        }

        private mutating func endUnspaced() {
            words += (unspaced + 3) / 4
            unspaced = 0
        }
    }

    private static func classify(_ scalar: Unicode.Scalar) -> Class {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
        case 0x27, 0x2D, 0x2E, 0x2C, 0x3A: .joiner
        case 0..<0x80: .other
        // Soft hyphen, joiners, variation selectors: inside a word, and nothing by themselves.
        case 0xAD, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F: .mark
        // ’ ‐ ‑ · ʼ
        case 0x2019, 0x2010, 0x2011, 0xB7, 0x02BC: .joiner
        case 0xC0...0x24F: scalar.value == 0xD7 || scalar.value == 0xF7 ? .other : .letter
        case 0x0400...0x0481, 0x048A...0x052F: .letter
        case 0x2000...0x206F: .other
        default: classifyByProperties(scalar)
        }
    }

    private static func classifyByProperties(_ scalar: Unicode.Scalar) -> Class {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .decimalNumber, .letterNumber, .otherNumber: return .letter
        default: break
        }
        guard properties.isAlphabetic || properties.isIdeographic else { return .other }
        return switch scalar.value {
        case _ where properties.isIdeographic: .ideograph
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1B000...0x1B16F: .ideograph
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x1000...0x109F: .unspaced
        default: .letter
        }
    }
}

extension Document {
    /// The words of the body that are read: those of `plainText` but for tables (see `ReadingTime.minutes(words:)`).
    package var words: Int { words(backgrounds: [:]) }

    /// The same with the words of the backgrounds that are given.
    package func words(backgrounds: [Background.ID: Background]) -> Int {
        DocumentOutline(self, backgrounds: backgrounds).textBlocks.reduce(0) { words, block in
            guard !block.isInCell else { return words }
            return words + WordCount.words(in: block.inlines.reduce(into: "") { $0 += $1.plainText(isInCell: false) })
        }
    }
}
