/// The difference of two documents: first which lines belong together, then word by word within those.
package struct DocumentDifference: Sendable {
    package enum Change: Hashable, Sendable {
        case same(RevisionLine)
        case added(RevisionLine)
        case removed(RevisionLine)
        /// The same passage in other words, with other marks, or as another kind of block.
        case changed(from: RevisionLine, to: RevisionLine, [TextRun])
        /// A photograph that stands elsewhere now: where it was, and where it is.
        case movedAway(RevisionLine)
        case movedHere(RevisionLine)
        /// A photograph in the place of another.
        case replaced(RevisionLine, by: RevisionLine)
    }

    package private(set) var changes: [Change] = []

    /// For all lines and words together, whatever the documents.
    package static let usualBudget = 5_000_000
    /// How many of the lines that were taken out a new one is held against.
    private static let furthest = 40

    private var budget: Int
    private var lexicon = Lexicon()

    /// - Parameter budget: comparisons that it may cost; where they do not reach, it comes out coarser.
    package init(from old: Document, to new: Document, budget: Int = usualBudget) {
        self.budget = budget
        let (before, after) = (old.revisionLines, new.revisionLines)
        var (removed, added): ([RevisionLine], [RevisionLine]) = ([], [])
        let numbers = Numbers(before + after)
        let steps = EditScript.steps(from: before.map(numbers.number), to: after.map(numbers.number), budget: &self.budget)
        for step in steps {
            switch step {
            case .remove(let index): removed.append(before[index])
            case .insert(let index): added.append(after[index])
            case .keep(_, let index):
                pair(removed, added)
                (removed, added) = ([], [])
                changes.append(.same(after[index]))
            }
        }
        pair(removed, added)
        findMoves()
    }

    package var isEmpty: Bool { changes.allSatisfy { if case .same = $0 { true } else { false } } }

    /// Lines are compared by numbers: the same line, the same number.
    private struct Numbers {
        private var numbers: [RevisionLine: Int] = [:]

        init(_ lines: [RevisionLine]) {
            for line in lines where numbers[line] == nil { numbers[line] = numbers.count }
        }

        func number(_ line: RevisionLine) -> Int { numbers[line] ?? -1 }
    }

    // MARK: What belongs together

    /// Lines that were taken out, and those that were put in at that place: in their order, each with the first that resembles it.
    private mutating func pair(_ removed: [RevisionLine], _ added: [RevisionLine]) {
        var rest = removed[...]
        let words = removed.map { lexicon.words(of: $0) }
        for line in added {
            let own = lexicon.words(of: line)
            let match = rest.indices.prefix(Self.furthest).first { index in
                budget -= own.words.count + words[index].words.count + 1
                return budget > 0 && own.resembles(words[index])
            }
            guard let match else {
                changes.append(.added(line))
                continue
            }
            changes += rest[..<match].map { .removed($0) }
            let runs = TextDifference.runs(from: rest[match].tokens, to: line.tokens, budget: &budget)
            changes.append(.changed(from: rest[match], to: line, runs))
            rest = rest[(match + 1)...]
        }
        changes += rest.map { .removed($0) }
    }

    // MARK: Photographs

    private mutating func findMoves() {
        var (gone, come): (Set<Photograph.ID>, Set<Photograph.ID>) = ([], [])
        for change in changes {
            if case .removed(let line) = change, let id = line.photograph { gone.insert(id) }
            if case .added(let line) = change, let id = line.photograph { come.insert(id) }
        }
        let moved = gone.intersection(come)
        // An element after the other: mapped by a closure, this stops the compiler's optimiser (Swift 6.3).
        for (index, change) in changes.enumerated() {
            guard let photograph = change.photograph, moved.contains(photograph) else { continue }
            if case .removed(let line) = change { changes[index] = .movedAway(line) }
            if case .added(let line) = change { changes[index] = .movedHere(line) }
        }
        findReplacements()
    }

    private mutating func findReplacements() {
        var found: [Change] = []
        for change in changes {
            switch (found.last, change) {
            case (.removed(let old), .added(let new)) where old.photograph != nil && new.photograph != nil:
                found[found.count - 1] = .replaced(old, by: new)
            case (.added(let new), .removed(let old)) where old.photograph != nil && new.photograph != nil:
                found[found.count - 1] = .replaced(old, by: new)
            default: found.append(change)
            }
        }
        changes = found
    }
}

extension DocumentDifference.Change {
    /// Of a line that was taken out or put in.
    fileprivate var photograph: Photograph.ID? {
        switch self {
        case .removed(let line), .added(let line): line.photograph
        default: nil
        }
    }
}

extension RevisionLine {
    fileprivate var photograph: Photograph.ID? {
        if case .photograph(let id) = kind { id } else { nil }
    }
}
