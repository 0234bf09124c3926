/// About how often each of many things was asked for lately, in a fixed amount of memory: a count-min sketch of small counters, all
/// halved from time to time, so that what was popular last week does not stay so (TinyLFU: Einziger, Friedman, Manes, 2017).
///
/// `Hasher`'s seed is another one in each process, so nobody outside can find addresses that share counters.
struct Popularity {
    /// Asked for so often lately, a thing is hot.
    static let hot = 3
    /// More is not counted, so that what was most popular of all is not so for long.
    static let most = 15

    private static let rows = 4
    private static let width = 1 << 15

    /// What a thing is counted under.
    struct Mark {
        fileprivate let hash: UInt64

        init(_ thing: some Hashable) { hash = UInt64(bitPattern: Int64(thing.hashValue)) }
    }

    private var counters = [UInt8](repeating: 0, count: rows * width)
    private var counted = 0

    /// - Parameter kept: so many things compete; after ten times as many counts, and a thousand, all are halved.
    mutating func count(_ mark: Mark, among kept: Int) {
        if counted >= max(1_000, 10 * kept) { age() }
        counted += 1
        var hash = mark.hash
        let least = estimate(hash)
        guard least < Self.most else { return }
        // Only the smallest are raised: they alone say something.
        for row in 0..<Self.rows {
            let place = Self.place(row, &hash)
            if counters[place] == least { counters[place] += 1 }
        }
    }

    func estimate(_ mark: Mark) -> Int { Int(estimate(mark.hash)) }

    private func estimate(_ hash: UInt64) -> UInt8 {
        var (hash, least) = (hash, UInt8.max)
        for row in 0..<Self.rows { least = min(least, counters[Self.place(row, &hash)]) }
        return least
    }

    private mutating func age() {
        for place in counters.indices { counters[place] >>= 1 }
        counted /= 2
    }

    /// Fifteen bits of the hash for each row.
    private static func place(_ row: Int, _ hash: inout UInt64) -> Int {
        defer { hash >>= 15 }
        return row * width + Int(hash & UInt64(width - 1))
    }
}
