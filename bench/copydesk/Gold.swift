import Foundation

/// Characters by their places, as ranges in order that do not meet.
struct Passage: Equatable {
    private(set) var ranges: [Range<Int>] = []

    init(_ ranges: [Range<Int>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound {
                self.ranges[self.ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    var count: Int { ranges.reduce(0) { $0 + $1.count } }
    var isEmpty: Bool { ranges.isEmpty }
    var start: Int { ranges.first?.lowerBound ?? 0 }

    func common(with other: Passage) -> Int {
        var (sum, mine, theirs) = (0, 0, 0)
        while mine < ranges.count, theirs < other.ranges.count {
            let shared = ranges[mine].clamped(to: other.ranges[theirs])
            sum += shared.count
            if ranges[mine].upperBound < other.ranges[theirs].upperBound { mine += 1 } else { theirs += 1 }
        }
        return sum
    }

    /// The F1 of characters; two passages that are both empty are the same.
    func likeness(to other: Passage) -> Double {
        guard !isEmpty || !other.isEmpty else { return 1 }
        return 2 * Double(common(with: other)) / Double(count + other.count)
    }
}

/// One attribution, in the gold or of ours.
struct Triple {
    var source: Passage
    var cue: Passage
    var content: Passage
    var isDirect = false
    var note = ""
}

/// An article with its gold.
struct Article {
    let name: String
    let text: String
    let gold: [Triple]
    /// Other annotators' readings of the same article, where there are any.
    var others: [[Triple]] = []

    /// One article in four is looked at rarely; which, its name alone decides (FNV-1a).
    var isHeldBack: Bool {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (hash >> 8) % 4 == 0
    }
}
