/// A language's table, read from its text: sections in brackets, words under them, "#" before a remark.
///
/// Lines that mean nothing are passed over: the tables are built in, and a test reads them for such lines.
struct LanguageTable {
    private(set) var code = ""
    private(set) var words: [UInt64: Word] = [:]
    private(set) var frames: [Frame] = []
    private(set) var guesses: [(ending: [UInt8], word: Word)] = []
    private(set) var pluralEndings: [[UInt8]] = []
    private(set) var traits: Language.Traits = []
    private(set) var unread: [String] = []
    private var endings: [(ending: String, forms: [String])] = []
    private var section = ""

    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let line = line.prefix { $0 != "#" }
            let parts = line.split(separator: " ").map(String.init)
            guard let first = parts.first else { continue }
            if first.hasPrefix("["), first.hasSuffix("]") {
                section = String(first.dropFirst().dropLast())
            } else {
                read(parts)
            }
        }
    }

    private mutating func read(_ parts: [String]) {
        switch section {
        case "language": code = parts[0]
        case "order": for part in parts { readTrait(part) }
        case "endings": endings.append((parts[0] == "*" ? "" : parts[0], Array(parts.dropFirst())))
        case "guess": readGuess(parts)
        case "pluralEnding": pluralEndings += parts.map { Array($0.utf8) }
        case "verb", "cue": readVerb(parts)
        case "cueNoun": readCue(parts) { $0.nounFrame = $1 }
        case "cueAdjective": readCue(parts) { $0.adjectiveFrame = $1 }
        default: readClass(parts)
        }
    }

    private mutating func readTrait(_ name: String) {
        guard let trait = Language.Traits.named[name] else { return unread.append(name) }
        traits.formUnion(trait)
    }

    /// An ending and the class or verb form that words with it are likely to have.
    private mutating func readGuess(_ parts: [String]) {
        var word = Word()
        for part in parts.dropFirst() {
            switch part {
            case "past": word.forms.formUnion([.past, .participle])
            case "ing": word.forms.formUnion(.ing)
            default: word.classes.formUnion(WordClass(named: part))
            }
        }
        guesses.append((Array(parts[0].utf8), word))
    }

    /// Words of a class, or one word and its number.
    private mutating func readClass(_ parts: [String]) {
        let kind = WordClass(named: section)
        // What takes something is a cue: in a class it would be lost.
        guard !kind.isEmpty, !parts.contains(":") else { return unread.append(parts.joined(separator: " ")) }
        if parts.count == 2, let value = Int32(clamping: parts[1]) {
            change(parts[0]) {
                $0.classes.formUnion(kind)
                $0.value = value
            }
        } else {
            for part in parts { change(part) { $0.classes.formUnion(kind) } }
        }
    }

    /// A verb's forms in order, several of one kind with "/" between, or its base with "+"; after ":" what a cue takes, or that the forms are nouns as well.
    private mutating func readVerb(_ parts: [String]) {
        let names = Array(parts.prefix { $0 != ":" })
        guard let base = names.first else { return unread.append(parts.joined(separator: " ")) }
        let forms = base.hasSuffix("+") ? inflected(String(base.dropLast())) : names
        let taken = self.frame(parts.drop { $0 != ":" }.dropFirst())
        let isNounToo = taken.has(.noun)
        let frame = section == "cue" ? keep(taken) : nil
        let lemma = WordKey.of(forms[0])
        for (texts, form) in zip(forms, VerbForms.inOrder) {
            for text in texts.split(separator: "/").map(String.init) {
                change(text) {
                    $0.forms.formUnion(form)
                    $0.lemma = lemma
                    if let frame { $0.verbFrame = frame }
                    if frame != nil || $0.verbFrame < 0 { $0.isNounToo = isNounToo }
                }
            }
        }
    }

    private mutating func readCue(_ parts: [String], _ set: (inout Word, Int32) -> Void) {
        let index = keep(frame(parts.drop { $0 != ":" }.dropFirst()))
        for text in parts.prefix(while: { $0 != ":" }) { change(text) { set(&$0, index) } }
    }

    private func inflected(_ base: String) -> [String] {
        let fitting = endings.filter { base.hasSuffix($0.ending) }.max { $0.ending.count < $1.ending.count }
        guard let fitting else { return [base] }
        return [base] + fitting.forms.map { base.dropLast(fitting.ending.count) + $0 }
    }

    /// Flags by their names; anything else is a preposition, with "+" or without.
    private func frame(_ parts: some Sequence<String>) -> Frame {
        var frame = Frame()
        for part in parts {
            if let flag = Frame.Flags.named[part] {
                frame.flags.formUnion(flag)
            } else {
                frame.prepositions.append(WordKey.of(part.drop { $0 == "+" }))
            }
        }
        return frame
    }

    private mutating func keep(_ frame: Frame) -> Int32 {
        frames.append(frame)
        return Int32(frames.count - 1)
    }

    private mutating func change(_ text: String, _ change: (inout Word) -> Void) {
        change(&words[WordKey.of(text), default: Word()])
    }
}

extension Int32 {
    fileprivate init?(clamping text: String) {
        guard let value = Int(text) else { return nil }
        self.init(clamping: value)
    }
}
