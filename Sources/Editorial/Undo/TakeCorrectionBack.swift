import Archive
import Newsroom

/// Takes a correction from readers that should never have been issued, or shows it again. It stays on the newsroom's record.
struct TakeCorrectionBack: Act {
    let id: Correction.ID
    let isTakenBack: Bool

    init(_ id: Correction.ID, isTakenBack: Bool = true) {
        self.id = id
        self.isTakenBack = isTakenBack
    }

    func perform(in transaction: Transaction) throws {
        try transaction.require(.correct)
        let corrections = transaction.records.corrections
        guard let correction = try corrections.find(id) else { throw NewsroomError.notFound("correction \(id)") }
        try transaction.require(.correct, on: transaction.story(correction.story))
        try corrections.takeBack(id, at: isTakenBack ? transaction.now : nil)
        try transaction.touchEdition(of: correction.story)
        transaction.touch(.corrections)
        transaction.record(on: "story:\(correction.story)", ["correction": "\(id)", "takenBack": "\(isTakenBack)"])
    }
}
