import Foundation

/// Text as the search index knows it: one form for what is indexed and for what is looked for, so that both engines see the
/// same words. English endings are left to the engines' stemmers; Ukrainian and Russian ones are taken off here.
package enum SearchText {
    /// The words of a text in their search form, separated by single spaces.
    package static func prepared(_ text: String) -> String {
        words(text).joined(separator: " ")
    }

    /// At most `limit` words in their search form.
    package static func words(_ text: String, limit: Int = .max) -> [String] {
        var words: [String] = []
        eachWord(of: text) { _, letters in
            words.append(form(of: letters))
            return words.count < limit
        }
        return words
    }

    /// Goes over the words of a text until the body returns false.
    ///
    /// It works on bytes: every text that is saved and every passage that is shown for a search goes through here.
    ///
    /// - Parameter body: takes where a word stands, in bytes of UTF-8, and the word without its apostrophes in UTF-8, ASCII in lower case.
    package static func eachWord(of text: String, _ body: (_ place: Range<Int>, _ letters: UnsafeBufferPointer<UInt8>) -> Bool) {
        var text = text
        text.withUTF8 { eachWord(of: $0, body) }
    }

    /// The same of a text's UTF-8, which must be well formed.
    package static func eachWord(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (_ place: Range<Int>, _ letters: UnsafeBufferPointer<UInt8>) -> Bool
    ) {
        var changed: [UInt8] = []
        /// Most words stand in the text as they are wanted, and are not copied.
        func end(_ word: Range<Int>, isAsWanted: Bool) -> Bool {
            guard !isAsWanted else { return body(word, UnsafeBufferPointer(rebasing: bytes[word])) }
            changed.removeAll(keepingCapacity: true)
            var at = word.lowerBound
            while at < word.upperBound {
                let (scalar, length) = scalar(in: bytes, at: at)
                if length == 1, scalar != "'" { changed.append(lower(bytes[at])) }
                if length > 1, !isApostrophe(scalar) { changed.append(contentsOf: bytes[at..<at + length]) }
                at += length
            }
            return changed.withUnsafeBufferPointer { body(word, $0) }
        }
        var (start, last, at) = (-1, 0, 0)
        var isAsWanted = true
        while at < bytes.count {
            let byte = bytes[at]
            let (scalar, length) = byte < 0x80 ? (Unicode.Scalar(byte), 1) : scalar(in: bytes, at: at)
            if byte < 0x80 ? isLetterOrDigit(byte) : isLetterOrDigit(scalar) {
                if start < 0 { (start, isAsWanted) = (at, true) }
                if byte < 0x5B, byte > 0x40 { isAsWanted = false }
                last = at + length
            } else if start >= 0 {
                if isApostrophe(scalar) {
                    isAsWanted = false
                } else {
                    guard end(start..<last, isAsWanted: isAsWanted) else { return }
                    start = -1
                }
            }
            at += length
        }
        if start >= 0 { _ = end(start..<last, isAsWanted: isAsWanted) }
    }

    /// The search form of one word: lower case, Latin diacritics folded, Cyrillic endings taken off.
    package static func form(_ word: String) -> String { word.utf8.map(lower).withUnsafeBufferPointer(form(of:)) }

    /// The search form of one word in UTF-8, ASCII in lower case.
    package static func form(of letters: UnsafeBufferPointer<UInt8>) -> String {
        if letters.allSatisfy({ $0 < 0x80 }) { return String(decoding: letters, as: UTF8.self) }
        if var cyrillic = lowerCyrillic(letters) {
            CyrillicStem.cut(&cyrillic)
            return String(unsafeUninitializedCapacity: 2 * cyrillic.count) { bytes in
                var count = 0
                for letter in cyrillic {
                    // None is beyond the two bytes of the Cyrillic block.
                    if letter >= 0x80 {
                        bytes[count] = 0xC0 | UInt8(letter >> 6)
                        count += 1
                    }
                    bytes[count] = letter < 0x80 ? UInt8(letter) : 0x80 | UInt8(letter & 0x3F)
                    count += 1
                }
                return count
            }
        }
        let lower = String(decoding: letters, as: UTF8.self).lowercased()
        guard lower.unicodeScalars.contains(where: isCyrillic) else { return lower.folding(options: .diacriticInsensitive, locale: nil) }
        var units = Array(lower.utf16)
        CyrillicStem.cut(&units)
        return String(decoding: units, as: UTF16.self)
    }

    /// The first letter of the search form of a word in UTF-8, where it can be told without making it.
    package static func firstLetter(of letters: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard let first = letters.first else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        return lowerCyrillic(scalar(in: letters, at: 0).scalar).flatMap { Unicode.Scalar($0) }
    }

    /// The letters in lower case where all of them are ASCII or of the Ukrainian and Russian alphabets, as most words with others are.
    private static func lowerCyrillic(_ letters: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
        var lower: [UInt16] = []
        lower.reserveCapacity(letters.count)
        var at = 0
        while at < letters.count {
            let (scalar, length) = scalar(in: letters, at: at)
            at += length
            guard let letter = scalar.isASCII ? UInt16(scalar.value) : lowerCyrillic(scalar) else { return nil }
            lower.append(letter)
        }
        return lower
    }

    private static func lowerCyrillic(_ scalar: Unicode.Scalar) -> UInt16? {
        switch scalar.value {
        case 0x0400...0x040F: UInt16(scalar.value + 0x50)
        case 0x0410...0x042F: UInt16(scalar.value + 0x20)
        case 0x0430...0x045F, 0x0491: UInt16(scalar.value)
        case 0x0490: 0x0491
        default: nil
        }
    }

    /// - Parameter bytes: well-formed UTF-8.
    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = UInt32(bytes[place])
        func next(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset] & 0x3F) }
        let (value, length) =
            switch first {
            case ..<0x80: (first, 1)
            case ..<0xE0: ((first & 0x1F) << 6 | next(1), 2)
            case ..<0xF0: ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
            default: ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
    }

    /// - Parameter byte: of ASCII: there is a bit for each of 0–9, A–Z and a–z.
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte < 64 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_07FF_FFFE as UInt64) &>> UInt64(byte & 63) & 1 == 1
    }

    /// - Parameter scalar: not of ASCII.
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        // Most letters of Latin, Ukrainian and Russian: Unicode's tables take a while.
        switch scalar.value {
        case 0x00C0...0x024F: return scalar.value != 0x00D7 && scalar.value != 0x00F7
        case 0x0400...0x0481, 0x048A...0x052F: return true
        default: break
        }
        // U+02BC is a letter to Unicode.
        return !isApostrophe(scalar) && scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x0400...0x052F).contains(scalar.value) }
}

