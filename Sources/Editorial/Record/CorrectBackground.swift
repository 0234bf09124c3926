import Archive
package import Newsroom

/// Puts right what was wrong in a background passage, and says so in every public story that carried the error.
///
/// One revision and one correction, however many stories those are. Doing it twice is the same as once.
package struct CorrectBackground: Act {
    private static let newest = 30

    package var id: Correction.ID
    /// As it is right, with the number of the revision that it was made from; as it stands where only the notice is to be added.
    package var background: Background
    package var kind: Correction.Kind
    package var text: String

    package init(_ id: Correction.ID, of background: Background, kind: Correction.Kind, text: String) {
        self.id = id
        self.background = background
        self.kind = kind
        self.text = text
    }

    package func perform(in transaction: Transaction) throws -> BackgroundCorrection {
        try transaction.require(.keepBackground)
        try transaction.require(.correct)
        try transaction.require(.publish)
        let (records, corrections) = (transaction.records, transaction.records.backgroundCorrections)
        if let done = try corrections.find(id) {
            guard done.background == background.id else { throw NewsroomError.conflict("the identifier is another correction's") }
            return done
        }
        guard try records.corrections.find(id) == nil else { throw NewsroomError.conflict("the identifier is another correction's") }
        guard !text.allSatisfy(\.isWhitespace), text.count <= Correction.longestText else {
            throw NewsroomError.invalid(field: "text", reason: "say what was wrong and what is right, in at most 2,000 characters")
        }
        guard let existing = try transaction.checked(background) else { throw NewsroomError.notFound("background \(background.id)") }
        guard try records.editions.show(background.id) else {
            throw NewsroomError.conflict("no public story carries the background: nobody has read the error")
        }
        let told = try records.backgrounds.told(background.id, as: existing.revision)
        let right = try transaction.put(background, over: existing, told: told)
        let correction = BackgroundCorrection(
            id: id, background: background.id, kind: kind, text: text, before: existing.revision, after: right.revision,
            at: transaction.now, by: transaction.actor.id)
        try corrections.add(correction)
        try transaction.tellReaders(of: background.id)
        transaction.touch(.corrections)
        // Those who follow feeds are told where the newest stories had the error: as many as a feed has.
        for story in try records.editions.newest(carrying: background.id, among: Self.newest) { try transaction.touchLists(of: story) }
        transaction.record(on: "background:\(background.id)", ["correction": "\(id)", "kind": kind.rawValue])
        return correction
    }
}
