import CopyDesk

/// A word of the copy as a dictionary can be asked about it.
struct SpelledWord: Hashable {
    /// In the text's scalars; without a possessive ending.
    var span: Span
    var text: String
    /// It begins with a capital letter.
    var isCapital: Bool
    /// A capital letter says nothing here: a sentence, a quotation or a line begins.
    var beginsSentence: Bool
}

/// Cuts a text into the words that a dictionary can be asked about: no numbers, addresses, names of accounts, abbreviations, words all in
/// capitals or with capitals inside. Of words with hyphens, each part.
struct WordCutter {
    /// What is longer is no word.
    private static let longest = 40

    private let scalars: [Unicode.Scalar]
    private let isEnglish: Bool
    private var found: [SpelledWord] = []
    private var previous: Range<Int>?

    static func words(of scalars: [Unicode.Scalar], inEnglish isEnglish: Bool) -> [SpelledWord] {
        var cutter = WordCutter(scalars: scalars, isEnglish: isEnglish)
        cutter.cut()
        return cutter.found
    }

    private init(scalars: [Unicode.Scalar], isEnglish: Bool) {
        self.scalars = scalars
        self.isEnglish = isEnglish
    }

    private mutating func cut() {
        var index = 0
        while index < scalars.count {
            guard !scalars[index].properties.isWhitespace else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, !scalars[index].properties.isWhitespace { index += 1 }
            if !isAddress(start..<index) { cut(start..<index) }
        }
    }

    /// An address, an account's or a file's name, a tag, or an abbreviation with stops inside.
    private func isAddress(_ chunk: Range<Int>) -> Bool {
        for index in chunk {
            switch scalars[index] {
            case "@", "#", "_", "\\", "<", ">", "=", "{", "}", "&", "*", "^", "~", "|": return true
            case ".", "/", ":":
                guard index > chunk.lowerBound, index + 1 < chunk.upperBound else { continue }
                if scalars[index] == ".", isLetter(index - 1), isLetter(index + 1) { return true }
                if scalars[index] == ":", scalars[index + 1] == "/" { return true }
            default: continue
            }
        }
        return false
    }

    private mutating func cut(_ chunk: Range<Int>) {
        var index = chunk.lowerBound
        while index < chunk.upperBound {
            guard isLetter(index) || isDigit(index) else {
                index += 1
                continue
            }
            let start = index
            while index < chunk.upperBound, isLetter(index) || isDigit(index) || isInner(index, in: chunk) { index += 1 }
            take(start..<index, in: chunk)
            previous = start..<index
        }
    }

    /// An apostrophe between letters, a soft hyphen or a joiner.
    private func isInner(_ index: Int, in chunk: Range<Int>) -> Bool {
        switch scalars[index] {
        case "'", "\u{2019}", "\u{02BC}":
            index > chunk.lowerBound && index + 1 < chunk.upperBound && isLetter(index - 1) && isLetter(index + 1)
        case "\u{AD}", "\u{200C}", "\u{200D}": true
        default: false
        }
    }

    private mutating func take(_ run: Range<Int>, in chunk: Range<Int>) {
        var run = run
        if isEnglish, run.count > 3, scalars[run.upperBound - 1] == "s", Self.isApostrophe(scalars[run.upperBound - 2]) {
            run = run.lowerBound..<run.upperBound - 2
        }
        guard (2...Self.longest).contains(run.count), !run.contains(where: isDigit) else { return }
        guard !run.dropFirst().contains(where: { scalars[$0].properties.isUppercase }) else { return }
        guard !isPart(run, in: chunk) else { return }
        let shown = run.map { Self.isApostrophe(scalars[$0]) ? "'" : scalars[$0] }.filter {
            !"\u{AD}\u{200C}\u{200D}".unicodeScalars.contains($0)
        }
        found.append(
            SpelledWord(
                span: Span(run.lowerBound, run.upperBound), text: String(String.UnicodeScalarView(shown)),
                isCapital: scalars[run.lowerBound].properties.isUppercase, beginsSentence: beginsSentence(run.lowerBound)))
    }

    /// What is joined to another by a hyphen is often no word alone: "neo-", "'em", "-ish"; outside of English hardly ever. There, a stop
    /// follows abbreviations.
    private func isPart(_ run: Range<Int>, in chunk: Range<Int>) -> Bool {
        let before = run.lowerBound > chunk.lowerBound ? scalars[run.lowerBound - 1] : " "
        let after = run.upperBound < chunk.upperBound ? scalars[run.upperBound] : " "
        if Self.isHyphen(after), run.count <= 6 || !isEnglish { return true }
        if after == ".", run.count <= 4, !isEnglish { return true }
        return (Self.isHyphen(before) || Self.isApostrophe(before) || isDigit(run.lowerBound - 1)) && run.count <= 3
    }

    /// Whether what lies between this word and the one before ends a sentence or begins somebody's. "Mr." ends none, and what stands in
    /// quotation marks without a pause before them is often a name.
    private func beginsSentence(_ start: Int) -> Bool {
        guard let previous else { return true }
        for index in previous.upperBound..<start {
            switch scalars[index] {
            case ".":
                let isAbbreviation =
                    index == previous.upperBound && previous.count <= 3 && scalars[previous.lowerBound].properties.isUppercase
                if !isAbbreviation { return true }
            case "!", "?", "\u{2026}", ":", ";", "\u{2022}", "\u{2014}": return true
            case ",":
                let opening = "\"\u{201C}\u{201E}\u{AB}\u{BB}".unicodeScalars
                if scalars[index..<start].contains(where: opening.contains) { return true }
            case let scalar where scalar.isNewline: return true
            default: continue
            }
        }
        return false
    }

    // MARK: Scalars

    private func isLetter(_ index: Int) -> Bool {
        switch scalars[index].properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark:
            // This apostrophe counts as a letter.
            scalars[index] != "\u{02BC}"
        default: false
        }
    }

    private func isDigit(_ index: Int) -> Bool { index >= 0 && scalars[index].properties.numericType != nil }

    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}" }

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" }
}

extension Unicode.Scalar {
    /// What ends a line.
    var isNewline: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