/// A light stemmer for Ukrainian and Russian after Savoy (2009), "Searching strategies for the Bulgarian and Russian
/// languages": the longest known ending of nouns and adjectives goes, as long as three letters stay.
///
/// It goes on until no ending is left, because a word may look as if it had one: пором loses its ом as поромом does, so порома
/// must too.
enum CyrillicStem {
    /// - Parameter letters: of one word, in UTF-16 and lower case.
    static func cut(_ letters: inout [UInt16]) {
        while let length = ending(of: letters) { letters.removeLast(length) }
    }

    /// The length of the longest ending that leaves three letters; nil where there is none.
    private static func ending(of letters: [UInt16]) -> Int? {
        stride(from: min(4, letters.count - 3), to: 0, by: -1).first { length in
            let tail = letters[(letters.count - length)...]
            // Marks that stand for themselves, as in й of и and a breve, make the same ending.
            return key(tail).map(keys.contains) ?? endings.contains(String(decoding: tail, as: UTF16.self))
        }
    }

    /// Up to four letters of the Cyrillic block as a number; nil for others.
    private static func key(_ letters: some Sequence<UInt16>) -> UInt64? {
        var key: UInt64 = 1
        for letter in letters {
            guard letter >> 8 == 0x04 else { return nil }
            key = key << 8 | UInt64(letter & 0xFF)
        }
        return key
    }

    private static let keys = Set(endings.compactMap { key($0.utf16) })

    private static let endings: Set<String> = [
        // four and three letters
        "ього", "ьому", "ьома", "ової", "овою", "еві", "ові", "ами", "ями", "ого", "ому", "ими", "іми", "ість", "ості", "істю", "ої", "ій",
        "ею", "єю", "ою", "ьою", "ові", "ев", "єві", "ів", "їв", "ам", "ям", "ах", "ях", "ом", "ем", "єм", "им", "ім", "их", "іх", "ий",
        "ая",
        "яя", "ое", "ее", "ые", "ие", "ой", "ей", "ый", "ого", "его", "ому", "ему", "ым", "ыми", "ых", "ов", "ию", "ия", "ии", "ію", "ія",
        "ії",
        "єю", "ю", "я", "а", "у", "о", "е", "є", "и", "і", "ї", "ы", "ь", "й",
    ]
}
