/// A quantity in the copy: "2.5 kilometers", "2.5-kilometer", "30km", "2 million hectares".
struct Measure {
    /// The number's first token, and behind the unit's last.
    let tokens: Range<Int>
    let unit: Unit
    let form: UnitForm
    /// In decimal notation as written, without a scale.
    let number: String
    let scale: Int
    let isHyphenated: Bool
    /// In digits, not spelled out.
    let isFigure: Bool
    /// "10-15 kilometers", "-40 °C": not by this number alone.
    let isPart: Bool

    var value: Double { (Double(number) ?? 0) * Double(scale) }
}

/// A quantity given twice, in two units: "30 kilometers (19 miles)".
package struct UnitPair: Hashable, Sendable {
    package var span: Span
    package var isRight: Bool
    /// Where the second number stands, and what it should be.
    package var second: Span
    package var expected: String
}

/// Finds quantities with their units, from left to right.
struct MeasureFinder {
    private let copy: Copy
    private let words: DeskWords

    init(_ copy: Copy, _ words: DeskWords) {
        self.copy = copy
        self.words = words
    }

    func measure(at index: Int) -> Measure? {
        guard let token = copy[index] else { return nil }
        let isFigure = token.kind == .number
        guard isFigure || token.kind == .word && token.word.isAny(.numeral) else { return nil }
        if isFigure, let glued = glued(index) { return glued }
        guard let number = isFigure ? Decimals.value(copy.text(index..<index + 1)) : "\(token.word.value)" else { return nil }
        var (next, scale) = (index + 1, 1)
        if let word = copy[next], word.kind == .word, word.word.isAny(.scale), word.word.value > 12 {
            scale = Int(word.word.value)
            next += 1
        }
        let isHyphenated = copy[next]?.kind == .hyphen && copy[next]?.spaceBefore == false && copy[next]?.spaceAfter == false
        if isHyphenated { next += 1 }
        guard let found = form(at: next) else { return nil }
        return Measure(
            tokens: index..<found.end, unit: words.units.units[found.form.unit], form: found.form, number: number, scale: scale,
            isHyphenated: isHyphenated, isFigure: isFigure, isPart: isPart(index))
    }

    /// The longest way to write a unit that begins here.
    private func form(at index: Int) -> (form: UnitForm, end: Int)? {
        guard let token = copy[index], !token.beginsParagraph, token.kind == .word || token.kind == .symbol else { return nil }
        for form in words.units.forms(UnitTable.key(of: token, in: copy.bytes)) {
            var end = index + 1
            for key in form.keys.dropFirst() {
                // "square-mile" is one word with its hyphen; "-" between the words of a compound counts as a space.
                guard let token = copy[end], !token.beginsParagraph, UnitTable.key(of: token, in: copy.bytes) == key else { break }
                end += 1
            }
            guard end - index == form.keys.count else { continue }
            let isCompound = copy[end].map { words.classes(of: $0).has(.per) && $0.spaceBefore && copy[end + 1]?.word.isAny(.span) == true }
            return isCompound == true ? nil : (form, end)
        }
        return nil
    }

    /// `30km`: one token.
    private func glued(_ index: Int) -> Measure? {
        let token = copy.tokens[index]
        let bytes = copy.bytes[Int(token.firstByte)..<Int(token.endByte)]
        // "61km/h" is another unit than "km".
        if let next = copy[index + 1], next.kind == .symbol, !next.spaceBefore { return nil }
        guard let last = bytes.last, last > 0x39, let cut = bytes.firstIndex(where: { $0 > 0x39 }) else { return nil }
        let suffix = String(decoding: bytes[cut...], as: UTF8.self)
        guard let form = words.units.form(suffix), form.keys.count == 1,
            let number = Decimals.value(String(decoding: bytes[..<cut], as: UTF8.self))
        else { return nil }
        return Measure(
            tokens: index..<index + 1, unit: words.units.units[form.unit], form: form, number: number, scale: 1, isHyphenated: false,
            isFigure: true, isPart: isPart(index))
    }

    /// After another number and a dash, hyphen or "to", or after a sign.
    private func isPart(_ index: Int) -> Bool {
        guard let mark = copy[index - 1], !copy.tokens[index].beginsParagraph else { return false }
        if mark.kind == .dash || mark.kind == .hyphen || mark.kind == .symbol, !mark.spaceAfter { return true }
        guard let first = copy[index - 2] else { return false }
        let isNumber = first.kind == .number || first.word.isAny(.numeral)
        return isNumber && (mark.kind == .dash || mark.kind == .hyphen || mark.word.isAny([.to, .and]) || mark.kind == .symbol)
    }
}
