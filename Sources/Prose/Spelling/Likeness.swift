/// How near two words are.
enum Likeness {
    /// The edits that lead from one to the other: a letter more, less, another, or two that changed places (the optimal string
    /// alignment distance).
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        var rows = [Array(0...other.count)]
        for i in 0..<one.count {
            var row = [i + 1]
            for j in 0..<other.count {
                var least = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (one[i] == other[j] ? 0 : 1))
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { least = min(least, rows[i - 1][j - 1] + 1) }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }

    /// Whether a word is likely to be meant by another: two edits at most, and of short words one.
    static func isNear(_ wrong: String, _ right: String) -> Bool {
        let length = min(wrong.unicodeScalars.count, 40)
        guard abs(right.unicodeScalars.count - length) <= 2 else { return false }
        return distance(wrong.lowercased(), right.lowercased()) <= (length < 5 ? 1 : 2)
    }
}
