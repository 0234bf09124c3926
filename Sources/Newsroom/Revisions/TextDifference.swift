/// A piece of text as one revision has it and another does not, or both have it.
package struct TextRun: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        case same, added, removed
        /// The same words with other marks.
        case marked(added: [Mark], removed: [Mark])
    }

    package var text: String
    package var change: Change

    package init(text: String, change: Change) {
        self.text = text
        self.change = change
    }
}

/// The difference of two texts, word by word.
package enum TextDifference {
    /// Comparisons that the difference of two short texts may cost.
    private static let usualBudget = 2_000_000

    package static func runs(from old: String, to new: String) -> [TextRun] {
        var budget = usualBudget
        return runs(from: TextToken.tokens(of: old), to: TextToken.tokens(of: new), budget: &budget)
    }

    static func runs(from old: [TextToken], to new: [TextToken], budget: inout Int) -> [TextRun] {
        var builder = RunBuilder()
        for step in EditScript.steps(from: old.map(\.text), to: new.map(\.text), budget: &budget) {
            switch step {
            case .keep(let before, let after): builder.keep(old[before], new[after])
            case .remove(let index): builder.remove(old[index].text)
            case .insert(let index): builder.add(new[index].text)
            }
        }
        return builder.finish()
    }
}

/// Puts steps together to what can be read: a space between two changes belongs to both.
private struct RunBuilder {
    private var runs: [TextRun] = []
    private var removed = ""
    private var added = ""
    /// What was kept since the last change and may yet fall to it.
    private var space = ""

    mutating func remove(_ text: String) {
        takeSpace()
        removed += text
    }

    mutating func add(_ text: String) {
        takeSpace()
        added += text
    }

    mutating func keep(_ old: TextToken, _ new: TextToken) {
        if old.isSpace, old.marks == new.marks, !(removed.isEmpty && added.isEmpty) {
            space += new.text
            return
        }
        settle()
        let change: TextRun.Change =
            old.marks == new.marks
            ? .same
            : .marked(added: Mark.ordered(new.marks.subtracting(old.marks)), removed: Mark.ordered(old.marks.subtracting(new.marks)))
        append(new.text, change)
    }

    mutating func finish() -> [TextRun] {
        settle()
        return runs
    }

    private mutating func takeSpace() {
        guard !space.isEmpty else { return }
        if !removed.isEmpty { removed += space }
        if !added.isEmpty { added += space }
        // Where only the one side has a change so far, the space stands with both.
        if removed.isEmpty { removed = space }
        if added.isEmpty { added = space }
        space = ""
    }

    private mutating func settle() {
        if !removed.isEmpty { append(removed, .removed) }
        if !added.isEmpty { append(added, .added) }
        if !space.isEmpty { append(space, .same) }
        (removed, added, space) = ("", "", "")
    }

    private mutating func append(_ text: String, _ change: TextRun.Change) {
        if let last = runs.last, last.change == change {
            runs[runs.count - 1].text += text
        } else {
            runs.append(TextRun(text: text, change: change))
        }
    }
}
