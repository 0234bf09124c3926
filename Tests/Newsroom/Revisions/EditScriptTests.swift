import Testing

@testable import Newsroom

@Suite("Edit scripts") struct EditScriptTests {
    /// The new sequence as the steps make it from the old one; nil where they do not go through the old one in order.
    private func applied(_ steps: [EditScript.Step], _ old: [Int], _ new: [Int]) -> [Int]? {
        var (at, made): (Int, [Int]) = (0, [])
        for step in steps {
            switch step {
            case .keep(let index, let other):
                guard index == at, other == made.count, old[index] == new[other] else { return nil }
                made.append(old[index])
                at += 1
            case .remove(let index):
                guard index == at else { return nil }
                at += 1
            case .insert(let index):
                guard index == made.count else { return nil }
                made.append(new[index])
            }
        }
        return at == old.count ? made : nil
    }

    private func edits(_ steps: [EditScript.Step]) -> Int {
        steps.count { if case .keep = $0 { false } else { true } }
    }

    /// By the longest common subsequence, worked out the slow way.
    private func fewest(_ old: [Int], _ new: [Int]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for left in old {
            var before = 0
            for (index, right) in new.enumerated() {
                let above = row[index + 1]
                row[index + 1] = left == right ? before + 1 : max(above, row[index])
                before = above
            }
        }
        return old.count + new.count - 2 * row[new.count]
    }

    @Test func `random sequences come out whole, by the fewest edits`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<600 {
            let letters = Int.random(in: 1...4, using: &random)
            let old = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int.random(in: 0...letters, using: &random) }
            let new = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int.random(in: 0...letters, using: &random) }
            var budget = 1_000_000
            let steps = EditScript.steps(from: old, to: new, budget: &budget)
            #expect(applied(steps, old, new) == new, "\(old) \(new)")
            #expect(edits(steps) == fewest(old, new), "\(old) \(new)")
        }
    }

    @Test func `where the budget ends, the middle is one change, and the ends are kept`() {
        let old = [1, 2] + Array(10..<5_000) + [3]
        let new = [1, 2] + Array(20_000..<25_000) + [3]
        var budget = 100_000
        let steps = EditScript.steps(from: old, to: new, budget: &budget)
        #expect(applied(steps, old, new) == new)
        #expect(edits(steps) == old.count + new.count - 6)
        #expect(budget > -20_000, "it stops soon after")
    }
}
