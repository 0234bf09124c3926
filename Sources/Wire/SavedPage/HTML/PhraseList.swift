/// Phrases to look for at the beginning of a line, found by their first byte: a page has many lines and there are many phrases.
struct PhraseList: ExpressibleByArrayLiteral {
    private var byFirstByte: [UInt8: [[UInt8]]] = [:]

    /// - Parameter phrases: In lower case.
    init(arrayLiteral phrases: String...) {
        for phrase in phrases {
            let bytes = Array(phrase.utf8)
            if let first = bytes.first { byFirstByte[first, default: []].append(bytes) }
        }
    }

    /// Whether a line begins with one of the phrases.
    /// - Parameter line: UTF-8 in lower case.
    func begins(_ line: [UInt8]) -> Bool {
        guard let first = line.first, let phrases = byFirstByte[first] else { return false }
        return phrases.contains { line.starts(with: $0) }
    }
}

extension [UInt8] {
    /// Whether other bytes stand anywhere in these.
    func holds(_ other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return other.isEmpty }
        var at = 0
        while let found = firstIndex(of: first, from: at), found + other.count <= count {
            if self[found..<found + other.count].elementsEqual(other) { return true }
            at = found + 1
        }
        return false
    }
}
