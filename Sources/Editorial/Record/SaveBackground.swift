import Archive
package import Newsroom

/// Makes a background passage, or changes it in every story that carries it.
package struct SaveBackground: Act {
    package var background: Background

    /// - Parameter background: with the number of the revision that it was made from; 0 for a new one.
    package init(_ background: Background) {
        self.background = background
    }

    package func perform(in transaction: Transaction) throws -> Background {
        try transaction.require(.keepBackground)
        var background = background
        try Check.text(background.name, in: "name", 1...200)
        try Check.text(background.source, in: "source", 0...500)
        do {
            try background.document.checkAsBackground()
        } catch {
            throw NewsroomError.invalid(field: error.path, reason: error.reason)
        }
        let document = background.document
        guard document.backgrounds.isEmpty, document.photographs.isEmpty, document.recordings.isEmpty else {
            throw NewsroomError.invalid(field: "document", reason: "a background is a passage of text: no photograph, audio or background")
        }
        let existing = try transaction.records.backgrounds.find(background.id)
        guard (existing?.revision ?? 0) == background.revision else {
            throw NewsroomError.conflict("the background was changed in between: its latest revision is \(existing?.revision ?? 0)")
        }
        guard existing != background else { return background }
        // Readers see the change at once where a public story carries the background.
        if try transaction.records.editions.show(background.id) { try transaction.require(.publish) }
        background.revision += 1
        try transaction.records.backgrounds.save(background, by: transaction.actor.id, at: transaction.now)
        try transaction.askForPreviews(of: document)
        let carriers = try transaction.records.editions.stories(carrying: background.id)
        transaction.record(
            on: "background:\(background.id)", ["revision": "\(background.revision)", "carriers": "\(carriers.count)"],
            before: existing.map { .background(revision: $0.revision) })
        transaction.touch(.background(background.id))
        for story in carriers { try transaction.settleNarration(of: story) }
        return background
    }
}
