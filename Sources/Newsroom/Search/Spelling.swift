/// How far a word is from another that was meant.
package enum Spelling {
    /// Words of a text as they are written, in lower case, that are worth correcting: 4 to 30 letters and nothing else.
    package static func words(_ text: String) -> [String] {
        text.lowercased().unicodeScalars.split { !isLetter($0) && $0 != "'" && $0 != "\u{2019}" && $0 != "\u{02BC}" }
            .filter { $0.allSatisfy(isLetter) }.map { String($0) }.filter { (4...30).contains($0.count) }
    }

    /// Unicode's tables are not asked for what can be told without them.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value) || (0x41...0x5A).contains(scalar.value) : scalar.properties.isAlphabetic
    }

    /// What two words have in common that are one slip apart: the first seven letters, whole and with each of them left out
    /// (the symmetric delete method: Garbe 2012, with its prefix of seven). Eight at most.
    package static func keys(_ word: String) -> Set<String> {
        let letters = Array(word.prefix(7))
        var keys: Set<String> = [String(letters)]
        for index in letters.indices {
            keys.insert(String(letters[..<index] + letters[(index + 1)...]))
        }
        return keys
    }

    /// How many slips a word of that length may hold and still be taken for another.
    package static func mostSlips(_ length: Int) -> Int { length < 6 ? 1 : 2 }

    /// Letters put in, left out, changed, or changed about with their neighbour: the optimal string alignment distance. Nil
    /// beyond `limit`.
    package static func slips(_ left: String, _ right: String, limit: Int) -> Int? {
        let (left, right) = (Array(left), Array(right))
        guard abs(left.count - right.count) <= limit, left.count <= 60, right.count <= 60 else { return nil }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var best = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
