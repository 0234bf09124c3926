import Archive
package import Newsroom

/// Makes a background passage, or changes it in every story that carries it.
package struct SaveBackground: Act {
    package var background: Background
    /// What the readers of those stories are told of it.
    package var change: BackgroundChange
    /// Who answers for a new one, and when it is looked at again; who makes it unless said. Later that is `TendBackground`'s.
    package var care: BackgroundCare?
    /// While work is undone: the revision as which it stands again. Readers are told what they were told then.
    let restored: Int?

    /// - Parameter background: with the number of the revision that it was made from; 0 for a new one.
    package init(_ background: Background, _ change: BackgroundChange = .update, care: BackgroundCare? = nil) {
        self.background = background
        self.change = change
        self.care = care
        restored = nil
    }

    init(_ background: Background, restoring revision: Int) {
        self.background = background
        change = .fix
        restored = revision
    }

    package func perform(in transaction: Transaction) throws -> Background {
        try transaction.require(.keepBackground)
        let existing = try transaction.checked(background)
        guard existing != background else { return background }
        // Readers see the change at once where a public story carries the background.
        if try transaction.records.editions.show(background.id) { try transaction.require(.publish) }
        let saved = try transaction.put(
            background, over: existing, told: told(over: existing, in: transaction), ["kind": change.rawValue])
        if existing == nil { try transaction.keep(care ?? BackgroundCare(owner: transaction.actor.id), of: background.id) }
        return saved
    }

    private func told(over existing: Background?, in transaction: Transaction) throws -> Int? {
        guard let existing else { return nil }
        if let restored { return try transaction.records.backgrounds.told(background.id, as: restored) }
        return change == .update ? existing.revision + 1 : try transaction.records.backgrounds.told(background.id, as: existing.revision)
    }
}
