/// Cuts copy into tokens, in one pass.
///
/// A line's end begins a paragraph, unless the next line goes on in lower case (hard-wrapped copy). Contractions are cut before their
/// apostrophe ("he|'s", "they|'d") except where "not" is in them; an abbreviation keeps its full stop.
struct Tokenizer {
    private let scalars: Scalars
    private let language: Language
    private var tokens: [Token] = []
    private var byte = 0
    private var offset = 0
    private var spaceBefore = true
    private var paragraphBefore = true

    static func tokens(of bytes: [UInt8], in language: Language) -> [Token] {
        var tokenizer = Tokenizer(scalars: Scalars(bytes: bytes), language: language)
        tokenizer.run()
        return tokenizer.tokens
    }

    private init(scalars: Scalars, language: Language) {
        self.scalars = scalars
        self.language = language
        tokens.reserveCapacity(scalars.bytes.count / 5)
    }

    private mutating func run() {
        while byte < scalars.bytes.count {
            let (scalar, length) = scalars.scalar(at: byte)
            switch Scalars.kind(scalar) {
            case .space: space(length)
            case .newline:
                paragraphBefore = true
                space(length)
            case .letter, .capital: word()
            case .digit: number()
            case .apostrophe, .other: mark(scalar, length)
            }
        }
    }

    private mutating func space(_ length: Int) {
        spaceBefore = true
        if !tokens.isEmpty { tokens[tokens.count - 1].spaceAfter = true }
        advance(length)
    }

    private mutating func advance(_ length: Int) {
        byte += length
        offset += 1
    }

    private mutating func append(_ kind: Token.Kind, from start: (byte: Int, offset: Int)) {
        var token = Token(
            kind: kind, start: Int32(truncatingIfNeeded: start.offset), end: Int32(truncatingIfNeeded: offset),
            firstByte: Int32(truncatingIfNeeded: start.byte), endByte: Int32(truncatingIfNeeded: byte))
        token.spaceBefore = spaceBefore
        token.beginsParagraph = paragraphBefore
        spaceBefore = false
        paragraphBefore = false
        tokens.append(token)
    }

    // MARK: Words

    private mutating func word() {
        let start = (byte: byte, offset: offset)
        let first = Scalars.kind(scalars.scalar(at: byte).value)
        var (key, lastPart) = (WordKey(), WordKey())
        var (letters, sinceStop, isAllCapitals) = (0, 0, true)
        scan: while byte < scalars.bytes.count {
            let (scalar, length) = scalars.scalar(at: byte)
            switch Scalars.kind(scalar) {
            case .letter, .capital, .digit:
                if Scalars.kind(scalar) == .letter { isAllCapitals = false }
                letters += 1
                sinceStop += 1
            case .apostrophe:
                guard joinsApostrophe(letters, length) else { break scan }
                isAllCapitals = false
            case .other where scalar == 0x2D || scalar == 0x2010 || scalar == 0x2011:
                guard isLetter(at: byte + length) else { break scan }
                key.add(scalar)
                lastPart = WordKey()
                advance(length)
                continue scan
            case .other where scalar == 0x2E:
                guard sinceStop == 1, isLetter(at: byte + 1), first == .capital else { break scan }
                sinceStop = 0
            default: break scan
            }
            key.add(scalar)
            lastPart.add(scalar)
            advance(length)
        }
        finishWord(start, key.value, lastPart.value, isCapital: first == .capital, isInitial: sinceStop == 1 && first == .capital)
        tokens[tokens.count - 1].isAllCapitals = isAllCapitals && letters > 1
    }

    private mutating func finishWord(_ start: (byte: Int, offset: Int), _ key: UInt64, _ lastPart: UInt64, isCapital: Bool, isInitial: Bool)
    {
        let word = language.word(key) ?? (isCapital ? .unknown : language.guess(ending: scalars.bytes[start.byte..<byte]))
        if byte < scalars.bytes.count, scalars.bytes[byte] == 0x2E {
            let isSelf = word.isAny(.speakerSelf)
            if isInitial && !isSelf || isAbbreviation(word, key, lastPart) && (isCapital || goesOn(after: byte + 1)) { advance(1) }
        }
        // Hard-wrapped copy goes on in lower case.
        if paragraphBefore, !isCapital, !tokens.isEmpty { paragraphBefore = isBlankLine(before: start.byte) }
        append(.word, from: start)
        let last = tokens.count - 1
        tokens[last].key = key
        tokens[last].word = word
        tokens[last].isCapital = isCapital
        tokens[last].mayBePlural = language.mayBePlural(scalars.bytes[start.byte..<byte])
    }

    /// "Ky." and "R-Ky."
    private func isAbbreviation(_ word: Word, _ key: UInt64, _ lastPart: UInt64) -> Bool {
        word.isAny(.abbreviation) || key != lastPart && language.word(lastPart)?.isAny(.abbreviation) == true
    }

