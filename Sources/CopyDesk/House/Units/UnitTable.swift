/// A unit of measure: its size in its dimension's own measure and, for temperatures, where its zero stands.
struct Unit: Sendable, Equatable {
    let name: String
    let dimension: String
    let isMetric: Bool
    let size: Double
    let zero: Double

    /// The same quantity in another unit.
    func convert(_ value: Double, to other: Unit) -> Double { (value * size + zero - other.zero) / other.size }

    /// A difference of as many of these in another unit: of temperatures, that is something else than a temperature.
    func convertDifference(_ value: Double, to other: Unit) -> Double { value * size / other.size }

    var hasZero: Bool { zero != 0 || dimension == "temperature" }
}

/// A way to write a unit: as its words follow one another, for one and for many.
struct UnitForm: Sendable {
    let unit: Int
    let one: String
    let many: String
    /// The keys of one's or many's tokens.
    let keys: [UInt64]
}

/// A language's units by the first word of each way to write them.
struct UnitTable: Sendable {
    private(set) var units: [Unit] = []
    private var forms: [UInt64: [UnitForm]] = [:]
    private(set) var filter = KeyFilter([])

    /// `kilometer m 1000 : kilometer|kilometers km|km`. False where the line is no such.
    mutating func read(_ line: String, of dimension: Substring) -> Bool {
        let halves = line.components(separatedByFirst: " : ")
        let parts = halves.0.split(separator: " ")
        guard let ways = halves.1, parts.count == 3 || parts.count == 4, parts[1] == "m" || parts[1] == "i", let size = Double(parts[2]),
            size > 0, let zero = parts.count == 4 ? Double(parts[3]) : 0
        else { return false }
        units.append(Unit(name: String(parts[0]), dimension: String(dimension), isMetric: parts[1] == "m", size: size, zero: zero))
        for way in ways.split(separator: " ") {
            let words = way.split(separator: "|").map { $0.split(separator: "_").joined(separator: " ") }
            guard let one = words.first, let many = words.last else { return false }
            for written in Set([one, many]) { add(written, one, many) }
        }
        filter = KeyFilter(forms.keys)
        return true
    }

    private mutating func add(_ written: String, _ one: String, _ many: String) {
        let keys = Self.keys(written)
        guard let first = keys.first else { return }
        // The longest first: "square miles" before "square".
        forms[first, default: []].append(UnitForm(unit: units.count - 1, one: one, many: many, keys: keys))
        forms[first]?.sort { $0.keys.count > $1.keys.count }
    }

    /// Words and marks, each a key: what `Tokenizer` makes of them.
    private static func keys(_ text: String) -> [UInt64] {
        let bytes = Array(text.utf8)
        return Tokenizer.tokens(of: bytes, in: .bare).map { key(of: $0, in: bytes) }
    }

    static func key(of token: Token, in bytes: [UInt8]) -> UInt64 {
        if token.key != 0 { return token.key }
        return WordKey.of(String(decoding: bytes[Int(token.firstByte)..<Int(token.endByte)], as: UTF8.self))
    }

    func forms(_ first: UInt64) -> [UnitForm] { filter.mayHave(first) ? forms[first] ?? [] : [] }

    /// A unit by one of the ways to write it ("kilometers").
    func form(_ written: String) -> UnitForm? {
        let keys = Self.keys(written)
        return keys.first.flatMap { forms[$0]?.first { $0.keys == keys } }
    }
}

extension String {
    /// What stands before and after the first of a separator; nil where there is none.
    func components(separatedByFirst separator: String) -> (String, String?) {
        guard let range = firstRange(of: separator) else { return (self, nil) }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
