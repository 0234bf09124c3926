/// Reads the lines of a manifest's files: every line ends, every number has one spelling, and nothing is left over.
struct ManifestText {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next line without its end; nil where there is none that ends.
    mutating func line() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// What stands after a word and a space in the next line.
    mutating func value(_ name: String) -> ArraySlice<UInt8>? {
        guard let line = line(), line.starts(with: "\(name) ".utf8) else { return nil }
        return line.dropFirst(name.utf8.count + 1)
    }

    mutating func number(_ name: String) -> Int? { value(name).flatMap { Self.number($0) } }

    mutating func text(_ name: String) -> String? { value(name).flatMap { String(validating: $0, as: UTF8.self) } }

    /// Digits without zeros before them, at most fifteen.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...15).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }), digits.count == 1 || digits.first != 48 else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