    /// An apostrophe belongs to the word in "didn't" and "O'Malley"; before a short ending ("'s", "'ll") a new token begins.
    private func joinsApostrophe(_ letters: Int, _ length: Int) -> Bool {
        guard letters > 0 else { return true }
        guard isLetter(at: byte + length) else { return false }
        var (next, count) = (byte + length, 0)
        while count < 3, isLetter(at: next) {
            next += scalars.scalar(at: next).length
            count += 1
        }
        guard count < 3 else { return true }
        let one = scalars.bytes[byte + length] | 0x20
        if count == 1 { return one == 0x74 || letters == 1 && one != 0x73 && one != 0x64 && one != 0x6D }
        let two = scalars.bytes[next - 1] | 0x20
        let isEnding = (one == 0x72 || one == 0x76) && two == 0x65 || one == 0x6C && two == 0x6C
        return !isEnding
    }

    private func isLetter(at index: Int) -> Bool {
        guard index < scalars.bytes.count else { return false }
        switch Scalars.kind(scalars.scalar(at: index).value) {
        case .letter, .capital, .digit: return true
        default: return false
        }
    }

    /// Whether what follows a full stop shows that no sentence ends there.
    private func goesOn(after index: Int) -> Bool {
        guard index + 1 < scalars.bytes.count, scalars.bytes[index] == 0x20 else { return false }
        let kind = Scalars.kind(scalars.scalar(at: index + 1).value)
        return kind == .letter || kind == .digit
    }

    private func isBlankLine(before index: Int) -> Bool {
        var (at, newlines) = (index - 1, 0)
        while at >= 0, newlines < 2, scalars.bytes[at] <= 0x20 {
            if scalars.bytes[at] == 0x0A { newlines += 1 }
            at -= 1
        }
        return newlines > 1
    }

    // MARK: Numbers and marks

    private mutating func number() {
        let start = (byte: byte, offset: offset)
        var key = WordKey()
        while byte < scalars.bytes.count {
            let (scalar, length) = scalars.scalar(at: byte)
            let kind = Scalars.kind(scalar)
            let isPoint = (scalar == 0x2C || scalar == 0x2E) && isDigit(at: byte + 1)
            guard kind == .digit || kind == .letter || isPoint else { break }
            key.add(scalar)
            advance(length)
        }
        append(.number, from: start)
        tokens[tokens.count - 1].key = key.value
    }

    private func isDigit(at index: Int) -> Bool {
        index < scalars.bytes.count && (0x30...0x39).contains(scalars.bytes[index])
    }

    private func isStraightSingle(at byte: Int) -> Bool { byte < scalars.bytes.count && scalars.bytes[byte] == 0x27 }

    private mutating func mark(_ scalar: UInt32, _ length: Int) {
        let start = (byte: byte, offset: offset)
        if Scalars.kind(scalar) == .apostrophe, let last = tokens.last, last.kind == .word || last.kind == .number, !spaceBefore,
            isLetter(at: byte + length)
        {
            return contraction(start, scalar, length)
        }
        advance(length)
        var kind = Marks.kind(of: scalar)
        // Of three at a quotation's end, the first closes the one inside.
        if scalar == 0x27, isStraightSingle(at: byte), spaceBefore || !isStraightSingle(at: byte + 1) {
            advance(1)
            kind = .straight
        }
        var isEllipsis = scalar == 0x2026
        while scalar == 0x2E || scalar == 0x2D, byte < scalars.bytes.count, UInt32(scalars.bytes[byte]) == scalar {
            isEllipsis = scalar == 0x2E
            kind = isEllipsis ? .stop : .dash
            advance(1)
        }
        if kind == .hyphen, spaceBefore { kind = .dash }
        append(kind, from: start)
        tokens[tokens.count - 1].isEllipsis = isEllipsis
        tokens[tokens.count - 1].isCall = scalar == 0x3F || scalar == 0x21 || scalar == 0x61F
    }

    private mutating func contraction(_ start: (byte: Int, offset: Int), _ scalar: UInt32, _ length: Int) {
        var key = WordKey()
        key.add(scalar)
        advance(length)
        while isLetter(at: byte) {
            let (scalar, length) = scalars.scalar(at: byte)
            key.add(scalar)
            advance(length)
        }
        append(.word, from: start)
        tokens[tokens.count - 1].key = key.value
        tokens[tokens.count - 1].word = language.word(key.value) ?? .unknown
    }
}

enum Marks {
    static func kind(of scalar: UInt32) -> Token.Kind {
        switch scalar {
        case 0x2C, 0x060C, 0x3001: .comma
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0x061F: .stop
        case 0x3A: .colon
        case 0x3B: .semicolon
        case 0x2D, 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015: .dash
        case 0x28, 0x5B: .open
        case 0x29, 0x5D: .close
        case 0x22: .straight
        case 0x27, 0x60: .straightSingle
        case 0x201C: .opening
        case 0x201D: .closing
        case 0x2018: .openingSingle
        case 0x2019, 0x02BC: .closingSingle
        case 0x201E: .lowDouble
        case 0x201A: .lowSingle
        case 0xAB, 0x2039: .guillemetLeft
        case 0xBB, 0x203A: .guillemetRight
        default: .symbol
        }
    }
}
