/// The shortest way from one sequence to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
///
/// What it may cost is given: where that does not reach, what lies between the common beginning and the common end is taken out and
/// put in as a whole. So no input makes it slow.
enum EditScript {
    enum Step: Equatable {
        case keep(old: Int, new: Int)
        case remove(Int)
        case insert(Int)
    }

    /// Edits beyond which a finer difference helps nobody; with it the memory is bounded too.
    private static let mostEdits = 800

    /// - Parameter budget: comparisons that may still be made; made less by those that were.
    static func steps<Element: Hashable>(from old: [Element], to new: [Element], budget: inout Int) -> [Step] {
        let shorter = min(old.count, new.count)
        var head = 0
        while head < shorter, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        budget -= head + tail
        let middle = middle(Array(old[head..<oldEnd]), Array(new[head..<newEnd]), at: head, budget: &budget)
        return (0..<head).map { .keep(old: $0, new: $0) } + middle
            + (0..<tail).map { .keep(old: oldEnd + $0, new: newEnd + $0) }
    }

    private static func middle<Element: Hashable>(_ old: [Element], _ new: [Element], at offset: Int, budget: inout Int) -> [Step] {
        guard !old.isEmpty, !new.isEmpty, let trace = trace(old, new, budget: &budget) else {
            return old.indices.map { .remove(offset + $0) } + new.indices.map { .insert(offset + $0) }
        }
        return steps(back: trace, from: (old.count, new.count), at: offset)
    }

    /// How far each diagonal reaches after each number of edits; nil where it would cost too much.
    private static func trace<Element: Hashable>(_ old: [Element], _ new: [Element], budget: inout Int) -> [[Int]]? {
        var trace: [[Int]] = []
        var reach: [Int] = []
        for edits in 0...min(mostEdits, old.count + new.count) {
            var next = [Int](repeating: 0, count: 2 * edits + 1)
            for index in stride(from: 0, through: 2 * edits, by: 2) {
                let diagonal = index - edits
                let (below, above) = (value(reach, diagonal - 1, edits - 1), value(reach, diagonal + 1, edits - 1))
                var x = edits == 0 ? 0 : diagonal == -edits || diagonal != edits && below < above ? above : below + 1
                var y = x - diagonal
                while x < old.count, y < new.count, old[x] == new[y] {
                    x += 1
                    y += 1
                    budget -= 1
                }
                budget -= 1
                next[index] = x
                if x >= old.count, y >= new.count { return trace + [next] }
            }
            guard budget > 0 else { return nil }
            trace.append(next)
            reach = next
        }
        return nil
    }

    /// How far a diagonal reached after so many edits; the places between are those of other parity.
    private static func value(_ reach: [Int], _ diagonal: Int, _ edits: Int) -> Int {
        let index = diagonal + edits
        return edits >= 0 && reach.indices.contains(index) ? reach[index] : -1
    }

    private static func steps(back trace: [[Int]], from end: (x: Int, y: Int), at offset: Int) -> [Step] {
        var (x, y) = end
        var steps: [Step] = []
        for edits in trace.indices.reversed() {
            let diagonal = x - y
            guard edits > 0 else {
                while x > 0, y > 0 {
                    (x, y) = (x - 1, y - 1)
                    steps.append(.keep(old: offset + x, new: offset + y))
                }
                break
            }
            let before = trace[edits - 1]
            let (below, above) = (value(before, diagonal - 1, edits - 1), value(before, diagonal + 1, edits - 1))
            let isInsertion = diagonal == -edits || diagonal != edits && below < above
            let startX = isInsertion ? above : below + 1
            while x > startX {
                (x, y) = (x - 1, y - 1)
                steps.append(.keep(old: offset + x, new: offset + y))
            }
            if isInsertion {
                y -= 1
                steps.append(.insert(offset + y))
            } else {
                x -= 1
                steps.append(.remove(offset + x))
            }
        }
        return steps.reversed()
    }
}
