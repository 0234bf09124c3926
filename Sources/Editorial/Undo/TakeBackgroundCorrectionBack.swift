import Archive
import Newsroom

/// Takes a background's correction from readers that should never have been issued, or shows it again. It stays on the newsroom's
/// record.
struct TakeBackgroundCorrectionBack: Act {
    let id: Correction.ID
    let isTakenBack: Bool

    init(_ id: Correction.ID, isTakenBack: Bool = true) {
        self.id = id
        self.isTakenBack = isTakenBack
    }

    func perform(in transaction: Transaction) throws {
        try transaction.require(.correct)
        try transaction.require(.publish)
        let corrections = transaction.records.backgroundCorrections
        guard let correction = try corrections.find(id) else { throw NewsroomError.notFound("correction \(id)") }
        try corrections.takeBack(id, at: isTakenBack ? transaction.now : nil)
        try transaction.tellReaders(of: correction.background)
        transaction.touch(.corrections)
        transaction.record(on: "background:\(correction.background)", ["correction": "\(id)", "takenBack": "\(isTakenBack)"])
    }
}
